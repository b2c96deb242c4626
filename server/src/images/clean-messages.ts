/**
 * What the server and the process that cleans photos say to each other, and the sentences for what goes wrong.
 *
 * Must never: carry a file's name, or anything of the person who sent it.
 */
import type { Text } from '@balai/kernel';
import type { Perceptual } from './perceptual.ts';
import type { RefusedFile } from './recognise.ts';
import type { Taken } from './taken.ts';

/** Width times height of the largest photo that is decoded: 50 megapixels. */
export const MAX_PIXELS = 50_000_000;

export interface CleanImage {
  /** A JPEG in sRGB, upright, at most 2048 pixels long, with no metadata at all. */
  readonly bytes: Buffer;
  /** A JPEG of at most 480 pixels. */
  readonly thumbnail: Buffer;
  readonly width: number;
  readonly height: number;
  /** Of `bytes`. */
  readonly sha256: string;
  readonly perceptual: Perceptual;
  /** Eleven bytes for each: by which a part of this photo is found. */
  readonly landmarks: Uint8Array;
  /** Read before it was removed, for the sender alone to use or to drop. */
  readonly taken: Taken;
}

export type CleanProblem = 'notAnImage' | 'tooManyPixels' | 'unreadable' | 'tooSlow';

export type RefusedImage =
  | RefusedFile
  | { readonly type: CleanProblem; readonly message: Text }
  | { readonly type: 'busy'; readonly retryAfterMs: number; readonly message: Text };

export interface CleanRequest {
  readonly bytes: Uint8Array;
}
/** The process's first message: it runs. */
export interface CleanReady {
  readonly ready: true;
}
export type CleanAnswer =
  /** `spent`: the process holds memory that it cannot give back, and is to be ended. */
  | { readonly ok: true; readonly image: CleanImage; readonly spent: boolean }
  | { readonly ok: false; readonly problem: CleanProblem }
  | { readonly ok: false; readonly refused: RefusedFile };

export const CLEAN_WORDS: Readonly<Record<CleanProblem | 'busy', Text>> = {
  notAnImage: {
    id: 'Di sini hanya foto yang dapat dikirim. Kirim foto JPEG, PNG, WebP atau HEIC.',
    en: 'Only a photo can be sent here. Please send a JPEG, PNG, WebP or HEIC photo.',
  },
  tooManyPixels: {
    id: 'Foto ini terlalu besar: paling banyak 50 megapiksel. Kecilkan dulu, lalu kirim lagi.',
    en: 'This photo is too large: at most 50 megapixels. Please make it smaller and send it again.',
  },
  unreadable: {
    id: 'Foto ini rusak atau tidak lengkap sehingga tidak dapat dibuka. Coba ambil atau kirim foto lain.',
    en: 'This photo is damaged or incomplete and cannot be opened. Please take or send another one.',
  },
  tooSlow: {
    id: 'Foto ini terlalu lama diolah. Kecilkan atau ambil ulang fotonya, lalu kirim lagi.',
    en: 'This photo takes too long to process. Please make it smaller or take it again, then send it once more.',
  },
  busy: {
    id: 'Banyak foto sedang diolah. Coba kirim lagi sebentar lagi; isian Anda tetap tersimpan.',
    en: 'Many photos are being processed. Please send it again in a moment; your answers are kept.',
  },
};

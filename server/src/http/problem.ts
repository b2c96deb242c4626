/**
 * Errors over HTTP: RFC 9457 `application/problem+json`, and the one switch that chooses a status.
 *
 * Must never: show a stack trace, an SQL word or somebody's data, or choose a status anywhere else.
 */
import type { IncomingHttpHeaders } from 'node:http';
import type { AnswerError, Text } from '@balai/kernel';
import type { FieldSentence } from '../platform/platform-types.ts';
import { cookieIn } from './device.ts';
import type { Outage } from './outage.ts';

export type Language = keyof Text;

/** Everything that an API call can be refused with. */
export type ApiRefusal =
  | {
      readonly type:
        | 'notFound'
        | 'notSignedIn'
        | 'originForeign'
        | 'addressUnreadable'
        | 'formUnreadable'
        | 'keyMissing'
        | 'keyReused'
        | 'consentMissing'
        | 'textMissing'
        | 'textTooLong'
        | 'purposeMissing'
        | 'wrongSecret'
        | 'unavailable'
        | 'wrongClock';
    }
  | { readonly type: 'notAllowed' | 'signerUnavailable'; readonly message: Text }
  | { readonly type: 'standstill'; readonly because: Outage }
  | { readonly type: 'claimedBy'; readonly name: string }
  | { readonly type: 'tooMany'; readonly retryAfterSeconds?: number }
  | { readonly type: 'alreadySent'; readonly number: string }
  | { readonly type: 'serviceChanged'; readonly asks: readonly string[] }
  | { readonly type: 'answersRefused'; readonly errors: readonly AnswerError[] }
  | { readonly type: 'scoresMissing'; readonly elements: readonly string[] }
  | { readonly type: 'refused'; readonly sentences: readonly FieldSentence[] }
  | { readonly type: 'changedMeanwhile'; readonly message: Text; readonly version: number }
  | {
      readonly type: 'notRecognised' | 'tooLarge' | 'tooManyPixels' | 'damaged' | 'noRoom';
      readonly message: Text;
    };

/** The HTTP status of a refusal. Exhaustive: a new refusal does not compile until it has its status. */
export function statusOf(type: ApiRefusal['type']): number {
  switch (type) {
    case 'keyMissing':
    case 'addressUnreadable':
    case 'formUnreadable':
      return 400;
    case 'notSignedIn':
      return 401;
    case 'originForeign':
    case 'notAllowed':
    case 'wrongSecret':
      return 403;
    case 'notFound':
      return 404;
    case 'alreadySent':
    case 'claimedBy':
    case 'changedMeanwhile':
    case 'serviceChanged':
      return 409;
    case 'tooLarge':
      return 413;
    case 'notRecognised':
      return 415;
    case 'keyReused':
    case 'consentMissing':
    case 'textMissing':
    case 'textTooLong':
    case 'purposeMissing':
    case 'answersRefused':
    case 'scoresMissing':
    case 'refused':
    case 'tooManyPixels':
    case 'damaged':
      return 422;
    case 'tooMany':
      return 429;
    case 'signerUnavailable':
    case 'unavailable':
    case 'wrongClock':
    case 'standstill':
      return 503;
    case 'noRoom':
      return 507;
  }
}

const TITLES: Readonly<Record<ApiRefusal['type'], Text>> = {
  formUnreadable: {
    id: 'Kiriman formulir ini tidak lengkap sampai. Coba kirim lagi.',
    en: 'This form did not arrive whole. Please send it again.',
  },
  addressUnreadable: { id: 'Alamat ini tidak dapat dibaca.', en: 'This address cannot be read.' },
  keyMissing: {
    id: 'Sertakan Idempotency-Key, agar kiriman ulang tidak menjadi dua kasus.',
    en: 'Send an Idempotency-Key, so that a resend does not become two cases.',
  },
  notSignedIn: { id: 'Silakan masuk sebagai petugas.', en: 'Please sign in as an officer.' },
  originForeign: {
    id: 'Permintaan ini datang dari situs lain. Buka halaman kami, lalu ulangi.',
    en: 'This request comes from another site. Open our own page and try again.',
  },
  notAllowed: { id: 'Bukan wewenang Anda.', en: 'You may not do this.' },
  wrongSecret: {
    id: 'Nomor dan kode rahasia tidak cocok. Periksa tanda terima Anda.',
    en: 'Number and secret do not match. Look at your receipt.',
  },
  notFound: { id: 'Tidak ditemukan. Periksa nomor atau alamatnya.', en: 'Not found. Check the number or the address.' },
  alreadySent: { id: 'Sudah terkirim sebelumnya.', en: 'It had been sent before.' },
  claimedBy: { id: 'Kasus ini sedang dipegang petugas lain.', en: 'Another officer holds this case.' },
  changedMeanwhile: {
    id: 'Kasus ini berubah sejak Anda membukanya. Muat ulang dan periksa.',
    en: 'The case has changed since you opened it. Reload and look again.',
  },
  serviceChanged: {
    id: 'Layanan ini diperbarui. Jawaban yang masih cocok kami simpan.',
    en: 'The service has changed. The answers that still fit are kept.',
  },
  tooLarge: { id: 'Berkas terlalu besar, paling banyak 15 MB.', en: 'The file is too large; at most 15 MB.' },
  notRecognised: {
    id: 'Jenis berkas tidak dikenal. Kirim JPEG, PNG, WebP, HEIC, atau PDF.',
    en: 'Unknown kind of file. Send JPEG, PNG, WebP, HEIC or PDF.',
  },
  keyReused: { id: 'Kunci ini sudah dipakai untuk isi yang lain.', en: 'This key was used for another content.' },
  consentMissing: { id: 'Centang persetujuan sebelum mengirim.', en: 'Tick the consent before sending.' },
  textMissing: { id: 'Tulis pesannya dahulu.', en: 'Write the message first.' },
  textTooLong: { id: 'Pesannya terlalu panjang.', en: 'The message is too long.' },
  purposeMissing: { id: 'Tulis keperluan membaca data ini.', en: 'Say why you need to read this.' },
  answersRefused: { id: 'Ada jawaban yang perlu diperbaiki.', en: 'Some answers need another look.' },
  scoresMissing: { id: 'Isi kesembilan penilaian.', en: 'Give all nine scores.' },
  refused: { id: 'Tidak dapat dilakukan.', en: 'This cannot be done.' },
  tooManyPixels: { id: 'Gambar terlalu besar ukurannya.', en: 'The picture has too many pixels.' },
  damaged: {
    id: 'Berkas rusak atau terpotong. Kirim sekali lagi.',
    en: 'The file is damaged or cut off. Send it again.',
  },
  tooMany: {
    id: 'Terlalu banyak permintaan. Tunggu sebentar lalu ulangi.',
    en: 'Too many requests. Wait a moment and try again.',
  },
  noRoom: {
    id: 'Tempat penyimpanan kami sedang penuh. Yang sudah tersimpan tidak hilang; coba lagi nanti.',
    en: 'Our storage is full at the moment. What was saved is not lost; please try again later.',
  },
  unavailable: {
    id: 'Layanan sedang terhenti sebentar. Yang sudah tersimpan tidak hilang; coba lagi sebentar lagi.',
    en: 'The service is away for a moment. What was saved is not lost; please try again shortly.',
  },
  standstill: {
    id: 'Untuk sementara tidak ada yang dicatat. Coba lagi sebentar lagi.',
    en: 'Nothing is recorded for now. Please try again shortly.',
  },
  wrongClock: {
    id: 'Jam server kami sedang salah, jadi kami belum mencatat apa pun. Yang sudah tersimpan tidak hilang; coba lagi sebentar lagi.',
    en: 'The clock of our server is wrong, so nothing is recorded for now. What was saved is not lost; please try again shortly.',
  },
  signerUnavailable: {
    id: 'Layanan tanda tangan sedang tidak dapat dihubungi. Surat menunggu dengan nomornya.',
    en: 'The signing service cannot be reached. The letter waits with its number.',
  },
};

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  /** One per field at fault: a JSON pointer into the answers (empty: the request as a whole), and what to do. */
  readonly errors?: readonly {
    readonly pointer: string;
    readonly detail: string;
    readonly basis?: string;
    /** Where the field stands when it is not in the answers: body, querystring, params, headers. */
    readonly in?: string;
  }[];
  readonly [extension: string]: unknown;
}

/** Returns the problem document of a refusal, in the reader's language. */
export function problemOf(refusal: ApiRefusal, language: Language): Problem {
  const base = {
    type: `tag:balai,2026:problem/${refusal.type}`,
    title: TITLES[refusal.type][language],
    status: statusOf(refusal.type),
  };
  switch (refusal.type) {
    case 'answersRefused':
      return {
        ...base,
        errors: refusal.errors.map(({ field, code, message }) => ({
          pointer: pointerOf(field),
          detail: message[language],
          code,
        })),
      };
    case 'refused':
      return {
        ...base,
        errors: refusal.sentences.map(({ field, message, basis }) => ({
          pointer: field === null ? '' : pointerOf(field),
          detail: message[language],
          ...(basis === undefined ? {} : { basis }),
        })),
      };
    case 'notAllowed':
    case 'signerUnavailable':
    case 'changedMeanwhile':
    case 'notRecognised':
    case 'tooLarge':
    case 'tooManyPixels':
    case 'damaged':
    case 'noRoom':
      return { ...base, detail: refusal.message[language] };
    case 'standstill':
      return problemOfOutage(refusal.because, language);
    case 'alreadySent':
      return { ...base, number: refusal.number };
    case 'serviceChanged':
      return { ...base, asks: refusal.asks };
    case 'scoresMissing':
      return { ...base, elements: refusal.elements };
    case 'claimedBy':
      return { ...base, detail: refusal.name };
    default:
      return base;
  }
}

const pointerOf = (field: string): string => `/answers/${field.replaceAll('.', '/')}`;

/** The same sentence, for a form that comes again. */
export const sentenceOf = (outage: Outage): Text => TITLES[outage];

/** The problem document of an outage: it says no more than its title, whatever lies behind it. */
export const problemOfOutage = (outage: Outage, language: Language): Problem => ({
  type: `tag:balai,2026:problem/${outage}`,
  title: TITLES[outage][language],
  status: statusOf(outage),
});

/** The language that a caller asks for: the cookie of the pages first, then what Accept-Language prefers; else Indonesian. */
export function languageOf(headers: IncomingHttpHeaders): Language {
  const cookie = cookieIn(headers.cookie, 'bahasa');
  if (cookie === 'id' || cookie === 'en') return cookie;
  const wishes = (headers['accept-language'] ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const weight = parameters.map((one) => /^\s*q=([\d.]+)$/.exec(one)?.[1]).find((one) => one !== undefined);
      return { language: tag.split('-')[0] ?? '', weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ language, weight }) => weight > 0 && /^(id|in|en)$/.test(language))
    .toSorted((a, b) => b.weight - a.weight);
  return wishes[0]?.language === 'en' ? 'en' : 'id';
}

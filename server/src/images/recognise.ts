/**
 * Tells what an uploaded file is by its content, and refuses what is not a photo or a PDF.
 *
 * Must never: look at the file's name or at the type that the sender claims; or accept a file that is two things at
 * once, as a PDF is kept and served byte for byte. It takes only types from the kernel, as the small process that
 * decodes photos runs it too.
 */
import type { Result, Text } from '@balai/kernel';

export type FileKind = 'jpeg' | 'png' | 'webp' | 'heic' | 'pdf';

export interface RecognisedFile {
  readonly kind: FileKind;
  readonly mediaType: 'image/jpeg' | 'image/png' | 'image/webp' | 'image/heic' | 'application/pdf';
  readonly isImage: boolean;
}

/** Why a file is refused, with a sentence for the sender. `found` and `also` are short names: `gif`, `html`. */
export type RefusedFile =
  | { readonly type: 'emptyFile'; readonly message: Text }
  | { readonly type: 'incompleteFile'; readonly found: FileKind; readonly message: Text }
  | { readonly type: 'kindNotAccepted'; readonly found: string; readonly message: Text }
  | { readonly type: 'kindUnknown'; readonly message: Text }
  | { readonly type: 'twoKindsAtOnce'; readonly found: FileKind; readonly also: string; readonly message: Text };

const MEDIA_TYPES = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  heic: 'image/heic',
  pdf: 'application/pdf',
} as const;

/** Known by their first bytes, and not taken. */
const OTHER_KINDS: readonly (readonly [magic: string, name: string])[] = [
  ['GIF8', 'gif'],
  ['PK\x03\x04', 'zip'],
  ['PK\x05\x06', 'zip'],
  ['II*\0', 'tiff'],
  ['MM\0*', 'tiff'],
  ['BM', 'bmp'],
  ['\0\0\x01\0', 'ico'],
  ['8BPS', 'psd'],
  ['\xd0\xcf\x11\xe0', 'office'],
  ['{\\rtf', 'rtf'],
  ['Rar!', 'rar'],
  ['7z\xbc\xaf', '7z'],
  ['\x1f\x8b', 'gzip'],
  ['MZ', 'program'],
  ['\x7fELF', 'program'],
  ['#!', 'program'],
  ['ID3', 'audio'],
  ['OggS', 'audio'],
  ['\x1aE\xdf\xa3', 'video'],
  ['\xff\x0a', 'jxl'],
  ['\0\0\0\x0cJXL ', 'jxl'],
  ['%!PS', 'postscript'],
];
/** Kinds whose mark does not stand at the start, so that they could share a file with one that does. */
const MARKS_ELSEWHERE: readonly (readonly [offset: number, magic: string, name: string])[] = [
  [257, 'ustar', 'tar'],
  [128, 'DICM', 'dicom'],
  [0x8001, 'CD001', 'iso'],
  [4, 'ftyp', 'video'],
];
const MARKUP = /<(?:script|html|!doctype|svg|iframe|body|\?php)\b/iu;

const ok = (value: RecognisedFile): Result<RecognisedFile, never> => ({ ok: true, value });
const err = (error: RefusedFile): Result<never, RefusedFile> => ({ ok: false, error });

/** Recognises the whole file. */
export function recognise(bytes: Buffer): Result<RecognisedFile, RefusedFile> {
  if (bytes.length === 0)
    return err({
      type: 'emptyFile',
      message: { id: 'Berkas ini kosong. Pilih berkas lain.', en: 'This file is empty. Please choose another one.' },
    });
  const kind = kindOf(bytes);
  if (kind === null) return err(notTaken(bytes));
  const also = alsoIs(bytes, kind);
  if (also !== null) return err({ type: 'twoKindsAtOnce', found: kind, also, message: TWO_KINDS });
  if (kind === 'pdf' && bytes.lastIndexOf('%%EOF') < 0)
    return err({ type: 'incompleteFile', found: kind, message: INCOMPLETE });
  return ok({ kind, mediaType: MEDIA_TYPES[kind], isImage: kind !== 'pdf' });
}

function kindOf(bytes: Buffer): FileKind | null {
  const head = bytes.toString('latin1', 0, 16);
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n') && head.slice(12) === 'IHDR') return 'png';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'webp';
  if (head.startsWith('%PDF-')) return 'pdf';
  return isHeic(bytes) ? 'heic' : null;
}

const brandsOf = (bytes: Buffer): readonly string[] => {
  if (bytes.toString('latin1', 4, 8) !== 'ftyp') return [];
  const length = Math.min(bytes.readUInt32BE(0), bytes.length, 256);
  const brands = [bytes.toString('latin1', 8, 12)];
  for (let at = 16; at + 4 <= length; at += 4) brands.push(bytes.toString('latin1', at, at + 4));
  return brands;
};

function isHeic(bytes: Buffer): boolean {
  const brands = brandsOf(bytes);
  const still = brands.some((brand) => ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx'].includes(brand));
  return !isAvif(brands) && (still || ['mif1', 'msf1'].includes(brands[0] ?? ''));
}

const isAvif = (brands: readonly string[]): boolean => brands.includes('avif') || brands.includes('avis');

function alsoIs(bytes: Buffer, kind: FileKind): string | null {
  if (kind !== 'pdf' && bytes.subarray(0, 1100).includes('%PDF-')) return 'pdf';
  if (endsAsZip(bytes)) return 'zip';
  if (MARKUP.test(bytes.toString('latin1', 0, kind === 'pdf' ? 1024 : 4096))) return 'html';
  const other = MARKS_ELSEWHERE.find(
    ([offset, magic]) =>
      !(kind === 'heic' && magic === 'ftyp') && bytes.toString('latin1', offset, offset + magic.length) === magic,
  );
  return other?.[2] ?? null;
}

/** A zip is read from its end: a record there whose comment reaches exactly the last byte makes the file one. */
function endsAsZip(bytes: Buffer): boolean {
  const from = Math.max(0, bytes.length - 65_557);
  for (
    let at = bytes.lastIndexOf('PK\x05\x06');
    at >= from && at >= 0;
    at = at === 0 ? -1 : bytes.lastIndexOf('PK\x05\x06', at - 1)
  ) {
    if (at + 22 <= bytes.length && at + 22 + bytes.readUInt16LE(at + 20) === bytes.length) return true;
  }
  return false;
}

function notTaken(bytes: Buffer): RefusedFile {
  const found = nameOf(bytes);
  if (found === null) return { type: 'kindUnknown', message: UNKNOWN };
  return {
    type: 'kindNotAccepted',
    found,
    message: {
      id: `Berkas ini berjenis ${found.toUpperCase()}, yang tidak dapat kami terima. Kirim foto JPEG, PNG, WebP atau HEIC, atau dokumen PDF.`,
      en: `This is a file of the kind ${found.toUpperCase()}, which we cannot accept. Please send a JPEG, PNG, WebP or HEIC photo, or a PDF document.`,
    },
  };
}

function nameOf(bytes: Buffer): string | null {
  const head = bytes.toString('latin1', 0, 16);
  const known = OTHER_KINDS.find(([magic]) => head.startsWith(magic));
  if (known !== undefined) return known[1];
  if (head.startsWith('RIFF')) return head.slice(8, 12) === 'WAVE' ? 'audio' : 'video';
  const brands = brandsOf(bytes);
  if (brands.length > 0) return isAvif(brands) ? 'avif' : 'video';
  const text = bytes
    .toString('utf8', 0, 4096)
    .replace(/^\ufeff/u, '')
    .trimStart();
  if (/<svg[\s>]/iu.test(text)) return 'svg';
  return text.startsWith('<') ? (/^<\?xml/iu.test(text) && !/<html/iu.test(text) ? 'xml' : 'html') : null;
}

const TWO_KINDS: Text = {
  id: 'Berkas ini memuat dua jenis berkas sekaligus sehingga tidak aman diterima. Simpan ulang sebagai JPEG atau PDF, lalu kirim lagi.',
  en: 'This file is two kinds of file at once, so it is not safe to accept. Please save it again as JPEG or PDF and send it once more.',
};
const INCOMPLETE: Text = {
  id: 'Dokumen PDF ini tidak lengkap, mungkin terputus saat disalin. Kirim lagi berkas yang utuh.',
  en: 'This PDF is incomplete; it may have been cut off while it was copied. Please send the whole file.',
};
const UNKNOWN: Text = {
  id: 'Jenis berkas ini tidak kami kenali. Kirim foto JPEG, PNG, WebP atau HEIC, atau dokumen PDF.',
  en: 'We do not recognise this kind of file. Please send a JPEG, PNG, WebP or HEIC photo, or a PDF document.',
};

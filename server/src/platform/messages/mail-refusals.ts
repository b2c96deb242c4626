/**
 * Why a mail is not taken: a code for the mail server, one sentence for whoever wrote it.
 *
 * The mail server sends the sentence back, so it is of signs of ASCII alone. Must never: say anything about a case but that it is over.
 */
import type { MailRefusal } from '../../messages/mail-listener.ts';
import type { UploadRefusal } from '../platform-types.ts';

const refusal = (code: MailRefusal['code'], status: string, id: string, en: string): MailRefusal => ({
  code,
  status,
  says: { id, en },
});

export const UNKNOWN = refusal(
  550,
  '5.1.1',
  'Alamat balasan ini tidak dikenal atau sudah tidak berlaku; buka halaman urusan Anda.',
  'This reply address is unknown or no longer valid; please open the page of your matter.',
);
export const AUTOMATIC = refusal(550, '5.7.1', 'Balasan otomatis tidak diterima.', 'Automatic replies are not taken.');
export const TOO_MANY = refusal(
  451,
  '4.7.1',
  'Terlalu banyak surel untuk urusan ini dalam satu jam; coba lagi nanti.',
  'Too many mails for this matter within an hour; please try again later.',
);
export const UNSUITABLE = refusal(
  550,
  '5.6.0',
  'Ada karakter tersembunyi dalam surel ini; ketik ulang sebagai teks biasa.',
  'There are hidden characters in this mail; please type it again as plain text.',
);
export const TOO_LONG = refusal(
  552,
  '5.2.3',
  'Tulisan dalam surel ini lebih dari 4.000 huruf; ringkas, atau lampirkan PDF.',
  'The text of this mail is longer than 4,000 letters; please shorten it or attach a PDF.',
);
export const NO_WORDS = refusal(
  550,
  '5.6.0',
  'Tidak ada tulisan baru dan lampiran dalam surel ini.',
  'There are no new words and no attachments in this mail.',
);
export const TOO_MANY_FILES = refusal(
  552,
  '5.2.3',
  'Paling banyak 5 lampiran dalam satu surel.',
  'At most 5 attachments in one mail.',
);
export const FILE_TOO_BIG = refusal(
  552,
  '5.2.3',
  'Satu lampiran paling besar 15 MB.',
  'An attachment may have 15 MB at most.',
);
const NO_FILE = refusal(
  550,
  '5.6.1',
  'Ada lampiran yang tidak dapat diterima; kirim foto (JPEG, PNG, WebP, HEIC) atau PDF yang utuh.',
  'There is an attachment that cannot be taken; please send whole photos (JPEG, PNG, WebP, HEIC) or PDFs.',
);
const NO_ROOM = refusal(
  452,
  '4.3.1',
  'Penyimpanan kami sedang penuh; surel ini akan dicoba lagi.',
  'Our storage is full; this mail will be tried again.',
);

/** What passes is tried again by the mail server. */
export const ofFile = ({ type }: Pick<UploadRefusal, 'type'>): MailRefusal =>
  type === 'noRoom' || type === 'tooMany' ? NO_ROOM : NO_FILE;

/** `page`: where the matter is read, and objecting is explained. */
export const over = (page: string): MailRefusal =>
  refusal(
    550,
    '5.7.1',
    `Urusan ini sudah lama selesai; tulis di halamannya: ${page}`,
    `This matter ended long ago; please write on its page: ${page}`,
  );

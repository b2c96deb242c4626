/**
 * The fixed words of letters and receipts, in Indonesian and English.
 *
 * Must never: hold the words of one service; those stand in its file.
 */
import type { Language } from './letter-dates.ts';

export interface LetterWords {
  readonly number: string;
  readonly signedBy: string;
  readonly sealedBy: string;
  readonly validUntil: string;
  readonly verifyCode: string;
  readonly uncertified: string;
  readonly uncertifiedSeal: string;
  readonly emblem: (institution: string) => string;
  readonly certified: (certifier: string) => string;
  readonly certifiedSeal: (certifier: string) => string;
  readonly uncertifiedShort: string;
  readonly check: string;
  readonly qr: (url: string) => string;
  readonly page: (page: number, of: number) => string;
}

export const LETTER_WORDS: Readonly<Record<Language, LetterWords>> = {
  id: {
    number: 'Nomor',
    signedBy: 'Ditandatangani secara elektronik oleh',
    sealedBy: 'Diterbitkan dengan segel elektronik',
    validUntil: 'Berlaku sampai dengan',
    verifyCode: 'Kode pemeriksaan',
    uncertified: 'Ditandatangani secara elektronik dengan kunci lokal, tidak tersertifikasi.',
    uncertifiedSeal: 'Disegel secara elektronik dengan kunci lokal, tidak tersertifikasi.',
    emblem: (institution) => `Lambang ${institution}`,
    certified: (certifier) => `Ditandatangani secara elektronik dengan sertifikat: ${certifier}.`,
    certifiedSeal: (certifier) => `Disegel secara elektronik dengan sertifikat: ${certifier}.`,
    uncertifiedShort: 'Kunci lokal, tidak tersertifikasi',
    check: 'Periksa keaslian dan keutuhan surat ini dengan memindai kode QR, atau buka:',
    qr: (url) => `Kode QR untuk memeriksa keaslian surat ini di ${url}`,
    page: (page, of) => `Halaman ${page} dari ${of}`,
  },
  en: {
    number: 'Number',
    signedBy: 'Signed electronically by',
    sealedBy: 'Issued under electronic seal',
    validUntil: 'Valid until',
    verifyCode: 'Verification code',
    uncertified: 'Signed electronically with a local key, not certified (tidak tersertifikasi).',
    uncertifiedSeal: 'Sealed electronically with a local key, not certified (tidak tersertifikasi).',
    emblem: (institution) => `Emblem of ${institution}`,
    certified: (certifier) => `Signed electronically with a certificate: ${certifier}.`,
    certifiedSeal: (certifier) => `Sealed electronically with a certificate: ${certifier}.`,
    uncertifiedShort: 'Local key, not certified',
    check: 'Check that this letter is genuine and unchanged: scan the QR code, or open:',
    qr: (url) => `QR code to check that this letter is genuine at ${url}`,
    page: (page, of) => `Page ${page} of ${of}`,
  },
};

export interface ReceiptWords {
  readonly title: string;
  readonly received: (date: string, time: string) => string;
  readonly number: string;
  readonly scan: string;
  readonly secret: string;
  readonly promise: string;
  readonly noPromise: string;
  readonly unit: string;
  readonly next: string;
  readonly free: string;
  readonly qr: string;
  readonly clock: (time: string) => string;
}

export const RECEIPT_WORDS: Readonly<Record<Language, ReceiptWords>> = {
  id: {
    title: 'Tanda terima',
    received: (date, time) => `Terima kasih. Kami terima pada ${date}, pukul ${time}.`,
    number: 'Nomor',
    scan: 'Pindai untuk mengikuti perkembangannya.',
    secret:
      'Kode QR ini rahasia: siapa pun yang memegangnya dapat membuka halaman Anda. Simpan tanda terima ini baik-baik.',
    promise: 'Janji kami, selesai paling lambat',
    noPromise: 'Batas waktunya kami kabarkan setelah diperiksa.',
    unit: 'Ditangani oleh',
    next: 'Yang terjadi setelah ini',
    free: 'Petugas tidak boleh meminta uang di luar tagihan resmi. Ada yang meminta? Laporkan lewat halaman Anda.',
    qr: 'Kode QR rahasia menuju halaman perkembangan Anda',
    clock: (time) => `pukul ${time}`,
  },
  en: {
    title: 'Receipt',
    received: (date, time) => `Thank you. We received it on ${date} at ${time}.`,
    number: 'Number',
    scan: 'Scan to follow its progress.',
    secret: 'This QR code is secret: whoever holds it can open your page. Please keep this receipt safe.',
    promise: 'Our promise, done at the latest by',
    noPromise: 'We will tell you the time limit once it has been checked.',
    unit: 'In the hands of',
    next: 'What happens next',
    free: 'No official may ask you for money beyond an official invoice. If someone does, report it on your page.',
    qr: 'Secret QR code to the page that shows your progress',
    clock: (time) => time,
  },
};

/** The fixed words of the letter about a refusal or a return, in Indonesian and English. Must never: hold the words of one service. */
import type { Language } from './letter-dates.ts';

export interface NoticeWords {
  readonly title: Readonly<Record<'refused' | 'returned', string>>;
  readonly of: (number: string) => string;
  readonly service: string;
  readonly decision: string;
  readonly decidedOn: string;
  readonly decidedBy: string;
  readonly why: string;
  readonly basis: (basis: string) => string;
  readonly about: (questions: string) => string;
  readonly note: string;
  readonly ways: string;
  readonly foot: (number: string, address: string) => string;
}

export const NOTICE_WORDS: Readonly<Record<Language, NoticeWords>> = {
  id: {
    title: { refused: 'Pemberitahuan penolakan', returned: 'Pemberitahuan perbaikan' },
    of: (number) => `Urusan nomor ${number}`,
    service: 'Layanan',
    decision: 'Keputusan',
    decidedOn: 'Diputuskan',
    decidedBy: 'Oleh',
    why: 'Alasannya',
    basis: (basis) => `Dasar: ${basis}`,
    about: (questions) => `Yang perlu diperbaiki: ${questions}`,
    note: 'Catatan petugas',
    ways: 'Yang dapat Anda lakukan',
    foot: (number, address) =>
      `Surat ini salinan dari catatan urusan ${number}, dibuat otomatis dan tidak ditandatangani. Keputusan yang berlaku adalah yang tercatat: periksa dengan nomor itu di ${address}.`,
  },
  en: {
    title: { refused: 'Notice of refusal', returned: 'Notice of correction' },
    of: (number) => `Matter number ${number}`,
    service: 'Service',
    decision: 'Decision',
    decidedOn: 'Decided',
    decidedBy: 'By',
    why: 'The reasons',
    basis: (basis) => `Basis: ${basis}`,
    about: (questions) => `To be corrected: ${questions}`,
    note: 'Note of the officer',
    ways: 'What you can do',
    foot: (number, address) =>
      `This letter is a copy of the record of matter ${number}, made automatically and not signed. The decision that counts is the one on record: check it with that number at ${address}.`,
  },
};

/**
 * What was read of a case, as it stands in the log and as it is told: to the resident, to colleagues, in the copy of a person's data.
 *
 * Names of questions hold no colon, so that what is no question cannot be taken for one. Must never: say what somebody searched for.
 */
import type { Text } from '@balai/kernel';
import type { Reading } from '@balai/store';
import { inBoth, listed, text } from '../texts/text.ts';
import type { OpenCase } from './open-case.ts';

const TOGETHER = 'opened:';
const FOR_REQUEST = 'request:';
/** Found by a name or number of the person. */
export const FOUND = 'found:person';
const LETTER = 'letter/';
export const nameOfMail = 'mail/';
export const nameOfPayments = 'payments/';
export const nameOfLetter = (documentId: string): string => `${LETTER}${documentId}`;

/** `opened:ktp,kk,letter/…`: what was opened under one purpose. */
export const writtenTogether = (names: readonly string[]): string => `${TOGETHER}${names.join(',')}`;
/** The names in such a line; none for any other. */
export const togetherIn = (what: string): readonly string[] =>
  what.startsWith(TOGETHER) ? what.slice(TOGETHER.length).split(',') : [];

/** Read because this request is about its person: a line of its own in the hour, beside that of whoever opened the case for something else. */
export const readForRequest = (number: string): string => `${FOR_REQUEST}${number}`;

type Read = Pick<OpenCase, 'naming' | 'documents'>;

/** `Kartu keluarga (KK)`, `Surat Keterangan Domisili B/001/…`. */
export function wordsOfName({ naming, documents }: Read, name: string): Text {
  if (name === nameOfMail) return text('lampiran surel', 'attachments of mails');
  if (name === nameOfPayments) return text('nomor pembayaran dan transfer', 'numbers of payments and transfers');
  if (!name.startsWith(LETTER)) return naming.questionLabel(name);
  const letter = documents.find(({ id }) => nameOfLetter(id) === name);
  return letter === undefined
    ? text('surat', 'a letter')
    : inBoth((language) => `${letter.title[language]} ${letter.number}`);
}

export function readingWords(open: Read, { what }: Pick<Reading, 'what'>, matter: Text): Text {
  if (what === 'case' || what.startsWith(FOR_REQUEST)) return matter;
  if (what === FOUND)
    return text(
      'Menemukannya lewat pencarian nama, NIK, nomor telepon, atau kata dalam isiannya',
      'Found it by searching for a name, a NIK, a telephone number or words of its answers',
    );
  const names = togetherIn(what);
  const opened =
    names.length === 0 ? open.naming.questionLabel(what) : listed(names.map((name) => wordsOfName(open, name)));
  return inBoth((language) => `${language === 'id' ? 'Membuka' : 'Opened'}: ${opened[language]}`);
}

/**
 * Words as they are indexed and searched: slang written out, words of one meaning joined, empty words dropped.
 *
 * What remains is stemmed by PostgreSQL (`indonesian`). Must never: treat a text and a query differently.
 */
import { sql, type RawBuilder } from 'kysely';
import { meanings, stopWords } from './meaning.ts';
import { slang } from './slang.ts';

const mostWords = 400;
const mostQueryWords = 12;

/** The words that count, in one form each: `lampunya mati bangeeet` gives `lampunya`, `padam`. */
export function wordsOf(text: string): readonly string[] {
  const lower = text.normalize('NFKC').toLowerCase();
  const words: string[] = [];
  // Nearly every text is plain, and a plain pattern finds its words several times as fast.
  for (const word of lower.match(isPlain(lower) ? /[a-z0-9]+/g : /[\p{L}\p{N}]+/gu) ?? []) {
    const once = isStretched(word) ? unstretched(word) : word;
    const meant = slang.get(once);
    if (meant === undefined) addMeaning(words, once);
    else for (const each of meant.split(' ')) addMeaning(words, each);
  }
  return words;
}

const isPlain = (text: string): boolean => /^[\x00-\x7f]*$/.test(text);
/** `bangeeet`, or `lampu2` for more than one. */
const isStretched = (word: string): boolean => word.endsWith('2') || /(.)\1\1/u.test(word);
const unstretched = (word: string): string => word.replace(/(\p{L})\1{2,}/gu, '$1').replace(/^(\p{L}{3,})2$/u, '$1');

function addMeaning(words: string[], word: string): void {
  if (!stopWords.has(word)) words.push(meanings.get(word) ?? word);
}

/** For the index. */
export const searchableWords = (text: string): string => wordsOf(text).slice(0, mostWords).join(' ');

/** A word of a question: as `to_tsquery` takes it, and how it is looked for. */
export interface AskedWord {
  readonly text: string;
  /** A number or code of several signs, which no more than a few cases share: not worth a look at how common it is. */
  readonly isCode: boolean;
}
/** From here on a number is a code of something, and may go on: by one digit, or however far where few numbers are as long. */
const SHORTEST_CODE = 3;
const LONG_CODE = 6;
const DIGITS = [...'0123456789'];

/**
 * For the query: every word must occur, each also as the beginning of a longer one. A number of one or two digits is itself ("RT 5"
 * means 5, and every hundredth case has a 17), a longer one also goes on by a digit: a million cases have ten thousand numbers that
 * begin with 12.
 */
export function askedWords(text: string): readonly AskedWord[] {
  return wordsOf(text)
    .slice(0, mostQueryWords)
    .map((word) => ({ text: beginningOf(word), isCode: hasDigit(word) && word.length >= SHORTEST_CODE }));
}

function beginningOf(word: string): string {
  if (!hasDigit(word)) return `${word}:*`;
  if (word.length < SHORTEST_CODE) return word;
  const isLong = word.length >= LONG_CODE || !/^[0-9]+$/.test(word);
  return isLong ? `${word}:*` : `(${[word, ...DIGITS.map((digit) => word + digit)].join(' | ')})`;
}

/** All of them; null when no word counts. */
export function queryOf(words: readonly AskedWord[]): RawBuilder<unknown> | null {
  if (words.length === 0) return null;
  return sql`to_tsquery('indonesian', ${words.map(({ text }) => text).join(' & ')})`;
}

export const hasDigit = (text: string): boolean => /[0-9]/.test(text);

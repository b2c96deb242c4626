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

/** Of what has a digit and begins something longer. "RT 5" means 5, and a million cases have a hundred thousand numbers that begin with it. */
const SHORTEST_BEGINNING = 2;
/**
 * For the query: every word must occur, each also as the beginning of a longer one. Beside a number the words before the last
 * are whole: the index then looks a common word up where the number occurs, and need not list all who begin with it.
 * Null when no word counts.
 */
export function queryOf(text: string): RawBuilder<unknown> | null {
  const words = wordsOf(text).slice(0, mostQueryWords);
  if (words.length === 0) return null;
  const allBegin = !words.some(hasDigit);
  const asked = words.map((word, at) => {
    const begins = hasDigit(word) ? word.length >= SHORTEST_BEGINNING : allBegin || at === words.length - 1;
    return begins ? `${word}:*` : word;
  });
  return sql`to_tsquery('indonesian', ${asked.join(' & ')})`;
}

export const hasDigit = (text: string): boolean => /[0-9]/.test(text);

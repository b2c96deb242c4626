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
  const written =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return written.flatMap((word) => {
    const once = word.replace(/(\p{L})\1{2,}/gu, '$1').replace(/^(\p{L}{3,})2$/u, '$1');
    const meant = (slang.get(once) ?? once).split(' ');
    return meant.filter((each) => !stopWords.has(each)).map((each) => meanings.get(each) ?? each);
  });
}

/** For the index. */
export const searchableWords = (text: string): string => wordsOf(text).slice(0, mostWords).join(' ');

/** For the query: every word must occur, each also as the beginning of a longer one. Null when no word counts. */
export function queryOf(text: string): RawBuilder<unknown> | null {
  const words = wordsOf(text).slice(0, mostQueryWords);
  return words.length === 0 ? null : sql`to_tsquery('indonesian', ${words.map((word) => `${word}:*`).join(' & ')})`;
}

/**
 * A short piece of what was written, around what was searched for.
 *
 * Must never: cut inside a character, or show an answer that the search did not ask for: a name that nobody searched for
 * stays covered (ADR 0012).
 */
import { wordsOf } from './words.ts';

/** Between the answers of a case, as `search-words.ts` joins them. */
export const BETWEEN_ANSWERS = ' · ';
const around = 60;

/** What was typed, and the words of it that count: found once, for all that was met. */
export interface Searched {
  readonly text: string;
  readonly words: readonly string[];
}
export const searchedFor = (text: string): Searched => ({ text, words: wordsOf(text) });

/** At most about 140 characters of the answers that were met; with an ellipsis where something was left out. */
export function excerptOf(body: string, { text, words }: Searched): string {
  const met = body
    .split(BETWEEN_ANSWERS)
    .filter((part) => wordsOf(part).some((word) => words.some((one) => word.startsWith(one))))
    .join(BETWEEN_ANSWERS);
  return cut(met, text);
}

function cut(text: string, searched: string): string {
  const letters = [...text];
  const lower = text.toLowerCase();
  const at =
    searched
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word.length > 2)
      .map((word) => lower.indexOf(word))
      .find((place) => place >= 0) ?? 0;
  const place = [...text.slice(0, at)].length;
  const from = Math.max(0, place - around);
  const to = Math.min(letters.length, place + around + 20);
  return `${from > 0 ? '…' : ''}${letters.slice(from, to).join('').trim()}${to < letters.length ? '…' : ''}`;
}

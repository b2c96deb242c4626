/**
 * Texts in both languages, put together from parts.
 *
 * Must never: hold a sentence that only one language has.
 */
import type { Text } from '@balai/kernel';

export type Language = keyof Text;

/** One text from two sentences. */
export const text = (id: string, en: string): Text => ({ id, en });

/** One text from one rule that is written for each language. */
export const inBoth = (say: (language: Language) => string): Text => ({ id: say('id'), en: say('en') });

/** The same words in both languages: a name, a number, what a person wrote. */
export const asIs = (words: string): Text => ({ id: words, en: words });

export const EMPTY: Text = { id: '', en: '' };

/** "a, b dan c" or "a, b and c". */
export function listed(parts: readonly Text[], or: boolean = false): Text {
  return inBoth((language) => {
    const words = parts.map((part) => part[language]);
    const link = language === 'id' ? (or ? 'atau' : 'dan') : or ? 'or' : 'and';
    return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${link} ${words.at(-1) ?? ''}`;
  });
}

/** First letter small, unless the word is an abbreviation or a name of two capitals (`NIK`, `PLN`). */
export const small = (words: string): string =>
  /^\p{Lu}\p{Lu}/u.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1);
export const large = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

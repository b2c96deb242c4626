// Sentences for the person at the terminal, in the language of their environment (LC_ALL, LC_MESSAGES, LANG).
// Only words: it never decides anything.

/** The same sentence in both languages. */
export type Sentence = { readonly id: string; readonly en: string };

const locale = process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || '';
export const language: keyof Sentence = /^id\b|^id_/i.test(locale) ? 'id' : 'en';

export function say(sentence: Sentence): string {
  return sentence[language];
}

/**
 * The reader's wishes: language and theme, from cookies or the browser.
 *
 * Must never: keep a wish in a module variable (two requests run at once in one process).
 */
import type { Messages } from '../messages/index.ts';

export type Language = 'id' | 'en';
export type Theme = 'auto' | 'light' | 'dark';
export type { Messages };

/** A text in both languages, as service files carry them. */
export interface Bilingual {
  readonly id: string;
  readonly en: string;
}

export const LANGUAGE_COOKIE = 'bahasa';
export const THEME_COOKIE = 'tema';

export const isLanguage = (value: unknown): value is Language => value === 'id' || value === 'en';
export const isTheme = (value: unknown): value is Theme => value === 'auto' || value === 'light' || value === 'dark';

/** Where no server says it: language by cookie, else by what the browser prefers first of the two, else Indonesian. */
export function languageOf(cookie: string | undefined, acceptLanguage: string | null): Language {
  if (isLanguage(cookie)) return cookie;
  const wishes = (acceptLanguage ?? '')
    .split(',')
    .map((part, order) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const weight = parameters.map((one) => /^\s*q=([\d.]+)$/.exec(one)?.[1]).find((one) => one !== undefined);
      return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight), order };
    })
    .filter((wish) => wish.weight > 0 && isLanguage(wish.language))
    .toSorted((a, b) => b.weight - a.weight || a.order - b.order);
  return wishes[0]?.language === 'en' ? 'en' : 'id';
}

/** Theme by cookie; `auto` follows the device. */
export const themeOf = (cookie: string | undefined): Theme => (isTheme(cookie) ? cookie : 'auto');

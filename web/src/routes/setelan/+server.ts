/**
 * Sets the reader's language or theme and goes back to where they were. A link, so that it works without script; it changes nothing but a cookie of taste.
 *
 * Must never: lead to another site.
 */
import { redirect, type RequestHandler } from '@sveltejs/kit';
import { isLanguage, isTheme, LANGUAGE_COOKIE, THEME_COOKIE } from '#lib/i18n/language.ts';
import { localPath } from '#lib/shell/paths.ts';

const YEAR = 365 * 24 * 60 * 60;

export const GET: RequestHandler = ({ url, cookies }) => {
  const options = {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: url.protocol === 'https:',
    maxAge: YEAR,
  } as const;
  const language = url.searchParams.get('bahasa');
  const theme = url.searchParams.get('tema');
  if (isLanguage(language)) cookies.set(LANGUAGE_COOKIE, language, options);
  if (isTheme(theme)) cookies.set(THEME_COOKIE, theme, options);
  redirect(303, localPath(url.searchParams.get('kembali')));
};

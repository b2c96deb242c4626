/**
 * The city as a page on a home screen: its name, its picture, and where it begins. iPhones bring news only to pages that were put there.
 *
 * Must never: hold anything of a reader; browsers ask for it without their cookies, so that the language stands in the address.
 */
import { json, type RequestHandler } from '@sveltejs/kit';
import { messagesFor } from '#lib';
import { isLanguage } from '#lib/i18n/language.ts';
import { PATHS } from '#lib/shell/paths.ts';

const HOUR_S = 3_600;
const BRAND = '#0b4338';
const PAPER = '#faf9f6';

export const GET: RequestHandler = ({ url, locals: { region, language: wished } }) => {
  const asked = url.searchParams.get('bahasa');
  const language = isLanguage(asked) ? asked : wished;
  const name = messagesFor(language).shared.homeScreen.ofKind[region.kind]({ region: region.name[language] });
  return json(
    {
      id: PATHS.matters,
      name,
      short_name: name,
      lang: language,
      dir: 'ltr',
      start_url: PATHS.matters,
      scope: '/',
      display: 'standalone',
      theme_color: BRAND,
      background_color: PAPER,
      icons: [
        { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
        { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
        { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      ],
    },
    {
      headers: { 'content-type': 'application/manifest+json', 'cache-control': `public, max-age=${HOUR_S}` },
    },
  );
};

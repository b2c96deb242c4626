/**
 * The addresses that the frames link to, and links that set a wish (language, theme).
 *
 * Must never: lead away from this site.
 */
export const PATHS = {
  home: '/',
  services: '/layanan',
  report: '/lapor',
  matters: '/urusan',
  track: '/lacak',
  verify: '/periksa-surat',
  city: '/kota',
  privacy: '/privasi',
  accessibility: '/aksesibilitas',
  api: '/api/v1/',
  console: '/konsol',
  consoleSearch: '/konsol/cari',
  signOut: '/sesi/keluar',
  wish: '/setelan',
} as const;
export type PortalPlace = 'home' | 'services' | 'report' | 'matters' | 'track' | 'verify' | 'city';

/** A path of this site or `/`: never another host, also not by `//host` or a backslash. */
export function localPath(path: string | null | undefined): string {
  return path !== null && path !== undefined && /^\/(?![/\\])[^\s\\]*$/.test(path) ? path : '/';
}

/** Address that sets a wish and comes back to `url`, without the name of a form's action. */
export function wishLink(
  wish: 'bahasa' | 'tema',
  value: string,
  url: { readonly pathname: string; readonly search: string },
): string {
  const query = [...new URLSearchParams(url.search)].filter(([name]) => !name.startsWith('/'));
  const back = query.length > 0 ? `${url.pathname}?${new URLSearchParams(query)}` : url.pathname;
  return `${PATHS.wish}?${new URLSearchParams({ [wish]: value, kembali: back })}`;
}

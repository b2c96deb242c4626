/**
 * Refuses writes that another site makes the browser send (cross-site request forgery), for pages and API alike.
 *
 * Must never: refuse an old phone that sends no Origin header from our own page: there the Referer decides, which our
 * own pages always send to themselves (`Referrer-Policy: same-origin`).
 */
import type { IncomingHttpHeaders } from 'node:http';

export type OriginVerdict = 'own' | 'foreign' | 'unsaid';

/**
 * Says where a write comes from. `unsaid`: none of the three headers is there, so it is no browser made in the last
 * twenty years; a program with its own credentials may pass, a cookie may not.
 */
export function originOf(headers: IncomingHttpHeaders, host: string): OriginVerdict {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none' ? 'own' : 'foreign';
  const from = headers.origin ?? headers.referer;
  if (from === undefined || from === 'null') return from === undefined ? 'unsaid' : 'foreign';
  return URL.canParse(from) && new URL(from).host === host ? 'own' : 'foreign';
}

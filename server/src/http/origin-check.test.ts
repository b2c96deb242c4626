/** Who may make a browser write. Must never: need a server. */
import { expect, test } from 'vitest';
import { originOf } from './origin-check.ts';

test.each([
  [{ 'sec-fetch-site': 'same-origin' }, 'own'],
  [{ 'sec-fetch-site': 'none' }, 'own'],
  [{ 'sec-fetch-site': 'cross-site' }, 'foreign'],
  [{ 'sec-fetch-site': 'same-site' }, 'foreign'],
  [{ origin: 'http://kota.contoh' }, 'own'],
  [{ origin: 'http://jahat.contoh' }, 'foreign'],
  [{ origin: 'null' }, 'foreign'],
  [{ referer: 'http://kota.contoh/lapor' }, 'own'],
  [{ referer: 'http://jahat.contoh/kota.contoh' }, 'foreign'],
  [{ referer: 'not an address' }, 'foreign'],
  [{}, 'unsaid'],
] as const)('%j is %s', (headers, verdict) => {
  expect(originOf(headers, 'kota.contoh')).toBe(verdict);
});

/**
 * Writes that another site makes a browser send, at every door that writes: with Origin, without, with a lying one.
 *
 * Must never: refuse a program without cookies, or an old phone that sends the Referer alone.
 */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openAttackedCity, sentReport, type AttackedCity } from './testing.ts';

let home: AttackedCity;
let session: string;
beforeAll(async () => {
  home = await openAttackedCity(inject('socketDir'), {
    writesPerMinute: 1e6,
    uploadsPerMinute: 1e6,
    guessesPerMinute: 1e6,
  });
  session = await home.officer('korban@contoh.id', [{ unit: 'dishub', area: null, position: 'petugas' }]);
});
afterAll(() => home.close());

const HOST = 'balai.contoh';
const FOREIGN: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['says so by Sec-Fetch-Site', { 'sec-fetch-site': 'cross-site' }],
  ['stands under the same domain', { 'sec-fetch-site': 'same-site', origin: `https://lain.${HOST}` }],
  ['says its origin', { origin: 'https://jahat.contoh' }],
  ['hides its origin', { origin: 'null' }],
  ['has our name within its own', { origin: `https://${HOST}.jahat.contoh` }],
  ['has our name before an @', { origin: `https://${HOST}@jahat.contoh` }],
  ['is our host at another port', { origin: `http://${HOST}:8443` }],
  ['says the page before alone', { referer: `https://jahat.contoh/${HOST}` }],
  ['says nothing, and the browser sends cookies', {}],
];
const OWN: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['a browser of today', { 'sec-fetch-site': 'same-origin', origin: `http://${HOST}` }],
  ['a browser without Sec-Fetch-Site', { origin: `http://${HOST}` }],
  ['an old phone with its Referer', { referer: `http://${HOST}/konsol/masuk` }],
];

const writes = () => home.doors.filter((door) => /^(POST|PUT|PATCH|DELETE) /.test(door));
const knock = (door: string, headers: Readonly<Record<string, string>>, cookie: string) => {
  const [method = '', pattern = ''] = door.split(' ');
  return home.app.inject({
    method: method as 'POST',
    url: pattern.replaceAll(/:\w+/g, 'BL-0000-000'),
    headers: { host: HOST, ...headers, ...(cookie === '' ? {} : { cookie }), 'content-type': 'application/json' },
    payload: '{}',
  });
};

describe('a write from another site that', () => {
  test.each(FOREIGN)('%s is refused at every door', async (_, headers) => {
    expect(writes().length).toBeGreaterThan(15);
    for (const door of writes()) {
      const refused = await knock(door, headers, session);
      expect(refused.statusCode, door).toBe(403);
      expect(refused.body, door).toContain('originForeign');
    }
  });
});

describe('a write of our own page passes the guard', () => {
  test.each(OWN)('from %s', async (_, headers) => {
    for (const door of writes())
      expect((await knock(door, headers, session)).body, door).not.toContain('originForeign');
  });

  test('and so does one of a program that has no cookie to abuse', async () => {
    for (const door of writes()) expect((await knock(door, {}, '')).body, door).not.toContain('originForeign');
  });
});

test('reading changes nothing: a link of another site uses no secret up and sends no report', async () => {
  const ask = home.caller();
  const { number } = await sentReport(ask);
  const before = (await ask('GET', `/api/v1/cases/${number}`)).body;
  for (const door of home.doors.filter((one) => one.startsWith('GET ') && !one.includes('stream')))
    await ask('GET', door.slice(4).replaceAll(':number', number).replaceAll(/:\w+/g, 'x'), undefined, {
      'sec-fetch-site': 'cross-site',
    });
  expect((await ask('GET', `/api/v1/cases/${number}`)).body).toBe(before);
});

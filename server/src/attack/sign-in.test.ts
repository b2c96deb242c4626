/**
 * Signing in under attack: guessing, locking others out, a session that was planted or stolen, a way to another site.
 *
 * Must never: tell a known account from an unknown one by anything but a right password.
 */
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { NOW, openAttackedCity, PASSWORD, type AttackedCity } from './testing.ts';

let home: AttackedCity;
let now = NOW;
beforeAll(async () => {
  home = await openAttackedCity(inject('socketDir'), { now: () => now });
  for (const name of ['rajin', 'sasaran', 'pindah', 'curian'])
    await home.officer(`${name}@contoh.id`, [{ unit: 'dishub', area: null, position: 'petugas' }]);
});
afterAll(() => home.close());

type Cookies = Readonly<Record<string, string>>;
function signIn(email: string, sandi: string, { cookies = {}, address = '203.0.113.1', kembali = '' } = {}) {
  return home.app.inject({
    method: 'POST',
    url: '/sesi/masuk',
    remoteAddress: address,
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    cookies,
    payload: new URLSearchParams({ email, sandi, kembali }).toString(),
  });
}
const cookiesOf = (response: LightMyRequestResponse): Cookies =>
  Object.fromEntries(response.cookies.map(({ name, value }) => [name, value]));
const queue = async (cookies: Cookies) =>
  (await home.app.inject({ url: '/api/v1/queue', cookies, headers: { 'sec-fetch-site': 'same-origin' } })).statusCode;

describe('guessing a password', () => {
  test('is stopped after ten failures, from however many addresses, and the right password is then not looked at', async () => {
    const statuses = [];
    for (let tries = 0; tries < 13; tries += 1)
      statuses.push((await signIn('sasaran@contoh.id', 'salah', { address: `203.0.113.${tries}` })).statusCode);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 303), 429, 429, 429]);
    const right = await signIn('sasaran@contoh.id', PASSWORD, { address: '198.51.100.9' });
    expect(right.statusCode).toBe(429);
    expect(right.cookies).toEqual([]);
    now += 15 * 60_000;
    expect((await signIn('sasaran@contoh.id', PASSWORD)).headers.location).toBe('/konsol');
  });

  test('locks no officer out who has signed in with this browser before', async () => {
    const own = cookiesOf(await signIn('rajin@contoh.id', PASSWORD));
    for (let tries = 0; tries < 15; tries += 1) await signIn('rajin@contoh.id', 'salah');
    expect((await signIn('rajin@contoh.id', PASSWORD)).statusCode).toBe(429);
    const again = await signIn('rajin@contoh.id', PASSWORD, { cookies: { balai_kenal: own['balai_kenal'] ?? '' } });
    expect(again.headers.location).toBe('/konsol');
  });

  test('the token of a browser is for its account, and is slowed down itself', async () => {
    const own = cookiesOf(await signIn('pindah@contoh.id', PASSWORD))['balai_kenal'] ?? '';
    for (let tries = 0; tries < 12; tries += 1) await signIn('curian@contoh.id', 'salah');
    expect((await signIn('curian@contoh.id', PASSWORD, { cookies: { balai_kenal: own } })).statusCode).toBe(429);
    const [nonce = ''] = own.split('.');
    for (const forged of [
      `${nonce}.${'A'.repeat(24)}`,
      `${'A'.repeat(16)}.${own.split('.')[1]}`,
      '.',
      '~~~',
      own.slice(1),
    ])
      expect((await signIn('curian@contoh.id', PASSWORD, { cookies: { balai_kenal: forged } })).statusCode).toBe(429);
    const statuses = [];
    for (let tries = 0; tries < 12; tries += 1)
      statuses.push((await signIn('pindah@contoh.id', 'salah', { cookies: { balai_kenal: own } })).statusCode);
    expect(statuses.slice(-2)).toEqual([429, 429]);
    now += 15 * 60_000;
  });

  test('an unknown account is answered and closed like a known one', async () => {
    const answers = async (email: string) => {
      const told = [];
      for (let tries = 0; tries < 11; tries += 1) {
        const { statusCode, headers, body } = await signIn(email, 'salah');
        told.push([statusCode, String(headers.location).replaceAll(encodeURIComponent(email), 'E'), body]);
      }
      return told;
    };
    expect(await answers('tiada@contoh.id')).toEqual(await answers('rajin@contoh.id'));
    now += 15 * 60_000;
  });
});

describe('a session', () => {
  test('is new at each sign-in: one that was planted in the browser is not taken up', async () => {
    const planted = { 'balai.session_token': 'ditanam.oleh-penyerang' };
    const signed = cookiesOf(await signIn('pindah@contoh.id', PASSWORD, { cookies: planted }));
    expect(signed['balai.session_token']).not.toBe(planted['balai.session_token']);
    expect(await queue(planted)).toBe(401);
    expect(await queue(signed)).toBe(200);
  });

  test('that a browser had before ends when it signs in again', async () => {
    const first = cookiesOf(await signIn('pindah@contoh.id', PASSWORD));
    expect(await queue(first)).toBe(200);
    const second = cookiesOf(await signIn('pindah@contoh.id', PASSWORD, { cookies: first }));
    expect(await queue(first)).toBe(401);
    expect(await queue(second)).toBe(200);
  });

  test('that was stolen ends with the sign-out of its owner, and with the end of all sessions', async () => {
    const mine = cookiesOf(await signIn('curian@contoh.id', PASSWORD));
    expect(await queue(mine)).toBe(200);
    const out = {
      method: 'POST',
      url: '/sesi/keluar',
      cookies: mine,
      headers: { 'sec-fetch-site': 'same-origin' },
    } as const;
    await home.app.inject(out);
    expect(await queue(mine)).toBe(401);
    const next = cookiesOf(await signIn('curian@contoh.id', PASSWORD));
    expect(await queue(next)).toBe(200);
    await home.accounts.endSessions('curian@contoh.id');
    expect(await queue(next)).toBe(401);
  });

  test('that is changed by one character is none', async () => {
    const mine = cookiesOf(await signIn('curian@contoh.id', PASSWORD));
    const token = mine['balai.session_token'] ?? '';
    const swapped = `${token.slice(0, 4)}${token[4] === 'a' ? 'b' : 'a'}${token.slice(5)}`;
    expect(await queue({ 'balai.session_token': swapped })).toBe(401);
    expect(await queue({ 'balai.session_token': token.split('.')[0] ?? '' })).toBe(401);
  });

  test('travels in cookies that no script reads and no other site sends', async () => {
    const secure = await openAttackedCity(inject('socketDir'), { secureCookies: true });
    try {
      await secure.officer('aman@contoh.id', []);
      const signed = await secure.app.inject({
        method: 'POST',
        url: '/sesi/masuk',
        headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ email: 'aman@contoh.id', sandi: PASSWORD }).toString(),
      });
      expect(signed.cookies.length).toBeGreaterThan(1);
      for (const { httpOnly, secure: onlyHttps, sameSite } of signed.cookies)
        expect({ httpOnly, onlyHttps, sameSite }).toEqual({ httpOnly: true, onlyHttps: true, sameSite: 'Lax' });
    } finally {
      await secure.close();
    }
  });
});

test.each([
  'https://jahat.contoh/',
  '//jahat.contoh/',
  '/\\jahat.contoh',
  '/konsol@jahat.contoh',
  '/konsol/../../jahat',
  '/konsol\r\nSet-Cookie: a=b',
  'javascript:alert(1)',
  '/konsolx',
])('the way back after signing in stays in our console: %j', async (kembali) => {
  const { headers } = await signIn('pindah@contoh.id', PASSWORD, { kembali });
  const { origin, pathname } = new URL(String(headers.location), 'http://balai.contoh');
  expect(origin).toBe('http://balai.contoh');
  expect(pathname).toMatch(/^\/konsol(\/|$)/);
  expect(headers['set-cookie']?.toString()).not.toContain('a=b');
});

/** While the database fails nobody is told that a session is over which lives on, or that a right password is wrong. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openTestServer, type TestServer } from '../http/testing.ts';

let home: TestServer;
const email = 'malam@contoh.id';
const password = 'contoh-sandi';
beforeAll(async () => {
  home = await openTestServer(inject('socketDir'));
  await home.accounts.put({ email, name: 'Petugas malam', password });
});
afterAll(() => home.close());

const post = (url: string, payload: object, cookies: Readonly<Record<string, string>> = {}) =>
  home.app.inject({ method: 'POST', url, payload, cookies, headers: { 'sec-fetch-site': 'same-origin' } });
const signIn = () => post('/sesi/masuk', { email, sandi: password });
const queue = async (cookies: Readonly<Record<string, string>>) =>
  (await home.app.inject({ url: '/api/v1/queue', cookies, headers: { 'sec-fetch-site': 'same-origin' } })).statusCode;
async function whileSessionsAreAway(work: () => Promise<void>): Promise<void> {
  await home.pool.query('alter table account.session rename to session_away');
  try {
    await work();
  } finally {
    await home.pool.query('alter table account.session_away rename to session');
  }
}

test('a sign-out that could not be written is not acknowledged, and ends the session when it is sent again', async () => {
  const cookies = Object.fromEntries((await signIn()).cookies.map(({ name, value }) => [name, value]));
  const known = await queue(cookies);
  await whileSessionsAreAway(async () => {
    const out = await post('/sesi/keluar', {}, cookies);
    expect(out.statusCode).toBeGreaterThanOrEqual(500);
    expect(out.cookies).toEqual([]);
  });
  expect(await queue(cookies)).toBe(known);
  expect((await post('/sesi/keluar', {}, cookies)).headers.location).toBe('/konsol/masuk');
  expect(await queue(cookies)).toBe(401);
});

test('a sign-in that could not be written is no wrong password, and counts towards no lock', async () => {
  await whileSessionsAreAway(async () => {
    for (let tries = 0; tries < 12; tries += 1) expect((await signIn()).statusCode).toBeGreaterThanOrEqual(500);
  });
  expect((await signIn()).headers.location).toBe('/konsol');
});

/**
 * Who sends too much in a minute gets a page in their language, and what they typed is not lost: never a JSON document.
 *
 * Must never: wait for a minute to pass.
 */
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { PageRequest } from '../platform/platform-types.ts';
import { openTestServer, type TestServer } from './testing.ts';

let server: TestServer;
let app: FastifyInstance;
/** What a page would do with its request: the last one that came. */
let asked: PageRequest | undefined;

beforeAll(async () => {
  server = await openTestServer(inject('socketDir'), {
    page: (request, response) => {
      asked = (request as { asking?: PageRequest }).asking;
      response.end('a page');
    },
    writesPerMinute: 2,
    uploadsPerMinute: 1,
  });
  ({ app } = server);
});
afterAll(() => server.close());

const cookie = `balai_perangkat=${'A'.repeat(22)}`;
const browser = { 'sec-fetch-site': 'same-origin', accept: 'text/html', 'accept-language': 'en', host: 'balai.contoh' };
const urlencoded = { ...browser, 'content-type': 'application/x-www-form-urlencoded' };

test('a form of a page comes again: its write is refused in the words of the platform, and may be read on', async () => {
  const post = () =>
    app.inject({ method: 'POST', url: '/urusan/BL-0000-00?/ask', headers: { ...urlencoded, cookie }, payload: 'a=b' });
  await post();
  await post();
  const allowed = await asked?.platform.portal.begin('lampu-jalan');
  expect(allowed?.ok).toBe(true);
  const limited = await post();
  expect(limited.body).toBe('a page');
  expect(Number(limited.headers['retry-after'])).toBeGreaterThan(0);
  expect(await asked?.platform.portal.begin('lampu-jalan')).toMatchObject({ ok: false, error: { type: 'tooMany' } });
  expect(await asked?.platform.portal.ask('BL-0000-00', 'x', 'k')).toMatchObject({ error: { type: 'tooMany' } });
  expect((await asked?.platform.portal.services(''))?.length).toBeGreaterThan(0);
  await app.inject({ url: '/', headers: { ...browser, cookie } });
  expect(await asked?.platform.portal.ask('BL-0000-00', 'x', 'k')).toMatchObject({ error: { type: 'notFound' } });
});

test('a form with files goes back to its page, with what was typed', async () => {
  const boundary = 'balai-test';
  const part = (name: string, value: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const post = () =>
    app.inject({
      method: 'POST',
      url: '/kirim/urusan/BL-0000-00/keberatan',
      headers: { ...browser, cookie, 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: `${part('masalah', 'Masih gelap')}--${boundary}\r\ncontent-disposition: form-data; name="foto"; filename="a.jpg"\r\n\r\n12\r\n--${boundary}--\r\n`,
    });
  await post();
  const limited = await post();
  expect(limited.statusCode).toBe(303);
  const [path, id = ''] = String(limited.headers.location).split('?pesan=');
  expect(path).toBe('/urusan/BL-0000-00');
  await app.inject({ url: '/', headers: { ...browser, cookie } });
  const told = await asked?.flash(id);
  expect(told).toMatchObject({ kind: 'refused', typed: { masalah: 'Masih gelap' } });
  expect(told?.messages[0]?.message.en).toContain('Wait a minute');
});

test('any other form gets a page that says so, with the way back; a program gets its problem', async () => {
  const referer = 'http://balai.contoh/konsol/masuk?email=%22%3E%3Cb%3E';
  const sign = (headers: Readonly<Record<string, string>>) =>
    app.inject({ method: 'POST', url: '/sesi/masuk', headers, payload: 'email=a&sandi=b' });
  for (let times = 0; times < 20; times += 1) await sign(urlencoded);
  const page = await sign({ ...urlencoded, referer });
  expect(page.statusCode).toBe(429);
  expect(page.headers['content-type']).toContain('text/html');
  expect(page.body).toContain('<html lang="en">');
  expect(page.body).toContain('<h1>Too many requests');
  expect(page.body).toContain('href="/konsol/masuk?email=%22%3E%3Cb%3E"');
  expect((await sign({ ...urlencoded, referer: 'http://jahat.contoh/x' })).body).not.toContain('jahat');
  expect((await sign({ ...urlencoded, 'accept-language': 'id' })).body).toContain('Terlalu banyak');
  const program = await sign({ ...urlencoded, accept: 'application/json' });
  expect(program.headers['content-type']).toContain('application/problem+json');
});

test('an address that a browser opened in vain gets a page too', async () => {
  const file = `/berkas/${'0'.repeat(64)}`;
  const page = await app.inject({ url: file, headers: browser });
  expect(page.statusCode).toBe(404);
  expect(page.headers['content-type']).toContain('text/html');
  expect(page.body).toContain('<h1>');
  expect(page.body).not.toContain('What you typed');
  const program = await app.inject({ url: file, headers: { ...browser, accept: 'application/json' } });
  expect(program.headers['content-type']).toContain('application/problem+json');
});

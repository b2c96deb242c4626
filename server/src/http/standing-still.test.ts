/**
 * While the disk is full, the clock wrong or the database away: everything may be read, nothing is written, whoever sent a form has
 * it again with what was typed, and readiness names the reason.
 *
 * Must never: wait for time to pass.
 */
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createPlatform } from '../platform/index.ts';
import type { PageRequest } from '../platform/platform-types.ts';
import type { Outage } from './outage.ts';
import { openTestServer, type TestServer } from './testing.ts';

let server: TestServer;
let app: FastifyInstance;
let still: Outage | null = null;
/** The database is away, and the watch has not seen it yet. */
let isGone = false;
/** What a page would do with its request: the last one that came. */
let asked: PageRequest | undefined;
const databaseNow = async (): Promise<number> =>
  Number((await server.pool.query('select (extract(epoch from clock_timestamp()) * 1000)::bigint as now')).rows[0].now);
let now = 0;

beforeAll(async () => {
  server = await openTestServer(inject('socketDir'), {
    page: (request, response) => {
      asked = (request as { asking?: PageRequest }).asking;
      response.end('a page');
    },
    now: () => now,
    watch: { standstill: () => still, look: async () => undefined },
    platformFor: async (context) => {
      if (isGone) throw Object.assign(new Error('x'), { code: 'ECONNREFUSED' });
      return createPlatform(server.city.deps)(context);
    },
  });
  ({ app } = server);
});
afterAll(() => server.close());

const cookie = `balai_perangkat=${'A'.repeat(22)}`;
const browser = { 'sec-fetch-site': 'same-origin', accept: 'text/html', 'accept-language': 'en', cookie };
const urlencoded = { ...browser, 'content-type': 'application/x-www-form-urlencoded' };

test.each([
  ['noRoom', 507, '300', 'disk is full'],
  ['wrongClock', 503, '60', 'clock'],
  ['unavailable', 503, '5', 'does not answer'],
] as const)(
  '%s: a program is answered %i with a time to come again, and readiness says why',
  async (why, status, wait, words) => {
    still = why;
    const sent = await app.inject({
      method: 'POST',
      url: '/api/v1/drafts',
      headers: { 'sec-fetch-site': 'same-origin', 'accept-language': 'id' },
      payload: { service: 'lampu-jalan' },
    });
    expect(sent.statusCode).toBe(status);
    expect(sent.headers['retry-after']).toBe(wait);
    expect(sent.json()).toMatchObject({ type: `tag:balai,2026:problem/${why}`, status });
    now = await databaseNow();
    const ready = await app.inject('/readyz');
    expect(ready.statusCode).toBe(503);
    expect(ready.json<{ because: string }>().because).toContain(words);
    expect((await app.inject('/api/v1/services')).statusCode).toBe(200);
  },
);

test.each(['noRoom', 'wrongClock'] as const)(
  '%s: a page may be read, and its form is refused in words',
  async (why) => {
    still = why;
    await app.inject({ method: 'POST', url: '/layanan/lampu-jalan', headers: urlencoded, payload: 'a=b' });
    expect(asked?.standstill).toMatchObject({ type: why });
    expect(await asked?.platform.portal.begin('lampu-jalan')).toEqual({
      ok: false,
      error: { type: 'standstill', because: why },
    });
    expect((await asked?.platform.portal.services(''))?.length).toBeGreaterThan(0);
  },
);

test('a form with files goes back to its page, with what was typed', async () => {
  still = 'wrongClock';
  const boundary = 'balai-test';
  const sent = await app.inject({
    method: 'POST',
    url: '/kirim/urusan/BL-0000-00/keberatan',
    headers: { ...browser, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: `--${boundary}\r\ncontent-disposition: form-data; name="masalah"\r\n\r\nMasih gelap\r\n--${boundary}--\r\n`,
  });
  expect(sent.statusCode).toBe(303);
  await app.inject({ url: '/', headers: browser });
  expect(await asked?.flash(String(sent.headers.location).split('?pesan=')[1] ?? '')).toMatchObject({
    kind: 'refused',
    typed: { masalah: 'Masih gelap' },
  });
});

test('while the database is away the answer to a form holds what was typed, and no secret', async () => {
  still = 'unavailable';
  const sent = await app.inject({
    method: 'POST',
    url: '/formulir/x/keterangan?/jawab',
    headers: urlencoded,
    payload: 'keterangan=tiang+%22miring%22+%3Cb%3E&kode=RAHASIA',
  });
  expect(sent.statusCode).toBe(503);
  expect(sent.headers['retry-after']).toBe('5');
  expect(sent.body).toContain('action="/formulir/x/keterangan?/jawab"');
  expect(sent.body).toContain('value="tiang &quot;miring&quot; &lt;b&gt;"');
  expect(sent.body).toContain('Send it again');
  expect(sent.body).not.toContain('RAHASIA');
});

test.each(['known', 'not seen yet'] as const)(
  'the database away, %s: a form of words and one with files come again with what was typed, for a resident and an officer',
  async (when) => {
    still = when === 'known' ? 'unavailable' : null;
    isGone = when === 'not seen yet';
    const words = await app.inject({
      method: 'POST',
      url: '/formulir/x/keterangan?/answer',
      headers: urlencoded,
      payload: 'keterangan=tiang',
    });
    expect([words.statusCode, words.headers['retry-after']]).toEqual([503, '5']);
    expect(words.body).toContain('name="keterangan" value="tiang"');
    const boundary = 'balai-test';
    const part = (head: string, body: string) =>
      `--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
    for (const url of ['/kirim/urusan/BL-0000-00/keberatan', '/kirim/formulir/x/foto', '/kirim/konsol/BL-0000-00']) {
      const sent = await app.inject({
        method: 'POST',
        url,
        headers: { ...browser, 'content-type': `multipart/form-data; boundary=${boundary}` },
        payload: `${part('name="masalah"', 'Masih gelap')}${part('name="foto"; filename="a.jpg"', 'JPEG')}--${boundary}--\r\n`,
      });
      expect([sent.statusCode, sent.headers['retry-after']]).toEqual([503, '5']);
      expect(sent.body).toContain(`<form method="post" enctype="multipart/form-data" action="${url}">`);
      expect(sent.body).toContain('name="masalah" value="Masih gelap"');
      expect(sent.body).toContain('have to be chosen again');
      expect(sent.body).not.toContain('JPEG');
    }
    isGone = false;
  },
);

test('when all is well again everything goes through', async () => {
  still = null;
  now = await databaseNow();
  expect((await app.inject('/readyz')).statusCode).toBe(200);
  await app.inject({ method: 'POST', url: '/layanan/lampu-jalan', headers: urlencoded, payload: 'a=b' });
  expect((await asked?.platform.portal.begin('lampu-jalan'))?.ok).toBe(true);
});

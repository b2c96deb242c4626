/** Pages for anybody come from memory for two seconds; what belongs to somebody never does, and every reader gets whole pages. */
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import type { PageRequest } from '../platform/platform-types.ts';
import type { PageHandler } from './pages.ts';
import { NOW, openTestServer, type TestServer } from './testing.ts';
import type { Outage } from './outage.ts';

let server: TestServer;
let drawn = 0;
let now = NOW;
let still: Outage | null = null;
let answer: { status: number; headers: Readonly<Record<string, string>> } = { status: 200, headers: {} };
/** Holds a page back until it is let go. */
let gate: Promise<void> = Promise.resolve();
const POLICY = "default-src 'self'";

/** Draws who asked, so that a page in wrong hands is seen. */
const page: PageHandler = (request, response) => {
  const { asking } = request as typeof request & { readonly asking: PageRequest };
  const count = (drawn += 1);
  void gate.then(() => {
    const said = `page ${count} of ${request.headers.host} for ${request.headers.cookie ?? 'anybody'} in ${asking.language} `;
    response.setHeader('content-type', 'text/html');
    response.setHeader('content-security-policy', POLICY);
    response.setHeader('etag', `"${count}"`);
    for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
    if (request.headers['if-none-match'] === `"${count}"`) return void response.writeHead(304).end();
    response.writeHead(answer.status, { 'x-drawn': String(count) });
    response.write(said);
    response.end('. '.repeat(1_000));
  });
};

beforeAll(async () => {
  server = await openTestServer(inject('socketDir'), {
    page,
    now: () => now,
    watch: { look: async () => undefined, standstill: () => still },
  });
});
afterAll(() => server.close());
beforeEach(() => {
  now += 60_000;
  still = null;
  answer = { status: 200, headers: {} };
});

const get = (url: string, headers: Readonly<Record<string, string>> = {}) =>
  server.app.inject({ method: 'GET', url, headers });
/** How many of two visits were drawn. */
async function drawnOf(url: string, headers: Readonly<Record<string, string>> = {}): Promise<number> {
  const before = drawn;
  await get(url, headers);
  await get(url, headers);
  return drawn - before;
}

it('stands in no description of the API', async () => {
  const { paths } = (await get('/api/v1/openapi.json')).json<{ paths: Readonly<Record<string, unknown>> }>();
  expect(Object.keys(paths).filter((path) => !path.startsWith('/api/v1/'))).toEqual([]);
});

describe('a page for anybody', () => {
  it.each(['/', '/layanan', '/layanan/lampu-jalan', '/kota', '/bantuan'])(
    '%s is drawn once in two seconds',
    async (url) => {
      const first = await get(url);
      now += 1_999;
      expect((await get(url)).body).toBe(first.body);
      now += 1;
      expect((await get(url)).body).not.toBe(first.body);
    },
  );

  it('is drawn once for all who come at the same moment', async () => {
    const before = drawn;
    const { promise, resolve } = Promise.withResolvers<void>();
    gate = promise;
    const all = Array.from({ length: 20 }, () => get('/'));
    const shown = Promise.all(all);
    await vi.waitFor(() => expect(drawn).toBe(before + 1));
    resolve();
    const bodies = (await shown).map(({ body }) => body);
    expect(new Set(bodies).size).toBe(1);
    expect(drawn - before).toBe(1);
  });

  it('is another one in another language, theme or city', async () => {
    const bodies = [
      await get('/'),
      await get('/', { 'accept-language': 'en' }),
      await get('/', { cookie: 'bahasa=en' }),
      await get('/', { cookie: 'tema=dark' }),
      await get('/', { host: 'balai.contoh.id' }),
    ].map(({ body }) => body);
    expect(bodies.map((body) => / in (\w\w) /.exec(body)?.[1])).toEqual(['id', 'en', 'en', 'id', 'id']);
    expect(new Set(bodies).size).toBe(bodies.length - 1);
  });

  it('is drawn again when a service was published', async () => {
    const { store } = server.city;
    const regionId = store.regions.bySlug('tangerang')?.id ?? 0;
    const [service] = store.services.current(regionId);
    if (service === undefined) throw new Error('the city has no service');
    const first = await get('/');
    expect((await get('/')).body).toBe(first.body);
    const catalogue = { ...service.catalogue, popular: !service.catalogue.popular };
    expect(await store.services.publish(regionId, { ...service, catalogue }, 'test', now)).toMatchObject({ ok: true });
    expect((await get('/')).body).not.toBe(first.body);
  });
});

describe('never from memory', () => {
  it.each([
    ['a device', { cookie: 'balai_perangkat=AAAAAAAAAAAAAAAAAAAAAA' }],
    ['an officer', { cookie: 'balai.session_token=x' }],
    ['taste and a device', { cookie: 'bahasa=en; balai_perangkat=AAAAAAAAAAAAAAAAAAAAAA' }],
    ['a wrong taste', { cookie: 'bahasa=fr' }],
    ['an authorised program', { authorization: 'Bearer x' }],
  ])('the home page of %s', async (_, headers) => {
    expect(await drawnOf('/', headers)).toBe(2);
  });

  it.each([
    '/?pesan=abc',
    '/layanan?q=bansos',
    '/kota?layanan=lampu-jalan',
    '/urusan',
    '/urusan/ABC-123',
    '/lacak',
    '/periksa-surat',
    '/formulir/1/jenis',
    '/konsol',
    '/konsol/masuk',
    '/setelan?bahasa=en',
    '/layanan/..%2Furusan',
  ])('%s', async (url) => {
    expect(await drawnOf(url)).toBe(2);
  });

  it.each([
    ['an answer with a cookie', { status: 200, headers: { 'set-cookie': 'a=1' } }],
    ['an answer with a nonce', { status: 200, headers: { 'content-security-policy': "script-src 'nonce-abc'" } }],
    ['an answer without a policy', { status: 200, headers: { 'content-security-policy': '' } }],
    ['a redirect', { status: 303, headers: { location: '/x' } }],
    ['an error', { status: 500, headers: {} }],
    ['a refusal', { status: 404, headers: {} }],
    ['what is no page', { status: 200, headers: { 'content-type': 'application/json' } }],
  ])('%s', async (_, said) => {
    answer = said;
    expect(await drawnOf('/')).toBe(2);
  });

  it('while nothing is written: each page says so itself', async () => {
    await get('/');
    still = 'noRoom';
    expect(await drawnOf('/')).toBe(2);
  });

  it('a page that was asked for with something else than GET', async () => {
    const before = drawn;
    await server.app.inject({ method: 'HEAD', url: '/' });
    await server.app.inject({ method: 'HEAD', url: '/' });
    expect(drawn - before).toBe(2);
  });
});

describe('what is sent', () => {
  it('is the same page compressed or not, and says which', async () => {
    const plain = await get('/');
    for (const [asked, packing, unpack] of [
      ['gzip, deflate, br', 'br', brotliDecompressSync],
      ['gzip', 'gzip', gunzipSync],
      ['br;q=0, gzip', 'gzip', gunzipSync],
    ] as const) {
      const packed = await get('/', { 'accept-encoding': asked });
      expect(packed.headers['content-encoding']).toBe(packing);
      expect(packed.headers.vary).toContain('Accept-Encoding');
      expect(Number(packed.headers['content-length'])).toBe(packed.rawPayload.length);
      expect(unpack(packed.rawPayload).toString()).toBe(plain.body);
      expect(packed.headers['x-drawn']).toBe(plain.headers['x-drawn']);
    }
    expect((await get('/', { 'accept-encoding': 'br;q=0, gzip;q=0.0' })).headers['content-encoding']).toBeUndefined();
  });

  it('is nothing where the reader has it, without a policy that would replace the page’s own', async () => {
    const first = await get('/');
    const again = await get('/', { 'if-none-match': String(first.headers.etag) });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    expect(again.headers['content-security-policy']).toBeUndefined();
    expect(again.headers.etag).toBe(first.headers.etag);
  });

  it('is whole for others when the first one had it already', async () => {
    const wanted = `"${drawn + 1}"`;
    expect((await get('/', { 'if-none-match': wanted })).statusCode).toBe(304);
    const other = await get('/');
    expect([other.statusCode, other.headers.etag]).toEqual([200, wanted]);
    expect(other.body).toContain('for anybody');
  });
});

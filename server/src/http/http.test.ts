/**
 * The server over HTTP, on a real database: sending once, refusals that say the way out, uploads by content, rights, headers.
 *
 * Must never: reach the platform past the routes.
 */
import sharp from 'sharp';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import type { Accounts } from '../accounts/accounts.ts';
import { createPlatform } from '../platform/index.ts';
import type { TestCity } from '../platform/testing.ts';
import { deviceIdOf } from './device.ts';
import { NOW, openTestServer, type TestServer } from './testing.ts';

let server: TestServer;
let city: TestCity;
let app: FastifyInstance;
let accounts: Accounts;
const now = NOW;
const own = { 'sec-fetch-site': 'same-origin' };

beforeAll(async () => {
  server = await openTestServer(inject('socketDir'));
  ({ city, app, accounts } = server);
});
afterAll(() => server.close());

/** A device: keeps its cookie from answer to answer. */
function device() {
  let cookie = '';
  const ask = async (
    method: 'GET' | 'POST' | 'PUT',
    url: string,
    payload?: object,
    headers: Readonly<Record<string, string>> = {},
  ) => {
    const response = await app.inject({
      method,
      url,
      headers: { ...own, ...(cookie === '' ? {} : { cookie }), ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
    const set = response.cookies.find(({ name }) => name === 'balai_perangkat');
    if (set !== undefined) cookie = `${set.name}=${set.value}`;
    return response;
  };
  /** The name of this device in the store. */
  const id = (): string | null => deviceIdOf(cookie.split('=')[1]);
  return Object.assign(ask, { id });
}
type Device = ReturnType<typeof device>;

async function reported(ask: Device): Promise<{ readonly draftId: string }> {
  const { draftId } = (await ask('POST', '/api/v1/drafts', { service: 'lampu-jalan' })).json<{ draftId: string }>();
  const answers: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['lokasi', { 'lokasi.area': '36.71.01.1001', 'lokasi.note': 'Seberang halte' }],
    ['jenis', { jenis: 'jalan' }],
    ['kabelTerbuka', { kabelTerbuka: 'tidak' }],
  ];
  for (const [question, raw] of answers) {
    const answered = await ask('PUT', `/api/v1/drafts/${draftId}/answers/${question}`, raw);
    expect(answered.statusCode, answered.body).toBe(200);
  }
  return { draftId };
}

describe('a report by the API', () => {
  test('is sent once, however often it is sent, and shown whole to its device and in public to others', async () => {
    const ask = device();
    const { draftId } = await reported(ask);
    const url = `/api/v1/drafts/${draftId}/submit`;
    const twice = await Promise.all([ask('POST', url, { persetujuan: 'ya' }), ask('POST', url, { persetujuan: 'ya' })]);
    expect(twice.map(({ statusCode }) => statusCode)).toEqual([201, 201]);
    const [first, second] = twice.map((one) => one.json<{ number: string }>().number);
    expect(second).toBe(first);
    const mine = (await ask('GET', `/api/v1/cases/${first}`)).json<{ answers?: readonly unknown[] }>();
    expect(mine.answers?.length).toBeGreaterThan(0);
    const others = await device()('GET', `/api/v1/cases/${first}`);
    expect(others.statusCode).toBe(200);
    expect(others.body).not.toContain('Seberang halte');
  });

  test('a disk without room is 507, a database that is away 503, and the same draft goes through afterwards', async () => {
    const ask = device();
    const { draftId } = await reported(ask);
    const send = () => ask('POST', `/api/v1/drafts/${draftId}/submit`, { persetujuan: 'ya' });
    for (const [code, status, wait] of [
      ['53100', 507, '300'],
      ['57P03', 503, '5'],
    ] as const) {
      const execute = vi.spyOn(city.store, 'execute').mockRejectedValue(Object.assign(new Error('away'), { code }));
      const refused = await send();
      execute.mockRestore();
      expect(refused.statusCode).toBe(status);
      expect(refused.headers['retry-after']).toBe(wait);
      expect(refused.json<{ title: string }>().title).toContain('tidak hilang');
    }
    expect((await send()).statusCode).toBe(201);
  });

  test('a wrong answer is a problem that names its field, in the language asked for', async () => {
    const ask = device();
    const { draftId } = await reported(ask);
    const wrong = await ask(
      'PUT',
      `/api/v1/drafts/${draftId}/answers/jenis`,
      { jenis: 'neon' },
      { 'accept-language': 'en' },
    );
    expect(wrong.statusCode).toBe(422);
    expect(wrong.headers['content-type']).toContain('application/problem+json');
    const problem = wrong.json<{ errors: readonly { pointer: string; detail: string }[] }>();
    expect(problem.errors[0]?.pointer).toBe('/answers/jenis');
    expect(problem.errors[0]?.detail).not.toBe('');
  });

  test('a draft of another device is not there', async () => {
    const { draftId } = await reported(device());
    expect((await device()('GET', `/api/v1/drafts/${draftId}`)).statusCode).toBe(404);
  });
});

describe('uploads', () => {
  const multipart = (bytes: Buffer, name: string) => {
    const boundary = 'balai-test';
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="foto"; filename="${name}"\r\ncontent-type: image/jpeg\r\n\r\n`;
    return {
      payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    };
  };
  const photo = () =>
    sharp({ create: { width: 40, height: 30, channels: 3, background: '#345' } })
      .jpeg()
      .toBuffer();

  const photoAt = (latitude: string, longitude: string) =>
    sharp({ create: { width: 41, height: 30, channels: 3, background: '#345' } })
      .withExif({
        IFD3: { GPSLatitudeRef: 'S', GPSLatitude: latitude, GPSLongitudeRef: 'E', GPSLongitude: longitude },
      })
      .jpeg()
      .toBuffer();

  test('a photo is staged, and shown only to its device', async () => {
    const ask = device();
    const { draftId } = await reported(ask);
    const { payload, headers } = multipart(await photo(), 'lampu.jpg');
    const sent = await ask('POST', `/api/v1/drafts/${draftId}/files/foto`, payload, headers);
    expect(sent.statusCode, sent.body).toBe(201);
    const { sha256 } = sent.json<{ sha256: string }>();
    const shown = await ask('GET', `/berkas/${sha256}`);
    expect(shown.headers['content-type']).toBe('image/jpeg');
    expect(shown.headers['content-security-policy']).toContain('sandbox');
    expect((await device()('GET', `/berkas/${sha256}`)).statusCode).toBe(404);
  });

  test('the place that a camera wrote into a photo is offered, and kept only after a yes', async () => {
    const ask = device();
    const { draftId } = await reported(ask);
    const { payload, headers } = multipart(await photoAt('6/1 10/1 30/1', '106/1 38/1 0/1'), 'lampu.jpg');
    const kept = async () =>
      JSON.stringify(await city.store.drafts.load(city.store.regions.bySlug('tangerang')?.id ?? 0, draftId));
    const sent = await ask('POST', `/kirim/formulir/${draftId}/foto`, payload, headers);
    expect(sent.statusCode).toBe(303);
    const [path, query = ''] = String(sent.headers.location).split('?');
    expect(path).toBe(`/formulir/${draftId}/lokasi`);
    const sealed = new URLSearchParams(query).get('tawaran') ?? '';
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('106');
    expect(await kept()).not.toMatch(/106\.6|-6\.17/);

    const asker = (late = 0) => city.resident('lain', now + late);
    const own = await createPlatform(city.deps)({
      regionId: city.store.regions.bySlug('tangerang')?.id ?? 0,
      device: ask.id(),
      officer: null,
      channel: 'portal',
      language: 'id',
      now,
    });
    expect((await own.portal.offeredPosition(draftId, sealed))?.area.id).toMatch(/^Kel\. /);
    const other = await reported(ask);
    expect(await own.portal.agreeToPosition(other.draftId, sealed)).toBe(false);
    expect(await (await asker(3_600_000)).portal.agreeToPosition(draftId, sealed)).toBe(false);
    expect(await own.portal.agreeToPosition(draftId, sealed)).toBe(true);
    expect(await kept()).toMatch(/106\.6/);
  });

  test('a page that calls itself a photo is recognised by its content', async () => {
    const ask = device();
    const { draftId } = await reported(ask);
    const { payload, headers } = multipart(Buffer.from('<html><script>alert(1)</script></html>'), 'lampu.jpg');
    const sent = await ask('POST', `/api/v1/drafts/${draftId}/files/foto`, payload, headers);
    expect(sent.statusCode).toBe(415);
  });
});

describe('rights', () => {
  test('the queue is for officers; signing in by the form opens it, a wrong password says nothing', async () => {
    expect((await device()('GET', '/api/v1/queue')).statusCode).toBe(401);
    const id = await accounts.put({ email: 'petugas@contoh.id', name: 'Petugas Contoh', password: 'contoh-sandi' });
    await city.appoint(id, 'Petugas Contoh', [{ unit: 'dishub', area: null, position: 'petugas' }]);
    const form = (sandi: string) => ({
      method: 'POST' as const,
      url: '/sesi/masuk',
      headers: { ...own, 'content-type': 'application/x-www-form-urlencoded' },
      payload: `email=petugas%40contoh.id&sandi=${sandi}&kembali=https%3A%2F%2Fjahat.contoh%2F`,
    });
    expect((await app.inject(form('salah'))).headers.location).toContain('/konsol/masuk?salah=1');
    const signed = await app.inject(form('contoh-sandi'));
    expect(signed.headers.location).toBe('/konsol');
    const cookie = signed.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
    const queue = await app.inject({ url: '/api/v1/queue', headers: { ...own, cookie } });
    expect(queue.statusCode, queue.body).toBe(200);
    expect(queue.json<{ title: { id: string } }>().title.id).toContain('Dinas Perhubungan');
  });

  test('who signs out is out at once, with the very cookies that opened the queue a moment ago', async () => {
    const id = await accounts.put({ email: 'pulang@contoh.id', name: 'Petugas Pulang', password: 'contoh-sandi' });
    await city.appoint(id, 'Petugas Pulang', [{ unit: 'dishub', area: null, position: 'petugas' }]);
    const signed = await accounts.signIn('pulang@contoh.id', 'contoh-sandi', new Headers());
    const cookie = signed === 'tooMany' ? '' : (signed?.cookies.map((one) => one.split(';')[0]).join('; ') ?? '');
    const status = async () => (await app.inject({ url: '/api/v1/queue', headers: { ...own, cookie } })).statusCode;
    expect(await status()).toBe(200);
    await app.inject({ method: 'POST', url: '/sesi/keluar', headers: { ...own, cookie } });
    expect(await status()).toBe(401);
  });

  test('a write that another site sends is refused before anything is looked at', async () => {
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'https://jahat.contoh' },
      { cookie: 'balai_perangkat=x' },
    ]) {
      const response = await app.inject({
        method: 'POST',
        url: '/api/v1/drafts',
        headers,
        payload: { service: 'lampu-jalan' },
      });
      expect(response.statusCode).toBe(403);
    }
  });

  test('an officer’s write without a key is refused with the name of the header', async () => {
    const response = await app.inject({
      method: 'POST',
      url: '/api/v1/officer/cases/BL-X/act',
      headers: own,
      payload: { turn: 't', action: 'a', seenVersion: 1 },
    });
    expect(response.statusCode).toBe(400);
    expect(response.body).toContain('idempotency-key');
  });

  test('guesses at a secret are slowed down by case', async () => {
    const guess = () =>
      app.inject({ method: 'POST', url: '/api/v1/cases/BL-0000-000/open', headers: own, payload: { secret: 'x' } });
    const statuses = [];
    for (let n = 0; n < 12; n += 1) statuses.push((await guess()).statusCode);
    expect(statuses.slice(0, 10).every((status) => status === 403)).toBe(true);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('the house', () => {
  test('is alive, ready and measured', async () => {
    expect((await app.inject('/healthz')).json()).toEqual({ alive: true });
    expect((await app.inject('/metrics')).body).toContain('balai_http_request_seconds');
  });

  test('describes itself as OpenAPI 3.1, and every path has a summary', async () => {
    const document = (await app.inject('/api/v1/openapi.json')).json<{
      openapi: string;
      paths: Readonly<Record<string, Readonly<Record<string, { summary?: string }>>>>;
    }>();
    expect(document.openapi).toBe('3.1.0');
    const silent = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, { summary }]) => summary === undefined)
        .map(([method]) => `${method} ${path}`),
    );
    expect(silent).toEqual([]);
    expect(Object.keys(document.paths)).toContain('/api/v1/stream');
    const page = (await app.inject('/api/v1/docs')).body;
    expect(page).toContain('/api/v1/drafts');
    // What is to be sent and what comes back stands there too, field by field.
    expect(page).toContain('<td><code>seenVersion</code></td>');
    expect(page).toContain('<td><code>errors[].pointer</code></td>');
  });

  test('a secret link opened by a preview uses nothing up, and its token leaves the address', async () => {
    const opened = await app.inject('/k/AAAAAAAAAAAAAAAAAAAAAA');
    expect(opened.statusCode).toBe(303);
    expect(opened.headers.location).toBe('/lacak?salah=tautan');
  });

  test('every answer tells a browser to do no more with it than read it', async () => {
    for (const url of ['/api/v1/services', '/api/v1/docs', '/api/v1/nothing', '/healthz']) {
      const { headers } = await app.inject(url);
      expect(headers, url).toMatchObject({
        'content-security-policy':
          "default-src 'none';style-src 'self';img-src 'self';base-uri 'none';form-action 'self';frame-ancestors 'none'",
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
        'permissions-policy': expect.stringContaining('microphone=()'),
        'x-frame-options': 'SAMEORIGIN',
      });
    }
  });

  test('strange requests get a sentence, never a stack', async () => {
    for (const url of [
      '/api/v1/cases/%00',
      '/api/v1/services/__proto__',
      '/berkas/..%2f..%2fetc%2fpasswd',
      '/api/v1/figures?period=0',
    ]) {
      const response = await app.inject({ url, headers: own });
      expect(response.statusCode, url).toBeGreaterThanOrEqual(400);
      expect(response.statusCode, url).toBeLessThan(500);
      expect(response.body).not.toMatch(/\bat .*\.ts:/u);
    }
  });
});

/**
 * What a form tells the page after it is known to every process of the city, before and after a restart, and to one device only.
 *
 * Must never: share a store between two processes of a test: what they know together is what lies in the database.
 */
import { openStore, type Store } from '@balai/store';
import { testKeys } from '@balai/store/testing';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createPlatform } from '../platform/index.ts';
import type { Flash, PageRequest } from '../platform/platform-types.ts';
import { buildServer } from './build-server.ts';
import { NOW, openTestServer, type TestServer } from './testing.ts';

interface Process {
  readonly app: FastifyInstance;
  readonly store: Store;
  /** What a page of this process would be told. */
  told(path: string, device: string): Promise<Flash | null | undefined>;
  stop(): Promise<void>;
}
const HOUR = 3_600_000;
let server: TestServer;
let now = NOW;
let isGone = false;
const running: Process[] = [];

/** A process of its own on the city's database and data folder. */
async function start(): Promise<Process> {
  const { city, accounts } = server;
  const store = await openStore({
    connection: city.connection,
    calendarOf: () => city.deps.cityOf(1).calendar,
    lookupSecret: 'test',
    dataKeys: testKeys,
  });
  const told: Store['told'] = {
    keep: (...all) => (isGone ? Promise.reject(AWAY) : store.told.keep(...all)),
    read: (...all) => (isGone ? Promise.reject(AWAY) : store.told.read(...all)),
  };
  let asked: PageRequest | undefined;
  const app = await buildServer({
    store: { ...store, told },
    accounts,
    page: (request, response) => {
      asked = (request as { asking?: PageRequest }).asking;
      response.end('a page');
    },
    platformFor: createPlatform({ ...city.deps, store }),
    regionOf: () => store.regions.bySlug('tangerang')?.id ?? 0,
    shapesOf: () => ({ type: 'FeatureCollection', features: [] }),
    now: () => now,
    secureCookies: false,
  });
  const process: Process = {
    app,
    store,
    async told(path, device) {
      await app.inject({ url: path, headers: { ...browser, cookie: device } });
      return asked?.flash(path.split('?pesan=')[1] ?? '');
    },
    async stop() {
      await app.close();
      await store.close();
    },
  };
  running.push(process);
  return process;
}
const AWAY = Object.assign(new Error('x'), { code: 'ECONNREFUSED' });
const browser = { 'sec-fetch-site': 'same-origin', accept: 'text/html', 'accept-language': 'en' };
const device = `balai_perangkat=${'A'.repeat(22)}`;
const stranger = `balai_perangkat=${'B'.repeat(22)}`;

beforeAll(async () => {
  server = await openTestServer(inject('socketDir'));
});
afterAll(async () => {
  for (const process of running) await process.stop();
  await server.close();
});

async function send(app: FastifyInstance, url: string, parts: readonly string[]): Promise<string> {
  const boundary = 'balai-test';
  const payload = [...parts.map((part) => `--${boundary}\r\ncontent-disposition: form-data; ${part}\r\n`), ''].join('');
  const sent = await app.inject({
    method: 'POST',
    url,
    headers: { ...browser, cookie: device, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: `${payload}--${boundary}--\r\n`,
  });
  expect(sent.statusCode).toBe(303);
  return String(sent.headers.location);
}

async function rowsOf(region: number) {
  const client = await server.pool.connect();
  await client.query("select set_config('app.region', $1, false)", [String(region)]);
  const { rows } = await client.query<{ body: string; device_hash: string }>('select body, device_hash from told');
  client.release(true);
  return rows;
}

/** A photo that is none, beside an answer that was typed. */
async function wrongPhoto({ app }: Process): Promise<string> {
  const begun = await app.inject({
    method: 'POST',
    url: '/api/v1/drafts',
    headers: { 'sec-fetch-site': 'same-origin', cookie: device },
    payload: { service: 'lampu-jalan' },
  });
  return send(app, `/kirim/formulir/${begun.json<{ draftId: string }>().draftId}/foto`, [
    'name="foto.note"\r\n\r\nDekat "jembatan" 🌉',
    'name="foto"; filename="a.jpg"\r\n\r\nnot a photo',
  ]);
}
const refusedPhoto = {
  kind: 'refused',
  typed: { 'foto.note': 'Dekat "jembatan" 🌉' },
  messages: [{ field: 'foto' }],
};

test('a form refused at one process is shown with its errors and answers by another', async () => {
  const [one, other] = [await start(), await start()];
  const next = await wrongPhoto(one);
  expect(await other.told(next, device)).toMatchObject(refusedPhoto);
  expect(await other.told(next, device), 'a reload shows the same').toMatchObject(refusedPhoto);
  expect(await other.told(next, stranger), 'to this device alone').toBe(null);
  expect(await one.told('/?pesan=nothing', device)).toBe(null);
});

test('a restart between a form and its page loses nothing, also an hour later; then it goes', async () => {
  const before = await start();
  const next = await wrongPhoto(before);
  const verdict = await send(before.app, '/kirim/periksa-surat', ['name="nomor"\r\n\r\nB/001/X']);
  await before.stop();
  running.splice(running.indexOf(before), 1);
  const after = await start();
  now = NOW + HOUR + 60_000;
  expect(await after.told(next, device)).toMatchObject(refusedPhoto);
  expect(await after.told(verdict, device)).toMatchObject({ verdict: { verdict: 'unknown' } });
  now = NOW + 2 * HOUR;
  expect(await after.told(next, device)).toBe(null);
  const region = after.store.regions.bySlug('tangerang')?.id ?? 0;
  await after.store.sweep(region, now);
  expect(await rowsOf(region)).toEqual([]);
  now = NOW;
});

test('what was typed lies sealed, and goes with the device', async () => {
  const process = await start();
  const next = await wrongPhoto(process);
  const region = process.store.regions.bySlug('tangerang')?.id ?? 0;
  const rows = await rowsOf(region);
  expect(rows.length).toBeGreaterThan(0);
  for (const { body } of rows) expect(body).not.toContain('jembatan');
  await process.store.devices.wipe(region, rows[0]?.device_hash ?? '');
  expect(await process.told(next, device)).toBe(null);
});

test('while the database is away the process remembers by itself, and no page fails for it', async () => {
  const process = await start();
  const kept = await wrongPhoto(process);
  isGone = true;
  expect(await process.told(kept, device)).toBe(null);
  const meanwhile = await wrongPhoto(process);
  isGone = false;
  expect(await process.told(kept, device)).toMatchObject(refusedPhoto);
  expect(await process.told(meanwhile, device)).toMatchObject(refusedPhoto);
});

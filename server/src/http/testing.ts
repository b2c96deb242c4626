/**
 * For tests: the real server over a test city, without a port.
 *
 * Must never: be imported by anything that serves residents.
 */
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import pg from 'pg';
import { type Accounts, openAccounts } from '../accounts/accounts.ts';
import { createPlatform } from '../platform/index.ts';
import { at, openTestCity, type TestCity } from '../platform/testing.ts';
import { buildServer, type ServerOptions } from './build-server.ts';

/** A Monday morning, when offices are open. */
export const NOW = at('2026-11-02T09:00');

export interface TestServer {
  readonly city: TestCity;
  readonly accounts: Accounts;
  readonly app: FastifyInstance;
  /** Connections of its own, to look at the database. */
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/** `more`: what differs from a server without pages, at `NOW`. */
export async function openTestServer(host: string, more: Partial<ServerOptions> = {}): Promise<TestServer> {
  const city = await openTestCity(host);
  const pool = new pg.Pool({ ...city.connection, max: 2 });
  pool.on('error', () => undefined);
  const accounts = await openAccounts({
    pool,
    secret: 's'.repeat(32),
    baseUrl: 'http://localhost',
    secureCookies: more.secureCookies ?? false,
    now: more.now ?? (() => NOW),
  });
  const regionId = city.store.regions.bySlug('tangerang')?.id ?? 0;
  const app = await buildServer({
    store: city.store,
    accounts,
    page: null,
    platformFor: createPlatform(city.deps),
    regionOf: () => regionId,
    shapesOf: () => ({ type: 'FeatureCollection', features: [] }),
    now: () => NOW,
    secureCookies: false,
    ...more,
  });
  return {
    city,
    accounts,
    app,
    pool,
    async close() {
      await app.close();
      await pool.end();
      await city.close();
    },
  };
}

/** Asks as a browser of the same site would, with the device's cookie from the first answer on. */
type AskAsDevice = (
  method: 'GET' | 'POST' | 'PUT',
  url: string,
  payload?: object | string,
  contentType?: string,
) => Promise<LightMyRequestResponse>;
export function residentDevice({ app }: Pick<TestServer, 'app'>, host: string): AskAsDevice {
  let cookie = '';
  return async (method, url, payload, contentType) => {
    const response = await app.inject({
      method,
      url,
      headers: {
        host,
        'sec-fetch-site': 'same-origin',
        ...(contentType === undefined ? {} : { 'content-type': contentType }),
        ...(cookie === '' ? {} : { cookie }),
      },
      ...(payload === undefined ? {} : { payload }),
    });
    const set = response.cookies.find(({ name }) => name === 'balai_perangkat');
    if (set !== undefined) cookie = `${set.name}=${set.value}`;
    return response;
  };
}

/** Fills in the form of a street lamp, as far as sending it. Returns the address of the draft. */
export async function fillInLamp(ask: AskAsDevice, service: string, area: string): Promise<string> {
  const { draftId } = (await ask('POST', '/api/v1/drafts', { service })).json<{ draftId: string }>();
  const url = `/api/v1/drafts/${draftId}`;
  const answers = {
    lokasi: { 'lokasi.area': area, 'lokasi.note': 'Seberang halte' },
    jenis: { jenis: 'jalan' },
    kabelTerbuka: { kabelTerbuka: 'tidak' },
    keterangan: { keterangan: 'Sudah dua minggu.' },
  };
  for (const [question, raw] of Object.entries(answers)) {
    const kept = await ask('PUT', `${url}/answers/${question}`, raw);
    if (kept.statusCode !== 200) throw new Error(`${question}: ${kept.statusCode} ${kept.body}`);
  }
  return url;
}

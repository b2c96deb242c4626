/**
 * For tests: the real server over a test city, without a port.
 *
 * Must never: be imported by anything that serves residents.
 */
import type { FastifyInstance } from 'fastify';
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

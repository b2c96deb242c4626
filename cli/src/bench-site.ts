// What `balai project bench` measures: a city of its own with its database and signed-in officers, in a temporary folder that goes
// again, or in one that is kept for the next measurement.
// Must never: touch another installation, or leave a process behind.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Child, startChild } from '@balai/bench/child';
import type { BenchCity } from '@balai/bench/city';
import { call } from '@balai/bench/load';
import { regions } from '@balai/services';
import type { Store } from '@balai/store';
import { freePort } from '@balai/store/free-port';
import pg from 'pg';
import { buildWeb } from './build-web.ts';
import type { DemoAccount } from './city.ts';
import { now } from './clock.ts';
import { passingDemo } from './config.ts';
import { type Connection, openDatabase } from './database.ts';
import { openCityStore } from './open-store.ts';
import { showProgress } from './progress.ts';
import { root } from './root.ts';

export interface BenchSite {
  readonly origin: string;
  /** The city's process. */
  readonly child: Child;
  /** The city's store, opened by this process: what fills it is not in the memory that is measured. */
  readonly filling: BenchCity;
  readonly pool: pg.Pool;
  readonly connection: Connection;
  /** Officers who are signed in: their Cookie headers, the first one of Dishub. */
  readonly officers: readonly string[];
}

/**
 * Opens a city without a past, does the work, and removes everything again; with `keptIn`, the city of that folder as the last
 * measurement left it, which stays: a million cases need a quarter of an hour to be stored.
 */
export async function withBenchSite(work: (site: BenchSite) => Promise<void>, keptIn = ''): Promise<void> {
  const progress = showProgress();
  const data = keptIn === '' ? await mkdtemp(join(tmpdir(), 'balai-bench-')) : keptIn;
  try {
    await buildWeb(progress);
    const port = await freePort(); // so that two measurements, or one beside a running city, do not meet
    const origin = `http://127.0.0.1:${port}`;
    const database = await openDatabase(passingDemo(data, port), progress);
    const { connection } = database;
    const pool = new pg.Pool({ ...connection, max: 16 });
    // A connection that is closing when the database ends is not worth a word.
    pool.on('error', () => undefined);
    try {
      const start = (): Promise<Child> =>
        startChild(join(root, 'cli', 'src', 'bench-city.ts'), { data, port, connection });
      // The first start makes the officers of the demo; a city that serves was started again since, and holds none of that.
      await (await start()).end();
      const child = await start();
      try {
        const accounts = (await child.ask<readonly DemoAccount[] | undefined>('accounts')) ?? [];
        const officers = await Promise.all(accounts.map((account) => signIn(origin, account)));
        const store = await openCityStore(passingDemo(data, port), connection);
        try {
          await work({ origin, child, filling: fillingOf(store), pool, connection, officers });
        } finally {
          await store.close();
        }
      } finally {
        await child.end();
      }
    } finally {
      await pool.end();
      await database.stop();
    }
  } finally {
    if (keptIn === '') await rm(data, { recursive: true, force: true });
  }
}

function fillingOf(store: Store): BenchCity {
  const [home] = regions;
  const region = store.regions.bySlug(home?.slug ?? '');
  if (home === undefined || region === null) throw new Error('the city has no region');
  return { store, regionId: region.id, now, villages: home.areas };
}

async function signIn(origin: string, { email, password }: DemoAccount): Promise<string> {
  const sent = await call(origin, '/sesi/masuk', {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin' },
    body: { email, sandi: password },
  });
  return sent.cookies.map((cookie) => cookie.split(';')[0]).join('; ');
}

/**
 * Two server processes on one database under load, with deadlines that are due: one is killed, and the other goes on with
 * everything. Nothing is lost, nothing happens twice, and every deadline fires once.
 *
 * Must never: run without an end, or leave a process or a folder behind.
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Region, Store } from '@balai/store';
import { startPostgres } from '@balai/store/postgres';
import pg from 'pg';
import { startCallers } from './callers.ts';
import { cityProcess, type CityProcess } from './city-process.ts';
import { lostAmong } from './looking-after.ts';
import type { OfficerAccount } from './officers.ts';
import { type Appoint, AREA, type SocketConnection } from './run-kills.ts';

export interface TwinsReport {
  readonly kills: number;
  readonly acknowledged: number;
  readonly lost: readonly string[];
  /** Deadlines that were due when it began, and those that have fired. */
  readonly due: number;
  readonly fired: number;
}

const DAY = 86_400_000;
/** More than a round of either process fires at once, so that the kill comes in the middle. */
const DUE_FOR_EACH = 60;
const PATIENCE_MS = 90_000;

export interface TwinsRun {
  readonly kills: number;
  /** The time of this machine. */
  now(): number;
  /** The store of a city beside its servers, with the keys of its data folder. */
  openBeside(data: string, connection: SocketConnection): Promise<Store>;
  readonly appoint: Appoint;
}

export async function runTwins({ kills, now, openBeside, appoint }: TwinsRun): Promise<TwinsReport> {
  const home = await mkdtemp(join(tmpdir(), 'balai-twins-'));
  const database = await startPostgres(join(home, 'db'));
  const databaseUrl = `postgres://balai@localhost/balai?host=${encodeURIComponent(database.socketDir)}`;
  const twins = await Promise.all(['one', 'two'].map((name) => cityProcess({ data: join(home, name), databaseUrl })));
  try {
    const [one, two] = twins as [CityProcess, CityProcess];
    await one.start();
    for (const folder of ['secrets', 'keys'])
      await cp(join(home, 'one', folder), join(home, 'two', folder), { recursive: true });
    await two.start();
    const officers = await appoint(join(home, 'one'), database.connection);
    const store = await openBeside(join(home, 'one'), database.connection);
    const killed = killEach({ twins: [one, two], connection: database.connection, store, officers, now }, kills);
    return await Promise.race([killed, one.endedByItself, two.endedByItself]);
  } finally {
    await Promise.all(twins.map((twin) => twin.stop()));
    await database.stop();
    await rm(home, { recursive: true, force: true });
  }
}

interface Scene {
  readonly twins: readonly [CityProcess, CityProcess];
  readonly connection: SocketConnection;
  readonly store: Store;
  readonly officers: readonly OfficerAccount[];
  now(): number;
}

async function killEach({ twins, connection, store, officers, now }: Scene, kills: number): Promise<TwinsReport> {
  const origins = twins.map(({ origin }) => origin);
  const load = startCallers({ origins, area: AREA, residents: 6, officers });
  const region = store.regions.all().find(({ slug }) => slug === 'tangerang');
  if (region === undefined) throw new Error('the city is not there');
  try {
    const due: string[] = [];
    for (let kill = 0; kill < kills; kill += 1) {
      due.push(...(await filedLongAgo(store, region, now() - 30 * DAY)));
      await sleep(300);
      const twin = twins[kill % 2] ?? twins[0];
      await twin.kill();
      await untilFired(connection, due);
      await load.next();
      await twin.start();
    }
    await load.stop();
    const lost = await lostAmong(connection, load.acknowledged);
    const fired = await firedAmong(connection, due);
    return { kills, acknowledged: load.acknowledged.length, lost, due: due.length, fired };
  } finally {
    await load.stop().catch(() => undefined); // told above
    await store.close();
  }
}

/** Cases whose first deadline has long been over, as if both processes had been away for a month. */
async function filedLongAgo(store: Store, { id }: Region, at: number): Promise<readonly string[]> {
  const sent = await Promise.all(
    Array.from({ length: DUE_FOR_EACH }, () =>
      store.execute({
        regionId: id,
        serviceId: 'lampu-jalan',
        command: {
          type: 'submit',
          actor: { kind: 'applicant' },
          answers: { lokasi: { area: AREA }, jenis: 'jalan', kabelTerbuka: false },
          facts: {},
        },
        channel: 'api',
        now: at,
        idempotency: { caller: 'kills', key: randomUUID(), requestHash: 'long ago' },
      }),
    ),
  );
  return sent.flatMap((done) => (done.ok ? [done.value.caseId] : []));
}

async function untilFired(connection: pg.ClientConfig, due: readonly string[]): Promise<void> {
  const over = performance.now() + PATIENCE_MS;
  while ((await firedAmong(connection, due)) < due.length)
    if (performance.now() > over) return; // the report says how many are missing
    else await sleep(300);
}

async function firedAmong(connection: pg.ClientConfig, due: readonly string[]): Promise<number> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    const { rows } = await client.query<{ n: number }>(
      `select count(distinct case_id)::int as n from event where type = 'timeRanOut' and case_id = any($1::uuid[])`,
      [due],
    );
    return rows[0]?.n ?? 0;
  } finally {
    await client.end();
  }
}

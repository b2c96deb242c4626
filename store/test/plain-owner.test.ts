/** A PostgreSQL of one's own, with a user who may make no roles: regions stay apart all the same, and a backup holds all rows. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { putBack, takeSnapshot } from '../src/backup/index.ts';
import { openStore, type Store } from '../src/index.ts';
import { tangerang, testCalendar, testKeys, witaCity } from '../src/testing.ts';
import { act, submit, tuesday, valueOf } from './acting.ts';
import { officerOf, testBundles } from './city.ts';

const host = inject('socketDir');
const owner = `plain_${process.pid}`;
const names = [`plain_a_${process.pid}`, `plain_b_${process.pid}`] as const;
const connectionTo = (database: string) => ({ host, user: owner, database });
const open = (database: string): Promise<Store> =>
  openStore({
    connection: connectionTo(database),
    calendarOf: testCalendar,
    connections: 2,
    lookupSecret: 'test',
    dataKeys: testKeys,
  });
let store: Store;
let folder: string;

async function asAdministrator(...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ host, user: 'balai', database: 'postgres' });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'balai-plain-'));
  await asAdministrator(
    `create role ${owner} login`,
    ...names.map((name) => `create database ${name} owner ${owner} template template0`),
  );
  store = await open(names[0]);
  for (const region of [tangerang, witaCity]) {
    await store.regions.put(region);
    for (const bundle of testBundles) await store.services.publish(region.id, bundle, 'penulis', tuesday);
    const { caseId } = valueOf(await submit(store, region.id, 'lampu'));
    await act(store, region.id, caseId, officerOf('dishub'), 'jadwalkan', { turn: 'diterima/dishub' });
  }
});
afterAll(async () => {
  await store.close();
  await asAdministrator(...names.map((name) => `drop database ${name} with (force)`), `drop role ${owner}`);
  rmSync(folder, { recursive: true });
});

test('it says that the database does not guard the events, and shows the owner no row outside a region', async () => {
  expect(store.guarded).toBe(false);
  const client = new pg.Client(connectionTo(names[0]));
  await client.connect();
  const seen = async (table: string): Promise<readonly number[]> =>
    (await client.query<{ region_id: number }>(`select distinct region_id from ${table}`)).rows.map(
      ({ region_id }) => region_id,
    );
  const tables = ['event_private', 'search_in_region'];
  for (const table of tables) expect(await seen(table)).toEqual([]);
  await client.query(`begin; set local app.region = '${witaCity.id}'`);
  for (const table of tables) expect(await seen(table)).toEqual([witaCity.id]);
  await client.query('rollback');
  await client.end();
});

test('a backup as this owner holds the rows of all regions, goes back, and binds the owner again', async () => {
  const snapshot = await takeSnapshot({ connection: connectionTo(names[0]), folder });
  expect(snapshot.tables.find(({ table }) => table === 'public.event_private')?.rows).toBeGreaterThan(1);
  const back = () =>
    putBack({ connection: connectionTo(names[1]), folder, snapshot, makeAccounts: async () => undefined });
  expect(await back()).toEqual({ ok: true, value: undefined });
  const restored = await open(names[1]);
  try {
    for (const { id } of [tangerang, witaCity]) {
      await restored.audit.rebuild(id, { check: false });
      expect((await restored.audit.rebuild(id, { check: true })).differences).toEqual([]);
    }
  } finally {
    await restored.close();
  }
  expect(await back()).toMatchObject({ ok: false, error: { type: 'notEmpty' } });
});

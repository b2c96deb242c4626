/** Services are data: what is wrong is refused, a running server takes up what is new, open cases keep their law. */
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import type { ServiceManifest } from '@balai/kernel';
import { openStore, type Store } from '../src/index.ts';
import { emptyDatabase, freshStore, tangerang, testCalendar, testKeys, type FreshStore } from '../src/testing.ts';
import { act, hour, submit, tuesday, valueOf } from './acting.ts';
import { bundleOf, officerOf, testBundles } from './city.ts';

let fresh: FreshStore;
let other: Store;
const lamp = testBundles[0]!;
beforeAll(async () => {
  fresh = await freshStore(inject('socketDir'));
  other = await openStore({
    connection: fresh.connection,
    calendarOf: testCalendar,
    connections: 2,
    refreshEvery: 600_000,
    dataKeys: testKeys,
  });
});
afterAll(async () => {
  await other.close();
  await fresh.close();
});

test('a service is checked as data: mistakes, another hash, failing examples and what is no JSON are refused', async () => {
  const publish = (bundle: typeof lamp) => fresh.store.services.publish(3671, bundle, 'penulis', tuesday);
  const broken = bundleOf({ ...lamp.manifest, start: 'tidakAda' } as ServiceManifest);
  expect(await publish(broken)).toMatchObject({ ok: false, error: { type: 'mistakes' } });
  expect(await publish({ ...lamp, hash: 'x' })).toMatchObject({ ok: false, error: { type: 'hashDiffers' } });
  expect(await publish({ ...lamp, canonical: ` ${lamp.canonical}` })).toMatchObject({
    ok: false,
    error: { type: 'notCanonical' },
  });
  expect(await publish({ ...lamp, canonical: '{' })).toMatchObject({ ok: false, error: { type: 'notJson' } });
  expect(await publish({ ...lamp, examples: { passed: 1, failed: 1 } })).toMatchObject({
    ok: false,
    error: { type: 'examplesFail', failed: 1 },
  });
  expect(fresh.store.services.current(3671)).toEqual([]);
});

test('another running server takes it up without a restart, and open cases keep the manifest they were filed under', async () => {
  expect(await fresh.store.services.publish(3671, lamp, 'penulis', tuesday)).toMatchObject({
    ok: true,
    value: { number: 1 },
  });
  await vi.waitFor(() => expect(other.services.one(3671, 'lampu')?.number).toBe(1), { timeout: 5_000, interval: 20 });
  const filed = valueOf(await submit(other, 3671, 'lampu'));
  const next = bundleOf({ ...lamp.manifest, title: { id: 'Lampu, edisi kedua', en: 'Lamp, second edition' } });
  expect(await fresh.store.services.publish(3671, next, 'penulis', tuesday + hour)).toMatchObject({
    ok: true,
    value: { number: 2 },
  });
  await vi.waitFor(() => expect(other.services.one(3671, 'lampu')?.hash).toBe(next.hash), {
    timeout: 5_000,
    interval: 20,
  });
  expect((await fresh.store.cases.load(3671, filed.caseId))?.manifestHash).toBe(lamp.hash);
  expect(
    await act(other, 3671, filed.caseId, officerOf('dishub'), 'jadwalkan', { turn: 'diterima/dishub' }),
  ).toMatchObject({ ok: true });
  expect((await fresh.store.cases.load(3671, valueOf(await submit(other, 3671, 'lampu')).caseId))?.manifestHash).toBe(
    next.hash,
  );
  await fresh.store.services.publish(3671, lamp, 'penulis', tuesday + 2 * hour);
  expect((await fresh.store.services.history(3671, 'lampu')).map(({ number, hash }) => [number, hash])).toEqual([
    [3, lamp.hash],
    [2, next.hash],
    [1, lamp.hash],
  ]);
  expect(fresh.store.services.one(9901, 'lampu')).toBeNull();
});

test('changes are heard at once here and soon elsewhere', async () => {
  const heard: string[] = [];
  const stop = [
    fresh.store.changes.subscribe(({ caseId, units }) => heard.push(`here ${caseId} ${units.join()}`)),
    other.changes.subscribe(({ caseId }) => heard.push(`there ${caseId}`)),
  ];
  const filed = valueOf(await submit(fresh.store, 3671, 'lampu'));
  // Hints about the cases of the tests before may still be on their way.
  const ofThis = () => heard.filter((one) => one.includes(filed.caseId));
  expect(ofThis()).toEqual([`here ${filed.caseId} dishub`]);
  await vi.waitFor(() => expect(ofThis()).toEqual([`here ${filed.caseId} dishub`, `there ${filed.caseId}`]), {
    timeout: 5_000,
    interval: 20,
  });
  stop.forEach((each) => each());
});

test('a database of a newer version, or a migration that was changed, is not touched', async () => {
  const connection = await emptyDatabase(inject('socketDir'));
  const client = new pg.Client(connection);
  await client.connect();
  const open = () => openStore({ connection, calendarOf: testCalendar });
  await client.query("insert into migration values ('9999_later.sql', 'x')");
  await expect(open()).rejects.toMatchObject({ problem: { type: 'newerDatabase', found: '9999_later.sql' } });
  await client.query(
    "delete from migration where name = '9999_later.sql'; update migration set sha256 = 'x' where name = '0002_cases.sql'",
  );
  await expect(open()).rejects.toMatchObject({ problem: { type: 'migrationChanged', name: '0002_cases.sql' } });
  await client.end();
  await expect(
    openStore({ connection: { ...connection, host: '/nowhere' }, calendarOf: testCalendar }),
  ).rejects.toMatchObject({ problem: { type: 'notReachable' } });
});

test.each(['createrole', 'nocreaterole'])(
  'a user who is no superuser (%s) can own the database and serve from it',
  async (may) => {
    const { admin } = fresh;
    const name = `${may}_${fresh.connection.database.slice(2, 10)}`;
    await admin.query(`create role ${name} login ${may}`);
    await admin.query(`create database ${name} owner ${name}`);
    const connection = { host: fresh.connection.host, user: name, database: name };
    const store = await openStore({ connection, calendarOf: testCalendar, connections: 1 });
    await store.regions.put(tangerang);
    expect(await store.services.publish(tangerang.id, lamp, 'penulis', tuesday)).toMatchObject({ ok: true });
    expect(await submit(store, tangerang.id, 'lampu')).toMatchObject({ ok: true });
    await store.close();
    await admin.query(`drop database ${name}`);
    await admin.query(`drop role ${name}`);
  },
);

test('a server whose clock is off by more than a second is not ready', async () => {
  const real = Date.now();
  expect(await fresh.store.ready(real)).toMatchObject({ ok: true });
  expect(await fresh.store.ready(real + 5_000)).toMatchObject({ ok: false });
});

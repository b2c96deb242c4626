/** Services are data: what is wrong is refused, a running server takes up what is new, open cases keep their law. */
import { createHash } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import type { ServiceManifest } from '@balai/kernel';
import { openStore, type Seals, type Store } from '../src/index.ts';
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
  expect(await publish({ ...lamp, canonical: `[${'0,'.repeat(2_000_000)}0]` })).toMatchObject({
    ok: false,
    error: { type: 'tooLarge' },
  });
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

/** A key of the test: a signature is a hash of the text with its name. */
const sealsOf = (keyId: string): Seals => {
  const sign = (text: string) => createHash('sha256').update(`${keyId} ${text}`).digest('hex');
  return { keyId, sign, verify: (text, signature, by) => by === keyId && signature === sign(text) };
};
const secondLamp = bundleOf({ ...lamp.manifest, title: { id: 'Lampu, edisi kedua', en: 'Lamp, second edition' } });

test('the history tells who published what, when, why, what was different, and what was taken back', async () => {
  const own = await freshStore(inject('socketDir'), { seals: sealsOf('kota') });
  const { services } = own.store;
  await services.publish(3671, lamp, 'penulis', tuesday);
  await services.publish(3671, secondLamp, 'penulis', tuesday + hour, { because: 'Nama baru', approvedBy: 'kepala' });
  await services.publish(3671, lamp, 'kepala', tuesday + 2 * hour, {
    kind: 'rollback',
    backTo: 1,
    because: 'Salah ketik',
  });
  const [third, second, first] = await services.history(3671, 'lampu');
  expect(third).toMatchObject({
    kind: 'rollback',
    backTo: 1,
    because: 'Salah ketik',
    rolledBack: false,
    signed: 'signed',
  });
  expect(second).toMatchObject({
    number: 2,
    publishedBy: 'penulis',
    approvedBy: 'kepala',
    because: 'Nama baru',
    rolledBack: true,
  });
  expect(second?.changes.map(({ says }) => says.id)).toEqual([
    'Nama layanan menjadi “Lampu, edisi kedua” (sebelumnya “Lampu jalan padam”)',
  ]);
  expect(first).toMatchObject({ changes: [], because: null, rolledBack: false });
  expect(await services.publish(3671, secondLamp, 'penulis', tuesday, { approvedBy: 'penulis' })).toEqual({
    ok: false,
    error: { type: 'samePerson' },
  });
  await own.close();
});

test('what this installation did not sign, or what was changed since, is not taken up: the version before it stays, and it is told', async () => {
  const troubles: string[] = [];
  const onTrouble = (where: string, code: string) => troubles.push(`${where} ${code}`);
  const own = await freshStore(inject('socketDir'), { seals: sealsOf('kota'), onTrouble });
  const again = (keyId: string) =>
    openStore({
      connection: own.connection,
      calendarOf: testCalendar,
      connections: 2,
      dataKeys: testKeys,
      seals: sealsOf(keyId),
      onTrouble,
    });
  await own.store.services.publish(3671, lamp, 'penulis', tuesday);
  await own.store.services.publish(3671, secondLamp, 'penulis', tuesday + hour);
  await own.admin.query(`update publication set published_by = 'orang lain' where publication_number = 2`);
  const changed = await again('kota');
  expect(changed.services.one(3671, 'lampu')).toMatchObject({ number: 1, hash: lamp.hash });
  expect(troubles).toEqual(['services foreignBundle']);
  expect((await changed.services.history(3671, 'lampu')).map(({ signed }) => signed)).toEqual(['foreign', 'signed']);
  await changed.close();
  await own.admin.query(`update publication set signature = null, signed_with = null where publication_number = 2`);
  const unsigned = await again('kota');
  expect(unsigned.services.one(3671, 'lampu')?.number).toBe(1);
  await unsigned.close();
  const foreign = await again('kota lain');
  expect(foreign.services.current(3671)).toEqual([]);
  await foreign.close();
  await own.close();
});

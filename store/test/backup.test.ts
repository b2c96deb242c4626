/** A backup that was never restored is a hope: here it is taken while the city writes, put back, and proved equal. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { putBack, takeSnapshot, type Snapshot } from '../src/backup/index.ts';
import { openStore } from '../src/index.ts';
import {
  emptyDatabase,
  freshStore,
  tangerang,
  testCalendar,
  testKeys,
  witaCity,
  type FreshStore,
} from '../src/testing.ts';
import { act, submit, tuesday, valueOf } from './acting.ts';
import { officerOf, testBundles } from './city.ts';

let fresh: FreshStore;
const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'balai-backup-'));
  folders.push(folder);
  return folder;
};
beforeAll(async () => {
  fresh = await freshStore(inject('socketDir'));
  for (const { id } of [tangerang, witaCity])
    for (const bundle of testBundles) await fresh.store.services.publish(id, bundle, 'penulis', tuesday);
});
afterAll(async () => {
  await fresh.close();
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const back = (connection: FreshStore['connection'], folder: string, snapshot: Snapshot) =>
  putBack({ connection, folder, snapshot, makeAccounts: async () => undefined });
const hashes = ({ tables }: Snapshot) =>
  Object.fromEntries(tables.map(({ table, rows, sha256 }) => [table, { rows, sha256 }]));

test('taken while residents and officers write, it is one moment; put back, every table is equal and every fold holds', async () => {
  const { store, connection } = fresh;
  const write = async (region: number): Promise<void> => {
    for (let count = 0; count < 15; count += 1) {
      const { caseId } = valueOf(await submit(store, region, 'lampu'));
      await act(store, region, caseId, officerOf('dishub'), 'jadwalkan', { turn: 'diterima/dishub' });
      await submit(store, region, 'surat', { confirmed: count % 2 === 0 });
    }
  };
  await write(tangerang.id);
  const folder = newFolder();
  const writing = write(witaCity.id);
  const snapshot = await takeSnapshot({ connection, folder });
  await writing;

  const target = await emptyDatabase(inject('socketDir'));
  expect(await back(target, folder, snapshot)).toEqual({ ok: true, value: undefined });
  const again = newFolder();
  expect(hashes(await takeSnapshot({ connection: target, folder: again }))).toEqual(hashes(snapshot));

  const restored = await openStore({
    connection: target,
    calendarOf: testCalendar,
    connections: 2,
    lookupSecret: 'test',
    dataKeys: testKeys,
  });
  try {
    for (const { id } of [tangerang, witaCity]) {
      await restored.audit.rebuild(id, { check: false });
      expect((await restored.audit.verifyChain(id)).broken).toEqual([]);
      expect((await restored.audit.rebuild(id, { check: true })).differences).toEqual([]);
    }
    const { events } = await restored.audit.verifyChain(tangerang.id);
    expect(events).toBe((await store.audit.verifyChain(tangerang.id)).events);
  } finally {
    await restored.close();
  }

  // A second time it is refused: nothing is added to a city that lives.
  expect(await back(target, folder, snapshot)).toMatchObject({ ok: false, error: { type: 'notEmpty' } });
});

test('a changed byte, a missing table and a newer Balai are told before anything is written', async () => {
  const folder = newFolder();
  const snapshot = await takeSnapshot({ connection: fresh.connection, folder });
  const target = await emptyDatabase(inject('socketDir'));
  const newer = { ...snapshot, migrations: [...snapshot.migrations, '9999_of_tomorrow.sql'] };
  expect(await back(target, folder, newer)).toMatchObject({
    error: { type: 'newerBackup', found: '9999_of_tomorrow.sql' },
  });

  const file = join(folder, 'public.event.copy.gz');
  const bytes = readFileSync(file);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  expect(await back(target, folder, snapshot)).toMatchObject({
    error: { type: 'damaged', file: 'public.event.copy.gz', why: 'changed' },
  });
  rmSync(file);
  expect(await back(target, folder, snapshot)).toMatchObject({ error: { type: 'damaged', why: 'missing' } });

  const store = await openStore({
    connection: target,
    calendarOf: testCalendar,
    connections: 1,
    lookupSecret: 'test',
    dataKeys: testKeys,
  });
  expect(store.regions.all()).toEqual([]);
  await store.close();
});

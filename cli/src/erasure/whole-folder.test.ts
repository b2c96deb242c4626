/**
 * What is erased is gone from the whole data folder, byte by byte: tables, indexes, statistics, the log of the database, files, logs;
 * and an older backup does not bring it back.
 */
import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openDiskStore } from '@balai/server';
import { digestOf, type Store } from '@balai/store';
import { smallPhoto } from '@balai/store/testing';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { finishIn } from '../commands/erasure-finish.ts';
import { passingDemo, type Config } from '../config.ts';
import { withDatabase, type Connection } from '../database.ts';
import { openCityStore } from '../open-store.ts';
import type { Progress } from '../progress.ts';
import { putRegions } from '../regions.ts';
import { secretOf } from '../secrets.ts';
import { publishServices } from '../services/publish-services.ts';

const run = promisify(execFile);
const main = join(import.meta.dirname, '..', 'main.ts');
const filed = Date.parse('2026-11-03T03:00:00Z');
const over = Date.parse('2031-12-05T03:00:00Z');
/** Words that stand nowhere else. */
const planted = {
  name: 'Zaqxmarkasatu Penanda',
  nik: '3671014407810077',
  phone: '081298765431',
  address: 'Gang Zaqxmarkadua 44',
  message: 'zaqxmarkatiga kapan selesai',
  photo: 'zaqxmarkaempat wajah',
};
const markers = ['zaqxmarkasatu', 'zaqxmarkadua', 'zaqxmarkatiga', 'zaqxmarkaempat', planted.nik, '81298765431'];

const quiet: Progress = { step: (_, work) => work(() => undefined) };
let folder: string;
let config: Config;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'balai-w-'));
  config = passingDemo(join(folder, 'city'), 1);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function filesUnder(path: string): readonly string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
/** Which markers lie in which files, whatever their case. */
function found(path: string): readonly string[] {
  return filesUnder(path).flatMap((file) => {
    if (statSync(file).size === 0) return [];
    const text = readFileSync(file).toString('latin1').toLowerCase();
    return markers.filter((marker) => text.includes(marker)).map((marker) => `${file.slice(path.length)}: ${marker}`);
  });
}

async function inCity<T>(work: (store: Store, regionId: number, connection: Connection) => Promise<T>): Promise<T> {
  return withDatabase(
    config,
    quiet,
    async (connection) => {
      await secretOf(config.data, 'lookup');
      await secretOf(config.data, 'link');
      const store = await openCityStore(config, connection);
      try {
        const { home } = await putRegions(store, 'demo');
        await publishServices(store, home, quiet);
        return await work(store, home.id, connection);
      } finally {
        await store.close();
      }
    },
    { mayBeNew: true },
  );
}

async function plant(store: Store, region: number, sha256: string): Promise<string> {
  const draftId = randomUUID();
  await store.files.stage(region, smallPhoto(sha256, draftId, filed));
  const done = await store.execute({
    regionId: region,
    serviceId: 'surat-domisili',
    command: {
      type: 'submit',
      actor: { kind: 'applicant' },
      facts: {},
      answers: {
        nama: planted.name,
        nik: planted.nik,
        tanggalLahir: '1981-07-04',
        kelurahan: '36.71.01.1001',
        alamat: planted.address,
        lamaTinggal: 3,
        keperluan: 'usaha',
        suratRt: { sha256 },
        kontak: planted.phone,
      },
    },
    channel: 'portal',
    now: filed,
    draftId,
    idempotency: { caller: 'test', key: draftId, requestHash: 'x' },
  });
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  const { caseId } = done.value;
  const said = { id: randomUUID(), caseId, at: filed } as const;
  await store.talk.say(region, { ...said, from: 'resident', officer: null, text: planted.message });
  const gone = await store.execute({
    regionId: region,
    caseId,
    command: { type: 'withdraw', actor: { kind: 'applicant' } },
    channel: 'portal',
    now: filed + 1_000,
    idempotency: { caller: 'test', key: `${draftId} back`, requestHash: 'y' },
  });
  if (!gone.ok) throw new Error(JSON.stringify(gone.error));
  return caseId;
}

test('after the list is approved nothing is left in the folder, and an older backup does not bring it back', async () => {
  const environment = { ...process.env, BALAI_DATA: config.data, BALAI_MODE: 'demo', DATABASE_URL: '' };
  const balai = (words: readonly string[], data = config.data) =>
    run(process.execPath, [main, ...words], { env: { ...environment, BALAI_DATA: data } });
  const backups = join(folder, 'backups');
  const keys = join(folder, 'keys');
  const photo = Buffer.from(planted.photo);
  const sha256 = createHash('sha256').update(photo).digest('hex');

  const caseId = await inCity(async (store, region, connection) => {
    const admin = new pg.Client(connection);
    await admin.connect();
    // Compressed pages of the log would hide from the search what they hold.
    await admin.query('alter database balai set wal_compression = off');
    await admin.end();
    const bytes = await openDiskStore(join(config.data, 'files'), filed, store.seal);
    await bytes.put(photo, region);
    const id = await plant(store, region, sha256);
    expect(await store.erasure.due(region, filed)).toEqual([]);
    return id;
  });
  // The words of the search lie in the open, in a table and in the log; what else was said is sealed.
  const before = found(config.data);
  expect(before.some((line) => line.includes('pg_wal'))).toBe(true);
  expect(before.every((line) => /zaqxmarka(satu|dua)/.test(line))).toBe(true);
  await balai(['backup', backups, '--keys', keys]);
  expect(found(backups)).toEqual([]);
  const [older = ''] = readdirSync(backups).filter((name) => /^\d{4}-/.test(name));

  await inCity(async (store, region, connection) => {
    const digest = digestOf(await store.erasure.due(region, over));
    const list = { month: '2031-12', digest, by: 'arsiparis' };
    expect(await store.erasure.approve(region, list, over)).toMatchObject({ ok: true, value: { cases: 1 } });
    expect(await finishIn(config, store, connection, { all: true, progress: quiet, messenger: null })).toBe(0);
    expect((await store.cases.load(region, caseId))?.state.erased).toBe(true);
    expect((await store.audit.verifyChain(region)).broken).toEqual([]);
    expect((await store.audit.rebuild(region, { check: true })).differences).toEqual([]);
  });
  expect(found(config.data)).toEqual([]);
  expect(filesUnder(join(config.data, 'files'))).toEqual([]);

  cpSync(backups, join(folder, 'older'), { recursive: true });
  await balai(['backup', backups, '--keys', keys]);
  expect(filesUnder(backups).filter((path) => path.endsWith(sha256))).toEqual([]);
  const [, newer = ''] = readdirSync(backups).filter((name) => /^\d{4}-/.test(name));

  // From the older backup, beside which the ledger lies; and from the newer one.
  for (const [name, backup] of [
    ['again', older],
    ['later', newer],
  ] as const) {
    const data = join(folder, name);
    await balai(['restore', join(backups, backup), '--keys', keys, '--verify'], data);
    const whole = config;
    config = { ...config, data, ledger: join(data, 'erasures.ledger') };
    await inCity(async (store, region) => {
      const loaded = await store.cases.load(region, caseId);
      expect([loaded?.state.erased, loaded?.state.answers]).toEqual([true, {}]);
      expect(await store.search.find(region, planted.nik)).toEqual([]);
    });
    expect(found(data)).toEqual([]);
    config = whole;
  }
}, 600_000);

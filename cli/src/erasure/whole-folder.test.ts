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
import { openDiskStore, type FileStore } from '@balai/server';
import { digestOf, type Store } from '@balai/store';
import { smallPhoto, scores } from '@balai/store/testing';
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
  letter: 'zaqxmarkalima isi surat keterangan',
  note: 'zaqxmarkaenam untuk rekan',
  reply: 'zaqxmarkatujuh balasan lewat surel',
  attachment: 'zaqxmarkadelapan lampiran surel',
  answer: 'zaqxmarkasembilan jawaban kantor',
  browser: 'https://push.contoh.id/zaqxmarkasepuluh',
  template: 'zaqxmarkasebelas salam pembuka',
  purpose: 'zaqxmarkaduabelas memeriksa alamat',
  together: 'zaqxmarkatigabelas membuka berkas',
  remark: 'zaqxmarkaempatbelas saran',
};
const markers = [
  ...Object.values(planted).flatMap((text) => /zaqxmarka[a-z]+/i.exec(text)?.[0].toLowerCase() ?? []),
  planted.nik,
  '81298765431',
];

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

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

/** `paper`: then somebody has to read it; without one the registry confirms all, and the letter is issued at once. */
async function submitted(store: Store, region: number, paper: string | null): Promise<string> {
  const draftId = randomUUID();
  if (paper !== null) await store.files.stage(region, smallPhoto(paper, draftId, filed));
  const registered = { state: 'known', value: true, source: 'contoh', at: filed } as const;
  const done = await store.execute({
    regionId: region,
    serviceId: 'surat-domisili',
    command: {
      type: 'submit',
      actor: { kind: 'applicant' },
      facts: paper === null ? { wargaTerdaftar: registered } : {},
      answers: {
        nama: planted.name,
        nik: planted.nik,
        tanggalLahir: '1981-07-04',
        kelurahan: '36.71.01.1001',
        alamat: planted.address,
        kontak: planted.phone,
        ...(paper === null
          ? { lamaTinggal: 12, keperluan: 'sekolah' }
          : { lamaTinggal: 3, keperluan: 'usaha', suratRt: { sha256: paper } }),
      },
    },
    channel: 'portal',
    now: filed,
    draftId,
    idempotency: { caller: 'test', key: draftId, requestHash: 'x' },
  });
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return done.value.caseId;
}

/** All that people write and read beside a case, each with words of its own. */
async function plantBeside(store: Store, region: number, caseId: string): Promise<void> {
  const said = { caseId, at: filed } as const;
  const attachment = sha256Of(planted.attachment);
  await store.files.stage(region, smallPhoto(attachment, `mail:${caseId}`, filed));
  const messages = [
    { from: 'resident', officer: null, text: planted.message },
    { from: 'officer', officer: 'petugas-1', text: planted.answer },
    { from: 'resident', officer: null, text: planted.reply, mail: { turnId: null, files: [attachment] } },
  ] as const;
  for (const message of messages) await store.talk.say(region, { ...said, ...message, id: randomUUID() });
  await store.talk.note(region, { ...said, id: randomUUID(), officer: 'petugas-1', text: planted.note });
  const read = { ...said, officer: 'petugas-1', unit: 'kelurahan' };
  await store.talk.read(region, { ...read, what: 'alamat', purpose: planted.purpose });
  await store.talk.readEach(region, [{ ...read, what: 'opened:nama,nik', purpose: planted.together }]);
  await store.surveys.give(region, { ...said, serviceId: 'surat-domisili', scores, remark: planted.remark });
  const notice = { caseId, device: 'gawai', language: 'id', subscription: planted.browser } as const;
  await store.pushNotices.put(region, notice, filed);
}

/** A case that was taken back, with a paper; and one whose letter was issued and sealed. */
async function plant(store: Store, region: number, bytes: Pick<FileStore, 'put'>): Promise<readonly string[]> {
  for (const text of [planted.photo, planted.letter, planted.attachment]) await bytes.put(Buffer.from(text), region);
  const taken = await submitted(store, region, sha256Of(planted.photo));
  await plantBeside(store, region, taken);
  const gone = await store.execute({
    regionId: region,
    caseId: taken,
    command: { type: 'withdraw', actor: { kind: 'applicant' } },
    channel: 'portal',
    now: filed + 1_000,
    idempotency: { caller: 'test', key: `${taken} back`, requestHash: 'y' },
  });
  if (!gone.ok) throw new Error(JSON.stringify(gone.error));
  const granted = await submitted(store, region, null);
  const [letter] = await store.documents.ofCase(region, granted);
  const sealed = { sha256: sha256Of(planted.letter), signer: null, certified: false };
  await store.documents.signed(region, letter?.id ?? '', sealed, filed);
  const text = { id: randomUUID(), unit: 'dishub', area: null, name: 'Salam', text: planted.template };
  await store.templates.put(region, { ...text, changedBy: 'petugas-1', changedAt: filed });
  return [taken, granted];
}

test('after the list is approved nothing is left in the folder, and an older backup does not bring it back', async () => {
  const environment = { ...process.env, BALAI_DATA: config.data, BALAI_MODE: 'demo', DATABASE_URL: '' };
  const balai = (words: readonly string[], data = config.data) =>
    run(process.execPath, [main, ...words], { env: { ...environment, BALAI_DATA: data } });
  const backups = join(folder, 'backups');
  const keys = join(folder, 'keys');

  const caseIds = await inCity(async (store, region, connection) => {
    const admin = new pg.Client(connection);
    await admin.connect();
    // Compressed pages of the log would hide from the search what they hold.
    await admin.query('alter database balai set wal_compression = off');
    await admin.end();
    const bytes = await openDiskStore(join(config.data, 'files'), filed, store.seal);
    const planting = await plant(store, region, bytes);
    expect(await store.erasure.due(region, filed)).toEqual([]);
    const [reading] = await store.talk.readings(region, planting[0] ?? '');
    expect(Object.values(planted)).toContain(reading?.purpose);
    return planting;
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
    expect(await store.erasure.approve(region, list, over)).toMatchObject({ ok: true, value: { cases: 2 } });
    expect(await finishIn(config, store, connection, { all: true, progress: quiet, messenger: null })).toBe(0);
    for (const caseId of caseIds) {
      expect((await store.cases.load(region, caseId))?.state.erased).toBe(true);
      expect((await store.talk.readings(region, caseId)).filter(({ purpose }) => purpose !== null)).toEqual([]);
    }
    expect((await store.audit.verifyChain(region)).broken).toEqual([]);
    expect((await store.audit.rebuild(region, { check: true })).differences).toEqual([]);
  });
  expect(found(config.data)).toEqual([]);
  expect(filesUnder(join(config.data, 'files'))).toEqual([]);

  cpSync(backups, join(folder, 'older'), { recursive: true });
  await balai(['backup', backups, '--keys', keys]);
  for (const text of [planted.photo, planted.letter, planted.attachment])
    expect(filesUnder(backups).filter((path) => path.endsWith(sha256Of(text)))).toEqual([]);
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
      for (const caseId of caseIds) {
        const loaded = await store.cases.load(region, caseId);
        expect([loaded?.state.erased, loaded?.state.answers]).toEqual([true, {}]);
        expect((await store.talk.readings(region, caseId)).filter(({ purpose }) => purpose !== null)).toEqual([]);
      }
      expect(await store.search.find(region, planted.nik)).toEqual([]);
    });
    expect(found(data)).toEqual([]);
    config = whole;
  }
}, 600_000);

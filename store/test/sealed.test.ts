/** What somebody who steals the database finds: nothing that a resident said, unless they also have the keys. */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { takeSnapshot } from '../src/backup/index.ts';
import { uuidV7 } from '../src/case/ids.ts';
import { openStore } from '../src/open-store.ts';
import type { Store } from '../src/store-api.ts';
import { scores, freshStore, tangerang, testCalendar, testKeys, witaCity, type FreshStore } from '../src/testing.ts';
import { submit, tuesday, valueOf } from './acting.ts';
import { letterAnswers, testBundles } from './city.ts';

const region = tangerang.id;
const planted = {
  nama: 'Zubaidah Penanda',
  nik: '3671014407810077',
  phone: '081299887766',
  address: 'Gang Penanda Nomor 44',
  message: 'pesan penanda seratus',
  note: 'catatan penanda dua ratus',
  remark: 'saran penanda tiga ratus',
  typed: '36710144078100',
  browser: 'kotak-penanda-empat-ratus',
  purpose: 'keperluan penanda lima ratus',
  template: 'salam penanda enam ratus',
};
let fresh: FreshStore;
/** The case that was planted first, whose browser is told of it. */
let seenBefore: string;
beforeAll(async () => {
  fresh = await freshStore(inject('socketDir'));
  for (const { id } of [tangerang, witaCity])
    for (const bundle of testBundles) await fresh.store.services.publish(id, bundle, 'penulis', tuesday);
});
afterAll(() => fresh.close());

/** The address of the browser that is told of this case. */
async function browserOf(caseId: string): Promise<string | undefined> {
  const { pushNotices } = fresh.store;
  const id = (await pushNotices.of(region, caseId, 'gawai')) ?? '';
  return (await pushNotices.byId(region, id))?.subscription;
}

const beside = { purposes: [planted.purpose], templates: [planted.template] };
/** The purposes for which a case was opened, and the texts of the unit. */
const besidesOf = async ({ talk, templates }: Store, caseId: string) => ({
  purposes: (await talk.readings(region, caseId)).map(({ purpose }) => purpose),
  templates: (await templates.of(region, [{ unit: 'kelurahan', area: null }])).map(({ text }) => text),
});

async function plant(): Promise<string> {
  const { store } = fresh;
  const { caseId } = valueOf(
    await submit(store, region, 'surat', {
      answers: { nama: planted.nama, nik: planted.nik, alamat: planted.address },
    }),
  );
  await submit(store, region, 'lampu', {
    answers: {
      keterangan: `${planted.address}, NIK ${planted.nik}, WA 0812-9988 7766 atau +62 ${planted.phone.slice(1)}`,
    },
  });
  const said = { caseId, at: tuesday };
  await store.talk.say(region, { ...said, id: uuidV7(1), from: 'resident', officer: null, text: planted.message });
  await store.talk.note(region, { ...said, id: uuidV7(1), officer: 'petugas-1', text: planted.note });
  await store.talk.read(region, {
    ...said,
    officer: 'petugas-1',
    unit: 'kelurahan',
    what: 'nik',
    purpose: planted.purpose,
  });
  const text = { id: uuidV7(1), unit: 'kelurahan', area: null, name: 'Salam', text: planted.template };
  await store.templates.put(region, { ...text, changedBy: 'petugas-1', changedAt: tuesday });
  await store.surveys.give(region, { ...said, serviceId: 'surat', scores, remark: planted.remark });
  const notice = { caseId, device: 'gawai', language: 'id', subscription: planted.browser } as const;
  await store.pushNotices.put(region, notice, tuesday);
  await store.drafts.save({
    id: uuidV7(2),
    regionId: region,
    serviceId: 'surat',
    manifestHash: 'x',
    answers: { nik: planted.nik, nama: planted.nama },
    typed: { nik: { raw: planted.typed } },
    step: null,
    channel: 'portal',
    officer: null,
    createdAt: tuesday,
    savedAt: tuesday,
    submittedCaseId: caseId,
  });
  return caseId;
}

test('a stolen backup holds nothing that was said, and everything is read back by those who have the key', async () => {
  const caseId = await plant();
  seenBefore = caseId;
  const folder = mkdtempSync(join(tmpdir(), 'balai-sealed-'));
  await takeSnapshot({ connection: fresh.connection, folder });
  const all = readdirSync(folder)
    .map((name) => gunzipSync(readFileSync(join(folder, name))).toString())
    .join('');
  rmSync(folder, { recursive: true });
  expect(all).toContain(caseId);
  for (const value of Object.values(planted)) expect(all).not.toContain(value);

  const { store } = fresh;
  expect((await store.cases.load(region, caseId))?.state.answers).toMatchObject({ nik: planted.nik });
  expect((await store.talk.messages(region, caseId))[0]?.text).toBe(planted.message);
  expect((await store.talk.notes(region, caseId))[0]?.text).toBe(planted.note);
  expect((await store.surveys.of(region, caseId))?.remark).toBe(planted.remark);
  expect(await browserOf(caseId)).toBe(planted.browser);
  expect(await besidesOf(store, caseId)).toEqual(beside);
  expect((await store.search.find(region, planted.nik)).map((hit) => hit.caseId)).toContain(caseId);
  const byPhone = await store.search.find(region, planted.phone);
  expect(byPhone.map(({ serviceId }) => serviceId)).toEqual(['lampu']);
  expect((await store.audit.verifyChain(region)).broken).toEqual([]);
});

test('the database itself holds no NIK and no telephone number in the open, in no table', async () => {
  const { rows } = await fresh.admin.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
  );
  for (const { name } of rows) {
    const found = await fresh.admin.query<{ text: string }>(`select t::text as text from ${name} t`);
    const text = found.rows.map((row) => row.text).join(' ');
    for (const secret of [planted.nik, planted.phone, planted.phone.slice(1), '0812-9988', planted.typed])
      expect(`${name}: ${text.includes(secret)}`).toBe(`${name}: false`);
  }
});

test('the salt of a sealed payload is sealed with it: a short answer cannot be guessed from its commitment', async () => {
  const { rows } = await fresh.admin.query(
    `select 1 from event_private where region_id = $1 and key_id is not null and octet_length(salt) > 0`,
    [region],
  );
  expect(rows).toEqual([]);
});

test('what is moved to another case, region or row does not open', async () => {
  const { store, admin } = fresh;
  const first = valueOf(await submit(store, region, 'surat', { answers: letterAnswers }));
  const second = valueOf(await submit(store, region, 'surat', { answers: { ...letterAnswers, nama: 'Orang Lain' } }));
  const other = valueOf(await submit(store, witaCity.id, 'surat', { answers: letterAnswers }));
  const copy = async (from: string, to: string, toRegion: number) =>
    admin.query(
      `update event_private t set sealed = f.sealed from event_private f
        where f.case_id = $1 and f.version = 1 and t.case_id = $2 and t.version = 1 and t.region_id = $3`,
      [from, to, toRegion],
    );
  await copy(first.caseId, second.caseId, region);
  await expect(store.cases.load(region, second.caseId)).rejects.toThrow(/belongs elsewhere/);
  await copy(first.caseId, other.caseId, witaCity.id);
  await expect(store.cases.load(witaCity.id, other.caseId)).rejects.toThrow(/belongs elsewhere/);
  const reading = { officer: 'petugas-1', unit: 'kelurahan', what: 'nik', purpose: planted.purpose, at: tuesday };
  for (const { caseId } of [first, second]) await store.talk.read(region, { ...reading, caseId });
  await admin.query('update reading t set purpose = f.purpose from reading f where f.case_id = $1 and t.case_id = $2', [
    first.caseId,
    second.caseId,
  ]);
  await expect(store.talk.readings(region, second.caseId)).rejects.toThrow(/belongs elsewhere/);
  await admin.query('delete from reading where case_id = $1', [second.caseId]);
  await admin.query('delete from event_private where case_id = any($1)', [[second.caseId, other.caseId]]);
});

test('rows that were written before there were keys stay readable, and the same case goes on sealed', async () => {
  const plain = await freshStore(inject('socketDir'), { dataKeys: undefined as never });
  for (const bundle of testBundles) await plain.store.services.publish(region, bundle, 'penulis', tuesday);
  const { caseId } = valueOf(await submit(plain.store, region, 'surat', { answers: { nama: planted.nama } }));
  const reading = {
    caseId,
    officer: 'petugas-1',
    unit: 'kelurahan',
    what: 'nik',
    purpose: planted.purpose,
    at: tuesday,
  };
  await plain.store.talk.read(region, reading);
  const text = { id: uuidV7(1), unit: 'kelurahan', area: null, name: 'Salam', text: planted.template };
  await plain.store.templates.put(region, { ...text, changedBy: 'petugas-1', changedAt: tuesday });
  const keyed = await openStore({
    connection: plain.connection,
    calendarOf: testCalendar,
    connections: 1,
    dataKeys: testKeys,
  });
  try {
    expect((await keyed.cases.load(region, caseId))?.state.answers).toMatchObject({ nama: planted.nama });
    const later = valueOf(await submit(keyed, region, 'surat', { answers: { nama: planted.nama } }));
    const { rows } = await plain.admin.query(
      `select case_id, key_id from event_private where region_id = $1 and version = 1 order by case_id`,
      [region],
    );
    expect(rows).toEqual(
      expect.arrayContaining([
        { case_id: caseId, key_id: null },
        { case_id: later.caseId, key_id: 'k1' },
      ]),
    );
    expect((await keyed.audit.verifyChain(region)).broken).toEqual([]);
    expect(await besidesOf(keyed, caseId)).toEqual(beside);
    await keyed.talk.read(region, { ...reading, what: 'alamat', at: tuesday + 1 });
    await keyed.dataKeys.reseal(region, () => undefined);
    const inTheOpen = `select 1 from reading where purpose is not null and (key_id is null or purpose = $1)
      union all select 1 from answer_template where key_id is null or body = $2`;
    expect((await plain.admin.query(inTheOpen, [planted.purpose, planted.template])).rows).toEqual([]);
    expect(await besidesOf(keyed, caseId)).toEqual({ ...beside, purposes: [planted.purpose, planted.purpose] });
  } finally {
    await keyed.close();
    await plain.close();
  }
});

test('a new key seals what comes; what was is sealed anew in steps; then the old key can go, and not before', async () => {
  const { store } = fresh;
  const { dataKeys } = store;
  const { caseId } = valueOf(await submit(store, region, 'surat', { answers: { nama: planted.nama } }));
  const minute = 60_000;
  expect((await dataKeys.rotate(region, tuesday)).keyId).toBe('k2');
  const later = valueOf(await submit(store, region, 'surat', { answers: { nama: planted.nama } }));
  const keysOf = async () => {
    const { rows } = await fresh.admin.query<{ key: string }>(
      `select distinct coalesce(key_id, 'plain') as key from event_private where region_id = $1 order by 1`,
      [region],
    );
    return rows.map(({ key }) => key);
  };
  expect(await keysOf()).toEqual(['k1', 'k2']);
  expect(await dataKeys.drop(region, 'k2', tuesday + 2 * minute)).toEqual({ ok: false, error: { type: 'newest' } });
  expect(await dataKeys.drop(region, 'k1', tuesday)).toMatchObject({ ok: false, error: { type: 'tooSoon' } });
  expect(await dataKeys.drop(region, 'k1', tuesday + 2 * minute)).toMatchObject({
    ok: false,
    error: { type: 'inUse' },
  });

  // Stopped on the way, it goes on.
  let steps = 0;
  const stop = () => {
    if ((steps += 1) === 2) throw new Error('stopped');
  };
  await expect(dataKeys.reseal(region, stop)).rejects.toThrow('stopped');
  expect(await dataKeys.reseal(region, () => undefined)).toBeGreaterThan(0);
  expect(await dataKeys.reseal(region, () => undefined)).toBe(0);
  expect(await keysOf()).toEqual(['k2']);
  expect((await store.audit.verifyChain(region)).broken).toEqual([]);
  for (const id of [caseId, later.caseId])
    expect((await store.cases.load(region, id))?.state.answers).toMatchObject({ nama: planted.nama });
  expect(await dataKeys.drop(region, 'k1', tuesday + 2 * minute)).toEqual({ ok: true, value: null });

  // Whoever has only the new key opens the city, and reads all of it.
  const onlyNew = {
    ...testKeys,
    read: (of: number, key: string) => (key === 'k1' && of === region ? null : testKeys.read(of, key)),
  };
  const other = await openStore({
    connection: fresh.connection,
    calendarOf: testCalendar,
    connections: 1,
    dataKeys: onlyNew,
  });
  expect((await other.cases.load(region, caseId))?.state.answers).toMatchObject({ nama: planted.nama });
  const [noticed] = await other.pushNotices.ofCases(region, [seenBefore]);
  expect((await other.pushNotices.byId(region, noticed?.id ?? ''))?.subscription).toBe(planted.browser);
  expect(await besidesOf(other, seenBefore)).toEqual(beside);
  await other.close();
});

test('without its keys, or with others, the store does not open and says which key it misses', async () => {
  const open = (dataKeys?: typeof testKeys) =>
    openStore({
      connection: fresh.connection,
      calendarOf: testCalendar,
      connections: 1,
      ...(dataKeys === undefined ? {} : { dataKeys }),
    });
  const none = { read: () => null, make: () => new Uint8Array(32) };
  for (const keys of [undefined, none])
    await expect(open(keys)).rejects.toMatchObject({ problem: { type: 'keyMissing' } });
  const others = { read: () => new Uint8Array(32), make: () => new Uint8Array(32) };
  await expect(open(others)).rejects.toMatchObject({ problem: { type: 'keyDiffers', region, key: 'k2' } });
});

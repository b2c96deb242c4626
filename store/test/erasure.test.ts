/**
 * Erasing a case: nothing that was said is left in any table, the shell stays and says so, chains and figures are as before; what is
 * held, at work or kept for ever is not touched; whoever is killed on the way goes on.
 */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { ErasedEntry } from '../src/erasure/erasure-api.ts';
import { uuidV7 } from '../src/case/ids.ts';
import { erasingTopic } from '../src/erasure/announce.ts';
import { digestOf } from '../src/erasure/due.ts';
import { openStore } from '../src/open-store.ts';
import type { Store } from '../src/store-api.ts';
import {
  scores,
  freshStore,
  smallPhoto,
  tangerang,
  testCalendar,
  testKeys,
  witaCity,
  type FreshStore,
} from '../src/testing.ts';
import { act, hour, submit, tuesday, valueOf } from './acting.ts';
import { officerOf, testBundles } from './city.ts';

const region = tangerang.id;
const by = 'arsiparis';
/** Five years and some days later: `keeps` is 60 months. */
const over = Date.parse('2031-03-10T03:00:00Z');
const month = '2031-03';
const planted = [
  'Zulaikha Penanda',
  '3671014407810077',
  '81299887766',
  'Gang Penanda Nomor 44',
  'pesan penanda',
  'catatan penanda',
  'saran penanda',
  'tujuan penanda',
];
const photo = 'ab'.repeat(32);
const thumbnail = 'ac'.repeat(32);
const letterBytes = 'ad'.repeat(32);

let fresh: FreshStore;
let entries: ErasedEntry[];
const ledger = {
  append: async (entry: ErasedEntry) => {
    if (!entries.some(({ caseId, what }) => caseId === entry.caseId && what === entry.what)) entries.push(entry);
  },
};
beforeAll(async () => {
  fresh = await freshStore(inject('socketDir'));
  for (const { id } of [tangerang, witaCity])
    for (const bundle of testBundles) await fresh.store.services.publish(id, bundle, 'penulis', tuesday);
  entries = [];
});
afterAll(() => fresh.close());

const stage = (store: Store, sha256: string, owner: string, thumbnailSha256: string | null = null) =>
  store.files.stage(region, {
    ...smallPhoto(sha256, owner, tuesday),
    thumbnailSha256,
    taken: { at: null, latitude: -6.17, longitude: 106.63 },
  });

/** A letter that was issued and signed, with everything beside it that a case can have. */
async function letterCase(store: Store, more: { readonly sha256?: string; readonly plain?: boolean } = {}) {
  const draftId = uuidV7(tuesday);
  const said = more.plain === true ? {} : { nama: planted[0], nik: planted[1], alamat: planted[3] };
  await store.drafts.save({
    id: draftId,
    regionId: region,
    serviceId: 'surat',
    manifestHash: 'x',
    answers: said,
    typed: {},
    step: null,
    channel: 'portal',
    officer: null,
    createdAt: tuesday,
    savedAt: tuesday,
    submittedCaseId: null,
  });
  await stage(store, photo, draftId, thumbnail);
  const { caseId } = valueOf(
    await submit(store, region, 'surat', {
      confirmed: true,
      answers: said,
      draftId,
      secretHash: `link-${draftId}`,
      device: `device-${draftId}`,
    }),
  );
  const at = { caseId, at: tuesday };
  await store.talk.say(region, { ...at, id: uuidV7(1), from: 'resident', officer: null, text: planted[4] ?? '' });
  await store.talk.note(region, { ...at, id: uuidV7(1), officer: 'petugas-1', text: planted[5] ?? '' });
  await store.surveys.give(region, { ...at, serviceId: 'surat', scores, remark: planted[6] ?? '' });
  await store.talk.read(region, {
    ...at,
    officer: 'p',
    unit: 'kelurahan',
    what: 'nik',
    purpose: more.plain === true ? 'cek' : (planted[7] ?? ''),
  });
  const [letter] = await store.documents.ofCase(region, caseId);
  await store.documents.signed(
    region,
    letter?.id ?? '',
    { sha256: more.sha256 ?? letterBytes, signer: null, certified: false },
    tuesday,
  );
  return { caseId, draftId };
}

async function lampCase(store: Store): Promise<string> {
  await stage(store, photo, 'device:x:later', thumbnail);
  const { caseId } = valueOf(
    await submit(store, region, 'lampu', {
      answers: { kontak: `0${planted[2]}`, keterangan: planted[3], foto: { sha256: photo } },
    }),
  );
  await act(store, region, caseId, officerOf('dishub'), 'tolak', {
    turn: 'diterima/dishub',
    because: ['pribadi'],
    now: tuesday + hour,
  });
  return caseId;
}

/** The text of every table, with the words of the planted values that are still there. */
async function tablesWith(words: readonly string[]): Promise<readonly string[]> {
  const { admin } = fresh;
  await admin.query("begin; set local app.every_region = 'on'");
  const { rows } = await admin.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const { rows: each } = await admin.query<{ text: string }>(`select t::text as text from ${name} t`);
    const text = each.map((row) => row.text).join('\n');
    for (const word of words) if (text.toLowerCase().includes(word.toLowerCase())) found.push(`${name}: ${word}`);
  }
  await admin.query('commit');
  return found;
}
const rowsOf = async (table: string, caseId: string): Promise<number> => {
  await fresh.admin.query("begin; set local app.every_region = 'on'");
  const { rows } = await fresh.admin.query<{ n: number }>(
    `select count(*)::int as n from ${table} where region_id = $1 and case_id = $2`,
    [region, caseId],
  );
  await fresh.admin.query('commit');
  return rows[0]?.n ?? 0;
};
const figures = (store: Store) => store.figures.rows(region, { from: '2026-01-01', to: '2031-12-31' });
const approve = async (store: Store, now = over) =>
  store.erasure.approve(region, { month, digest: digestOf(await store.erasure.due(region, now)), by }, now);
async function carryOutAll(store: Store, now = over): Promise<void> {
  do await tellAll(store, now);
  while ((await store.erasure.carryOut(region, now, ledger, 3)) > 0);
}
/** Whoever delivers messages has delivered them. */
async function tellAll(store: Store, now: number): Promise<void> {
  while ((await store.erasure.announce(region, now)) > 0);
  await store.outbox.delivered(await store.outbox.claim(region, now, { topics: [erasingTopic] }), now);
}

test('a whole case goes: no table holds a word of it, while shell, chain, figures and rebuild are as before', async () => {
  const { store } = fresh;
  const lamp = await lampCase(store);
  const { caseId } = await letterCase(store);
  const open = valueOf(await submit(store, region, 'surat')).caseId;
  const before = await figures(store);
  const summary = await store.cases.summary(region, caseId);
  expect(await store.erasure.due(region, Date.parse('2031-03-02T03:00:00Z'))).toEqual([]);
  const due = await store.erasure.due(region, over);
  expect(due.map((one) => one.caseId).toSorted()).toEqual([lamp, caseId].toSorted());
  expect(due.find((one) => one.caseId === caseId)).toMatchObject({
    closedOn: '2026-03-03',
    keptUntil: '2031-03-03',
    months: 60,
    basis: 'Contoh',
    letters: 1,
  });

  expect(await approve(store)).toMatchObject({ ok: true, value: { cases: 2 } });
  await carryOutAll(store);
  expect(await tablesWith(planted)).toEqual([]);
  for (const table of ['event_private', 'search_row', 'message', 'note', 'link', 'idempotency', 'outbox', 'case_file'])
    expect(`${table} ${await rowsOf(table, caseId)}`).toBe(`${table} 0`);
  expect((await store.erasure.bytesToErase(region)).toSorted()).toEqual([photo, thumbnail, letterBytes].toSorted());
  expect(entries.find((entry) => entry.caseId === caseId)).toMatchObject({
    region,
    what: 'everything',
    basis: 'Contoh',
  });

  const after = await store.cases.summary(region, caseId);
  expect(after).toEqual({ ...summary, version: (summary?.version ?? 0) + 1 });
  const loaded = await store.cases.load(region, caseId);
  expect([loaded?.state.erased, loaded?.state.ending?.outcome, loaded?.state.answers]).toEqual([true, 'granted', {}]);
  expect((await store.cases.events(region, caseId)).at(-1)?.event).toMatchObject({ type: 'erased', at: over });
  const [letter] = await store.documents.ofCase(region, caseId);
  expect(letter).toMatchObject({ status: 'signed', sha256: letterBytes });

  expect((await store.audit.verifyChain(region)).broken).toEqual([]);
  expect((await store.audit.rebuild(region, { check: true })).differences).toEqual([]);
  expect(await figures(store)).toEqual(before);
  expect((await store.cases.load(region, open))?.state.erased).toBe(false);
  expect(await store.erasure.due(region, over)).toEqual([]);
  expect(await store.erasure.orders(region)).toMatchObject([
    { kind: 'retention', month, orderedBy: by, cases: 2, done: 2 },
  ]);
  await store.erasure.bytesErased(region, [photo, thumbnail, letterBytes]);
});

describe('what stays', () => {
  test('a picture that another living case shows keeps its row and its bytes', async () => {
    const { store } = fresh;
    const [first, second] = [await lampCase(store), await lampCase(store)];
    const asked = { caseIds: [first], because: 'diminta pelapor', basis: 'UU 27/2022 Pasal 8', by };
    expect(await store.erasure.request(region, asked, tuesday + 2 * hour)).toMatchObject({ ok: true });
    await carryOutAll(store);
    expect((await store.files.ofCase(region, first)).length).toBe(0);
    expect((await store.files.ofCase(region, second)).map(({ sha256 }) => sha256)).toEqual([photo]);
    expect(await store.erasure.bytesToErase(region)).toEqual([]);
  });

  test('on request letters stay until their own time is over; then they are on the list, alone', async () => {
    const { store } = fresh;
    const bytes = 'ae'.repeat(32);
    const { caseId } = await letterCase(store, { sha256: bytes });
    const asked = { caseIds: [caseId], because: 'diminta', basis: 'UU 27/2022 Pasal 8', by };
    expect(await store.erasure.request(region, asked, tuesday + hour)).toMatchObject({ ok: true });
    await carryOutAll(store);
    expect(await rowsOf('event_private', caseId)).toBe(0);
    expect(await store.erasure.bytesToErase(region)).not.toContain(bytes);
    const due = await store.erasure.due(region, over);
    expect(due.find((one) => one.caseId === caseId)).toMatchObject({ what: 'letters', letters: 1 });
    expect(await approve(store)).toMatchObject({ ok: true });
    await carryOutAll(store);
    expect(await store.erasure.bytesToErase(region)).toContain(bytes);
  });

  test('a case that is held is on the list and does not go, until the hold is lifted with a reason', async () => {
    const { store } = fresh;
    const { caseId } = await letterCase(store, { plain: true });
    const { erasure } = store;
    expect(await erasure.hold(region, { caseId, because: ' ', by }, tuesday)).toMatchObject({ ok: false });
    expect(await erasure.hold(region, { caseId, because: 'Perkara 12/G/2031', by }, tuesday)).toEqual({
      ok: true,
      value: null,
    });
    const seen = (await erasure.due(region, over)).find((one) => one.caseId === caseId);
    expect(seen?.hold).toMatchObject({ because: 'Perkara 12/G/2031', placedBy: by });
    await approve(store);
    await carryOutAll(store);
    expect(await rowsOf('event_private', caseId)).toBeGreaterThan(0);
    const asked = { caseIds: [caseId], because: 'diminta', basis: 'x', by };
    expect(await erasure.request(region, asked, over)).toEqual({ ok: false, error: { type: 'caseHeld', caseId } });
    const holdId = seen?.hold?.holdId ?? '';
    expect(await erasure.lift(region, { holdId, because: 'putus', by }, over)).toEqual({ ok: true, value: null });
    expect((await erasure.holds(region, caseId))[0]?.lifted).toMatchObject({ because: 'putus', by });
    expect(await approve(store)).toMatchObject({ ok: true, value: { cases: 1 } });
    // A hold that is placed after the approval still holds.
    await erasure.hold(region, { caseId, because: 'banding', by }, over);
    await carryOutAll(store);
    expect(await rowsOf('event_private', caseId)).toBeGreaterThan(0);
    const [again] = await erasure.holds(region, caseId);
    await erasure.lift(region, { holdId: again?.holdId ?? '', because: 'selesai', by }, over);
    await carryOutAll(store);
    expect(await rowsOf('event_private', caseId)).toBe(0);
  });

  test('one that a person took off the list stays this month; an approval of another list than was seen is refused', async () => {
    const { store } = fresh;
    const { caseId } = await letterCase(store, { plain: true });
    const seen = digestOf(await store.erasure.due(region, over));
    expect(await store.erasure.exclude(region, { caseId, month, because: 'masih dipakai audit', by }, over)).toEqual({
      ok: true,
      value: null,
    });
    expect(await store.erasure.approve(region, { month, digest: seen, by }, over)).toEqual({
      ok: false,
      error: { type: 'listChanged' },
    });
    expect(await approve(store)).toEqual({ ok: false, error: { type: 'nothingToErase' } });
    const nextMonth = Date.parse('2031-04-10T03:00:00Z');
    expect((await store.erasure.due(region, nextMonth)).map((one) => [one.caseId, one.excluded])).toEqual([
      [caseId, null],
    ]);
  });

  test('a case at work is refused', async () => {
    const { store } = fresh;
    const { caseId } = valueOf(await submit(store, region, 'surat'));
    const asked = { caseIds: [caseId], because: 'diminta', basis: 'x', by };
    expect(await store.erasure.request(region, asked, over)).toEqual({
      ok: false,
      error: { type: 'caseOpen', caseId },
    });
  });
});

test('killed after any of its transactions, it goes on and ends the same; nothing of the case is left', async () => {
  const { store, connection } = fresh;
  for (let deadly = 1; deadly <= 30; deadly += 3) {
    const { caseId } = await letterCase(store);
    const asked = { caseIds: [caseId], because: 'diminta', basis: 'UU 27/2022 Pasal 8', by };
    expect(await store.erasure.request(region, asked, over)).toMatchObject({ ok: true });
    let left = Infinity;
    const mortal = await openStore({
      connection,
      calendarOf: testCalendar,
      connections: 1,
      dataKeys: testKeys,
      refreshEvery: 2 ** 30,
      onStatement: () => {
        if ((left -= 1) === 0) throw new Error('killed');
      },
    });
    await tellAll(store, over);
    left = deadly;
    await mortal.erasure.carryOut(region, over, ledger).catch(() => undefined);
    left = Infinity;
    await mortal.close();
    await carryOutAll(store, over + hour);
    expect(await tablesWith(planted)).toEqual([]);
    expect(entries.filter((entry) => entry.caseId === caseId)).toHaveLength(1);
  }
  expect((await store.audit.verifyChain(region)).broken).toEqual([]);
  expect((await store.audit.rebuild(region, { check: true })).differences).toEqual([]);
});

test('a ledger erases again what a restore brought back, and erasing twice changes nothing', async () => {
  const { store } = fresh;
  const { caseId } = await letterCase(store);
  const entry: ErasedEntry = { region, caseId, what: 'everything', basis: 'Contoh', at: over, files: [] };
  expect(await store.erasure.replay(entry, over)).toBe(true);
  expect(await tablesWith(planted)).toEqual([]);
  const version = (await store.cases.summary(region, caseId))?.version;
  expect(await store.erasure.replay(entry, over + hour)).toBe(true);
  expect((await store.cases.summary(region, caseId))?.version).toBe(version);
  expect(await store.erasure.replay({ ...entry, caseId: uuidV7(1) }, over)).toBe(false);
});

test('nobody goes before they were told: a message that waits holds the case back, and none is put on its way for a held one', async () => {
  const { store } = fresh;
  const { caseId } = await letterCase(store);
  const asked = { caseIds: [caseId], because: 'diminta', basis: 'UU 27/2022 Pasal 8', by };
  expect(await store.erasure.request(region, asked, over)).toMatchObject({ ok: true });
  expect(await store.erasure.carryOut(region, over, ledger)).toBe(0);
  await store.erasure.hold(region, { caseId, because: 'perkara', by }, over);
  expect(await store.erasure.announce(region, over)).toBe(0);
  const [hold] = await store.erasure.holds(region, caseId);
  await store.erasure.lift(region, { holdId: hold?.holdId ?? '', because: 'putus', by }, over);
  expect([await store.erasure.announce(region, over), await store.erasure.announce(region, over)]).toEqual([1, 0]);
  const [row] = await store.outbox.claim(region, over, { topics: [erasingTopic] });
  expect(row).toMatchObject({ caseId, body: { serviceId: 'surat', what: 'everything' } });
  expect(JSON.stringify(row?.body)).not.toContain('81299887766');
  if (row === undefined) throw new Error('no row');
  await store.outbox.failed(row, over, 'gateway');
  expect(await store.erasure.carryOut(region, over, ledger)).toBe(0);
  // Tried for some hours: then the law's three days count for more.
  for (let tries = row.attempts; tries < 12; tries += 1) {
    const later = over + tries * 2 * hour;
    const [again] = await store.outbox.claim(region, later, { topics: [erasingTopic] });
    if (again !== undefined) await store.outbox.failed(again, later, 'gateway');
  }
  expect(await store.erasure.carryOut(region, over + 30 * hour, ledger)).toBe(1);
  expect(await rowsOf('outbox', caseId)).toBe(0);
  const orders = await store.erasure.orders(region);
  expect(orders.find(({ cases, done, told }) => cases === 1 && done === 1 && told === 0)).toBeDefined();
});

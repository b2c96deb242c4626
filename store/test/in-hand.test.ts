/** The promise of a letter ends when the letter is in hand: what is counted at the decision, what at the last signature, and how often. */
import type { Actor, OpenStage, ServiceManifest } from '@balai/kernel';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { freshStore, type FreshStore } from '../src/testing.ts';
import { act, freshKey, hour, submit, tuesday, valueOf } from './acting.ts';
import { bundleOf, kelurahan, letterAnswers, officerOf, testBundles } from './city.ts';

let fresh: FreshStore;
const region = 3671;
const day = 24 * hour;
/** Tuesday and five working days: at the end of office hours in WIB. */
const promised = Date.parse('2026-03-10T09:00:00Z');
const one = testBundles.find(({ manifest }) => manifest.id === 'surat')?.manifest as ServiceManifest;
const { surat } = one.documents;
const two: ServiceManifest = {
  ...one,
  id: 'surat-dua',
  stages: { ...one.stages, terbit: { ends: 'granted', issues: ['surat', 'pengantar'] } },
  documents: { ...one.documents, ...(surat === undefined ? {} : { pengantar: surat }) },
} as ServiceManifest;

beforeAll(async () => {
  fresh = await freshStore(inject('socketDir'));
  for (const bundle of [...testBundles, bundleOf(two)])
    await fresh.store.services.publish(region, bundle, 'penulis', tuesday);
});
afterAll(() => fresh.close());

/** A letter that a person grants on Tuesday, an hour after it was asked for. */
async function granted(serviceId: 'surat' | 'surat-dua'): Promise<string> {
  const filed = valueOf(await submit(fresh.store, region, 'surat', { serviceId }));
  const turn = filed.state.turns[0]?.id ?? '';
  valueOf(
    await act(fresh.store, region, filed.caseId, officerOf('kelurahan', 'petugas-1', kelurahan), 'setuju', { turn }),
  );
  return filed.caseId;
}
const signer = { officer: 'lurah-1', name: 'Petugas Contoh', position: 'lurah', kind: 'definitif' } as const;
let bytes = 0;
const signed = (id: string, at: number) =>
  fresh.store.documents.signed(region, id, { sha256: `in hand ${(bytes += 1)}`, signer, certified: false }, at);
const lettersOf = async (caseId: string): Promise<readonly string[]> =>
  (await fresh.store.documents.ofCase(region, caseId)).map(({ id }) => id);

/** What the figures are more than before, by day and measure; durations in tenths of working days. */
async function counted(serviceId: string): Promise<Readonly<Record<string, number>>> {
  const all = { from: '2026-01-01', to: '2027-12-31', serviceIds: [serviceId] } as const;
  const { figures } = fresh.store;
  const [rows, durations] = await Promise.all([figures.rows(region, all), figures.durations(region, all)]);
  const sums: Record<string, number> = {};
  const add = (name: string, amount: number) => {
    if (amount !== 0) sums[name] = (sums[name] ?? 0) + amount;
  };
  for (const row of rows)
    for (const measure of ['filed', 'reopened', 'granted', 'withdrawn', 'onTime', 'late'] as const)
      add(`${row.day} ${measure}`, row[measure]);
  for (const row of durations) add(`${row.day} took ${row.tenthsOfWorkingDays}`, row.count);
  return sums;
}
async function countedSince(serviceId: string, before: Readonly<Record<string, number>>) {
  const now = await counted(serviceId);
  return Object.fromEntries(
    [...new Set([...Object.keys(now), ...Object.keys(before)])]
      .map((name) => [name, (now[name] ?? 0) - (before[name] ?? 0)] as const)
      .filter(([, amount]) => amount !== 0),
  );
}
const expectRecounted = async () => {
  expect((await fresh.store.audit.rebuild(region, { check: true })).differences).toEqual([]);
  expect(await fresh.store.figures.recount(region)).toEqual([]);
};

test('a decision closes the case; its promise and its time are counted on the day of the signature, late when that is late', async () => {
  const before = await counted('surat');
  const caseId = await granted('surat');
  expect(await countedSince('surat', before)).toEqual({ '2026-03-03 filed': 1, '2026-03-03 granted': 1 });
  await expectRecounted();
  const [id = ''] = await lettersOf(caseId);
  const at = promised + day;
  expect(await fresh.store.documents.byId(region, id)).toMatchObject({ waitedUntil: null });
  await fresh.store.documents.signing(region, id, 'lurah-1', at);
  expect(await countedSince('surat', before)).toEqual({ '2026-03-03 filed': 1, '2026-03-03 granted': 1 });
  expect(await signed(id, at)).toMatchObject({ ok: true, value: { waitedUntil: at } });
  const late = {
    '2026-03-03 filed': 1,
    '2026-03-03 granted': 1,
    '2026-03-11 late': 1,
    '2026-03-11 took 63': 1,
  };
  expect(await countedSince('surat', before)).toEqual(late);
  // Signed again, handed over, revoked after all: the promise ended once.
  await signed(id, at + day);
  await fresh.store.documents.delivered(region, id, at + day);
  await fresh.store.documents.revoke(region, id, 'keliru', 'lurah-1', at + 2 * day);
  expect(await countedSince('surat', before)).toEqual(late);
  expect(await fresh.store.documents.byId(region, id)).toMatchObject({ status: 'revoked', waitedUntil: at });
  await expectRecounted();
});

test('what the system seals within the promise is on time, counted by the seal alike', async () => {
  const before = await counted('surat');
  const { caseId } = valueOf(await submit(fresh.store, region, 'surat', { confirmed: true }));
  expect(await countedSince('surat', before)).toEqual({ '2026-03-03 filed': 1, '2026-03-03 granted': 1 });
  const [id = ''] = await lettersOf(caseId);
  await fresh.store.documents.signed(region, id, { sha256: 'sealed', signer: null, certified: false }, tuesday + day);
  expect(await countedSince('surat', before)).toMatchObject({ '2026-03-04 onTime': 1, '2026-03-04 took 10': 1 });
  await expectRecounted();
});

test('of two letters the last one ends the promise, once, also when both are signed in the same moment', async () => {
  const before = await counted('surat-dua');
  const caseId = await granted('surat-dua');
  const [first = '', second = ''] = await lettersOf(caseId);
  await signed(second, tuesday + day);
  expect(await countedSince('surat-dua', before)).toEqual({ '2026-03-03 filed': 1, '2026-03-03 granted': 1 });
  await expectRecounted();
  await signed(first, tuesday + 2 * day);
  expect(await countedSince('surat-dua', before)).toMatchObject({ '2026-03-05 onTime': 1, '2026-03-05 took 20': 1 });

  const between = await counted('surat-dua');
  const cases = await Promise.all(Array.from({ length: 6 }, () => granted('surat-dua')));
  const letters = (await Promise.all(cases.map(lettersOf))).flat();
  expect((await Promise.all(letters.map((id) => signed(id, tuesday + day)))).every(({ ok }) => ok)).toBe(true);
  expect(await countedSince('surat-dua', between)).toEqual({
    '2026-03-03 filed': 6,
    '2026-03-03 granted': 6,
    '2026-03-04 onTime': 6,
    '2026-03-04 took 10': 6,
  });
  await expectRecounted();
});

test('a clock that goes behind counts on the day of the later of the two, as a recount does', async () => {
  const before = await counted('surat-dua');
  const [first = '', second = ''] = await lettersOf(await granted('surat-dua'));
  await signed(first, tuesday + 2 * day);
  await signed(second, tuesday + day);
  expect(await countedSince('surat-dua', before)).toMatchObject({ '2026-03-05 onTime': 1 });
  await expectRecounted();
});

test('a letter that is revoked unsigned waits no longer', async () => {
  const before = await counted('surat-dua');
  const [first = '', second = ''] = await lettersOf(await granted('surat-dua'));
  await signed(first, tuesday + day);
  const revoked = () => fresh.store.documents.revoke(region, second, 'salah nama', 'lurah-1', tuesday + 2 * day);
  expect(await revoked()).toMatchObject({ ok: true, value: { status: 'revoked', waitedUntil: tuesday + 2 * day } });
  await revoked();
  expect(await countedSince('surat-dua', before)).toEqual({
    '2026-03-03 filed': 1,
    '2026-03-03 granted': 1,
    '2026-03-05 onTime': 1,
    '2026-03-05 took 20': 1,
  });
  await expectRecounted();
});

test('a restored city counts the letters in hand from their log; one that lost a count is put right', async () => {
  const [id = ''] = await lettersOf(await granted('surat'));
  await signed(id, tuesday + day);
  const before = await counted('surat');
  for (const table of ['figure', 'figure_delta', 'case_row', 'search_row', 'turn_row', 'timer_row'])
    await fresh.admin.query(`delete from ${table} where region_id = $1`, [region]);
  await fresh.store.audit.rebuild(region, { check: false });
  expect(await counted('surat')).toEqual(before);
  await expectRecounted();
});

test('an ending of an earlier version was counted whole on its day, and is not counted again', async () => {
  const caseId = await granted('surat');
  const [id = ''] = await lettersOf(caseId);
  // As the version before wrote it: the chain is not looked at here.
  await fresh.admin.query(
    "update event set event_version = 1 where region_id = $1 and case_id = $2 and type = 'ended'",
    [region, caseId],
  );
  await fresh.store.audit.rebuild(region, { check: false });
  const before = await counted('surat');
  await signed(id, promised + day);
  expect(await countedSince('surat', before)).toEqual({});
  expect(await fresh.store.figures.recount(region)).toEqual([]);
});

test('the round that an objection opens has a promise of its own; the letter of the first still ends the first', async () => {
  const before = await counted('surat-lagi');
  const lagi = {
    ...one,
    id: 'surat-lagi',
    stages: {
      ...one.stages,
      terbit: {
        ends: 'granted',
        issues: ['surat'],
        objection: { within: one.within, to: 'diperiksa', with: 'keberatan' },
      },
    },
    forms: { keberatan: { masalah: { kind: 'text', label: { id: 'Masalah', en: 'Problem' }, required: true } } },
  } as unknown as ServiceManifest;
  expect(await fresh.store.services.publish(region, bundleOf(lagi), 'penulis', tuesday)).toMatchObject({ ok: true });
  const filed = valueOf(
    await submit(fresh.store, region, 'surat', { serviceId: 'surat-lagi', answers: letterAnswers }),
  );
  const staff = officerOf('kelurahan', 'petugas-1', kelurahan);
  const turn = filed.state.turns[0]?.id ?? '';
  valueOf(await act(fresh.store, region, filed.caseId, staff, 'setuju', { turn }));
  const command = {
    type: 'object',
    actor: { kind: 'applicant' },
    with: { keberatan: { masalah: 'Nama salah' } },
  } as const;
  const objected = { regionId: region, caseId: filed.caseId, command, channel: 'portal', now: tuesday + day } as const;
  valueOf(await fresh.store.execute({ ...objected, idempotency: freshKey() }));
  const [id = ''] = await lettersOf(filed.caseId);
  await signed(id, tuesday + 2 * day);
  expect(await countedSince('surat-lagi', before)).toMatchObject({ '2026-03-05 onTime': 1, '2026-03-05 took 20': 1 });
  await expectRecounted();

  // Whoever reads the objection issues the same letter anew: signed, it takes the place of the first, and no figure of that changes.
  const again = await fresh.store.cases.load(region, filed.caseId);
  const reader = officerOf('kelurahan', 'petugas-2', kelurahan);
  const second = again?.state.turns[0]?.id ?? '';
  valueOf(
    await act(fresh.store, region, filed.caseId, reader, 'setuju', { turn: second, now: tuesday + 2 * day + hour }),
  );
  const anew = (await lettersOf(filed.caseId)).find((one) => one !== id) ?? '';
  expect(await fresh.store.documents.byId(region, id)).toMatchObject({ status: 'signed', supersededBy: null });
  expect(await signed(anew, tuesday + 3 * day)).toMatchObject({ ok: true, value: { status: 'signed' } });
  expect(await fresh.store.documents.byId(region, id)).toMatchObject({ status: 'superseded', supersededBy: anew });
  expect(await countedSince('surat-lagi', before)).toMatchObject({ '2026-03-05 onTime': 1, '2026-03-05 took 20': 1 });
  expect(await fresh.store.documents.revoke(region, id, 'keliru', 'lurah-1', tuesday + 4 * day)).toMatchObject({
    ok: false,
  });
  await expectRecounted();
});

test('while a body outside had the last turn the promise stood still; it goes on where it was, for the signature', async () => {
  const lamp = testBundles.find(({ manifest }) => manifest.id === 'lampu')?.manifest;
  const examined = one.stages['diperiksa'] as OpenStage;
  const outside = {
    ...one,
    id: 'surat-luar',
    units: { ...one.units, pln: lamp?.units['pln'] },
    labels: { ...lamp?.labels, ...one.labels },
    stages: {
      ...one.stages,
      diperiksa: { ...examined, next: { ...examined.next, setuju: { to: 'diteruskan' } } },
      diteruskan: lamp === undefined ? {} : { ...lamp.stages['diteruskan'], next: { laksanakan: { to: 'terbit' } } },
    },
  } as unknown as ServiceManifest;
  expect(await fresh.store.services.publish(region, bundleOf(outside), 'penulis', tuesday)).toMatchObject({ ok: true });
  const before = await counted('surat-luar');
  const filed = valueOf(await submit(fresh.store, region, 'surat', { serviceId: 'surat-luar' }));
  const does = async (who: Actor, action: string, turn: string, now: number) =>
    valueOf(await act(fresh.store, region, filed.caseId, who, action, { turn, now }));
  const staff = officerOf('kelurahan', 'petugas-1', kelurahan);
  const asked = await does(staff, 'setuju', filed.state.turns[0]?.id ?? '', tuesday + hour);
  expect(asked.state.promised?.pausedAt).toBe(tuesday + hour);
  await does({ kind: 'body', unit: 'pln' }, 'laksanakan', 'diteruskan/pln', tuesday + 2 * day);
  const [id = ''] = await lettersOf(filed.caseId);
  // A day after the promise as it was made, a day before it as it stands after the two days outside.
  await signed(id, promised + day);
  expect(await countedSince('surat-luar', before)).toMatchObject({ '2026-03-05 granted': 1, '2026-03-11 onTime': 1 });
  await expectRecounted();
});

/**
 * Whatever two regions do, in whatever order: rows are folds of events, figures equal a recount, in = open + closed, logs
 * have no gap and their chains verify, also after private payloads were erased.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Actor, Case } from '@balai/kernel';
import { freshStore, tangerang, witaCity, type FreshStore } from '../src/testing.ts';
import { act, freshKey, hour, submit, tuesday, valueOf } from './acting.ts';
import { applicant, kelurahan, officerOf, testBundles } from './city.ts';

let fresh: FreshStore;
const regions = [tangerang.id, witaCity.id];
beforeAll(async () => {
  fresh = await freshStore(inject('socketDir'));
  for (const id of regions)
    for (const bundle of testBundles) await fresh.store.services.publish(id, bundle, 'penulis', tuesday);
});
afterAll(() => fresh.close());

interface Step {
  readonly region: number;
  readonly what: 'lampu' | 'surat' | 'confirmed' | 'act' | 'object' | 'withdraw' | 'wait' | 'fold' | 'sign';
  readonly pick: number;
  readonly choice: number;
}
const step = fc.record<Step>({
  region: fc.constantFrom(...regions),
  what: fc.constantFrom(
    'lampu',
    'lampu',
    'surat',
    'confirmed',
    'act',
    'act',
    'act',
    'act',
    'act',
    'object',
    'withdraw',
    'wait',
    'fold',
    'sign',
    'sign',
  ),
  pick: fc.nat(1_000),
  choice: fc.nat(1_000),
});

async function live(steps: readonly Step[]): Promise<void> {
  const { store } = fresh;
  let now = tuesday;
  const cases = new Map<number, string[]>(regions.map((id) => [id, []]));
  for (const { region, what, pick, choice } of steps) {
    now += hour * (1 + (pick % 7));
    const ids = cases.get(region) ?? [];
    if (what === 'lampu' || what === 'surat' || what === 'confirmed') {
      const done = await submit(store, region, what === 'lampu' ? 'lampu' : 'surat', {
        now,
        confirmed: what === 'confirmed',
        answers: what === 'lampu' ? {} : { kelurahan: choice % 2 === 0 ? kelurahan : '36.71.01.1002' },
      });
      if (done.ok) ids.push(done.value.caseId);
    } else if (what === 'wait') await store.timers.fireDue(region, now);
    else if (what === 'fold') await store.figures.fold(region, 1 + (choice % 20));
    else if (what === 'sign') await letGo(region, ids[pick % Math.max(1, ids.length)] ?? '', choice, now);
    else if (ids.length > 0) await doSomething(region, ids[pick % ids.length] ?? '', what, choice, now);
  }
}

/** A letter is signed, or revoked unsigned or signed. */
async function letGo(region: number, caseId: string, choice: number, now: number): Promise<void> {
  const { documents } = fresh.store;
  const all = caseId === '' ? [] : await documents.ofCase(region, caseId);
  const document = all[choice % Math.max(1, all.length)];
  if (document === undefined) return;
  if (choice % 3 === 0) await documents.revoke(region, document.id, 'keliru', 'lurah-1', now);
  else await documents.signed(region, document.id, { sha256: document.id, signer: null, certified: false }, now);
}

async function doSomething(
  region: number,
  caseId: string,
  what: 'act' | 'object' | 'withdraw',
  choice: number,
  now: number,
): Promise<void> {
  const { store } = fresh;
  const known = await store.cases.load(region, caseId);
  if (known === null) throw new Error('a case is gone');
  if (what === 'object')
    await store.execute({
      regionId: region,
      caseId,
      command: { type: 'object', actor: applicant, with: { keberatan: { masalah: 'Masih gelap.' } } },
      channel: 'portal',
      now,
      idempotency: freshKey(),
    });
  else if (what === 'withdraw')
    await store.execute({
      regionId: region,
      caseId,
      command: { type: 'withdraw', actor: applicant },
      channel: 'portal',
      now,
      idempotency: freshKey(),
    });
  else await actSomehow(known.state, region, caseId, choice, now);
}

const actorOf = (turn: Case['turns'][number], choice: number): Actor =>
  turn.party.kind === 'unit' ? officerOf(turn.party.unit, `petugas-${choice % 3}`, turn.party.area) : applicant;

async function actSomehow(state: Case, region: number, caseId: string, choice: number, now: number): Promise<void> {
  const turn = state.turns[choice % Math.max(1, state.turns.length)];
  if (turn === undefined) return;
  const manifest = (await fresh.store.cases.load(region, caseId))?.manifest;
  const stage = manifest?.stages[turn.stage];
  if (stage === undefined || !('by' in stage)) return;
  const names = Object.keys(stage.next);
  const name = names[choice % names.length] ?? '';
  const action = stage.next[name];
  const given = action?.with?.includes('hasil')
    ? { hasil: { sesudah: { sha256: String(choice % 10).repeat(64) } } }
    : action?.with?.includes('answers')
      ? { answers: { alamat: `Jalan Contoh ${choice}` } }
      : undefined;
  await act(fresh.store, region, caseId, actorOf(turn, choice), name, {
    turn: turn.id,
    now,
    ...(action?.because === undefined ? {} : { because: action.because.slice(0, 1) }),
    ...(given === undefined ? {} : { with: given }),
  });
}

async function expectAllHolds(): Promise<boolean> {
  const { store } = fresh;
  for (const region of regions) {
    expect((await store.audit.rebuild(region, { check: true })).differences).toEqual([]);
    expect((await store.audit.verifyChain(region)).broken).toEqual([]);
    expect(await store.figures.recount(region)).toEqual([]);
    const rows = await store.figures.rows(region, { from: '2026-01-01', to: '2027-12-31' });
    const sum = (
      names: readonly (
        | 'filed'
        | 'reopened'
        | 'granted'
        | 'refused'
        | 'withdrawn'
        | 'lapsed'
        | 'moved'
        | 'onTime'
        | 'late'
      )[],
    ) => rows.reduce((total, row) => total + names.reduce((part, name) => part + row[name], 0), 0);
    const open = (await store.figures.openNow(region, tuesday)).reduce((total, row) => total + row.open, 0);
    const closed = sum(['granted', 'refused', 'withdrawn', 'lapsed', 'moved']);
    expect(sum(['filed', 'reopened'])).toBe(open + closed);
    // Whose letter waits is closed, and its promise is not over.
    const waiting = await fresh.admin.query<{ n: number }>(
      `select count(distinct (case_id, case_version))::int as n from document where region_id = $1 and status in ('numbered', 'signing')`,
      [region],
    );
    const over = closed - (waiting.rows[0]?.n ?? 0);
    expect(sum(['onTime', 'late'])).toBe(over);
    expect(
      (await store.figures.durations(region, { from: '2026-01-01', to: '2027-12-31' })).reduce(
        (total, row) => total + row.count,
        0,
      ),
    ).toBe(over);
    expect(await store.figures.openBefore(region, { from: '2027-12-31', to: '2027-12-31' })).toBe(open);
  }
  return true;
}

test('random lives of two regions', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), async (steps) => {
      await live(steps);
      expect(await expectAllHolds()).toBe(true);
    }),
    { numRuns: 12, endOnFailure: true },
  );
}, 120_000);

test('a proof that is handed in twice stays where it was shown first, in the rows as in a rebuild', async () => {
  const { store } = fresh;
  const { caseId } = valueOf(await submit(store, tangerang.id, 'lampu'));
  const does = async (officer: string, stage: string, action: string, more: object = {}) =>
    valueOf(
      await act(store, tangerang.id, caseId, officerOf('dishub', officer), action, {
        turn: `${stage}/dishub`,
        ...more,
      }),
    );
  const proof = { with: { hasil: { sesudah: { sha256: 'f'.repeat(64) } } } };
  await does('a', 'diterima', 'jadwalkan');
  await does('a', 'diperbaiki', 'laksanakan', proof);
  await does('b', 'dicek', 'belum', { because: ['gelap'] });
  await does('a', 'diperbaiki', 'laksanakan', proof);
  expect((await store.audit.rebuild(tangerang.id, { check: true })).differences).toEqual([]);
});

describe('afterwards', () => {
  test('nothing of one region is seen in the other', async () => {
    const { rows } = await fresh.admin.query<{ case_id: string; region_id: number }>(
      'select case_id, region_id from case_row',
    );
    for (const { case_id, region_id } of rows.slice(0, 20)) {
      const other = region_id === tangerang.id ? witaCity.id : tangerang.id;
      expect(await fresh.store.cases.load(other, case_id)).toBeNull();
      expect(await fresh.store.cases.summary(other, case_id)).toBeNull();
    }
  });

  test('the check finds what was tampered with, and a rebuild mends what is derived', async () => {
    const { admin, store } = fresh;
    await admin.query(
      `update case_row set status = 'ended' where region_id = 3671 and case_id = (select case_id from case_row where region_id = 3671 and status = 'open' order by case_id limit 1)`,
    );
    await admin.query('delete from turn_row where region_id = 3671');
    await admin.query(
      `update figure set amount = amount + 1 where ctid = (select ctid from figure where region_id = 3671 limit 1)`,
    );
    expect((await store.audit.rebuild(3671, { check: true })).differences.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['case_row', 'turn_row']),
    );
    expect(await store.figures.recount(3671)).toHaveLength(1);
    await store.audit.rebuild(3671, { check: false });
    expect((await store.audit.rebuild(3671, { check: true })).differences).toEqual([]);
    expect(await store.figures.recount(3671)).toEqual([]);
  });

  test('an event that was changed breaks the chain; an erased payload does not, and the case can still be read', async () => {
    const { admin, store } = fresh;
    const [one] = (
      await admin.query<{ case_id: string }>(
        `select distinct case_id from event_private where region_id = 3671 order by case_id limit 1`,
      )
    ).rows;
    const caseId = one?.case_id ?? '';
    await admin.query('set role balai_eraser');
    await admin.query("begin; set local app.region = '3671'");
    await admin.query('delete from event_private where case_id = $1', [caseId]);
    await admin.query('commit; reset role');
    expect((await store.audit.verifyChain(3671)).broken).toEqual([]);
    expect((await store.cases.events(3671, caseId)).some(({ erased }) => erased)).toBe(true);
    expect((await store.cases.load(3671, caseId))?.state.answers).not.toHaveProperty('keterangan');
    const day = await store.audit.sealDay(3671, '2026-03-03', tuesday);
    expect(day.cases).toBeGreaterThan(0);
    await admin.query(
      `update event set open = jsonb_set(open, '{at}', '1') where region_id = 3671 and case_id = $1 and version = 1`,
      [caseId],
    );
    expect((await store.audit.verifyChain(3671)).broken).toEqual([{ caseId, version: 1, why: 'chain' }]);
    expect(await store.audit.sealDay(3671, '2026-03-03', tuesday + 1)).toEqual(day);
  });
});

/**
 * Whatever two regions do, in whatever order: rows are folds of events, figures equal a recount, in = open + closed in each
 * service, unit, area and week, no figure of a past day changes, logs have no gap and their chains verify, also after private
 * payloads were erased.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { dateAfter, localDate, type Actor, type Case, type DateText } from '@balai/kernel';
import type { FigureRow } from '../src/index.ts';
import { freshStore, tangerang, testCalendar, witaCity, type FreshStore } from '../src/testing.ts';
import { act, freshKey, hour, submit, tuesday, valueOf } from './acting.ts';
import { applicant, elsewhere, kelurahan, officerOf, testBundles } from './city.ts';

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
  readonly what:
    | 'lampu'
    | 'surat'
    | 'confirmed'
    | 'act'
    | 'object'
    | 'withdraw'
    | 'transfer'
    | 'wait'
    | 'fold'
    | 'sign';
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
    'transfer',
    'transfer',
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
  const days: Remembered[] = [];
  for (const [index, { region, what, pick, choice }] of steps.entries()) {
    now += hour * (1 + (pick % 7));
    if (index % 8 === 7) {
      // What runs out counts on the day on which it did: a day is over once the jobs have come that far.
      while ((await store.timers.fireDue(region, now)) > 0);
      days.push(await daysThatAreOver(region, now));
    }
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
  for (const { region, to, rows } of days) expect(await rowsUntil(region, to)).toEqual(rows);
}

interface Remembered {
  readonly region: number;
  readonly to: DateText;
  readonly rows: readonly FigureRow[];
}
const FIRST = '2026-01-01';
/** What adds nothing is no figure. */
const rowsUntil = async (region: number, to: DateText): Promise<readonly FigureRow[]> =>
  (await fresh.store.figures.rows(region, { from: FIRST, to })).filter((row) =>
    Object.values(row).some((count) => typeof count === 'number' && count !== 0),
  );
async function daysThatAreOver(region: number, now: number): Promise<Remembered> {
  const calendar = testCalendar(region === tangerang.id ? tangerang : witaCity);
  const to = dateAfter(localDate(calendar, now), -1);
  return { region, to, rows: await rowsUntil(region, to) };
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
  what: 'act' | 'object' | 'withdraw' | 'transfer',
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
  else if (what === 'transfer') await handOn(known.state, region, caseId, choice, now);
  else await actSomehow(known.state, region, caseId, choice, now);
}

const AREAS = [kelurahan, '36.71.01.1002', elsewhere];
/** To the same unit of another area; refused where there is only one. */
async function handOn(state: Case, region: number, caseId: string, choice: number, now: number): Promise<void> {
  const [turn] = state.turns;
  if (turn?.party.kind !== 'unit') return;
  const { unit } = turn.party;
  const to = { unit, area: AREAS[choice % AREAS.length] ?? null };
  await fresh.store.execute({
    regionId: region,
    caseId,
    command: { type: 'transfer', turn: turn.id, actor: actorOf(turn, choice), to, note: 'Di kelurahan lain.' },
    channel: 'portal',
    now,
    idempotency: freshKey(),
  });
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
      ? {
          answers: state.reasons.includes('salahKelurahan')
            ? { kelurahan: AREAS[choice % AREAS.length] }
            : { alamat: `Jalan Contoh ${choice}` },
        }
      : undefined;
  await act(fresh.store, region, caseId, actorOf(turn, choice), name, {
    turn: turn.id,
    now,
    ...(action?.because === undefined ? {} : { because: [action.because[choice % action.because.length] ?? ''] }),
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
        | 'transferredIn'
        | 'transferredOut'
        | 'onTime'
        | 'late'
      )[],
    ) => rows.reduce((total, row) => total + names.reduce((part, name) => part + row[name], 0), 0);
    const open = (await store.figures.openNow(region, tuesday)).reduce((total, row) => total + row.open, 0);
    expect(sum(['transferredIn'])).toBe(sum(['transferredOut']));
    await expectEachToHold(region, rows);
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
  }
  return true;
}

const cellOf = ({ serviceId, unit, area }: Pick<FigureRow, 'serviceId' | 'unit' | 'area'>): string =>
  `${serviceId} ${unit} ${area ?? ''}`;
type ByCell = Readonly<Record<string, number>>;
/** Without what is nothing. */
const byCell = <Row extends Pick<FigureRow, 'serviceId' | 'unit' | 'area'>>(
  rows: readonly Row[],
  countOf: (row: Row) => number,
): ByCell => {
  const sums = Object.entries(Object.groupBy(rows, cellOf)).map(
    ([cell, all]) => [cell, (all ?? []).reduce((total, row) => total + countOf(row), 0)] as const,
  );
  return Object.fromEntries(sums.filter(([, count]) => count !== 0));
};
const changeOf = (row: FigureRow): number =>
  row.filed +
  row.reopened +
  row.transferredIn -
  (row.granted + row.refused + row.withdrawn + row.lapsed + row.moved + row.transferredOut);

/** Of each service, unit and area: what was open before a week and came in is what was closed or went on, and what is open after it. */
async function expectEachToHold(region: number, rows: readonly FigureRow[]): Promise<void> {
  const { figures } = fresh.store;
  const openAt = async (from: DateText): Promise<ByCell> =>
    byCell(await figures.openBefore(region, { from, to: from }), ({ open }) => open);
  let before: ByCell = {};
  for (let monday: DateText = '2026-03-02'; monday < '2026-06-01'; monday = dateAfter(monday, 7)) {
    const next = dateAfter(monday, 7);
    const change = byCell(
      rows.filter(({ day }) => day >= monday && day < next),
      changeOf,
    );
    const after = await openAt(next);
    const all = [...new Set([...Object.keys(before), ...Object.keys(change)])].map(
      (cell) => [cell, (before[cell] ?? 0) + (change[cell] ?? 0)] as const,
    );
    expect(after).toEqual(Object.fromEntries(all.filter(([, count]) => count !== 0)));
    expect(Math.min(0, ...Object.values(after))).toBe(0);
    before = after;
  }
  // What is open in an area are the cases that lie there now.
  const lie = await fresh.admin.query<{ serviceId: string; unit: string; area: string | null; open: number }>(
    `select service_id as "serviceId", unit, area, count(*)::int as open from case_row where region_id = $1 and status = 'open' group by 1, 2, 3`,
    [region],
  );
  expect(before).toEqual(byCell(lie.rows, ({ open }) => open));
  expect(before).toEqual(byCell(await figures.openNow(region, tuesday), ({ open }) => open));
  const together = await figures.together(region, { from: FIRST, to: '2027-12-31' }, tuesday);
  expect(together.rows).toEqual(rows);
  expect(together.open).toEqual(await figures.openNow(region, tuesday));
  expect(together.before).toEqual([]);
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
    await store.audit.sealDay(3671, '2026-03-04', tuesday + 1);
    expect((await store.audit.verifyChain(3671)).heads).toEqual([]);
    const [second, first] = await store.audit.heads(3671, { limit: 5 });
    expect([second?.day, first?.day, first?.head]).toEqual(['2026-03-04', '2026-03-03', day.head]);
    expect(await store.audit.heads(3671, { before: '2026-03-04', limit: 5 })).toEqual([first]);
    // A head that is not that of the events is named, and no other day with it but the one that was made after it.
    await admin.query(
      `update chain_head set head = decode(repeat('ab', 32), 'hex') where region_id = 3671 and day = '2026-03-03'`,
    );
    expect((await store.audit.rebuild(3671, { check: true })).heads).toEqual([
      { day: '2026-03-03', published: 'ab'.repeat(32), computed: day.head },
      { day: '2026-03-04', published: second?.head, computed: expect.any(String) },
    ]);
    await admin.query(`update chain_head set head = decode($1, 'hex') where region_id = 3671 and day = '2026-03-03'`, [
      day.head,
    ]);
    expect((await store.audit.verifyChain(3671)).heads).toEqual([]);
    await admin.query(
      `update event set open = jsonb_set(open, '{at}', '1') where region_id = 3671 and case_id = $1 and version = 1`,
      [caseId],
    );
    expect((await store.audit.verifyChain(3671)).broken).toEqual([{ caseId, version: 1, why: 'chain' }]);
    expect(await store.audit.sealDay(3671, '2026-03-03', tuesday + 1)).toEqual(day);
  });
});

/** P9 and P14: each timer fires once, never early, whoever runs the clockwork, in each region by its own offset. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openStore, type Store } from '../src/index.ts';
import { freshStore, tangerang, testCalendar, testKeys, witaCity, type FreshStore } from '../src/testing.ts';
import { submit, tuesday, valueOf } from './acting.ts';
import { testBundles } from './city.ts';

let fresh: FreshStore;
let other: Store;
beforeAll(async () => {
  fresh = await freshStore(inject('socketDir'));
  for (const { id } of [tangerang, witaCity])
    for (const bundle of testBundles) await fresh.store.services.publish(id, bundle, 'penulis', tuesday);
  other = await openStore({
    connection: fresh.connection,
    calendarOf: testCalendar,
    connections: 4,
    dataKeys: testKeys,
  });
});
afterAll(async () => {
  await other.close();
  await fresh.close();
});

/** Friday, three working days later, at closing time: 16:30 in each region's own time. */
const closing = (utcOffset: number) => Date.parse('2026-03-06T16:30:00Z') - utcOffset * 60_000;

test('P14: the same filing is due at closing time of its own region, an hour earlier in WITA', async () => {
  const wib = valueOf(await submit(fresh.store, tangerang.id, 'surat'));
  const wita = valueOf(await submit(fresh.store, witaCity.id, 'surat'));
  expect(wib.state.turns[0]?.dueAt).toBe(closing(420));
  expect(wita.state.turns[0]?.dueAt).toBe(closing(480));
  expect(closing(420) - closing(480)).toBe(3_600_000);
  expect(await fresh.store.timers.next(witaCity.id)).toBe(closing(480));
  expect(await fresh.store.timers.due(closing(480))).toEqual([witaCity.id]);
  expect(await fresh.store.timers.fireDue(witaCity.id, closing(480) - 1)).toBe(0);
  expect(await fresh.store.timers.fireDue(witaCity.id, closing(480))).toBe(1);
  expect(await fresh.store.timers.fireDue(tangerang.id, closing(480))).toBe(0);
  expect((await fresh.store.cases.summary(witaCity.id, wita.caseId))?.outcome).toBe('granted');
});

test('P9: 1,200 timers due at the same moment fire once each, in batches, from two servers at once, none early', async () => {
  for (let filed = 1; filed < 1_200;) {
    const some = Math.min(50, 1_200 - filed);
    for (const done of await Promise.all(
      Array.from({ length: some }, () => submit(fresh.store, tangerang.id, 'surat')),
    ))
      valueOf(done);
    filed += some;
  }
  const at = closing(420);
  expect(await fresh.store.timers.fireDue(tangerang.id, at - 1, 2_000)).toBe(0);
  let fired = 0;
  const rounds: number[] = [];
  for (;;) {
    const batch = (
      await Promise.all([
        fresh.store.timers.fireDue(tangerang.id, at, 200),
        other.timers.fireDue(tangerang.id, at, 200),
      ])
    ).reduce((a, b) => a + b);
    if (batch === 0) break;
    rounds.push(batch);
    fired += batch;
  }
  expect(fired).toBe(1_200);
  expect(Math.max(...rounds)).toBeLessThanOrEqual(400);
  const { rows } = await fresh.admin.query<{ cases: number; fired: number; early: number }>(
    `select count(distinct case_id)::int as cases, count(*)::int as fired,
    count(*) filter (where (open ->> 'at')::bigint < $1)::int as early from event where region_id = 3671 and type = 'timeRanOut'`,
    [at],
  );
  expect(rows[0]).toEqual({ cases: 1_200, fired: 1_200, early: 0 });
  expect(await fresh.store.timers.next(tangerang.id)).toBeNull();
  const letters = await fresh.admin.query<{ n: number; last: number }>(
    'select count(*)::int as n, max(sequence)::int as last from document where region_id = 3671',
  );
  expect(letters.rows[0]).toEqual({ n: 1_200, last: 1_200 });
}, 120_000);

test('a turn that is told to be late is told once, and stays', async () => {
  const filed = valueOf(await submit(fresh.store, tangerang.id, 'lampu'));
  const due = filed.state.turns[0]?.dueAt ?? 0;
  expect(await fresh.store.timers.fireDue(tangerang.id, due)).toBe(1);
  expect(await fresh.store.timers.fireDue(tangerang.id, due + 86_400_000)).toBe(0);
  const page = await fresh.store.queue.page(
    tangerang.id,
    { hands: [{ unit: 'dishub', area: null }], due: 'late' },
    due,
  );
  expect(page.rows).toMatchObject([{ caseId: filed.caseId, late: true }]);
});

test('a worker that dies with its timers gives them back when its lease is over', async () => {
  const filed = valueOf(await submit(fresh.store, tangerang.id, 'surat', { now: tuesday + 7 * 86_400_000 }));
  const due = filed.state.turns[0]?.dueAt ?? 0;
  await fresh.admin.query('update timer_row set claimed_until = $1 where case_id = $2', [due + 60_000, filed.caseId]);
  expect(await fresh.store.timers.fireDue(tangerang.id, due + 59_999)).toBe(0);
  expect(await fresh.store.timers.fireDue(tangerang.id, due + 60_000)).toBe(1);
});

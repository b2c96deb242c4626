/**
 * What is asked by the minute reads what it needs: beside a hundred thousand messages that wait for somebody else, and as many open turns.
 *
 * The rows are made by SQL: only how they are read is of interest here.
 */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { erasingTopic } from '../src/erasure/announce.ts';
import { freshStore, type FreshStore } from '../src/testing.ts';

let fresh: FreshStore;
const region = 3671;
const rows = 100_000;
const began = 1_700_000_000_000;
const minute = 60_000;
const sent: { text: string; values: readonly unknown[] }[] = [];

beforeAll(async () => {
  fresh = await freshStore(inject('socketDir'), { onStatement: (text, values) => void sent.push({ text, values }) });
  await fresh.admin.query(
    `insert into outbox (region_id, outbox_id, case_id, topic, body, created_at, next_at)
     select $2::int, md5(i::text)::uuid, md5(i::text)::uuid, case when i = $1 then $3 else 'case.submitted' end, '{}', $4::bigint + i, $4::bigint + i
     from generate_series(1, $1::bigint) i`,
    [rows, region, erasingTopic, began],
  );
  // A turn begins each minute and has an hour; every seventh waits for somebody outside, every ninth is another region's.
  await fresh.admin.query(
    `insert into turn_row (region_id, case_id, turn_id, number, service_id, version, stage, party, waiting, unit, area, began_at, due_at, firm, late, filed_at, round)
     select case when i % 9 = 0 then 9901 else $2::int end, md5(i::text)::uuid, 'diterima/dishub', 'BL-' || i, 'lampu', 1, 'diterima', 'unit', i % 7 = 0,
       case when i % 5 = 0 then 'dlh' else 'dishub' end, '', $3::bigint + i * 60000, $3::bigint + i * 60000 + 3600001, true, false, 0, 1
     from generate_series(1, $1::bigint) i`,
    [rows, region, began],
  );
  await fresh.admin.query('analyze');
}, 120_000);
afterAll(() => fresh.close());

interface Plan {
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}
const nodesOf = (plan: Plan): readonly Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
/** How many rows the statements read that `work` sends, each played again and taken back. */
async function readBy(work: () => Promise<unknown>): Promise<number> {
  sent.length = 0;
  await work();
  let read = 0;
  for (const { text, values } of [...sent]) {
    await fresh.admin.query('begin');
    const { rows: answer } = await fresh.admin.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      `explain (analyze, format json) ${text}`,
      [...values],
    );
    await fresh.admin.query('rollback');
    for (const node of nodesOf(answer[0]?.['QUERY PLAN'][0].Plan as Plan))
      if (node['Relation Name'] !== undefined) read += node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0);
  }
  expect(sent.length).toBeGreaterThan(0);
  return read;
}

test("the store's own work is found beside a hundred thousand messages that wait for others", async () => {
  const now = began + 2 * rows;
  expect(await readBy(() => fresh.store.outbox.claim(region, now, { topics: ['store.caseStarted'] }))).toBeLessThan(10);
  const [row] = await fresh.store.outbox.claim(region, now, { topics: [erasingTopic] });
  expect(row?.topic).toBe(erasingTopic);
  expect((await fresh.store.outbox.claim(region, now, { limit: 3 })).map(({ topic }) => topic)).toEqual(
    Array.from({ length: 3 }, () => 'case.submitted'),
  );
});

test('messages of one way are found beside a hundred thousand that went by another', async () => {
  await fresh.admin.query(
    `insert into outbox (region_id, outbox_id, case_id, topic, body, created_at, next_at, delivered_at, carried_by)
     select 9902, ('01900000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, md5(i::text)::uuid, 'case.ended', '{}', i, i, i,
       case when i % 5000 = 0 then 'email' when i % 3 = 0 then 'sms' else 'whatsapp' end
     from generate_series(1, $1::bigint) i`,
    [rows],
  );
  await fresh.admin.query('analyze outbox');
  const byMail = { topics: ['case.ended'], carriedBy: ['email'], limit: 6 } as const;
  const newest = await fresh.store.outbox.of(9902, byMail);
  expect(newest.map(({ createdAt }) => createdAt)).toEqual([100_000, 95_000, 90_000, 85_000, 80_000, 75_000]);
  expect(await readBy(() => fresh.store.outbox.of(9902, byMail))).toBeLessThan(30);
  const later = { ...byMail, carriedBy: ['sms', 'whatsapp'], before: newest[0]?.id ?? '', limit: 4 } as const;
  expect((await fresh.store.outbox.of(9902, later)).map(({ createdAt }) => createdAt)).toEqual([
    99_999, 99_998, 99_997, 99_996,
  ]);
  expect(await readBy(() => fresh.store.outbox.of(9902, later))).toBeLessThan(30);
});

test('turns are found at the half of their time, once in each span, and no others are read', async () => {
  const { queue } = fresh.store;
  const first = began + 5_000 * minute;
  const found = async (after: number, until: number, units: readonly string[]) => {
    const numbers: string[] = [];
    for await (const turn of queue.halfway(region, units, { after, until }, { stages: ['diterima'] }))
      numbers.push(turn.number);
    return numbers;
  };
  // The half of the turn that began at `first` is 30 minutes and half a millisecond later, rounded down.
  const half = first + 30 * minute;
  const expected = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, at) => from + at)
      .filter((i) => i % 9 > 0 && i % 7 > 0 && i % 5 > 0)
      .map((i) => `BL-${i}`);
  expect(await found(half - 1, half, ['dishub', 'dlh'])).toEqual(['BL-5000']);
  expect(await found(half, half + 10 * minute, ['dishub'])).toEqual(expected(5_001, 5_011));
  // More than a page, in order, each once.
  expect(await found(half - 1, half + 999 * minute, ['dishub'])).toEqual(expected(5_000, 6_000));
  expect(await readBy(() => found(half, half + 10 * minute, ['dishub']))).toBeLessThan(40);
});

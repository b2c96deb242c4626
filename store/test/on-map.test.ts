/**
 * The map at 200,000 cases: whichever box is asked for, it shows what a plain look through all cases would, and reads a few hundred of them.
 *
 * The rows are made by SQL and by no service: only the case's own row is wanted here.
 */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { build } from '../src/database/database.ts';
import { casesOnMap, cellsOf, type Box } from '../src/case/on-map.ts';
import { metresBetween } from '../src/case/summaries.ts';
import { freshStore, type FreshStore } from '../src/testing.ts';

let fresh: FreshStore;
const rows = 200_000;
const region = 3671;
const dayMs = 86_400_000;
const began = 1_700_000_000_000;
/** A case a minute; every tenth belongs to another region, two of three have ended, most of them a day after they were filed. */
const last = began + rows * 60_000;

beforeAll(async () => {
  fresh = await freshStore(inject('socketDir'));
  const { admin } = fresh;
  // A third of the cases lies in one street, the others all over the city and a little beyond.
  await admin.query(
    `insert into case_row (region_id, case_id, number, service_id, manifest_hash, version, chain_head, recorded_at, channel, status, area, unit, filed_at, filed_on,
       stages, late, round, ended_at, latitude, longitude, history, erased)
     select case when i % 10 = 0 then 9901 else $2::int end, md5(i::text)::uuid, 'BL-' || i, case when i % 7 = 0 then 'jalan' else 'lampu' end, '', 1, '', 0, 'portal',
       case when i % 3 = 0 then 'open' else 'ended' end, null, 'dishub', $3::bigint + i * 60000::bigint, '2026-01-01', '{}', false, 1,
       case when i % 3 > 0 then $3::bigint + i * 60000::bigint + case when i % 100 = 1 then 8640000000 else 86400000 end end,
       case when i % 31 = 0 then null else -6.2 + (i * 7919 % 10007) / 10007.0 * case when i % 3 = 1 then 0.002 else 0.2 end end,
       case when i % 31 = 0 then null else 106.6 + (i * 104729 % 9973) / 9973.0 * case when i % 3 = 1 then 0.002 else 0.2 end end, '{}', false
     from generate_series(1, $1::bigint) i`,
    [rows, region, began],
  );
  await admin.query('vacuum analyze case_row');
}, 240_000);
afterAll(() => fresh.close());

const month = { since: last - 30 * dayMs, until: last + dayMs };
const boxOf = (west: number, south: number, width: number, height = width): Box => ({
  west,
  south,
  east: west + width,
  north: south + height,
});
const boxes: readonly (readonly [string, Box])[] = [
  ['a corner', boxOf(106.65, -6.15, 0.0005)],
  ['a block in the busy street', boxOf(106.6005, -6.1995, 0.001)],
  ['a street with its rim, narrow', boxOf(106.6, -6.2, 0.1, 0.0003)],
  ['the same from south to north', boxOf(106.6, -6.2, 0.0003, 0.1)],
  ['a quarter', boxOf(106.62, -6.16, 0.02, 0.01)],
  ['a quarter beside the busy street', boxOf(106.601, -6.199, 0.03)],
  ['half the city', boxOf(106.5, -6.25, 0.2)],
  ['the whole island', boxOf(105, -8, 9, 3)],
  ['the sea', boxOf(106, -5, 0.05)],
];

/** Numbers, newest first, as somebody would count them who looks at every case. */
async function byLookingAtAll(box: Box, ended: boolean, services: readonly string[], limit: number) {
  const { rows: found } = await fresh.admin.query<{ number: string }>(
    `select number from case_row where region_id = $1 and service_id = any($2) and latitude >= $3 and latitude <= $4 and longitude >= $5 and longitude <= $6
       and (status = 'open' or ($7 and ended_at between $8 and $9)) order by filed_at desc limit $10`,
    [region, services, box.south, box.north, box.west, box.east, ended, month.since, month.until, limit],
  );
  return found.map(({ number }) => number);
}

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}
const nodesOf = (plan: Plan): readonly Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
async function planOf(box: Box): Promise<readonly Plan[]> {
  const statement = casesOnMap({ regionId: region, box, serviceIds: ['lampu', 'jalan'], ended: month, limit: 300 });
  const { sql, parameters } = statement.compile(build);
  await fresh.admin.query('set role balai_app');
  const { rows: answer } = await fresh.admin.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
    `explain (analyze, format json) ${sql}`,
    [...parameters],
  );
  await fresh.admin.query('reset role');
  return nodesOf(answer[0]?.['QUERY PLAN'][0].Plan as Plan);
}
/** How many rows of the table were read, to be shown or to be left out. */
const touchedBy = async (box: Box): Promise<number> =>
  (await planOf(box))
    .filter((node) => node['Relation Name'] === 'case_row')
    .reduce(
      (sum, node) => sum + (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'],
      0,
    );

describe('at 200,000 cases', () => {
  test.each(boxes)('%s: open cases and those of the last month, the newest of all', async (_, box) => {
    for (const limit of [20, 300])
      for (const services of [['lampu', 'jalan'], ['jalan']]) {
        const shown = await fresh.store.cases.inBounds(region, box, { serviceIds: services, ended: month, limit });
        expect(shown.map(({ number }) => number)).toEqual(await byLookingAtAll(box, true, services, limit));
        const open = await fresh.store.cases.inBounds(region, box, { serviceIds: services, limit });
        expect(open.map(({ number }) => number)).toEqual(await byLookingAtAll(box, false, services, limit));
      }
  });
  test.each(boxes)('%s: no more is read than a few times what is shown', async (_, box) => {
    expect(await touchedBy(box)).toBeLessThan(3_000);
  });
  test.each([
    ['small cells', boxOf(106.6005, -6.1995, 0.001), 'case_row_block'],
    ['large cells', boxOf(106.62, -6.16, 0.02, 0.01), 'case_row_quarter'],
    ['the region', boxOf(105, -8, 9, 3), 'case_row_placed'],
  ])('%s are read by their own index, in every part of the question', async (_, box, index) => {
    const used = (await planOf(box)).flatMap((node) => node['Index Name'] ?? []);
    expect(new Set(used)).toEqual(new Set([index]));
  });
  test('what lies on the side of a box or of a cell is in it; a box that is none is empty', async () => {
    const [first] = await fresh.store.cases.inBounds(region, boxOf(106.6, -6.2, 0.2), { limit: 1 });
    const { longitude = 0, latitude = 0, number } = first ?? {};
    const point = { west: longitude, south: latitude, east: longitude, north: latitude };
    expect((await fresh.store.cases.inBounds(region, point, { limit: 1 })).map((one) => one.number)).toEqual([number]);
    expect(cellsOf(point).cells).toHaveLength(1);
    for (const none of [boxOf(106.6, -6.2, -0.1), { west: NaN, south: 0, east: 1, north: 1 }])
      expect(await fresh.store.cases.inBounds(region, none, { ended: month })).toEqual([]);
  });
  test('the nearest open cases are found where thousands lie around', async () => {
    const place = { latitude: -6.1992, longitude: 106.6011 };
    const { rows: open } = await fresh.admin.query<{ number: string; latitude: number; longitude: number }>(
      "select number, latitude, longitude from case_row where region_id = $1 and status = 'open' and latitude is not null and service_id = 'lampu'",
      [region],
    );
    const metresTo = (one: { latitude: number; longitude: number }) =>
      metresBetween(place.latitude, place.longitude, one.latitude, one.longitude);
    const expected = open
      .filter((one) => metresTo(one) <= 800)
      .toSorted((a, b) => metresTo(a) - metresTo(b))
      .slice(0, 20);
    expect(expected).toHaveLength(20);
    const near = await fresh.store.cases.nearby(region, place, 800, { serviceIds: ['lampu'] });
    expect(near.map(({ number }) => number)).toEqual(expected.map(({ number }) => number));
  });
});

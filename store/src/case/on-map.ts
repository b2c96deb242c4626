/**
 * Cases in a box of the map, newest first, read from the cells of a grid: as much is read where a million lie as where ten thousand do.
 *
 * Each cell is walked from its newest case on, the open ones and those of each thirty days by themselves; only as far as a case may
 * still be among the newest of all. Must never: show anything personal, or read a cell whole where its newest suffice.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Instant } from '@balai/kernel';
import type { Statement } from '../database/database.ts';

/** Degrees; what lies on its sides is in it. */
export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}
export interface OnMap {
  readonly regionId: number;
  readonly box: Box;
  readonly serviceIds: readonly string[] | undefined;
  /** Those that ended in this span as well; undefined: open ones alone. */
  readonly ended: { readonly since: Instant; readonly until: Instant } | undefined;
  readonly limit: number;
}
export interface PlacedRow {
  readonly number: string;
  readonly service_id: string;
  readonly status: 'open' | 'ended';
  readonly area: string | null;
  readonly filed_at: number;
  readonly latitude: number;
  readonly longitude: number;
}

/** Open, or the thirty days since 1970 in which it ended. */
const OPEN = -1;
const SPAN_MS = 2_592_000_000;
/** Cells in a degree: powers of two, so that both sides multiply without rounding. */
const BLOCK = 512;
const QUARTER = 64;
type Grid = typeof BLOCK | typeof QUARTER | null;
const ROW = 262_144;
const MOST_CELLS = 64;
const endedSpan = `(coalesce(c.ended_at, 0) / ${SPAN_MS})::int`;
/**
 * The span as the index of each grid says it (migrations 0028 and 0031), each in words of its own: PostgreSQL would else take the index
 * of one grid for another's, and read the whole region for one cell.
 */
const spanIn = (grid: Grid): RawBuilder<unknown> => {
  if (grid === BLOCK) return sql.raw(`(case when c.status = 'open' then -1 else ${endedSpan} end)`);
  if (grid === QUARTER) return sql.raw(`(case c.status when 'open' then -1 else ${endedSpan} end)`);
  return sql.raw(`(case when c.status <> 'open' then ${endedSpan} else -1 end)`);
};
const cellOfCase = (grid: NonNullable<Grid>) =>
  sql.raw(`(floor((c.latitude + 90) * ${grid})::bigint * ${ROW} + floor((c.longitude + 180) * ${grid})::bigint)`);

/** The finest grid of which the box covers no more than 64 cells; beyond that the region is one cell. */
export function cellsOf(box: Box): { readonly grid: Grid; readonly cells: readonly number[] } {
  for (const grid of [BLOCK, QUARTER] as const) {
    const [west, east] = [box.west, box.east].map((side) => Math.floor((side + 180) * grid)) as [number, number];
    const [south, north] = [box.south, box.north].map((side) => Math.floor((side + 90) * grid)) as [number, number];
    if ((east - west + 1) * (north - south + 1) > MOST_CELLS) continue;
    const cells: number[] = [];
    for (let row = south; row <= north; row += 1)
      for (let column = west; column <= east; column += 1) cells.push(row * ROW + column);
    return { grid, cells };
  }
  return { grid: null, cells: [0] };
}

function spansOf(ended: OnMap['ended']): readonly number[] {
  if (ended === undefined) return [OPEN];
  const first = Math.floor(ended.since / SPAN_MS);
  const count = Math.floor(ended.until / SPAN_MS) - first + 1;
  // Each is walked in each cell: a long history is not a map.
  if (count > 4) throw new Error('the map shows what ended within ninety days at most');
  return [OPEN, ...Array.from({ length: Math.max(0, count) }, (_, at) => first + at)];
}

/** To the last digit. Both are part of the indexes, so that what lies beside the box is not read. */
export const inBox = ({ west, south, east, north }: Box, alias = 'c'): RawBuilder<unknown> => {
  const [latitude, longitude] = [sql.raw(`${alias}.latitude`), sql.raw(`${alias}.longitude`)];
  return sql`${latitude} is not null and ${latitude} between ${south} and ${north} and ${longitude} between ${west} and ${east}`;
};

const inCell = (grid: Grid, span: RawBuilder<unknown>, ofCells: RawBuilder<unknown>) =>
  sql`${spanIn(grid)} = ${span} ${grid === null ? sql`` : sql`and ${cellOfCase(grid)} ${ofCells}`}`;

/** Of each cell and span a few first, then more of those alone whose last one is among the newest of all. */
export function casesOnMap({ regionId, box, serviceIds, ended, limit }: OnMap): Statement<PlacedRow> {
  const { grid, cells } = cellsOf(box);
  const spans = spansOf(ended);
  // Half as many again as would fill the page if they lay evenly: so most cells are walked once.
  const few = Math.min(limit, Math.max(10, Math.ceil((1.5 * limit) / cells.length)));
  // As a condition that no index answers: among few cases PostgreSQL would walk those of a service, once for each cell.
  const ofService = serviceIds === undefined ? sql`` : sql`c.service_id = any(${serviceIds}) and`;
  const shown = sql`case when ${ofService} (c.status = 'open' or c.ended_at between ${ended?.since ?? 0} and ${ended?.until ?? -1}) then true else false end`;
  const walked = (cell: string, from: RawBuilder<unknown>, atMost: number) => sql`(
      select c.case_id, c.number, c.service_id, c.status, c.area, c.filed_at, c.latitude, c.longitude from case_row c
      where c.region_id = ${regionId} and ${inCell(grid, sql.raw(`${cell}.span`), sql`= ${sql.raw(cell)}.cell`)}
        and ${inBox(box)} and ${shown} ${from}
      order by c.filed_at desc limit ${atMost})`;
  return sql<PlacedRow>`with walk as materialized (
      select cell, span from unnest(${cells}::bigint[]) cell cross join unnest(${spans}::int[]) span
    ), first as materialized (
      select w.cell, w.span, f.* from walk w cross join lateral ${walked('w', sql``, few)} f
    ), edge as materialized (
      select coalesce((select filed_at from first order by filed_at desc offset ${limit - 1} limit 1), 0) as at
    ), longer as materialized (
      select cell, span, min(filed_at) as last from first group by cell, span
      having count(*) = ${few} and min(filed_at) >= (select at from edge)
    ), more as (
      select m.* from longer l
      cross join lateral ${walked('l', sql`and c.filed_at <= l.last and c.filed_at >= (select at from edge)`, limit)} m
    )
    select distinct on (q.filed_at, q.case_id) number, service_id, status, area, filed_at, latitude, longitude from (
      select case_id, number, service_id, status, area, filed_at, latitude, longitude from first union all select * from more
    ) q order by q.filed_at desc, q.case_id desc limit ${limit}`;
}

interface Around {
  readonly serviceIds?: readonly string[];
  readonly doneSince?: { readonly since: Instant; readonly now: Instant };
}
/** Cases in a small box, nearest to its middle first: the open ones, or those that were done since a moment. */
export function casesAround(
  regionId: number,
  box: Box,
  { serviceIds, doneSince }: Around,
): { readonly where: RawBuilder<unknown>; readonly nearestFirst: RawBuilder<unknown> } {
  const { grid, cells } = cellsOf(box);
  const [latitude, longitude] = [(box.south + box.north) / 2, (box.west + box.east) / 2];
  // A degree of longitude is shorter than one of latitude, as the sides of a box of equal metres say.
  const narrower = (box.north - box.south) / Math.max(1e-9, box.east - box.west);
  const spans = doneSince === undefined ? [] : spansOf({ since: doneSince.since, until: doneSince.now }).slice(1);
  const done = doneSince === undefined ? sql`` : sql`and c.outcome = 'granted' and c.ended_at >= ${doneSince.since}`;
  return {
    where: sql`c.region_id = ${regionId} and ${inCell(grid, doneSince === undefined ? sql`${OPEN}` : sql`any(${spans}::int[])`, sql`= any(${cells}::bigint[])`)}
      and ${inBox(box)} ${done} ${serviceIds === undefined ? sql`` : sql`and c.service_id = any(${serviceIds})`}`,
    nearestFirst: sql`power(c.latitude - ${latitude}, 2) + power((c.longitude - ${longitude}) * ${narrower}, 2)`,
  };
}

/**
 * A case with all that its pages are built from, in one trip to the database: its row, its events, its files, its followers.
 *
 * Whether a device holds the case is told with it; what that device may see is for the callers. Must never: write.
 */
import type { Prepared } from '../database/batch.ts';
import { json, type Database } from '../database/database.ts';
import { gathered } from '../database/gathered.ts';
import { fileOf, filesWhere, type FileRow } from '../beside/files.ts';
import { openPayloads } from '../seal/sealed-columns.ts';
import type { WholeCase } from '../store-api.ts';
import { readCaseNumber } from './case-number.ts';
import { restingSince } from '../person/resting-since.ts';
import { isUuid } from './ids.ts';
import { followersOf } from './joined-cases.ts';
import { eventsOfListed, eventsWhere, foldRows, loadedCase, storedEventOf, type EventRow } from './load.ts';
import { summaryColumns, summaryOf, type SummaryRow } from './summaries.ts';
import type { Calendar, ServiceManifest } from '@balai/kernel';

type Which = { readonly number: string } | { readonly caseId: string };
interface Asked {
  readonly by: 'number' | 'case_id';
  readonly value: string;
  /** Hash of a device, or null. */
  readonly device: string | null;
}
interface Row extends SummaryRow {
  readonly place: number;
  readonly held: boolean;
  readonly followers: number;
  readonly resting_since: number | null;
  readonly files: readonly (FileRow & { readonly field: string })[] | null;
}

// `limit 1` keeps each look-up at one row of an index: an `exists` for several cases is answered by reading all that devices hold.
const columnsFor = (device: string): string => `${summaryColumns},
  (select true from device_holds h
    where h.region_id = $1 and h.device_hash = ${device} and h.kind = 'case' and h.held_id = c.case_id limit 1) is not null as held,
  ${followersOf('$1', 'c')} as followers,
  ${restingSince('$1', 'c.case_id')} as resting_since,
  (select json_agg(q.*) from (${filesWhere('l.case_id = c.case_id')}) q) as files`;
const oneRow = (by: Asked['by']): string =>
  `select 1 as place, ${columnsFor('$3')} from case_row c where c.region_id = $1 and c.${by} = $2`;
const someRows = `select a.place, ${columnsFor('a.device')}
  from json_to_recordset($2::json) as a(number text, device text, place int)
  cross join lateral (select * from case_row c where c.region_id = $1 and c.number = a.number limit 1) c`;
const alone = {
  number: { row: oneRow('number'), events: eventsWhere('r.number = $2') },
  case_id: { row: oneRow('case_id'), events: eventsWhere('r.case_id = $2') },
};

/** What is asked for: null when nothing can have such a number or id. */
function asked(which: Which, device: string | null): Asked | null {
  if ('caseId' in which) return isUuid(which.caseId) ? { by: 'case_id', value: which.caseId, device } : null;
  const value = readCaseNumber(which.number);
  return value === null ? null : { by: 'number', value, device };
}

export interface WholeReading {
  readonly database: Database;
  readonly calendarOf: (regionId: number) => Calendar;
  readonly manifestOf: (regionId: number, hash: string) => Promise<ServiceManifest | null>;
}

/** Reads a case; those that are asked for by their numbers in the same moment are read together. */
export function openWhole(
  on: WholeReading,
): (regionId: number, which: Which, device: string | null) => Promise<WholeCase | null> {
  const byNumber = gathered((regionId, some: readonly Asked[]) => read(on, regionId, some));
  return async (regionId, which, device) => {
    const one = asked(which, device);
    if (one === null) return null;
    return one.by === 'number' ? byNumber(regionId, one) : ((await read(on, regionId, [one]))[0] ?? null);
  };
}

const oneCase = (regionId: number, { by, value, device }: Asked): [Prepared, Prepared] => [
  { name: `whole-by-${by}-row`, text: alone[by].row, values: [regionId, value, device] },
  { name: `whole-by-${by}-events`, text: alone[by].events, values: [regionId, value] },
];
function someCases(regionId: number, some: readonly Asked[]): [Prepared, Prepared] {
  const values = [
    regionId,
    json(some.map(({ value, device }, index) => ({ number: value, device, place: index + 1 }))),
  ];
  return [
    { name: 'wholes-row', text: someRows, values },
    { name: 'wholes-events', text: eventsOfListed, values },
  ];
}

async function read(
  on: WholeReading,
  regionId: number,
  some: readonly Asked[],
): Promise<readonly (WholeCase | null)[]> {
  const [first] = some;
  if (first === undefined) return [];
  const [found, rows] = await on.database.allInRegion<[Row, EventRow]>(
    regionId,
    some.length === 1 ? oneCase(regionId, first) : someCases(regionId, some),
  );
  const eventsOf = Map.groupBy(openPayloads(on.database.seal, regionId, rows), ({ case_id }) => case_id);
  const wholes: (WholeCase | null)[] = some.map(() => null);
  for (const row of found) wholes[row.place - 1] = await wholeOf(on, regionId, row, eventsOf.get(row.case_id) ?? []);
  return wholes;
}

async function wholeOf(
  { calendarOf, manifestOf }: WholeReading,
  regionId: number,
  row: Row,
  events: readonly EventRow[],
): Promise<WholeCase | null> {
  const known = await foldRows(events, regionId, calendarOf(regionId), (hash) => manifestOf(regionId, hash));
  if (known === null) return null;
  return {
    summary: summaryOf(row),
    held: row.held,
    loaded: loadedCase(known),
    events: events.map(storedEventOf),
    files: (row.files ?? []).map((file) => ({ ...fileOf(file), field: file.field })),
    followers: row.followers,
    restingSince: row.resting_since,
  };
}

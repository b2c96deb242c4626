/**
 * A case with all that its pages are built from, in one trip to the database: its row, its events, its files, its followers.
 *
 * Whether a device holds the case is told with it; what that device may see is for the callers. Must never: write.
 */
import type { Database } from '../database/database.ts';
import { gathered } from '../database/gathered.ts';
import { fileOf, filesWhere, type FileRow } from '../beside/files.ts';
import { openPayloads } from '../seal/sealed-columns.ts';
import type { WholeCase } from '../store-api.ts';
import { readCaseNumber } from './case-number.ts';
import { isUuid } from './ids.ts';
import { eventsWhere, foldRows, loadedCase, storedEventOf, type EventRow } from './load.ts';
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
  readonly files: readonly (FileRow & { readonly field: string })[] | null;
}

const columnsFor = (device: string): string => `${summaryColumns},
  exists (select 1 from device_holds h
    where h.region_id = $1 and h.device_hash = ${device} and h.kind = 'case' and h.held_id = c.case_id) as held,
  (select count(*)::int from follower f where f.region_id = $1 and f.case_id = c.case_id) as followers,
  (select json_agg(q.*) from (${filesWhere('l.case_id = c.case_id')}) q) as files`;
const oneRow = (by: Asked['by']): string =>
  `select 1 as place, ${columnsFor('$3')} from case_row c where c.region_id = $1 and c.${by} = $2`;
const someRows = `select a.place::int as place, ${columnsFor('a.device')}
  from unnest($2::text[], $3::text[]) with ordinality as a(number, device, place)
  join case_row c on c.region_id = $1 and c.number = a.number where c.region_id = $1`;
const texts = {
  one: {
    number: { row: oneRow('number'), events: eventsWhere('r.number = $2') },
    case_id: { row: oneRow('case_id'), events: eventsWhere('r.case_id = $2') },
  },
  some: { row: someRows, events: eventsWhere('r.number = any($2::text[])') },
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

async function read(
  on: WholeReading,
  regionId: number,
  some: readonly Asked[],
): Promise<readonly (WholeCase | null)[]> {
  const [first] = some;
  if (first === undefined) return [];
  const alone = some.length === 1;
  const [text, values, devices] = alone
    ? [texts.one[first.by], first.value, first.device]
    : [texts.some, some.map(({ value }) => value), some.map(({ device }) => device)];
  const name = alone ? `whole-by-${first.by}` : 'wholes';
  const [found, rows] = await on.database.allInRegion<[Row, EventRow]>(regionId, [
    { name: `${name}-row`, text: text.row, values: [regionId, values, devices] },
    { name: `${name}-events`, text: text.events, values: [regionId, values] },
  ]);
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
  };
}

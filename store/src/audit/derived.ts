/**
 * All derived rows of one case: as they should be, as they are, what differs, and writing them anew.
 *
 * Must never: compare what is a worker's own business (leases of timers).
 */
import { caseColumns, turnRecord } from '../case/append-statement.ts';
import { canonicalJson } from '../case/canonical-json.ts';
import { json, type Database } from '../database/database.ts';

export interface Derived {
  readonly row: object;
  readonly turns: readonly object[];
  readonly timers: readonly object[];
  readonly search: object | null;
  readonly files: readonly object[];
}
export type DerivedRows = Readonly<
  Record<'case_row' | 'turn_row' | 'timer_row' | 'search_row' | 'case_file', readonly object[]>
>;

export const derivedOf = ({ row, turns, timers, search, files }: Derived): DerivedRows => ({
  case_row: [row],
  turn_row: turns,
  timer_row: timers,
  search_row: search === null ? [] : [search],
  case_file: files,
});

const rowText = caseColumns
  .map((name) => (name === 'chain_head' ? `encode(chain_head, 'hex') as chain_head` : name))
  .join(', ');
const texts: Readonly<Record<keyof DerivedRows, string>> = {
  case_row: `select case_id, ${rowText} from case_row where region_id = $1 and case_id = any($2::uuid[])`,
  turn_row: `select case_id, turn_id, number, service_id, version, stage, party, waiting, unit, area, position, case_area, began_at, due_at, firm, late, promised_at, paused_at, filed_at,
    latitude, longitude, round from turn_row where region_id = $1 and case_id = any($2::uuid[])`,
  timer_row: `select case_id, turn_id, due_at from timer_row where region_id = $1 and case_id = any($2::uuid[])`,
  search_row: `select case_id, number, service_id, status, area, filed_at, body, names, lookups from search_row where region_id = $1 and case_id = any($2::uuid[])`,
  case_file: `select case_id, sha256, field, version from case_file where region_id = $1 and case_id = any($2::uuid[])`,
};
const tables = Object.keys(texts) as (keyof DerivedRows)[];

/** Reads the rows of some hundred cases at once; returns those of one case. */
export async function readDerived(
  database: Database,
  regionId: number,
  caseIds: readonly string[],
): Promise<(caseId: string) => DerivedRows> {
  const values = [regionId, caseIds];
  const read = await database.allInRegion<readonly { case_id: string }[]>(
    regionId,
    tables.map((table) => ({ name: `derived-${table}`, text: texts[table], values })),
  );
  const found = new Map(tables.map((table, at) => [table, Map.groupBy(read[at] ?? [], ({ case_id }) => case_id)]));
  return (caseId) =>
    Object.fromEntries(tables.map((table) => [table, found.get(table)?.get(caseId) ?? []])) as unknown as DerivedRows;
}

/** The tables in which the rows of the case differ. The words of a search row become a tsvector and are not compared. */
export function differencesOf(wanted: DerivedRows, found: DerivedRows): readonly string[] {
  const text = (rows: readonly object[]) =>
    rows
      .map((row) => canonicalJson({ ...row, words: undefined }))
      .toSorted()
      .join('\n');
  return tables.filter((table) => text(wanted[table]) !== text(found[table]));
}

const names =
  'case_id, turn_id, number, service_id, version, stage, party, waiting, unit, area, position, case_area, began_at, due_at, firm, late, promised_at, paused_at, filed_at, latitude, longitude, round';
const rowRecord = `case_id uuid, number text, service_id text, manifest_hash text, version int, chain_head text, recorded_at bigint, channel text, status text, area text, unit text,
  filed_at bigint, filed_on date, stages text[], promised_at bigint, promised_firm boolean, paused_at bigint, late boolean, round int, outcome text, ending_stage text,
  ended_at bigint, object_by bigint, latitude double precision, longitude double precision, history jsonb, merged_into text, erased boolean`;
const writes: Readonly<Record<keyof DerivedRows, string>> = {
  case_row: `insert into case_row (region_id, case_id, ${caseColumns.join(', ')})
    select $1, case_id, ${caseColumns.map((name) => (name === 'chain_head' ? `decode(chain_head, 'hex')` : name)).join(', ')} from jsonb_to_recordset($2::jsonb) as r(${rowRecord})`,
  turn_row: `insert into turn_row (region_id, ${names}) select $1, ${names} from jsonb_to_recordset($2::jsonb) as r(${turnRecord})`,
  timer_row: `insert into timer_row (region_id, case_id, turn_id, due_at) select $1, case_id, turn_id, due_at from jsonb_to_recordset($2::jsonb) as r(case_id uuid, turn_id text, due_at bigint)`,
  search_row: `insert into search_row (region_id, case_id, number, service_id, status, area, filed_at, body, names, lookups, document)
    select $1, case_id, number, service_id, status, area, filed_at, body, names, lookups, to_tsvector('indonesian', words) from jsonb_to_recordset($2::jsonb)
      as r(case_id uuid, number text, service_id text, status text, area text, filed_at bigint, body text, names text, lookups text[], words text)`,
  case_file: `insert into case_file (region_id, case_id, sha256, field, version) select $1, case_id, sha256, field, version
    from jsonb_to_recordset($2::jsonb) as r(case_id uuid, sha256 text, field text, version int)`,
};

/** Replaces the derived rows of some cases, in one transaction that first locks them; sent in one go. */
export async function writeDerived(
  database: Database,
  regionId: number,
  wanted: ReadonlyMap<string, DerivedRows>,
): Promise<void> {
  const caseIds = [...wanted.keys()];
  await database.allInRegion(regionId, [
    {
      name: 'lock-cases',
      text: 'select case_id from case_row where region_id = $1 and case_id = any($2::uuid[]) order by case_id for update',
      values: [regionId, caseIds],
    },
    ...tables.flatMap((table) => [
      {
        name: `clear-${table}`,
        text: `delete from ${table} where region_id = $1 and case_id = any($2::uuid[])`,
        values: [regionId, caseIds],
      },
      {
        name: `write-${table}`,
        text: writes[table],
        values: [regionId, json([...wanted.values()].flatMap((rows) => rows[table]))],
      },
    ]),
  ]);
}

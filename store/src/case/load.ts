/**
 * Reads a case from its log: events joined with what is left of their private payloads, folded by the kernel.
 *
 * Must never: read the derived rows; what is decided rests on events alone.
 */
import { joinEvent, type Calendar, type CaseEvent, type ServiceManifest } from '@balai/kernel';
import type { Database } from '../database/database.ts';
import { openPayloads } from '../seal/sealed-columns.ts';
import type { Channel, LoadedCase, StoredEvent } from '../store-types.ts';
import { foldedAfter, unborn, type Folded } from './folded.ts';

export interface EventRow {
  readonly case_id: string;
  readonly number: string;
  readonly service_id: string;
  readonly first_channel: Channel;
  readonly version: number;
  readonly type: string;
  readonly event_version: number;
  readonly open: unknown;
  readonly commitment: string | null;
  readonly chain: string;
  readonly command_id: string;
  readonly caused_by: string | null;
  readonly manifest_hash: string;
  readonly kernel_version: string;
  readonly recorded_at: number;
  readonly occurred_at: number;
  readonly actor: StoredEvent['actor'];
  readonly channel: Channel;
  readonly salt: string | null;
  readonly sealed: string | null;
  readonly key_id: string | null;
}

const columns = `r.case_id, r.number, r.service_id, r.channel as first_channel, e.version, e.type, e.event_version, e.open, encode(e.commitment, 'hex') as commitment,
  encode(e.chain, 'hex') as chain, e.command_id, e.caused_by, e.manifest_hash, e.kernel_version, e.recorded_at, e.occurred_at, e.actor, e.channel,
  encode(p.salt, 'hex') as salt, p.sealed, p.key_id`;
const joined = `case_registry r
  join event e on e.region_id = r.region_id and e.case_id = r.case_id
  left join event_private p on p.region_id = e.region_id and p.case_id = e.case_id and p.version = e.version`;
/** The events of the case that `which` says, in the terms of `case_registry r`. */
export const eventsWhere = (which: string): string => `select ${columns} from ${joined}
where r.region_id = $1 and e.region_id = $1 and ${which} order by e.version`;
/** The events of cases whose numbers are listed in $2 (`[{"number": ...}]`); one plan fits every length. */
export const eventsOfListed = `select ${columns} from json_to_recordset($2::json) as a(number text)
  cross join lateral (select * from case_registry r where r.region_id = $1 and r.number = a.number limit 1) r
  cross join lateral (select * from event e where e.region_id = $1 and e.case_id = r.case_id offset 0) e
  left join event_private p on p.region_id = $1 and p.case_id = e.case_id and p.version = e.version
order by e.version`;
const ofCase = eventsWhere('r.case_id = $2');
/** For folding some hundred cases at a time. */
const ofCases = `select ${columns} from ${joined}
where r.region_id = $1 and e.region_id = $1 and r.case_id = any($2::uuid[]) order by r.case_id, e.version`;

export async function eventRows(database: Database, regionId: number, caseId: string): Promise<readonly EventRow[]> {
  const [rows] = await database.allInRegion<[EventRow]>(regionId, [
    { name: 'events-of-case', text: ofCase, values: [regionId, caseId] },
  ]);
  return openPayloads(database.seal, regionId, rows);
}

/** The events of each of some cases, in order of the cases. */
export async function eventRowsOf(
  database: Database,
  regionId: number,
  caseIds: readonly string[],
): Promise<readonly (readonly EventRow[])[]> {
  const [rows] = await database.allInRegion<[EventRow]>(regionId, [
    { name: 'events-of-cases', text: ofCases, values: [regionId, caseIds] },
  ]);
  return [...Map.groupBy(openPayloads(database.seal, regionId, rows), ({ case_id }) => case_id).values()];
}

export const eventOf = (row: EventRow): CaseEvent =>
  joinEvent(row.open as never, row.sealed === null ? null : (JSON.parse(row.sealed) as never));
export const isErased = (row: EventRow): boolean => row.commitment !== null && row.sealed === null;

export interface Known {
  readonly folded: Folded;
  readonly manifest: ServiceManifest;
  readonly events: readonly CaseEvent[];
}

/** Null for no events. Throws when a manifest of the log is not in the database: a broken invariant. */
export async function foldRows(
  rows: readonly EventRow[],
  regionId: number,
  calendar: Calendar,
  manifestOf: (hash: string) => Promise<ServiceManifest | null>,
): Promise<Known | null> {
  const [first] = rows;
  if (first === undefined) return null;
  let folded = unborn({
    regionId,
    caseId: first.case_id,
    number: first.number,
    serviceId: first.service_id,
    channel: first.first_channel,
    manifestHash: first.manifest_hash,
  });
  const events: CaseEvent[] = [];
  for (const row of rows) {
    const event = eventOf(row);
    events.push(event);
    const link = { chain: row.chain, recordedAt: row.recorded_at, eventVersion: row.event_version };
    folded = foldedAfter(folded, event, link, calendar);
  }
  const manifest = await manifestOf(folded.manifestHash);
  if (manifest === null)
    throw new Error(`case ${first.case_id} is pinned to a manifest that the database does not hold`);
  return { folded, manifest, events };
}

const known = new WeakMap<LoadedCase, Known>();

/** The case as callers see it; what it was folded into is kept beside it, for a command that follows at once. */
export function loadedCase(from: Known): LoadedCase {
  const { folded, manifest } = from;
  const { regionId, caseId, number, serviceId, manifestHash, version, state, filedAt, channel } = folded;
  const loaded = { regionId, caseId, number, serviceId, manifestHash, manifest, version, state, filedAt, channel };
  known.set(loaded, from);
  return loaded;
}
/** Null for a case that this store did not load. */
export const knownFrom = (loaded: LoadedCase): Known | null => known.get(loaded) ?? null;

export function storedEventOf(row: EventRow): StoredEvent {
  return {
    caseId: row.case_id,
    version: row.version,
    event: eventOf(row),
    erased: isErased(row),
    commandId: row.command_id,
    causedBy: row.caused_by,
    manifestHash: row.manifest_hash,
    kernelVersion: row.kernel_version,
    eventVersion: row.event_version,
    recordedAt: row.recorded_at,
    occurredAt: row.occurred_at,
    actor: row.actor,
    channel: row.channel,
  };
}

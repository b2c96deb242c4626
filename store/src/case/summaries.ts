/**
 * Cases as lists and maps show them, from the derived rows. Must never: show anything personal, or count rows.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Database } from '../database/database.ts';
import { readOnce } from '../database/gathered.ts';
import type { Cases, CaseSummary } from '../store-api.ts';
import type { NearbyCase } from '../store-types.ts';
import { readCaseNumber } from './case-number.ts';
import { isUuid } from './ids.ts';
import { followersOf } from './joined-cases.ts';
import { casesAround, casesOnMap, type OnMap, type PlacedRow } from './on-map.ts';

export interface SummaryRow {
  readonly case_id: string;
  readonly number: string;
  readonly service_id: string;
  readonly manifest_hash: string;
  readonly version: number;
  readonly status: CaseSummary['status'];
  readonly area: string | null;
  readonly unit: string;
  readonly channel: string;
  readonly filed_at: number;
  readonly stages: readonly string[];
  readonly promised_at: number | null;
  readonly paused_at: number | null;
  readonly late: boolean;
  readonly round: number;
  readonly outcome: string | null;
  readonly ended_at: number | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}
/** In the terms of `case_row c`. */
export const summaryColumns = `c.case_id, c.number, c.service_id, c.manifest_hash, c.version, c.status, c.area, c.unit, c.channel, c.filed_at, c.stages, c.promised_at, c.paused_at, c.late,
  c.round, c.outcome, c.ended_at, c.latitude, c.longitude`;
const columns = sql.raw(summaryColumns);

export const summaryOf = (row: SummaryRow): CaseSummary => ({
  caseId: row.case_id,
  number: row.number,
  serviceId: row.service_id,
  manifestHash: row.manifest_hash,
  version: row.version,
  status: row.status,
  area: row.area,
  unit: row.unit,
  channel: row.channel,
  filedAt: row.filed_at,
  stages: row.stages,
  promisedAt: row.promised_at,
  pausedAt: row.paused_at,
  late: row.late,
  round: row.round,
  outcome: row.outcome,
  endedAt: row.ended_at,
  latitude: row.latitude,
  longitude: row.longitude,
});

/** `and column = any(values)`, or nothing where every value is meant. */
export const among = (column: string, values: readonly unknown[] | undefined): RawBuilder<unknown> =>
  values === undefined ? sql`` : sql`and ${sql.raw(column)} = any(${values})`;

const most = { recent: 200, bounds: 500, nearby: 20 };
const metresPerDegree = 111_195;

export function openSummaries(
  database: Database,
): Omit<Cases, 'load' | 'loadAll' | 'parties' | 'whole' | 'events' | 'joinedInto' | 'survivorOf'> {
  // A map of the city opens with the same box for everybody.
  const boxOnce = readOnce<readonly PlacedRow[]>();
  const some = async (regionId: number, where: RawBuilder<unknown>): Promise<readonly CaseSummary[]> =>
    (
      await database.often(
        sql<SummaryRow>`select ${columns} from case_row c where c.region_id = ${regionId} and ${where}`,
      )
    ).map(summaryOf);
  return {
    async byNumber(regionId, text) {
      const number = readCaseNumber(text);
      return number === null ? null : ((await some(regionId, sql`c.number = ${number}`))[0] ?? null);
    },
    summary: async (regionId, caseId) =>
      isUuid(caseId) ? ((await some(regionId, sql`c.case_id = ${caseId}`))[0] ?? null) : null,
    summaries: (regionId, caseIds) =>
      caseIds.length === 0 ? Promise.resolve([]) : some(regionId, sql`c.case_id = any(${caseIds})`),
    recent: (regionId, filter) =>
      some(
        regionId,
        sql`true ${among('c.service_id', filter.serviceIds)} ${among('c.area', filter.areas)} ${filter.status === undefined ? sql`` : sql`and c.status = ${filter.status}`}
        and c.filed_at < ${filter.before ?? Number.MAX_SAFE_INTEGER} order by c.filed_at desc, c.case_id desc limit ${Math.min(filter.limit ?? 50, most.recent)}`,
      ),
    async inBounds(regionId, box, { serviceIds, ended, limit = most.bounds }) {
      if (!(box.west <= box.east && box.south <= box.north)) return [];
      const asked: OnMap = { regionId, box, serviceIds, ended, limit: Math.min(limit, most.bounds) };
      const rows = await boxOnce(JSON.stringify(asked), () => database.byOnePlan(casesOnMap(asked)));
      return rows.map((row) => ({
        number: row.number,
        serviceId: row.service_id,
        status: row.status,
        area: row.area,
        filedAt: row.filed_at,
        latitude: row.latitude,
        longitude: row.longitude,
      }));
    },
    nearby: (regionId, place, metres, filter) => nearby(database, regionId, place, metres, filter),
    async linked(regionId, caseId) {
      const rows = await database.run(sql<{
        kind: 'startedBy' | 'started' | 'mergedInto' | 'mergedFrom';
        other_region_id: number;
        other_case_id: string;
        at: number;
      }>`
        select kind, other_region_id, other_case_id, at from case_link where region_id = ${regionId} and case_id = ${caseId}
        union all select 'mergedInto', ${regionId}, o.case_id, c.ended_at from case_row c join case_row o on o.region_id = ${regionId} and o.number = c.merged_into
          where c.region_id = ${regionId} and c.case_id = ${caseId}
        union all select 'mergedFrom', ${regionId}, o.case_id, o.ended_at from case_row c join case_row o on o.region_id = ${regionId} and o.merged_into = c.number
          where c.region_id = ${regionId} and c.case_id = ${caseId}
        order by at`);
      return rows.map((row) => ({
        kind: row.kind,
        regionId: row.other_region_id,
        caseId: row.other_case_id,
        at: row.at,
      }));
    },
  };
}

/** The nearest of a box by the index, then the distance on the sphere; one more, as one may be the case that asks. */
async function nearby(
  database: Database,
  regionId: number,
  { latitude, longitude }: { readonly latitude: number; readonly longitude: number },
  metres: number,
  filter: Parameters<Cases['nearby']>[3],
): Promise<readonly NearbyCase[]> {
  const up = metres / metresPerDegree;
  const side = up / Math.max(0.01, Math.cos((latitude * Math.PI) / 180));
  const box = { west: longitude - side, east: longitude + side, south: latitude - up, north: latitude + up };
  const { where, nearestFirst } = casesAround(regionId, box, filter);
  const rows = await database.run(sql<SummaryRow & { followers: number }>`select ${columns},
    ${sql.raw(followersOf(String(regionId), 'c'))} as followers
    from case_row c where ${where} order by ${nearestFirst} limit ${most.nearby + 1}`);
  return rows
    .filter((row) => row.case_id !== filter.exceptCaseId)
    .map((row): NearbyCase => ({
      caseId: row.case_id,
      number: row.number,
      serviceId: row.service_id,
      filedAt: row.filed_at,
      stage: row.stages[0] ?? null,
      endedAt: row.ended_at,
      latitude: row.latitude ?? 0,
      longitude: row.longitude ?? 0,
      followers: row.followers,
      metres: Math.round(metresBetween(latitude, longitude, row.latitude ?? 0, row.longitude ?? 0)),
    }))
    .filter((near) => near.metres <= metres)
    .toSorted((a, b) => a.metres - b.metres)
    .slice(0, most.nearby);
}

/** Haversine: metres on a sphere of 6,371 km. */
export function metresBetween(latitude: number, longitude: number, toLatitude: number, toLongitude: number): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const a =
    Math.sin(radians(toLatitude - latitude) / 2) ** 2 +
    Math.cos(radians(latitude)) * Math.cos(radians(toLatitude)) * Math.sin(radians(toLongitude - longitude) / 2) ** 2;
  return 2 * 6_371_000 * Math.asin(Math.min(1, Math.sqrt(a)));
}

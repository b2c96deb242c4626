/**
 * How long the turns of a unit took its officers: counted from the events themselves, kept nowhere else.
 *
 * Must never: read the private part of an event, or say how long one officer takes: who ended a turn is used to find when
 * they could begin with it, and is not told.
 */
import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import type { PastTurns } from '../work-api.ts';

interface Row {
  readonly service_id: string;
  readonly stage: string;
  readonly began_at: number;
  readonly before_at: number | null;
  readonly ended_at: number;
}
/** More would say nothing new, and the newest count most. */
const most = 4_000;

export function openPastTurns(database: Database): PastTurns {
  return {
    async of(regionId, unit, since) {
      const rows = await database.often<Row>(sql`with lately as (
          select case_id, version, (open ->> 'at')::bigint as at, open ->> 'turn' as turn, open ->> 'stage' as stage,
            actor ->> 'officer' as officer, actor ->> 'unit' as unit from event
          where region_id = ${regionId} and type = 'acted' and recorded_at >= ${since}
          order by recorded_at desc limit ${most}),
        ended as (
          select *, lag(at) over (partition by officer order by at, case_id, version) as before_at from lately
          where officer is not null)
        select c.service_id, e.stage, b.at as began_at, e.before_at, e.at as ended_at
        from ended e
        join case_registry c on c.region_id = ${regionId} and c.case_id = e.case_id
        cross join lateral (
          select (b.open ->> 'at')::bigint as at from event b
          where b.region_id = ${regionId} and b.case_id = e.case_id and b.version < e.version
            and (b.type = 'turnBegan' and b.open #>> '{turn,id}' = e.turn or b.type = 'transferred' and b.open #>> '{to,id}' = e.turn)
          order by b.version desc limit 1) b
        where e.unit = ${unit} order by e.at desc`);
      return rows.map((row) => ({
        serviceId: row.service_id,
        stage: row.stage,
        startedAt: Math.max(row.began_at, row.before_at ?? 0),
        endedAt: row.ended_at,
      }));
    },
  };
}

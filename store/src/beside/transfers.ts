/**
 * Where cases of a service were handed on to: read from the events themselves, kept nowhere else.
 *
 * Must never: read the private part of an event; what is told here are codes of units and areas, and answers that are open anyway.
 */
import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import type { Transfers } from '../records-api.ts';

interface Row {
  readonly stage: string;
  readonly from_unit: string;
  readonly from_area: string | null;
  readonly to_unit: string;
  readonly to_area: string | null;
  readonly case_area: string | null;
  readonly answers: Readonly<Record<string, unknown>> | null;
}
/** More would say nothing new, and the newest count most. */
const most = 2_000;

export function openTransfers(database: Database): Transfers {
  return {
    async past(regionId, { serviceId, since, exceptCaseId }) {
      // Of each stage of a case the last hand-over alone: a turn that was sent on again was not in the right hands before.
      const rows = await database.often<Row>(sql`with lately as (
          select case_id, version, open -> 'to' as turn from event
          where region_id = ${regionId} and type = 'transferred' and recorded_at >= ${since}
          order by recorded_at desc limit ${most}),
        stayed as (
          select distinct on (l.case_id, l.turn ->> 'stage') l.case_id, l.turn from lately l
          where l.case_id <> ${exceptCaseId} order by l.case_id, l.turn ->> 'stage', l.version desc)
        select s.turn ->> 'stage' as stage,
          s.turn #>> '{transferredFrom,unit}' as from_unit, s.turn #>> '{transferredFrom,area}' as from_area,
          s.turn #>> '{party,unit}' as to_unit, s.turn #>> '{party,area}' as to_area,
          f.open ->> 'area' as case_area, f.open -> 'answers' as answers
        from stayed s
        join case_registry c on c.region_id = ${regionId} and c.case_id = s.case_id and c.service_id = ${serviceId}
        join event f on f.region_id = ${regionId} and f.case_id = s.case_id and f.version = 1
        where s.turn #>> '{transferredFrom,unit}' is not null`);
      return rows.map((row) => ({
        stage: row.stage,
        from: { unit: row.from_unit, area: row.from_area },
        to: { unit: row.to_unit, area: row.to_area },
        area: row.case_area,
        answers: row.answers ?? {},
      }));
    },
  };
}

/**
 * Who works on a case now: an officer who took it, for half an hour; or one to whom it was given, until they act, lay it down or
 * it moves on. Who gave which case to whom stays on record.
 *
 * Must never: let two officers hold one case, or take one from an officer who is not the one that whoever gives it saw.
 */
import { err, ok, type Instant } from '@balai/kernel';
import { sql } from 'kysely';
import { build, type Database } from '../database/database.ts';
import { uuidV7 } from '../case/ids.ts';
import type { Assignment, Claims } from '../work-api.ts';

const usualMs = 30 * 60_000;
/** What was given does not end by itself: 31 December 9999. */
const FOR_GOOD: Instant = 253_402_214_400_000;

export function openClaims(database: Database): Claims {
  const of: Claims['of'] = async (regionId, caseId, now) => {
    const [row] = await database.run(
      build
        .selectFrom('claim')
        .select('officer')
        .where('region_id', '=', regionId)
        .where('case_id', '=', caseId)
        .where('until_at', '>', now),
    );
    return row?.officer ?? null;
  };
  return {
    of,
    async take(regionId, caseId, officer, now, { forMs = usualMs, from = '' } = {}) {
      // The row is locked while it is compared: of two who click at once, the second sees the first.
      const taken = await database.run(sql`insert into claim as c (region_id, case_id, officer, claimed_at, until_at)
        values (${regionId}, ${caseId}, ${officer}, ${now}, ${now + forMs})
        on conflict (region_id, case_id) do update set officer = excluded.officer,
          claimed_at = case when c.officer = excluded.officer and c.given_by is not null then c.claimed_at else excluded.claimed_at end,
          until_at = case when c.officer = excluded.officer then greatest(c.until_at, excluded.until_at) else excluded.until_at end,
          given_by = case when c.officer = excluded.officer then c.given_by end
        where c.officer in (excluded.officer, ${from}) or c.until_at <= ${now} returning c.case_id`);
      if (taken.length > 0) return ok(null);
      return err({ type: 'claimedBy', officer: (await of(regionId, caseId, now)) ?? '' });
    },
    async assign(regionId, assignment) {
      const { caseId, at } = assignment;
      const given = await database.run(giving(regionId, assignment));
      return given.length > 0 ? ok(null) : err({ type: 'claimedBy', officer: await of(regionId, caseId, at) });
    },
    async release(regionId, caseId, officer) {
      await database.run(
        build
          .deleteFrom('claim')
          .where('region_id', '=', regionId)
          .where('case_id', '=', caseId)
          .where('officer', '=', officer),
      );
    },
  };
}

/** One statement: the case changes hands, and that is on record, or neither. */
function giving(regionId: number, { caseId, from, to, by, unit, area, at }: Assignment) {
  const here = sql`c.region_id = ${regionId} and c.case_id = ${caseId}`;
  const changed =
    from === null
      ? sql`insert into claim as c (region_id, case_id, officer, claimed_at, until_at, given_by)
          values (${regionId}, ${caseId}, ${to}, ${at}, ${FOR_GOOD}, ${by})
          on conflict (region_id, case_id) do update set officer = excluded.officer, claimed_at = excluded.claimed_at,
            until_at = excluded.until_at, given_by = excluded.given_by
          where c.until_at <= ${at} returning c.case_id`
      : to === null
        ? sql`delete from claim c where ${here} and c.officer = ${from} and c.until_at > ${at} returning c.case_id`
        : sql`update claim c set officer = ${to}, claimed_at = ${at}, until_at = ${FOR_GOOD}, given_by = ${by}
            where ${here} and c.officer = ${from} and c.until_at > ${at} returning c.case_id`;
  return sql`with changed as (${changed})
    insert into assignment (region_id, assignment_id, case_id, at, given_by, unit, area, held_by, given_to)
    select ${regionId}, ${uuidV7(at)}::uuid, case_id, ${at}::bigint, ${by}, ${unit}, ${area ?? ''}, ${from}::text, ${to}::text from changed returning case_id`;
}

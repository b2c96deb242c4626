/**
 * Who works on a case now: an officer who took it, for half an hour; or one to whom it was given, until they act, lay it down or
 * it moves on. Who gave which case to whom stays on record.
 *
 * Must never: let two officers hold one case, or take one from an officer who is not the one that whoever gives it saw.
 */
import { err, ok, type Instant } from '@balai/kernel';
import { sql } from 'kysely';
import { build, type Database } from '../database/database.ts';
import { isUuid, uuidV7 } from '../case/ids.ts';
import type { Assignment, Claims } from '../work-api.ts';

const usualMs = 30 * 60_000;
/** What was given does not end by itself: 31 December 9999. */
const FOR_GOOD: Instant = 253_402_214_400_000;

export function openClaims(database: Database): Claims {
  const holding: Claims['holding'] = async (regionId, caseId, now) => {
    const [row] = await database.run(
      build
        .selectFrom('claim')
        .select(['officer', 'claimed_at', 'given_by'])
        .where('region_id', '=', regionId)
        .where('case_id', '=', caseId)
        .where('until_at', '>', now),
    );
    return row === undefined ? null : { officer: row.officer, since: row.claimed_at, givenBy: row.given_by };
  };
  const of: Claims['of'] = async (regionId, caseId, now) => (await holding(regionId, caseId, now))?.officer ?? null;
  return {
    of,
    holding,
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
    given: (regionId, together) => givenTogether(database, regionId, together),
    async giveBack(regionId, back) {
      const given = await database.run(givingBack(regionId, back));
      return given.length > 0
        ? ok(null)
        : err({ type: 'claimedBy', officer: await of(regionId, back.caseId, back.at) });
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

/** One statement: the case changes hands, and that is on record with how it was before, or neither. */
function giving(regionId: number, assignment: Assignment) {
  const { caseId, from, to, by, unit, area, at, together } = assignment;
  const here = sql`c.region_id = ${regionId} and c.case_id = ${caseId}`;
  const before = sql`before as (select c.claimed_at, c.until_at, c.given_by from claim c where ${here} for update)`;
  const how = sql`c.case_id, b.claimed_at as held_since, b.until_at as held_until, b.given_by as held_given_by`;
  const changed =
    from === null
      ? sql`taken as (insert into claim as c (region_id, case_id, officer, claimed_at, until_at, given_by)
          values (${regionId}, ${caseId}, ${to}, ${at}, ${FOR_GOOD}, ${by})
          on conflict (region_id, case_id) do update set officer = excluded.officer, claimed_at = excluded.claimed_at,
            until_at = excluded.until_at, given_by = excluded.given_by
          where c.until_at <= ${at} returning c.case_id),
        changed as (select case_id, null::bigint as held_since, null::bigint as held_until, null::text as held_given_by from taken)`
      : to === null
        ? sql`${before}, changed as (delete from claim c using before b
            where ${here} and c.officer = ${from} and c.until_at > ${at} returning ${how})`
        : sql`${before}, changed as (update claim c set officer = ${to}, claimed_at = ${at}, until_at = ${FOR_GOOD}, given_by = ${by}
            from before b where ${here} and c.officer = ${from} and c.until_at > ${at} returning ${how})`;
  return sql`with ${changed}
    insert into assignment (region_id, assignment_id, case_id, at, given_by, unit, area, held_by, given_to, together,
      held_since, held_until, held_given_by)
    select ${regionId}, ${uuidV7(at)}::uuid, case_id, ${at}::bigint, ${by}, ${unit}, ${area ?? ''}, ${from}::text, ${to}::text,
      ${together ?? null}::uuid, held_since, held_until, held_given_by from changed returning case_id`;
}

/** The claim as it was before what was given under this id, if it is still as that left it; and the way back on record. */
function givingBack(regionId: number, { together, caseId, by, at }: Parameters<Claims['giveBack']>[1]) {
  const here = sql`c.region_id = ${regionId} and c.case_id = ${caseId}`;
  const asGiven = sql`${here} and c.officer = a.given_to and c.claimed_at = a.at and c.given_by = a.given_by`;
  return sql`with a as (select * from assignment where region_id = ${regionId} and case_id = ${caseId} and together = ${together}
      and not gives_back and not exists (select from assignment o where o.region_id = ${regionId} and o.together = ${together}
        and o.case_id = ${caseId} and o.gives_back)),
    laid_down as (delete from claim c using a where ${asGiven} and a.held_by is null returning c.case_id),
    returned as (update claim c set officer = a.held_by, claimed_at = a.held_since, until_at = a.held_until, given_by = a.held_given_by
      from a where ${asGiven} and a.held_by is not null returning c.case_id),
    again as (insert into claim as c (region_id, case_id, officer, claimed_at, until_at, given_by)
      select region_id, case_id, held_by, held_since, held_until, held_given_by from a where given_to is null
      on conflict (region_id, case_id) do update set officer = excluded.officer, claimed_at = excluded.claimed_at,
        until_at = excluded.until_at, given_by = excluded.given_by
      where c.until_at <= ${at} returning c.case_id),
    changed as (select case_id from laid_down union all select case_id from returned union all select case_id from again)
    insert into assignment (region_id, assignment_id, case_id, at, given_by, unit, area, held_by, given_to, together, gives_back)
    select ${regionId}, ${uuidV7(at)}::uuid, a.case_id, ${at}::bigint, ${by}, a.unit, a.area, a.given_to, a.held_by, a.together, true
    from changed join a on a.case_id = changed.case_id returning case_id`;
}

async function givenTogether(
  database: Database,
  regionId: number,
  together: string,
): Promise<Awaited<ReturnType<Claims['given']>>> {
  if (!isUuid(together)) return [];
  const rows = await database.often<{
    readonly case_id: string;
    readonly number: string;
    readonly at: number;
    readonly given_by: string;
    readonly unit: string;
    readonly area: string;
    readonly held_by: string | null;
    readonly given_to: string | null;
    readonly back: boolean;
  }>(sql`select a.case_id, r.number, a.at, a.given_by, a.unit, a.area, a.held_by, a.given_to,
      exists (select from assignment o where o.region_id = ${regionId} and o.together = ${together} and o.case_id = a.case_id and o.gives_back) as back
    from assignment a join case_registry r on r.region_id = ${regionId} and r.case_id = a.case_id
    where a.region_id = ${regionId} and a.together = ${together} and not a.gives_back order by r.number`);
  return rows.map((row) => ({
    caseId: row.case_id,
    number: row.number,
    at: row.at,
    by: row.given_by,
    unit: row.unit,
    area: row.area === '' ? null : row.area,
    from: row.held_by,
    to: row.given_to,
    back: row.back,
  }));
}

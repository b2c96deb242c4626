/**
 * Which cases have become one by merging, as SQL and as a call: the one that goes on, and all that have joined it, also through another.
 *
 * A case that an objection reopened has joined nothing any more, whatever its row still says. Must never: write, or go round in
 * circles where two cases name each other.
 */
import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import type { Cases } from '../store-api.ts';

/** Ended by its merge, and not reopened since: no other ending of a case is without a stage and `moved`. */
const isJoined = (row: string): string => `${row}.outcome = 'moved' and ${row}.ending_stage = ''`;

/** A case and all that have joined it. `of`: a row of `case_row`, or of what has its id and number. */
const joined = (region: string, of: string): string => `with recursive joined as (
    select ${of}.case_id as case_id, ${of}.number as number
    union select o.case_id, o.number from joined j
      join case_row o on o.region_id = ${region} and o.merged_into = j.number and ${isJoined('o')})`;

/** How many follow a case, or one that has joined it, each once; the reporters of those among them. */
export const followersOf = (region: string, of: string): string => `(${joined(region, of)}
    select count(distinct f.follower_hash)::int from follower f join joined j on j.case_id = f.case_id
    where f.region_id = ${region} and (f.from_case_id is null or f.from_case_id in (select o.case_id from joined o)))`;

/** More merges than these in a row are a circle. */
const MOST_STEPS = 20;

export function openJoined(database: Database): Pick<Cases, 'joinedInto' | 'survivorOf'> {
  return {
    async joinedInto(regionId, caseId) {
      const rows = await database.run(sql<{ readonly case_id: string }>`select o.case_id from case_row c, lateral (
          ${sql.raw(joined(String(regionId), 'c'))} select j.case_id from joined j) o
        where c.region_id = ${regionId} and c.case_id = ${caseId} and o.case_id <> ${caseId} order by o.case_id`);
      return rows.map((row) => row.case_id);
    },
    async survivorOf(regionId, caseId) {
      const rows = await database.run(sql<{ readonly case_id: string; readonly step: number }>`with recursive up as (
          select c.case_id, c.merged_into, ${sql.raw(isJoined('c'))} as is_joined, 0 as step from case_row c
            where c.region_id = ${regionId} and c.case_id = ${caseId}
          union all select o.case_id, o.merged_into, ${sql.raw(isJoined('o'))}, u.step + 1 from up u
            join case_row o on o.region_id = ${regionId} and o.number = u.merged_into
            where u.is_joined and u.step < ${MOST_STEPS}
        ) select case_id, step from up order by step desc limit 1`);
      const [last] = rows;
      return last === undefined || last.step === 0 || last.step >= MOST_STEPS ? null : last.case_id;
    },
  };
}

/** What a region holds of one person, found by keyed hashes; and the cases that rest. Must never: keep or log the number that was asked for. */
import { sql } from 'kysely';
import { isUuid } from '../case/ids.ts';
import type { Database } from '../database/database.ts';
import { digitsOf, type LookupKey } from '../search/search-words.ts';
import type { Persons } from './person-api.ts';

const most = 500;

export function openPersons(database: Database, key: LookupKey): Persons {
  return {
    async mentioned(regionId, numbers) {
      const keys = numbers.map((number) => key(digitsOf(number))).filter((stored) => stored !== null);
      if (keys.length === 0) return [];
      const rows = await database.eachIn(regionId).run(sql<{
        case_id: string;
      }>`select s.case_id from search_in_region s
        where s.region_id = ${regionId} and s.lookups && ${keys}::text[] order by s.filed_at desc limit ${most}`);
      return rows.map(({ case_id }) => case_id);
    },
    async restrict(regionId, { caseIds, askedIn, basis, by }, now) {
      const rows =
        await database.run(sql`insert into restriction (region_id, case_id, asked_in, basis, placed_by, placed_at)
        select ${regionId}::int, c.case_id, ${askedIn}::uuid, ${basis}::text, ${by}::text, ${now}::bigint from case_row c
        where c.region_id = ${regionId} and c.case_id = any(${caseIds.filter(isUuid)}::uuid[])
        on conflict (region_id, case_id, asked_in) do nothing returning case_id`);
      return rows.length;
    },
    async release(regionId, { caseIds, by }, now) {
      const rows = await database.run(sql`update restriction set lifted_by = ${by}, lifted_at = ${now}
        where region_id = ${regionId} and case_id = any(${caseIds.filter(isUuid)}::uuid[]) and lifted_at is null returning case_id`);
      return rows.length;
    },
    async resting(regionId, caseIds) {
      if (caseIds.length === 0) return new Map();
      const rows = await database.run(sql<{
        case_id: string;
        since: number;
      }>`select case_id, min(placed_at) as since from restriction
        where region_id = ${regionId} and case_id = any(${caseIds.filter(isUuid)}::uuid[]) and lifted_at is null group by case_id`);
      return new Map(rows.map(({ case_id, since }) => [case_id, since]));
    },
  };
}

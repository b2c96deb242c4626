/** Who works on a case now. Must never: let two officers hold one claim. */
import { err, ok } from '@balai/kernel';
import { sql } from 'kysely';
import { build, type Database } from '../database/database.ts';
import type { Claims } from '../records-api.ts';

const usualMs = 30 * 60_000;

export function openClaims(database: Database): Claims {
  const of = async (regionId: number, caseId: string, now: number): Promise<string | null> => {
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
    async take(regionId, caseId, officer, now, forMs = usualMs) {
      // The row is locked while it is compared: of two who click at once, the second sees the first.
      const taken = await database.run(sql`insert into claim as c (region_id, case_id, officer, claimed_at, until_at)
        values (${regionId}, ${caseId}, ${officer}, ${now}, ${now + forMs})
        on conflict (region_id, case_id) do update set officer = excluded.officer, claimed_at = excluded.claimed_at, until_at = excluded.until_at
        where c.officer = excluded.officer or c.until_at <= ${now} returning c.case_id`);
      if (taken.length > 0) return ok(null);
      return err({ type: 'claimedBy', officer: (await of(regionId, caseId, now)) ?? '' });
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

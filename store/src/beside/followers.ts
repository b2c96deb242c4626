/** Who wants to hear about a case of somebody else, by the hash of a secret. Must never: know a name. */
import { build, type Database } from '../database/database.ts';
import type { Followers } from '../records-api.ts';

export function openFollowers(database: Database): Followers {
  return {
    async follow(regionId, caseId, follower, now, fromCaseId) {
      await database.run(
        build
          .insertInto('follower')
          .values({
            region_id: regionId,
            case_id: caseId,
            follower_hash: follower,
            since_at: now,
            from_case_id: fromCaseId ?? null,
          })
          .onConflict((conflict) => conflict.columns(['region_id', 'case_id', 'follower_hash']).doNothing()),
      );
    },
    async unfollow(regionId, caseId, follower) {
      await database.run(
        build
          .deleteFrom('follower')
          .where('region_id', '=', regionId)
          .where('case_id', '=', caseId)
          .where('follower_hash', '=', follower),
      );
    },
    async follows(regionId, caseIds, follower) {
      if (caseIds.length === 0) return false;
      const rows = await database.run(
        build
          .selectFrom('follower')
          .select('case_id')
          .where('region_id', '=', regionId)
          .where('case_id', 'in', caseIds)
          .where('follower_hash', '=', follower)
          .limit(1),
      );
      return rows.length > 0;
    },
    async followedBy(regionId, follower) {
      const rows = await database.run(
        build
          .selectFrom('follower')
          .select('case_id')
          .where('region_id', '=', regionId)
          .where('follower_hash', '=', follower)
          .orderBy('since_at', 'desc')
          .limit(200),
      );
      return rows.map(({ case_id }) => case_id);
    },
  };
}

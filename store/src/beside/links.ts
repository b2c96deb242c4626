/** Secret links by the hash of their token. Looking uses nothing up; only an action does. Must never: hold a token. */
import { build, type Database } from '../database/database.ts';
import type { Link, Links } from '../records-api.ts';

export function openLinks(database: Database): Links {
  const of = (regionId: number, tokenHash: string) =>
    build.selectFrom('link').selectAll().where('region_id', '=', regionId).where('token_hash', '=', tokenHash);
  return {
    async make(regionId, link, now) {
      await database.run(
        build.insertInto('link').values({
          region_id: regionId,
          token_hash: link.tokenHash,
          case_id: link.caseId,
          purpose: link.purpose,
          turn_id: link.turnId,
          draft_id: link.draftId,
          created_at: now,
          expires_at: link.expiresAt,
          used_at: null,
        }),
      );
    },
    async look(regionId, tokenHash, now): Promise<Link | null> {
      const [row] = await database.run(of(regionId, tokenHash));
      if (row === undefined || (row.expires_at !== null && row.expires_at <= now)) return null;
      return {
        tokenHash,
        purpose: row.purpose,
        caseId: row.case_id,
        turnId: row.turn_id,
        draftId: row.draft_id,
        expiresAt: row.expires_at,
        usedAt: row.used_at,
      };
    },
    async use(regionId, tokenHash, now) {
      const used = await database.run(
        build
          .updateTable('link')
          .set({ used_at: now })
          .where('region_id', '=', regionId)
          .where('token_hash', '=', tokenHash)
          .where('used_at', 'is', null)
          .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', now)]))
          .returning('token_hash'),
      );
      return used.length > 0;
    },
    async opensCase(regionId, caseId, tokenHash) {
      const rows = await database.run(
        of(regionId, tokenHash).where('case_id', '=', caseId).where('purpose', '=', 'case'),
      );
      return rows.length > 0;
    },
  };
}

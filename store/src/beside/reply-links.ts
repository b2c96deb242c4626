/**
 * Addresses at which a message can be answered by mail, by the hash of their token.
 *
 * Whoever has one may write into the case and do nothing else. Must never: hold a token, or open anything.
 */
import { build, type Database } from '../database/database.ts';
import { keepLink } from './keep-link.ts';
import type { ReplyLinks } from '../records-api.ts';

export function openReplyLinks(database: Database): ReplyLinks {
  return {
    make: (regionId, link, now) => keepLink(database, regionId, 'reply', link, now),
    async byToken(regionId, tokenHash) {
      const [row] = await database.run(
        build
          .selectFrom('link')
          .select(['link_id', 'case_id', 'turn_id', 'expires_at'])
          .where('region_id', '=', regionId)
          .where('token_hash', '=', tokenHash)
          .where('purpose', '=', 'reply'),
      );
      if (row === undefined) return null;
      return { id: row.link_id ?? '', caseId: row.case_id ?? '', turnId: row.turn_id, expiresAt: row.expires_at ?? 0 };
    },
  };
}

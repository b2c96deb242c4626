/**
 * One-time links by which somebody without an account acts in a turn, by the hash of their token; the newest of a turn counts.
 *
 * Looking uses nothing up. Must never: hold a token, or say who has it.
 */
import { isUuid } from '../case/ids.ts';
import { build, type Database } from '../database/database.ts';
import { keepLink } from './keep-link.ts';
import type { TurnLink, TurnLinks } from '../records-api.ts';

interface Row {
  readonly link_id: string | null;
  readonly case_id: string | null;
  readonly turn_id: string | null;
  readonly created_at: number;
  readonly expires_at: number | null;
  readonly used_at: number | null;
  readonly answered: string | null;
}
const linkOf = (row: Row): TurnLink => ({
  id: row.link_id ?? '',
  caseId: row.case_id ?? '',
  turnId: row.turn_id ?? '',
  madeAt: row.created_at,
  expiresAt: row.expires_at ?? 0,
  usedAt: row.used_at,
  answered: row.answered,
});

export function openTurnLinks(database: Database): TurnLinks {
  const of = (regionId: number) =>
    build
      .selectFrom('link')
      .select(['link_id', 'case_id', 'turn_id', 'created_at', 'expires_at', 'used_at', 'answered'])
      .where('region_id', '=', regionId)
      .where('purpose', '=', 'turn');
  return {
    make: (regionId, link, now) => keepLink(database, regionId, 'turn', link, now),
    async byToken(regionId, tokenHash) {
      const [row] = await database.run(of(regionId).where('token_hash', '=', tokenHash));
      return row === undefined ? null : linkOf(row);
    },
    async byId(regionId, id) {
      if (!isUuid(id)) return null;
      const [row] = await database.run(of(regionId).where('link_id', '=', id));
      return row === undefined ? null : linkOf(row);
    },
    async ofCase(regionId, caseId) {
      const rows = await database.run(of(regionId).where('case_id', '=', caseId).orderBy('link_id', 'desc'));
      return rows.map(linkOf);
    },
    async answered(regionId, id, action, now) {
      await database.run(
        build
          .updateTable('link')
          .set({ used_at: now, answered: action })
          .where('region_id', '=', regionId)
          .where('link_id', '=', id)
          .where('used_at', 'is', null),
      );
    },
  };
}

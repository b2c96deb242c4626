/**
 * Writes down a link by which one message is answered: a turn that is handed on, or a reply by mail. Must never: hold a token.
 */
import { build, type Database } from '../database/database.ts';
import type { ReplyLink } from '../records-api.ts';

/** Once for each token: a second call changes nothing. */
export async function keepLink(
  database: Database,
  regionId: number,
  purpose: 'turn' | 'reply',
  { id, tokenHash, caseId, turnId, expiresAt }: ReplyLink & { readonly tokenHash: string },
  now: number,
): Promise<void> {
  await database.run(
    build
      .insertInto('link')
      .values({
        region_id: regionId,
        token_hash: tokenHash,
        case_id: caseId,
        purpose,
        turn_id: turnId,
        draft_id: null,
        created_at: now,
        expires_at: expiresAt,
        used_at: null,
        link_id: id,
        answered: null,
      })
      .onConflict((conflict) => conflict.columns(['region_id', 'token_hash']).doNothing()),
  );
}

/** Removes what is only kept for a while. Must never: remove a key that a resend may still carry. */
import { sql } from 'kysely';
import { build, type Database } from '../database/database.ts';
import { sweepTold } from './told.ts';

const hour = 3_600_000;
const day = 24 * hour;

export async function sweep(database: Database, regionId: number, now: number): Promise<number> {
  const keys = await database.run(
    sql`delete from idempotency where region_id = ${regionId} and recorded_at < ${now - 30 * day} returning 1`,
  );
  const links = await database.run(
    build
      .deleteFrom('link')
      .where('region_id', '=', regionId)
      .where('expires_at', '<', now - 7 * day)
      .returning('token_hash'),
  );
  const seats = await database.run(
    sql`delete from slot_seat where region_id = ${regionId} and held_until < ${now - hour} returning 1`,
  );
  return keys.length + links.length + seats.length + (await sweepTold(database, regionId, now));
}

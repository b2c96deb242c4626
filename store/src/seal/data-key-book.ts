/**
 * The keys of a region as an operator handles them: a new one for what comes, sealing anew what was, giving an old one up.
 *
 * Must never: give up a key that something still lies under, or that another process may still write with.
 */
import { err, ok, type Instant, type Result } from '@balai/kernel';
import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { addKey, type KeyRing, type KnownKey } from './key-ring.ts';
import { resealRows, tablesUnder } from './reseal.ts';
import type { DataKeys } from './seal.ts';

/** Other processes look every two seconds. */
const takenUpMs = 60_000;

export type DropRefusal =
  | { readonly type: 'noSuchKey' | 'newest' }
  /** The key after it is so young that another process may not know it yet. */
  | { readonly type: 'tooSoon'; readonly waitMs: number }
  | { readonly type: 'inUse'; readonly where: readonly string[] };
export interface DataKeyBook {
  /** Newest first. */
  known(regionId: number): readonly KnownKey[];
  /** A new key for everything from now on. Throws where the store was opened without keys. */
  rotate(regionId: number, now: Instant): Promise<KnownKey>;
  /** Seals every row under the newest key. Returns how many were not. */
  reseal(regionId: number, onRows: (table: string, rows: number) => void): Promise<number>;
  /** Gives a key up that no row lies under. The files are the caller's to look through before. */
  drop(regionId: number, keyId: string, now: Instant): Promise<Result<null, DropRefusal>>;
}

export function openDataKeyBook(database: Database, ring: KeyRing, dataKeys: DataKeys | undefined): DataKeyBook {
  const newestOf = (regionId: number): KnownKey => {
    const newest = ring.known(regionId)[0];
    if (newest === undefined) throw new Error(`region ${regionId} has no keys`);
    return newest;
  };
  return {
    known: ring.known,
    async rotate(regionId, now) {
      const { sequence } = newestOf(regionId);
      if (dataKeys === undefined) throw new Error('the store was opened without keys');
      await addKey(database, dataKeys, { regionId, sequence: sequence + 1, now });
      await ring.refresh(database, [regionId]);
      return newestOf(regionId);
    },
    reseal: (regionId, onRows) => resealRows(database, regionId, newestOf(regionId).keyId, onRows),
    async drop(regionId, keyId, now) {
      const [newest, ...older] = ring.known(regionId);
      if (newest?.keyId === keyId) return err({ type: 'newest' });
      if (newest === undefined || !older.some((key) => key.keyId === keyId)) return err({ type: 'noSuchKey' });
      const waitMs = (newest.madeAt ?? 0) + takenUpMs - now;
      if (waitMs > 0) return err({ type: 'tooSoon', waitMs });
      const where = await tablesUnder(database, regionId, keyId);
      if (where.length > 0) return err({ type: 'inUse', where });
      await database.run(
        sql`update data_key set dropped_at = ${now} where region_id = ${regionId} and key_id = ${keyId}`,
      );
      await ring.refresh(database, [regionId]);
      return ok(null);
    },
  };
}

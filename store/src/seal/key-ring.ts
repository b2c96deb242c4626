/**
 * The keys of the regions in memory: which one is newest, and whether each is the one that the database was sealed under.
 *
 * A key that another process has made is taken up with the next look. Must never: write under a key whose proof differs, or
 * make a new key where the old one is only missing.
 */
import { createHmac, type KeyObject } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { storeUnavailable } from '../database/store-problem.ts';
import { closeWith, openWith, secretKey, type DataKeys, type Seal } from './seal.ts';

export interface KnownKey {
  readonly keyId: string;
  readonly sequence: number;
  readonly madeAt: number | null;
}
export interface KeyRing {
  readonly seal: Seal;
  /** Reads which keys there are, and makes the first of a new region. Throws `StoreUnavailable` for a missing or wrong key. */
  refresh(database: Database, regionIds: readonly number[]): Promise<void>;
  /** Newest first. */
  known(regionId: number): readonly KnownKey[];
}

export function openKeyRing(dataKeys: DataKeys | undefined): KeyRing {
  const keys = new Map<string, KeyObject>();
  const known = new Map<number, readonly KnownKey[]>();
  const keyOf = (regionId: number, keyId: string): KeyObject | null => {
    const name = `${regionId} ${keyId}`;
    const before = keys.get(name);
    if (before !== undefined) return before;
    const bytes = dataKeys?.read(regionId, keyId) ?? null;
    if (bytes === null) return null;
    const key = secretKey(bytes);
    keys.set(name, key);
    return key;
  };
  return {
    known: (regionId) => known.get(regionId) ?? [],
    seal: {
      newest: (regionId) => known.get(regionId)?.[0]?.keyId ?? null,
      close(regionId, what, plain) {
        const keyId = known.get(regionId)?.[0]?.keyId;
        const key = keyId === undefined ? null : keyOf(regionId, keyId);
        return keyId === undefined || key === null
          ? null
          : { keyId, bytes: closeWith(key, regionId, keyId, what, plain) };
      },
      open: (regionId, keyId, what, sealed) => openWith(keyOf, regionId, keyId, what, sealed),
    },
    async refresh(database, regionIds) {
      for (const regionId of regionIds) {
        let rows = await keyRows(database, regionId);
        if (rows.length === 0 && dataKeys !== undefined) {
          await addKey(database, dataKeys, { regionId, sequence: 1, now: null });
          rows = await keyRows(database, regionId);
        }
        for (const row of rows) requireKey(regionId, row, keyOf(regionId, row.key_id));
        known.set(
          regionId,
          rows.map(({ key_id, sequence, made_at }) => ({ keyId: key_id, sequence, madeAt: made_at })),
        );
      }
    },
  };
}

interface KeyRow {
  readonly key_id: string;
  readonly sequence: number;
  readonly proof: string;
  readonly made_at: number | null;
}
const keyRows = (database: Database, regionId: number): Promise<readonly KeyRow[]> =>
  database.often(sql<KeyRow>`select key_id, sequence, proof, made_at from data_key
    where region_id = ${regionId} and dropped_at is null order by sequence desc`);

/** Makes a key and then writes down that there is one; two processes that do so at once agree on the first. */
export async function addKey(
  database: Database,
  dataKeys: DataKeys,
  { regionId, sequence, now }: { readonly regionId: number; readonly sequence: number; readonly now: number | null },
): Promise<void> {
  const keyId = `k${sequence}`;
  const proof = proofOf(secretKey(dataKeys.make(regionId, keyId)), regionId, keyId);
  await database.run(sql`insert into data_key (region_id, key_id, sequence, proof, made_at)
    values (${regionId}, ${keyId}, ${sequence}, ${proof}, ${now}) on conflict (region_id, key_id) do nothing`);
}

/** Says nothing about the key to whoever does not have it. */
const proofOf = (key: KeyObject, regionId: number, keyId: string): string =>
  createHmac('sha256', key).update(`balai proof ${regionId} ${keyId}`).digest('hex').slice(0, 32);

function requireKey(regionId: number, { key_id, proof }: KeyRow, key: KeyObject | null): void {
  if (key === null) throw storeUnavailable({ type: 'keyMissing', region: regionId, key: key_id });
  if (proofOf(key, regionId, key_id) !== proof)
    throw storeUnavailable({ type: 'keyDiffers', region: regionId, key: key_id });
}

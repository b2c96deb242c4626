/**
 * Ids made by the application: UUIDv7, so that rows of one time lie together. Must never: come from the database.
 */
import { createHash, randomFillSync } from 'node:crypto';
import type { Instant } from '@balai/kernel';

const pool = Buffer.alloc(4_096);
let used = pool.length;
/** Sixteen random bytes of the system, fetched some hundred times at once: the call costs more than what it brings. */
export function sixteenRandomBytes(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += 16;
  const bytes = Buffer.from(pool.subarray(used - 16, used));
  pool.fill(0, used - 16, used);
  return bytes;
}

/** A UUIDv7: 48 bits of `now`, then 74 random bits. */
export function uuidV7(now: Instant): string {
  return withTime(sixteenRandomBytes(), now, 7);
}

/**
 * The same UUID (version 8) for the same name and moment, whoever asks: 48 bits of `at`, then of the name's SHA-256. Without a
 * moment (a resend does not know that of the first) the name alone decides.
 */
export const uuidOf = (name: string, at: Instant = 0): string =>
  withTime(createHash('sha256').update(name).digest().subarray(0, 16), at, 8);

function withTime(bytes: Buffer, at: Instant, version: 7 | 8): string {
  bytes.writeUIntBE(Math.max(0, Math.min(at, 2 ** 48 - 1)), 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | (version << 4);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** True for anything that the database takes as an id. */
export const isUuid = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);

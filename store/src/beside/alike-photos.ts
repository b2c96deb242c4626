/**
 * Photos of other cases that look like one: the same bytes, re-compressed, mirrored, or a part of one another (ADR 0076).
 *
 * Two pictures look alike when their 64-bit perceptual hashes (16 hex digits) differ in few bits. If at most seven differ,
 * one of eight bytes is equal: those bytes are indexed. Parts are found by landmarks, of which keys are indexed.
 * Must never: read bytes, look through all photos of a region, or look into another region.
 */
import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import type { Files, LikePhoto } from '../records-api.ts';
import { keysOf, samePart, sharedLandmarks } from './same-picture.ts';

/** Re-compression and scaling change few bits; other scenes differ in about 32. */
const MOST_DIFFERENT = 7;
/** So many photos are compared bit by bit, landmark by landmark, and named. */
const MOST_BY_BANDS = 5000;
const MOST_BY_MARKS = 40;
const MOST_NAMED = 20;
/** A key that more photos have says little: so many of them are looked at. */
const MOST_OF_A_KEY = 50;

type Reading = Pick<Database, 'run'>;
interface Prints {
  readonly perceptual: string | null;
  readonly mirrored: string | null;
  readonly landmarks: Uint8Array | null;
}
type Like = Omit<LikePhoto, 'caseId'>;

/** Each byte of the hash with its place. */
export const bandsOf = (perceptual: string | null): readonly string[] =>
  (perceptual?.match(/../g) ?? []).map((byte, place) => `${place}${byte.toLowerCase()}`);

/** Nearest first: the same bytes, the same picture, then parts of it. */
export async function alikePhotos(
  database: Database,
  ...[regionId, sha256, exceptCaseId]: Parameters<Files['alike']>
): ReturnType<Files['alike']> {
  return database.inRegion(regionId, async (tx) => {
    const [one] = await tx.run(sql<Prints>`select perceptual, mirrored, landmarks from file
      where region_id = ${regionId} and sha256 = ${sha256} order by landmarks is null limit 1`);
    const whole = one === undefined ? [] : await byBands(tx, regionId, sha256, one);
    const found = new Map<string, Like>([[sha256, { sha256, mirrored: false, part: false, shared: null }]]);
    for (const like of whole) if (!found.has(like.sha256)) found.set(like.sha256, like);
    const parts = one?.landmarks == null ? [] : await byMarks(tx, regionId, one.landmarks, [...found.keys()]);
    for (const like of parts) found.set(like.sha256, like);
    const cases = await casesOf(tx, regionId, [...found.keys()], exceptCaseId);
    return [...found.values()]
      .flatMap((like) => cases.filter((one) => one.sha256 === like.sha256).map(({ caseId }) => ({ ...like, caseId })))
      .slice(0, MOST_NAMED);
  });
}

async function byBands(tx: Reading, regionId: number, sha256: string, one: Prints): Promise<readonly Like[]> {
  const bands = [...bandsOf(one.perceptual), ...bandsOf(one.mirrored)];
  if (bands.length === 0) return [];
  const rows = await tx.run(sql<{ sha256: string; perceptual: string | null }>`select distinct f.sha256, f.perceptual
    from file f where f.region_id = ${regionId} and f.state = 'attached' and f.sha256 <> ${sha256}
      and f.bands && ${bands} limit ${MOST_BY_BANDS}`);
  const near = rows
    .map((row) => {
      const straight = bitsBetween(one.perceptual, row.perceptual);
      const turned = bitsBetween(one.mirrored, row.perceptual);
      return { sha256: row.sha256, distance: Math.min(straight, turned), mirrored: turned < straight };
    })
    .filter(({ distance }) => distance <= MOST_DIFFERENT)
    .toSorted((a, b) => a.distance - b.distance);
  const shared = await sharedWith(
    tx,
    regionId,
    one,
    near.slice(0, MOST_BY_MARKS).map((like) => like.sha256),
  );
  return near.map(({ sha256: like, mirrored }) => ({
    sha256: like,
    mirrored,
    part: false,
    shared: shared.get(like) ?? null,
  }));
}

/** The share of landmarks that agrees, of each of these photos. */
async function sharedWith(
  tx: Reading,
  regionId: number,
  { landmarks }: Prints,
  others: readonly string[],
): Promise<ReadonlyMap<string, number | null>> {
  if (landmarks === null || landmarks.length === 0 || others.length === 0) return new Map();
  const rows = await tx.run(sql<{
    sha256: string;
    landmarks: Uint8Array;
  }>`select distinct on (f.sha256) f.sha256, f.landmarks
    from file f where f.region_id = ${regionId} and f.sha256 = any(${[...others]}) and f.landmarks is not null`);
  return new Map(rows.map((row) => [row.sha256, sharedLandmarks(landmarks, row.landmarks)]));
}

/** Those with which it has most keys in common, and of these the ones whose landmarks lie as in this photo. */
async function byMarks(
  tx: Reading,
  regionId: number,
  landmarks: Uint8Array,
  known: readonly string[],
): Promise<readonly Like[]> {
  const keys = [...new Set([...keysOf(regionId, landmarks), ...keysOf(regionId, landmarks, true)])];
  if (keys.length === 0) return [];
  const rows = await tx.run(sql<{ sha256: string; landmarks: Uint8Array }>`select f.sha256, f.landmarks from (
      select near.sha256, near.owner from unnest(${keys}::bigint[]) as key
        cross join lateral (select f.sha256, f.owner from file f
          where f.region_id = ${regionId} and f.state = 'attached' and f.marks @> array[key] limit ${MOST_OF_A_KEY}) near
      where near.sha256 <> all(${[...known]}::text[])
      group by near.sha256, near.owner having count(*) > 1 order by count(*) desc, near.sha256 limit ${MOST_BY_MARKS}) found
    join file f on f.region_id = ${regionId} and f.sha256 = found.sha256 and f.owner = found.owner`);
  return rows
    .flatMap((row) => {
      const same = samePart(landmarks, row.landmarks);
      return same === null ? [] : [{ sha256: row.sha256, ...same }];
    })
    .toSorted((a, b) => b.agreeing - a.agreeing)
    .map(({ sha256, mirrored }) => ({ sha256, mirrored, part: true, shared: null }));
}

/** The cases that show these, as answers, proof, or in a message that came by mail. */
async function casesOf(
  tx: Reading,
  regionId: number,
  hashes: readonly string[],
  exceptCaseId: string,
): Promise<readonly { readonly sha256: string; readonly caseId: string }[]> {
  const rows = await tx.run(sql<{ sha256: string; case_id: string }>`
    select sha256, case_id from case_file
      where region_id = ${regionId} and sha256 = any(${[...hashes]}) and case_id <> ${exceptCaseId}
    union select shown.sha256, m.case_id from message m cross join lateral unnest(m.files) as shown(sha256)
      where m.region_id = ${regionId} and m.files <> '{}' and m.files && ${[...hashes]} and m.case_id <> ${exceptCaseId}
        and shown.sha256 = any(${[...hashes]})
    order by case_id limit 200`);
  return rows.map(({ sha256, case_id }) => ({ sha256, caseId: case_id }));
}

function bitsBetween(a: string | null, b: string | null): number {
  if (a === null || b === null || !/^[0-9a-f]{16}$/i.test(a) || !/^[0-9a-f]{16}$/i.test(b)) return 64;
  let left = BigInt(`0x${a}`) ^ BigInt(`0x${b}`);
  let count = 0;
  for (; left > 0n; left &= left - 1n) count += 1;
  return count;
}

/**
 * Fingerprints by which photos that look alike are found: re-compressed, shrunk or mirrored ones too.
 *
 * Must never: accuse by itself. A near photo is shown beside the other; a person judges.
 */

/** 64-bit difference hashes in 16 hexadecimal digits, of the photo and of its mirror image. */
export interface Perceptual {
  readonly hash: string;
  readonly mirrored: string;
  /** Too even to compare (a night sky, a wall): many such photos share a hash without sharing a subject. */
  readonly plain: boolean;
}

/** How far apart two hashes may be and still be called near, of 64. */
export const NEAR = 10;
const COLUMNS = 9;
const ROWS = 8;
/** Below this many clear differences a photo is plain; a difference is clear from this many grey levels. */
const CLEAR_DIFFERENCES = 16;
const CLEAR_LEVELS = 3;

/**
 * From 9 by 8 grey pixels, row by row: each bit says whether a pixel is darker than its right neighbour.
 *
 * @throws RangeError for another number of pixels.
 */
export function perceptualOf(grey: Uint8Array): Perceptual {
  if (grey.length !== COLUMNS * ROWS)
    throw new RangeError(`perceptual hash: ${grey.length} pixels, not ${COLUMNS * ROWS}`);
  let hash = 0n;
  let mirrored = 0n;
  let clear = 0;
  for (let row = 0; row < ROWS; row += 1) {
    const line = grey.subarray(row * COLUMNS, (row + 1) * COLUMNS);
    for (let column = 0; column < COLUMNS - 1; column += 1) {
      const left = line[column] ?? 0;
      const right = line[column + 1] ?? 0;
      const mirrorLeft = line[COLUMNS - 1 - column] ?? 0;
      const mirrorRight = line[COLUMNS - 2 - column] ?? 0;
      hash = (hash << 1n) | (left < right ? 1n : 0n);
      mirrored = (mirrored << 1n) | (mirrorLeft < mirrorRight ? 1n : 0n);
      if (Math.abs(left - right) >= CLEAR_LEVELS) clear += 1;
    }
  }
  return { hash: inHex(hash), mirrored: inHex(mirrored), plain: clear < CLEAR_DIFFERENCES };
}

/** How many of the 64 bits differ. */
export function hammingDistance(a: string, b: string): number {
  let bits = BigInt(`0x${a}`) ^ BigInt(`0x${b}`);
  let count = 0;
  for (; bits > 0n; bits >>= 1n) count += Number(bits & 1n);
  return count;
}

/** How near two photos are, as they stand or mirrored, whichever is nearer; `null` when one is too plain to say. */
export function perceptualDistance(
  a: Perceptual,
  b: Perceptual,
): { readonly distance: number; readonly mirrored: boolean } | null {
  if (a.plain || b.plain) return null;
  const straight = hammingDistance(a.hash, b.hash);
  const turned = hammingDistance(a.mirrored, b.hash);
  return straight <= turned ? { distance: straight, mirrored: false } : { distance: turned, mirrored: true };
}

const inHex = (value: bigint): string => value.toString(16).padStart(16, '0');

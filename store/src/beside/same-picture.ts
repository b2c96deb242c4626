/**
 * Whether one photo is a part of another one: both keep the same landmarks, at the same places to each other, enlarged alike.
 *
 * A landmark is eleven bytes: x, y and size, then twice four bytes of how it looks, the second as in a mirror (server: images/landmarks.ts).
 * Must never: compare more pairs than the two lists hold, or call photos the same by a few landmarks that happen to look alike.
 */
const BYTES = 11;
/** So many landmarks at least must agree, and this share of those that both photos can show. Measured in ADR 0076. */
const FEWEST = 6;
const SHARE = 0.25;
/** Of a picture with fewer nothing is said as a whole. */
const TOO_FEW = 12;
/** Landmarks look alike when they differ in no more of 64 comparisons. */
const MOST_BITS = 14;
/** Places agree within so many 255ths of the longer edge. */
const NEAR = 4;
/** Two landmarks nearer to each other say too little about how much a photo was enlarged. */
const FAR = 40;
/** The longer edge of a crop becomes that of a photo again: so much is it enlarged at most. */
const MOST_ENLARGED = 1.8;

interface Landmark {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly look: number;
  readonly mirrored: number;
}
type Pair = readonly [a: Landmark, b: Landmark];
export interface SamePart {
  readonly agreeing: number;
  readonly mirrored: boolean;
}

/** Keys of the index, at most two for each landmark; of one region only. `mirrored`: those under which the mirror image lies. */
export function keysOf(regionId: number, landmarks: Uint8Array, mirrored = false): readonly number[] {
  const keys = read(landmarks, mirrored).flatMap(({ look, mirrored: other }) => [
    (look & 0xffff) * 0x10000 + (other & 0xffff),
    (look >>> 16) * 0x10000 + (other >>> 16) + 2 ** 32,
  ]);
  return [...new Set(keys)].map((key) => regionId * 2 ** 33 + key);
}

/**
 * Which share of the landmarks of two whole pictures agrees, of the one that has fewer: two papers of one form share its print, and no
 * more. Null: one of them has too few to tell.
 */
export function sharedLandmarks(one: Uint8Array, other: Uint8Array): number | null {
  const fewer = Math.min(one.length, other.length) / BYTES;
  return fewer < TOO_FEW ? null : (samePart(one, other)?.agreeing ?? 0) / fewer;
}

/** Null: neither is a part of the other, as they stand or mirrored. */
export function samePart(one: Uint8Array, other: Uint8Array): SamePart | null {
  const others = read(other, false);
  const found = [false, true].map((mirrored) => ({ agreeing: agreeing(read(one, mirrored), others), mirrored }));
  return found.toSorted((a, b) => b.agreeing - a.agreeing).find(({ agreeing: count }) => count >= FEWEST) ?? null;
}

function read(bytes: Uint8Array, mirrored: boolean): readonly Landmark[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.floor(bytes.length / BYTES) }, (_, index) => {
    const at = index * BYTES;
    const [look, other] = [view.getUint32(at + 3, true), view.getUint32(at + 7, true)];
    return {
      x: mirrored ? -view.getUint8(at) : view.getUint8(at),
      y: view.getUint8(at + 1),
      size: view.getUint8(at + 2),
      look: mirrored ? other : look,
      mirrored: mirrored ? look : other,
    };
  });
}

/** The most landmarks that one way of moving and enlarging brings together; 0 where they are too few of those in sight. */
function agreeing(ones: readonly Landmark[], others: readonly Landmark[]): number {
  const pairs = nearest(ones, others);
  let best = 0;
  for (const [a, b] of pairs)
    for (const [c, d] of pairs) {
      const apart = Math.hypot(a.x - c.x, a.y - c.y);
      const enlarged = Math.hypot(b.x - d.x, b.y - d.y) / apart;
      if (apart < FAR || enlarged > MOST_ENLARGED || enlarged < 1 / MOST_ENLARGED) continue;
      const move = { enlarged, right: b.x - enlarged * a.x, down: b.y - enlarged * a.y };
      if (!meet(move, c, d)) continue;
      const together = pairs.filter(([from, to]) => meet(move, from, to)).length;
      if (together > best && together >= SHARE * inSight(move, ones, others)) best = together;
    }
  return best;
}

/** Each landmark with the one that looks most like it, of which it is the most alike too. */
function nearest(ones: readonly Landmark[], others: readonly Landmark[]): readonly Pair[] {
  const closest = (
    to: Landmark,
    of: readonly Landmark[],
  ): { readonly which: Landmark | null; readonly bits: number } => {
    let found: { which: Landmark | null; bits: number } = { which: null, bits: MOST_BITS + 1 };
    for (const which of of) {
      const bits = bitsOf(to.look ^ which.look) + bitsOf(to.mirrored ^ which.mirrored);
      if (bits < found.bits) found = { which, bits };
    }
    return found;
  };
  return ones.flatMap((one): readonly Pair[] => {
    const { which } = closest(one, others);
    return which !== null && closest(which, ones).which === one ? [[one, which]] : [];
  });
}

interface Move {
  readonly enlarged: number;
  readonly right: number;
  readonly down: number;
}
const meet = ({ enlarged, right, down }: Move, from: Landmark, to: Landmark): boolean =>
  Math.abs(enlarged * from.x + right - to.x) <= NEAR &&
  Math.abs(enlarged * from.y + down - to.y) <= NEAR &&
  Math.abs(Math.log(to.size / (from.size * enlarged))) < 0.4;

/** How many landmarks of the photo that has fewer of them lie where the other photo is. */
function inSight({ enlarged, right, down }: Move, ones: readonly Landmark[], others: readonly Landmark[]): number {
  const inside = (x: number, y: number, among: readonly Landmark[]): boolean =>
    x >= Math.min(...among.map((one) => one.x)) - NEAR &&
    x <= Math.max(...among.map((one) => one.x)) + NEAR &&
    y >= Math.min(...among.map((one) => one.y)) - NEAR &&
    y <= Math.max(...among.map((one) => one.y)) + NEAR;
  return Math.min(
    ones.filter((one) => inside(enlarged * one.x + right, enlarged * one.y + down, others)).length,
    others.filter((other) => inside((other.x - right) / enlarged, (other.y - down) / enlarged, ones)).length,
  );
}

function bitsOf(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/**
 * Landmarks of a photo: spots that stand out, and how it looks around them. A crop keeps some of them, at the same places to each
 * other; by these a photo is found that was cropped.
 *
 * Must never: depend on brightness or contrast, look past the edge of the photo, or say anything about what is shown.
 */

/** Of the grey copy that is searched: its longer edge. */
export const LANDMARK_EDGE = 256;
/** So many at most; spread over the photo, so that each part of it has some. */
const MOST = 48;
const CELLS = 4;
const MOST_IN_A_CELL = 5;
/** Blur from one level to the next; three to an octave. */
const STEP = 2 ** (1 / 3);
const FIRST_SIGMA = 1.6;
const LEVELS = 11;
/** A spot is looked at within so many times its own size. */
const REACH = 5;
/** Fainter spots are the camera's grain, in grey levels between two blurs. */
const FAINTEST = 1.2;
/** Edges have no place of their own: the ratio of the two curvatures is at most this. */
const EDGE_RATIO = 8;

interface Grey {
  readonly data: Float32Array;
  readonly width: number;
  readonly height: number;
}
interface Spot {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly level: number;
  readonly strength: number;
}

/**
 * Eleven bytes for each landmark: place (two bytes, in 255ths of the longer edge), size (in quarters of a pixel of the grey copy),
 * and 64 comparisons around it, of which the second half are the mirror images of the first.
 */
export function landmarksOf(pixels: Uint8Array, width: number, height: number): Uint8Array {
  const blurred = levelsOf({ data: Float32Array.from(pixels), width, height });
  const spots = strongest(spotsIn(blurred), width, height);
  const out = new Uint8Array(spots.length * 11);
  spots.forEach((spot, index) => {
    const at = index * 11;
    const scale = 255 / Math.max(width, height);
    out[at] = Math.round(spot.x * scale);
    out[at + 1] = Math.round(spot.y * scale);
    out[at + 2] = Math.min(255, Math.round(spot.size * 4));
    out.set(looks(blurred[spot.level] as Grey, spot), at + 3);
  });
  return out;
}

function levelsOf(grey: Grey): readonly Grey[] {
  const levels: Grey[] = [blur(grey, FIRST_SIGMA)];
  for (let level = 1; level < LEVELS; level += 1) {
    const before = FIRST_SIGMA * STEP ** (level - 1);
    levels.push(blur(levels[level - 1] as Grey, before * Math.sqrt(STEP * STEP - 1)));
  }
  return levels;
}

/** Gaussian, along rows and then along columns. */
function blur({ data, width, height }: Grey, sigma: number): Grey {
  const reach = Math.ceil(sigma * 2.5);
  const weights = Float32Array.from({ length: reach + 1 }, (_, far) => Math.exp(-(far * far) / (2 * sigma * sigma)));
  const sum = weights.reduce((all, one) => all + 2 * one, -1);
  const out = new Float32Array(data.length);
  const line = new Float32Array(Math.max(width, height) + 2 * reach);
  const along = (from: Float32Array, length: number, step: number, start: number): void => {
    for (let at = 0; at < length; at += 1) line[at + reach] = (from[start + at * step] as number) / sum;
    line.fill(line[reach] as number, 0, reach);
    line.fill(line[reach + length - 1] as number, reach + length, length + 2 * reach);
    for (let at = 0; at < length; at += 1) {
      let value = line[at + reach] as number;
      for (let far = 1; far <= reach; far += 1)
        value += (weights[far] as number) * ((line[at + reach - far] as number) + (line[at + reach + far] as number));
      out[start + at * step] = value;
    }
  };
  for (let row = 0; row < height; row += 1) along(data, width, 1, row * width);
  for (let column = 0; column < width; column += 1) along(out, height, width, column);
  return { width, height, data: out };
}

/** Lighter or darker than everything beside it, in the photo and in the levels of blur. */
function spotsIn(levels: readonly Grey[]): readonly Spot[] {
  const differences = levels.slice(1).map(({ data }, level) => less(data, (levels[level] as Grey).data));
  const { width, height } = levels[0] as Grey;
  const spots: Spot[] = [];
  for (let level = 1; level < differences.length - 1; level += 1) {
    const size = FIRST_SIGMA * STEP ** level;
    const edge = Math.ceil(size * REACH * 0.75) + 1;
    const around = [differences[level - 1], differences[level], differences[level + 1]] as [
      Float32Array,
      Float32Array,
      Float32Array,
    ];
    for (let y = edge; y < height - edge; y += 1)
      for (let x = edge; x < width - edge; x += 1) {
        const value = around[1][y * width + x] as number;
        if (
          Math.abs(value) >= FAINTEST &&
          standsOut(around, y * width + x, width, value) &&
          isNoEdge(around[1], y * width + x, width)
        )
          spots.push({ x, y, size, level, strength: Math.abs(value) });
      }
  }
  return spots;
}

function less(a: Float32Array, b: Float32Array): Float32Array {
  const out = new Float32Array(a.length);
  for (let at = 0; at < a.length; at += 1) out[at] = (a[at] as number) - (b[at] as number);
  return out;
}

function standsOut(around: readonly Float32Array[], at: number, width: number, value: number): boolean {
  const side = value > 0 ? 1 : -1;
  for (const data of [around[1], around[0], around[2]] as readonly Float32Array[])
    for (let row = at - width; row <= at + width; row += width)
      for (let other = row - 1; other <= row + 1; other += 1)
        if ((data[other] as number) * side >= value * side && !(data === around[1] && other === at)) return false;
  return true;
}

function isNoEdge(data: Float32Array, at: number, width: number): boolean {
  const value = (offset: number): number => data[at + offset] as number;
  const xx = value(1) + value(-1) - 2 * value(0);
  const yy = value(width) + value(-width) - 2 * value(0);
  const xy = (value(width + 1) + value(-width - 1) - value(width - 1) - value(1 - width)) / 4;
  const determinant = xx * yy - xy * xy;
  return determinant > 0 && (xx + yy) ** 2 / determinant < (EDGE_RATIO + 1) ** 2 / EDGE_RATIO;
}

function strongest(spots: readonly Spot[], width: number, height: number): readonly Spot[] {
  const cells = new Map<number, number>();
  return spots
    .toSorted((a, b) => b.strength - a.strength)
    .filter(({ x, y }) => {
      const cell = Math.floor((y * CELLS) / height) * CELLS + Math.floor((x * CELLS) / width);
      const count = (cells.get(cell) ?? 0) + 1;
      cells.set(cell, count);
      return count <= MOST_IN_A_CELL;
    })
    .slice(0, MOST);
}

/** 32 pairs of places around a spot, in its own size: always the same ones, as chance gave them once. None lies at the middle. */
const PAIRS: readonly (readonly [number, number, number, number])[] = (() => {
  let state = 20_261_201;
  const random = (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) / 16_777_216;
  };
  const place = (): [number, number] => {
    const [angle, far] = [random() * 2 * Math.PI, REACH * (0.3 + 0.7 * Math.sqrt(random()))];
    return [Math.cos(angle) * far, Math.sin(angle) * far];
  };
  return Array.from({ length: 32 }, () => {
    for (;;) {
      const [a, b] = [place(), place()];
      if (Math.hypot(a[0] - b[0], a[1] - b[1]) >= REACH * 0.6 && Math.abs(a[0] + b[0]) + Math.abs(a[1] - b[1]) > 1)
        return [...a, ...b] as const;
    }
  });
})();

function looks(grey: Grey, { x, y, size }: Spot): Uint8Array {
  const bytes = new Uint8Array(8);
  PAIRS.forEach(([ax, ay, bx, by], pair) => {
    for (const mirror of [0, 1]) {
      const turn = mirror === 1 ? -size : size;
      const darker = valueAt(grey, x + ax * turn, y + ay * size) < valueAt(grey, x + bx * turn, y + by * size);
      if (darker) bytes[mirror * 4 + (pair >> 3)] = (bytes[mirror * 4 + (pair >> 3)] as number) | (1 << (pair & 7));
    }
  });
  return bytes;
}

function valueAt({ data, width, height }: Grey, x: number, y: number): number {
  const column = Math.min(width - 1, Math.max(0, Math.round(x)));
  const row = Math.min(height - 1, Math.max(0, Math.round(y)));
  return data[row * width + column] as number;
}

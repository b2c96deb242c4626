/**
 * Fewer corners for drawing: real boundaries have hundreds of thousands, and a small map shows a few thousand of them.
 *
 * A border that two shapes have in common is thinned once for both, so that no gap opens between them. Must never: be used
 * to say in which area a point lies; that needs the boundary as it is.
 */
import { polygonsOf, type AreaShape, type AreaShapes, type Position, type Ring } from './area-shapes.ts';
import { metresPerDegree } from './distance.ts';

/** For one kelurahan among its neighbours, and for maps that can be enlarged. */
export const NEAR_METRES = 10;
/** For the whole city in the width of a page. */
export const CITY_METRES = 40;

const thinned = new WeakMap<AreaShapes, Map<number, AreaShapes>>();

/** The same shapes with borders within so many metres of the true ones; a sketch is few straight lines already, and stays. */
export function simplifyShapes(shapes: AreaShapes, metres: number): AreaShapes {
  if (shapes.schematic === true) return shapes;
  const known = thinned.get(shapes) ?? new Map<number, AreaShapes>();
  thinned.set(shapes, known);
  const before = known.get(metres);
  if (before !== undefined) return before;
  const meets = meetingPoints(shapes.features);
  const thin = (ring: Ring): Ring => thinRing(ring, meets, metres / metresPerDegree);
  const simple = { ...shapes, features: shapes.features.map((shape) => thinShape(shape, thin)) };
  known.set(metres, simple);
  return simple;
}

function thinShape(shape: AreaShape, thin: (ring: Ring) => Ring): AreaShape {
  const polygons = polygonsOf(shape).flatMap(([outer = [], ...holes]) => {
    const drawn = thin(outer);
    return drawn.length < 4 ? [] : [[drawn, ...holes.map(thin).filter((hole) => hole.length >= 4)]];
  });
  // Every part is smaller than can be drawn: better too many corners than no shape.
  if (polygons.length === 0) return shape;
  return { ...shape, geometry: { type: 'MultiPolygon', coordinates: polygons } };
}

const keyOf = ([x, y]: Position): string => `${x} ${y}`;

/** Corners at which borders part: they have other neighbours in one ring than in another. They stay. */
function meetingPoints(features: readonly AreaShape[]): ReadonlySet<string> {
  const neighbours = new Map<string, readonly [string, string]>();
  const meets = new Set<string>();
  for (const ring of features.flatMap(polygonsOf).flat()) {
    const keys = ring.slice(1).map(keyOf);
    for (const [index, key] of keys.entries()) {
      const [before, after] = [keys.at(index - 1) ?? '', keys[(index + 1) % keys.length] ?? ''];
      const known = neighbours.get(key);
      if (known === undefined) neighbours.set(key, [before, after]);
      else if (!known.includes(before) || !known.includes(after)) meets.add(key);
    }
  }
  return meets;
}

function thinRing(ring: Ring, meets: ReadonlySet<string>, tolerance: number): Ring {
  const open = ring.slice(1);
  const first = open.findIndex((position) => meets.has(keyOf(position)));
  const start = first === -1 ? smallest(open) : first;
  const turned = [...open.slice(start), ...open.slice(0, start + 1)];
  const cuts = turned.flatMap((position, index) => (meets.has(keyOf(position)) ? [index] : []));
  const ends = first === -1 ? [0, farthestFrom(turned), turned.length - 1] : cuts;
  const drawn: Position[] = [];
  for (const [index, from] of ends.slice(0, -1).entries())
    drawn.push(...thinBorder(turned.slice(from, (ends[index + 1] ?? 0) + 1), tolerance).slice(index === 0 ? 0 : 1));
  return drawn;
}

/** A ring that meets no other begins where its hole in another shape begins too. */
function smallest(ring: Ring): number {
  let best = 0;
  for (const [index, [x, y]] of ring.entries()) {
    const [bestX, bestY] = ring[best] as Position;
    if (x < bestX || (x === bestX && y < bestY)) best = index;
  }
  return best;
}

function farthestFrom(ring: Ring): number {
  const [x, y] = ring[0] as Position;
  const far = ring.map((position) => Math.hypot(position[0] - x, position[1] - y));
  return far.indexOf(Math.max(...far));
}

/** Douglas and Peucker's way, always from the same end, so that both sides of a border come out alike. */
function thinBorder(border: readonly Position[], tolerance: number): readonly Position[] {
  const [first, last] = [border[0] as Position, border.at(-1) as Position];
  if (border.length > 2 && isAfter([first, border[1] as Position], [last, border.at(-2) as Position]))
    return thinBorder(border.toReversed(), tolerance).toReversed();
  const kept = new Set([0, border.length - 1]);
  const pieces: [number, number][] = [[0, border.length - 1]];
  for (let piece = pieces.pop(); piece !== undefined; piece = pieces.pop()) {
    const [from, to] = piece;
    let [worst, most] = [-1, tolerance];
    for (let index = from + 1; index < to; index += 1) {
      const off = distance(border[index] as Position, border[from] as Position, border[to] as Position);
      if (off > most) [worst, most] = [index, off];
    }
    if (worst === -1) continue;
    kept.add(worst);
    pieces.push([from, worst], [worst, to]);
  }
  return border.filter((_, index) => kept.has(index));
}

function isAfter(one: readonly Position[], other: readonly Position[]): boolean {
  const [a, b] = [one.flat(), other.flat()];
  const index = a.findIndex((value, at) => value !== b[at]);
  return index !== -1 && (a[index] ?? 0) > (b[index] ?? 0);
}

/** From a point to a piece of a line, in degrees; near the equator a degree is as long in both directions. */
function distance([x, y]: Position, [x1, y1]: Position, [x2, y2]: Position): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length));
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}

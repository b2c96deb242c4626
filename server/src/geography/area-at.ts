/**
 * Which kelurahan does a point lie in? Answers with a code, because everything routes by code.
 *
 * Boundaries are drawn more coarsely than people stand: a point a little outside all shapes belongs to the nearest one.
 * Must never: guess for a point that is far away, or answer with a name.
 */
import {
  polygonsOf,
  type AreaShape,
  type AreaShapes,
  type Coordinates,
  type Position,
  type Ring,
} from './area-shapes.ts';

/** How far outside all shapes a point may lie and still belong to the nearest; metres. */
const NEAREST_WITHIN_METRES = 2000;

const METRES_PER_DEGREE = 111_320;

interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** Boxes are worked out once per set of shapes; they go when the shapes go. */
const boxesOfShapes = new WeakMap<AreaShapes, readonly Box[]>();

function boxOf(shape: AreaShape): Box {
  let box: Box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const [outer] of polygonsOf(shape)) {
    for (const [longitude, latitude] of outer ?? []) {
      box = {
        west: Math.min(box.west, longitude),
        south: Math.min(box.south, latitude),
        east: Math.max(box.east, longitude),
        north: Math.max(box.north, latitude),
      };
    }
  }
  return box;
}

function boxesOf(shapes: AreaShapes): readonly Box[] {
  const known = boxesOfShapes.get(shapes);
  if (known !== undefined) return known;
  const boxes = shapes.features.map(boxOf);
  boxesOfShapes.set(shapes, boxes);
  return boxes;
}

const isInBox = (box: Box, { latitude, longitude }: Coordinates): boolean =>
  longitude >= box.west && longitude <= box.east && latitude >= box.south && latitude <= box.north;

/** Even-odd rule. An edge belongs to one side only, so a point on a shared edge lies in one shape, never in two. */
function isInRing(ring: Ring, { latitude, longitude }: Coordinates): boolean {
  let inside = false;
  for (let index = 1; index < ring.length; index += 1) {
    const [x1, y1] = ring[index - 1] as Position;
    const [x2, y2] = ring[index] as Position;
    if (y1 > latitude === y2 > latitude) continue;
    if (longitude < x1 + ((latitude - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
  }
  return inside;
}

/** Holes count by the same rule: a point in a hole crosses two rings. */
const isInShape = (shape: AreaShape, point: Coordinates): boolean =>
  polygonsOf(shape).some((rings) => rings.filter((ring) => isInRing(ring, point)).length % 2 === 1);

/** Metres from the point to the nearest edge of the shape; flat, which is exact enough within some kilometres. */
function metresTo(shape: AreaShape, { latitude, longitude }: Coordinates): number {
  const scale = Math.cos((latitude * Math.PI) / 180);
  const flat = ([x, y]: Position): Position => [
    (x - longitude) * scale * METRES_PER_DEGREE,
    (y - latitude) * METRES_PER_DEGREE,
  ];
  let nearest = Infinity;
  for (const ring of polygonsOf(shape).flat()) {
    for (let index = 1; index < ring.length; index += 1) {
      nearest = Math.min(nearest, distanceFromOrigin(flat(ring[index - 1] as Position), flat(ring[index] as Position)));
    }
  }
  return nearest;
}

function distanceFromOrigin([x1, y1]: Position, [x2, y2]: Position): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, -(x1 * dx + y1 * dy) / length));
  return Math.hypot(x1 + along * dx, y1 + along * dy);
}

function isNearBox(box: Box, point: Coordinates, metres: number): boolean {
  const north = metres / METRES_PER_DEGREE;
  const east = north / Math.cos((point.latitude * Math.PI) / 180);
  return isInBox(
    { west: box.west - east, south: box.south - north, east: box.east + east, north: box.north + north },
    point,
  );
}

/**
 * The code of the kelurahan that the point lies in; of the nearest one where it lies outside all shapes by at most
 * `nearestWithinMetres` (2 km unless given; 0 turns this off); otherwise null. Total: also over NaN and far-away points.
 */
export function areaAt(
  shapes: AreaShapes,
  point: Coordinates,
  nearestWithinMetres: number = NEAREST_WITHIN_METRES,
): string | null {
  const boxes = boxesOf(shapes);
  const inside = shapes.features.find((shape, index) => isInBox(boxes[index] as Box, point) && isInShape(shape, point));
  if (inside !== undefined) return inside.properties.code;
  let nearest: { readonly code: string | null; readonly metres: number } = { code: null, metres: Infinity };
  for (const [index, shape] of shapes.features.entries()) {
    if (!isNearBox(boxes[index] as Box, point, nearestWithinMetres)) continue;
    const metres = metresTo(shape, point);
    if (metres <= nearestWithinMetres && metres < nearest.metres) nearest = { code: shape.properties.code, metres };
  }
  return nearest.code;
}

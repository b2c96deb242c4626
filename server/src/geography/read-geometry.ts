/**
 * Reads the geometry of one area from a file of somebody else: a Polygon or MultiPolygon in degrees.
 *
 * Must never: pass on a ring that does not close, or numbers that are not degrees of longitude and latitude.
 */
import { err, ok, type Result } from '@balai/kernel';
import type { AreaShape, Position, Ring } from './area-shapes.ts';

/** What is wrong with a geometry, without saying in which feature. */
export type GeometryProblem =
  | { readonly type: 'geometry-kind'; readonly kind: string }
  | { readonly type: 'geometry-malformed' }
  | { readonly type: 'ring-too-short' }
  | { readonly type: 'ring-open' }
  /** Numbers beyond any degree: the file is in metres of some projection. */
  | { readonly type: 'not-degrees'; readonly x: number; readonly y: number }
  /** Inside Indonesia once the two numbers change places. */
  | { readonly type: 'degrees-swapped'; readonly x: number; readonly y: number }
  | { readonly type: 'outside-indonesia'; readonly x: number; readonly y: number };

/** Indonesia with its sea, in degrees. */
const WEST = 94;
const EAST = 142;
const SOUTH = -12;
const NORTH = 7;

const isInIndonesia = (longitude: number, latitude: number): boolean =>
  longitude >= WEST && longitude <= EAST && latitude >= SOUTH && latitude <= NORTH;

/** Five decimals are about a metre: finer than any boundary is known. */
const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

/** A third number, the height, is dropped. */
function readPosition(input: unknown): Result<Position, GeometryProblem> {
  if (!Array.isArray(input)) return err({ type: 'geometry-malformed' });
  const [x, y]: unknown[] = input;
  if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y)) {
    return err({ type: 'geometry-malformed' });
  }
  if (isInIndonesia(x, y)) return ok([round(x), round(y)]);
  if (Math.abs(x) > 180 || Math.abs(y) > 180) return err({ type: 'not-degrees', x, y });
  return err({ type: isInIndonesia(y, x) ? 'degrees-swapped' : 'outside-indonesia', x, y });
}

/** All results, or the first problem. */
function readAll<T>(
  input: unknown,
  read: (item: unknown) => Result<T, GeometryProblem>,
): Result<readonly T[], GeometryProblem> {
  if (!Array.isArray(input) || input.length === 0) return err({ type: 'geometry-malformed' });
  const values: T[] = [];
  for (const item of input) {
    const one = read(item);
    if (!one.ok) return one;
    values.push(one.value);
  }
  return ok(values);
}

const isSame = (a: Position | undefined, b: Position | undefined): boolean => a?.[0] === b?.[0] && a?.[1] === b?.[1];

function readRing(input: unknown): Result<Ring, GeometryProblem> {
  const positions = readAll(input, readPosition);
  if (!positions.ok) return positions;
  if (!isSame(positions.value[0], positions.value.at(-1))) return err({ type: 'ring-open' });
  const ring = positions.value.filter(
    (position, index) => index === 0 || !isSame(position, positions.value[index - 1]),
  );
  return ring.length < 4 ? err({ type: 'ring-too-short' }) : ok(ring);
}

const readRings = (input: unknown) => readAll(input, readRing);

export function readGeometry(input: unknown): Result<AreaShape['geometry'], GeometryProblem> {
  if (typeof input !== 'object' || input === null) return err({ type: 'geometry-kind', kind: 'null' });
  const { type, coordinates } = input as { readonly type?: unknown; readonly coordinates?: unknown };
  if (type === 'Polygon') {
    const rings = readRings(coordinates);
    return rings.ok ? ok({ type, coordinates: rings.value }) : rings;
  }
  if (type === 'MultiPolygon') {
    const polygons = readAll(coordinates, readRings);
    return polygons.ok ? ok({ type, coordinates: polygons.value }) : polygons;
  }
  return err({ type: 'geometry-kind', kind: typeof type === 'string' ? type : 'null' });
}

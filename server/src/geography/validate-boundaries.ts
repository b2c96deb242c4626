/**
 * Checks a file of real boundaries before a region takes it up (`balai region boundaries FILE.geojson`).
 *
 * The file comes from outside: it is data to be judged, whatever its maker called the code of a kelurahan.
 * Must never: accept a file that would leave a kelurahan without a shape, or repair a code by the name beside it.
 */
import { err, ok, type Result } from '@balai/kernel';
import type { AreaShape, AreaShapes, Coordinates } from './area-shapes.ts';
import type { BoundaryProblem } from './boundary-problems.ts';
import { misplacedBoundaries } from './misplaced-boundaries.ts';
import { readGeometry } from './read-geometry.ts';

/** The region as the city file knows it: the codes that the boundaries have to cover. */
export interface ExpectedAreas {
  /** Kemendagri code of the region: `36.71`. */
  readonly region: string;
  readonly villages: readonly { readonly code: string; readonly name: string }[];
  /** Roughly where the region lies; null or absent: not known. */
  readonly middle?: Coordinates | null;
}

/** The names under which sources keep the Kemendagri code, in the order in which they are looked for. */
const CODE_PROPERTIES = ['code', 'kode', 'KODE_DESA', 'id'] as const;

/** Problems past this number are not reported: one cause usually repeats in every feature. */
const MOST_PROBLEMS = 20;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `3671091006`, `36.71.09.1006` and the number 3671091006 are the same code; null where it is none. */
function dottedCode(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const digits = String(value).trim().replaceAll('.', '');
  if (!/^\d{10}$/.test(digits)) return null;
  return `${digits.slice(0, 2)}.${digits.slice(2, 4)}.${digits.slice(4, 6)}.${digits.slice(6)}`;
}

/** GeoJSON also allows an `id` beside the properties. The first property that holds a code counts. */
function codeOf(feature: Readonly<Record<string, unknown>>): string | null {
  const properties = isRecord(feature['properties']) ? feature['properties'] : {};
  const candidates = [...CODE_PROPERTIES.map((name) => properties[name]), feature['id']];
  return candidates.map(dottedCode).find((code) => code !== null) ?? null;
}

function readFeature(
  input: unknown,
  feature: number,
  nameOf: ReadonlyMap<string, string>,
): Result<AreaShape, BoundaryProblem> {
  if (!isRecord(input) || input['type'] !== 'Feature') return err({ type: 'not-a-feature', feature });
  const code = codeOf(input);
  if (code === null) return err({ type: 'code-missing', feature, properties: CODE_PROPERTIES });
  const name = nameOf.get(code);
  if (name === undefined) return err({ type: 'code-unknown', feature, code });
  const geometry = readGeometry(input['geometry']);
  if (!geometry.ok) return err({ ...geometry.error, feature, code });
  const properties = { code, name, district: code.slice(0, 8) };
  return ok({ type: 'Feature', properties, geometry: geometry.value });
}

/**
 * Boundaries that can be used as they are: dotted codes, the region's own names, positions of 5 decimals (about a
 * metre), nothing else of the source. Otherwise every problem found, at most 20, in the order of the file; say them
 * with `boundarySentence`.
 */
export function validateBoundaries(
  input: unknown,
  expected: ExpectedAreas,
): Result<AreaShapes, readonly BoundaryProblem[]> {
  if (!isRecord(input) || input['type'] !== 'FeatureCollection' || !Array.isArray(input['features'])) {
    return err([{ type: 'not-a-feature-collection' }]);
  }
  const nameOf = new Map(expected.villages.map(({ code, name }) => [code, name]));
  const problems: BoundaryProblem[] = [];
  const shapes = new Map<string, AreaShape>();
  const seen = new Map<string, number>();
  for (const [index, one] of input['features'].entries()) {
    const feature = index + 1;
    const read = readFeature(one, feature, nameOf);
    if (!read.ok) {
      problems.push(read.error);
      if ('code' in read.error && !seen.has(read.error.code)) seen.set(read.error.code, feature);
      continue;
    }
    const { code } = read.value.properties;
    const earlier = seen.get(code);
    if (earlier !== undefined) problems.push({ type: 'code-twice', feature, earlier, code });
    else shapes.set(code, read.value);
    seen.set(code, earlier ?? feature);
  }
  const missing = expected.villages.filter(({ code }) => !seen.has(code));
  if (missing.length > 0) problems.push({ type: 'areas-missing', region: expected.region, missing });
  if (problems.length > 0) return err(problems.slice(0, MOST_PROBLEMS));
  const features = [...shapes.values()].toSorted((a, b) => (a.properties.code < b.properties.code ? -1 : 1));
  const misplaced = misplacedBoundaries(features, expected.middle ?? null, (code) => seen.get(code) ?? 0);
  return misplaced.length > 0 ? err(misplaced.slice(0, MOST_PROBLEMS)) : ok({ type: 'FeatureCollection', features });
}

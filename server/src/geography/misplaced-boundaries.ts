/**
 * Boundaries that are well-formed and still wrong: far from the region, or one kelurahan drawn on top of another.
 *
 * Must never: refuse what is merely inexact. Neighbours may overlap along a border; no middle lies in a neighbour.
 */
import { areaAt } from './area-at.ts';
import { polygonsOf, type AreaShape, type AreaShapes, type Coordinates } from './area-shapes.ts';
import type { BoundaryProblem } from './boundary-problems.ts';
import { distanceMetres } from './distance.ts';
import { extentOf } from './project-shapes.ts';

/** Farther than this from the middle of the region as it is known, in km: no kelurahan of a city lies there. */
const FAR_KM = 60;

/** `middle`: roughly where the region lies; null where nobody knows. `featureOf`: where in the file a code stands. */
export function misplacedBoundaries(
  shapes: readonly AreaShape[],
  middle: Coordinates | null,
  featureOf: (code: string) => number,
): readonly BoundaryProblem[] {
  const single = shapes.map((shape) => ({
    shape,
    alone: { type: 'FeatureCollection', features: [shape] } as AreaShapes,
  }));
  return single.flatMap(({ shape, alone }): readonly BoundaryProblem[] => {
    const { code } = shape.properties;
    const feature = featureOf(code);
    const spot = middleOf(shape);
    const kilometres = middle === null ? 0 : Math.round(distanceMetres(middle, spot) / 1000);
    if (kilometres > FAR_KM) return [{ type: 'far-away', feature, code, kilometres }];
    if (areaAt(alone, spot, 0) === null) return []; // bent around its middle: it says nothing about its neighbours
    const below = single.find((other) => other.shape !== shape && areaAt(other.alone, spot, 0) !== null);
    return below === undefined ? [] : [{ type: 'overlaps', feature, code, other: below.shape.properties.code }];
  });
}

/** The middle of the box around the part with most corners: cheap, and inside all but crooked shapes. */
function middleOf(shape: AreaShape): Coordinates {
  const largest = polygonsOf(shape).toSorted((a, b) => (b[0]?.length ?? 0) - (a[0]?.length ?? 0))[0];
  const geometry = { type: 'Polygon', coordinates: largest ?? [] } as const;
  const { west, south, east, north } = extentOf([{ ...shape, geometry }]);
  return { latitude: (south + north) / 2, longitude: (west + east) / 2 };
}

/** Roughly where a region lies, by the shapes that it has so far. */
export function middleOfRegion(shapes: AreaShapes): Coordinates | null {
  if (shapes.features.length === 0) return null;
  const { west, south, east, north } = extentOf(shapes.features);
  return { latitude: (south + north) / 2, longitude: (west + east) / 2 };
}

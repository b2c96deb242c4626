/**
 * Which kelurahan a point lies in, by even-odd ray casting over GeoJSON polygons.
 *
 * Must never: decide anything; the server asks the same of its own shapes.
 */
type Ring = readonly (readonly number[])[];
type Geometry =
  | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] };
export interface Shapes {
  readonly features: readonly {
    readonly properties: { readonly code: string; readonly name: string };
    readonly geometry: Geometry;
  }[];
}

function crosses(ring: Ring, x: number, y: number): boolean {
  let inside = false;
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
    const [x1 = 0, y1 = 0] = ring[at] ?? [];
    const [x2 = 0, y2 = 0] = ring[before] ?? [];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

/** The first area whose polygon holds the point (holes excepted); null outside of all. */
export function areaAt(
  shapes: Shapes,
  point: { readonly latitude: number; readonly longitude: number },
): { readonly code: string; readonly name: string } | null {
  const { longitude: x, latitude: y } = point;
  const found = shapes.features.find(({ geometry }) => {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    return polygons.some((rings) => rings.reduce((inside, ring) => inside !== crosses(ring, x, y), false));
  });
  return found === undefined ? null : { code: found.properties.code, name: found.properties.name };
}

/**
 * Shapes of areas -> paths of an SVG map: what the server draws without a map library and without a script.
 *
 * Equirectangular at the latitude of the region's middle: over a city it is true to shape within a hair.
 * Must never: keep more precision than a screen can show, because the paths travel with every page.
 */
import {
  polygonsOf,
  type AreaShape,
  type AreaShapes,
  type Coordinates,
  type Position,
  type Ring,
} from './area-shapes.ts';

export interface MapPath {
  readonly code: string;
  readonly name: string;
  readonly district: string;
  /** The `d` of a `<path>`; holes need `fill-rule="evenodd"`. */
  readonly d: string;
  /** Middle of the largest part, in units of the view box: where a label or a figure goes. */
  readonly middle: { readonly x: number; readonly y: number };
}

export interface ProjectedMap {
  readonly viewBox: string;
  readonly paths: readonly MapPath[];
  /** One open path along the edges that two kecamatan share. Empty where the edges of the source do not meet exactly. */
  readonly districtBorders: string;
  /** Where a point of the earth lies on this map, in units of the view box; outside it for points outside the region. */
  readonly place: (point: Coordinates) => { readonly x: number; readonly y: number };
}

export interface MapSize {
  /** Units of the view box. */
  readonly width: number;
  readonly height: number;
  /** Free rim on each side, same units. Default 8. */
  readonly padding?: number;
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** A piece of the earth, in degrees. */
export interface Extent {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** The smallest piece that holds all these shapes. Throws where there are none. */
export function extentOf(features: readonly AreaShape[]): Extent {
  const positions = features.flatMap(polygonsOf).flat(2);
  if (positions.length === 0) throw new Error('a map needs at least one shape');
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [longitude, latitude] of positions) {
    [west, east] = [Math.min(west, longitude), Math.max(east, longitude)];
    [south, north] = [Math.min(south, latitude), Math.max(north, latitude)];
  }
  return { west, south, east, north };
}

function projectionFor({ west, south, east, north }: Extent, { width, height, padding = 8 }: MapSize) {
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min((width - 2 * padding) / ((east - west) * squeeze), (height - 2 * padding) / (north - south));
  const left = (width - (east - west) * squeeze * scale) / 2;
  const top = (height - (north - south) * scale) / 2;
  return ([longitude, latitude]: Position): Position => [
    round(left + (longitude - west) * squeeze * scale),
    round(top + (north - latitude) * scale),
  ];
}

/** Twice the signed area, and the middle by area: a label sits inside even when corners crowd on one side. */
function middleOf(ring: Ring): { readonly area: number; readonly x: number; readonly y: number } {
  let [area, x, y] = [0, 0, 0];
  for (let index = 1; index < ring.length; index += 1) {
    const [x1, y1] = ring[index - 1] as Position;
    const [x2, y2] = ring[index] as Position;
    const cross = x1 * y2 - x2 * y1;
    area += cross;
    x += (x1 + x2) * cross;
    y += (y1 + y2) * cross;
  }
  const [startX, startY] = ring[0] ?? [0, 0];
  if (area === 0) return { area, x: startX, y: startY };
  return { area: Math.abs(area), x: round(x / (3 * area)), y: round(y / (3 * area)) };
}

const isSame = (a: Position | undefined, b: Position): boolean => a !== undefined && a[0] === b[0] && a[1] === b[1];

/** Corners that round onto each other are drawn once; a part smaller than the rounding vanishes. */
function pathOf(rings: readonly Ring[]): string {
  return rings
    .map((ring) => ring.filter((position, index) => !isSame(ring[index - 1], position)).slice(0, -1))
    .filter((corners) => corners.length >= 3)
    .map((corners) => `M${corners.map(([x, y]) => `${x} ${y}`).join(' ')}Z`)
    .join('');
}

/** Edges that two shapes of different kecamatan have in common, as drawn. */
function bordersBetweenDistricts(drawn: readonly { district: string; rings: readonly Ring[] }[]): string {
  const firstSeenIn = new Map<string, string>();
  const borders: string[] = [];
  for (const { district, rings } of drawn) {
    for (const ring of rings) {
      for (let index = 1; index < ring.length; index += 1) {
        const ends = [ring[index - 1] as Position, ring[index] as Position].map(([x, y]) => `${x} ${y}`).toSorted();
        if (ends[0] === ends[1]) continue;
        const edge = `M${ends.join(' ')}`;
        const other = firstSeenIn.get(edge);
        if (other !== undefined && other !== district) borders.push(edge);
        firstSeenIn.set(edge, district);
      }
    }
  }
  return borders.join('');
}

function drawShape(shape: AreaShape, project: (position: Position) => Position) {
  const rings = polygonsOf(shape)
    .flat()
    .map((ring) => ring.map(project));
  const largest = polygonsOf(shape)
    .map(([outer]) => middleOf((outer ?? []).map(project)))
    .toSorted((a, b) => b.area - a.area)[0];
  if (largest === undefined) throw new Error(`the shape of ${shape.properties.code} has no ring`);
  return { rings, middle: { x: largest.x, y: largest.y } };
}

/**
 * Fits all shapes into the view box, north up, middle to middle; or only this `extent`, with what lies around it going over
 * the rim. Throws on an empty collection.
 */
export function projectShapes(
  shapes: Pick<AreaShapes, 'features'>,
  size: MapSize,
  extent: Extent = extentOf(shapes.features),
): ProjectedMap {
  const project = projectionFor(extent, size);
  const drawn = shapes.features.map((shape) => ({ ...shape.properties, ...drawShape(shape, project) }));
  return {
    viewBox: `0 0 ${size.width} ${size.height}`,
    paths: drawn.map(({ code, name, district, rings, middle }) => ({ code, name, district, d: pathOf(rings), middle })),
    districtBorders: bordersBetweenDistricts(drawn),
    place: ({ latitude, longitude }) => {
      const [x, y] = project([longitude, latitude]);
      return { x, y };
    },
  };
}

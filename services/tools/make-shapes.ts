/**
 * Draws `shapes.json`: an invented tile for every kelurahan, so that a demonstration has a map to show and to route by.
 *
 * The tiles are the Voronoi cells of the points in `areas.json`, cut by a soft outline around all points.
 * Must never: take a shape from a real boundary, or let a tile be mistaken for one (the file says so itself).
 *
 * Run from the root of the repository, after `make-areas.ts`: `node services/tools/make-shapes.ts`.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { contours } from 'd3-contour';
import { Delaunay } from 'd3-delaunay';
import polygonClipping from 'polygon-clipping';

type Pair = [number, number];
type Ring = Pair[];
interface Site {
  readonly code: string;
  readonly name: string;
  readonly district: string;
  /** Kilometres east and south of the middle of the region. */
  readonly at: Pair;
}
interface Village {
  code: string;
  name: string;
  point: { latitude: number; longitude: number };
}
interface Areas {
  region: string;
  name: string;
  districts: { code: string; name: string; villages: Village[] }[];
}

/** How far the outline stands off from a lone point, and how softly neighbouring points melt together; kilometres. */
const MARGIN = 1.05;
const SOFTNESS = 0.9;
/** Room around the points, and the step of the grid that finds the outline; kilometres. */
const ROOM = 4;
const STEP = 0.2;
const KILOMETRES_PER_DEGREE = 111.32;

const data = new URL('../tangerang/data/', import.meta.url);

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const round = (degrees: number): number => Math.round(degrees * 1e4) / 1e4;

/** A flat sheet around the middle of the points: an error below 0.1 % over a city. */
function sheetAround(villages: readonly Village[]) {
  const latitude = mean(villages.map(({ point }) => point.latitude));
  const longitude = mean(villages.map(({ point }) => point.longitude));
  const perLongitude = KILOMETRES_PER_DEGREE * Math.cos((latitude * Math.PI) / 180);
  return {
    toSheet: (point: Village['point']): Pair => [
      (point.longitude - longitude) * perLongitude,
      (latitude - point.latitude) * KILOMETRES_PER_DEGREE,
    ],
    toDegrees: ([x, y]: Pair): Pair => [
      round(longitude + x / perLongitude),
      round(latitude - y / KILOMETRES_PER_DEGREE),
    ],
  };
}

/** Two kelurahan on one point would share a tile: the later one moves 150 m east, as often as needed. */
function apart(sites: readonly Site[]): Site[] {
  const taken = new Set<string>();
  return sites.map((site) => {
    const [from, y] = site.at;
    let x = from;
    while (taken.has(`${x.toFixed(2)} ${y.toFixed(2)}`)) x += 0.15;
    taken.add(`${x.toFixed(2)} ${y.toFixed(2)}`);
    return { ...site, at: [x, y] };
  });
}

/** Smooth distance to the nearest point: close points pull the outline together, so it has no notches. */
const softDistance = (sites: readonly Site[], x: number, y: number): number =>
  -SOFTNESS * Math.log(sites.reduce((sum, { at }) => sum + Math.exp(-Math.hypot(at[0] - x, at[1] - y) / SOFTNESS), 0));

function outlineOf(sites: readonly Site[]): Ring {
  const xs = sites.map(({ at }) => at[0]);
  const ys = sites.map(({ at }) => at[1]);
  const [left, top] = [Math.min(...xs) - ROOM, Math.min(...ys) - ROOM];
  const columns = Math.ceil((Math.max(...xs) + ROOM - left) / STEP);
  const rows = Math.ceil((Math.max(...ys) + ROOM - top) / STEP);
  const nearness: number[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      nearness.push(-softDistance(sites, left + (column + 0.5) * STEP, top + (row + 0.5) * STEP));
    }
  }
  const found = contours().size([columns, rows]).contour(nearness, -MARGIN).coordinates;
  const longest = found.map(([outer]) => outer ?? []).toSorted((a, b) => b.length - a.length)[0];
  if (longest === undefined || found.length !== 1) throw new Error(`the outline has ${found.length} parts, not one`);
  return longest.map(([x, y]): Pair => [left + (x ?? 0) * STEP, top + (y ?? 0) * STEP]);
}

/** GeoJSON has outer rings run counter-clockwise with north up; the sheet counts southwards, so its sign is turned. */
function counterClockwise(ring: Ring): Ring {
  const twiceArea = ring.reduce((sum, [x2, y2], index) => {
    const [x1, y1] = ring.at(index - 1) ?? [0, 0];
    return sum + x1 * y2 - x2 * y1;
  }, 0);
  return twiceArea < 0 ? ring : ring.toReversed();
}

/** The tile of each site in the order of `sites`. Throws where the outline would tear a tile in two. */
function tilesOf(sites: readonly Site[], outline: Ring): Ring[] {
  const cells = Delaunay.from(sites.map(({ at }) => at)).voronoi([-100, -100, 100, 100]);
  return sites.map((site, index) => {
    const parts = polygonClipping.intersection([cells.cellPolygon(index) as Ring], [outline]);
    const ring = parts[0]?.[0];
    if (ring === undefined || parts.length !== 1) throw new Error(`${site.code} ${site.name}: ${parts.length} tiles`);
    return counterClockwise(ring);
  });
}

/** Rounding may lay two corners on each other; GeoJSON wants each only once, but the first again at the end. */
const withoutRepeats = (ring: Ring): Ring =>
  ring.filter(([x, y], index) => index === 0 || x !== ring[index - 1]?.[0] || y !== ring[index - 1]?.[1]);

const areas = JSON.parse(await readFile(new URL('areas.json', data), 'utf8')) as Areas;
const sheet = sheetAround(areas.districts.flatMap(({ villages }) => villages));
const sites = apart(
  areas.districts.flatMap((district) =>
    district.villages.map(({ code, name, point }) => ({
      code,
      name,
      district: district.code,
      at: sheet.toSheet(point),
    })),
  ),
);
const tiles = tilesOf(sites, outlineOf(sites));
const features = sites.map(({ code, name, district }, index) =>
  JSON.stringify({
    type: 'Feature',
    properties: { code, name, district },
    geometry: { type: 'Polygon', coordinates: [withoutRepeats((tiles[index] ?? []).map(sheet.toDegrees))] },
  }),
);
const head = JSON.stringify({
  type: 'FeatureCollection',
  name: `${areas.name}: schematic tiles, not boundaries`,
  schematic: true,
  note: 'Invented shapes drawn around approximate points. Not boundaries: import real ones with `balai region boundaries`.',
});
await writeFile(new URL('shapes.json', data), `${head.slice(0, -1)},"features":[\n${features.join(',\n')}\n]}\n`);
console.log(`shapes.json: ${features.length} tiles`);

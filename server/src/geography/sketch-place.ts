/**
 * A small map of one place: its kelurahan among its neighbours, and the point or the rough spot in it. Drawn by the server, so
 * that it needs neither script nor tiles.
 *
 * Must never: be given a finer point than its reader may see. It draws what it is given.
 */
import { metresPerDegree } from './distance.ts';
import type { AreaShape, AreaShapes, Coordinates } from './area-shapes.ts';
import { extentOf, projectShapes, type Extent, type MapPath, type ProjectedMap } from './project-shapes.ts';
import { CITY_METRES, NEAR_METRES, simplifyShapes } from './simplify-shapes.ts';

export interface Sketch {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly {
    readonly code: string;
    readonly name: string;
    readonly path: string;
    /** Where its name may stand; null outside the picture. */
    readonly label: { readonly x: number; readonly y: number } | null;
  }[];
  /** The code of the kelurahan that is meant; null for the whole city. */
  readonly chosen: string | null;
  readonly point: { readonly x: number; readonly y: number } | null;
  /** Of the circle in which the place lies somewhere, in units of the picture; null where the point is exact. */
  readonly radius: number | null;
  /** True for drawn tiles instead of real boundaries. */
  readonly schematic: boolean;
}

export interface SketchedPlace {
  readonly area: string | null;
  readonly point: Coordinates | null;
  /** The point was rounded to a grid of so many metres. */
  readonly roundedTo: number | null;
}

const WIDTH = 360;
const HEIGHT = 200;
/** What is seen around a kelurahan, as a part of its own width. */
const AROUND = 0.45;
const WHOLE = { width: 360, height: 300 } as const;

/** A kelurahan without a place in it, and what is seen of the world: whoever draws it may set points by `extent`. */
export interface AreaSketch extends Sketch {
  readonly extent: Extent;
}

/** Null where nothing is known that could be drawn. */
export function sketchPlace(shapes: AreaShapes, place: SketchedPlace): Sketch | null {
  const drawn = drawPlace(shapes, place);
  return drawn === null ? null : drawn.sketch;
}

/** The surroundings of a kelurahan for a page that moves from place to place. Null: there is no such shape. */
export function sketchArea(shapes: AreaShapes, area: string): AreaSketch | null {
  const drawn = drawPlace(shapes, { area, point: null, roundedTo: null });
  return drawn === null ? null : { ...drawn.sketch, extent: drawn.extent };
}

function drawPlace(
  shapes: AreaShapes,
  { area, point, roundedTo }: SketchedPlace,
): { readonly sketch: Sketch; readonly extent: Extent } | null {
  const surroundings = area === null ? null : surroundingsOf(shapes, area);
  if (surroundings === null) return null;
  const { extent, map } = surroundings;
  const unitsPerDegree = HEIGHT / (extent.north - extent.south);
  const sketch: Sketch = {
    width: WIDTH,
    height: HEIGHT,
    shapes: named(map.paths, surroundings.code, point === null ? null : map.place(point)),
    chosen: surroundings.code,
    point: point === null ? null : map.place(point),
    radius: point === null || roundedTo === null ? null : Math.round((roundedTo / metresPerDegree) * unitsPerDegree),
    schematic: shapes.schematic === true,
  };
  return { sketch, extent };
}

/** The whole city, with the kelurahan and the point that are chosen so far. */
export function sketchCity(shapes: AreaShapes, { area, point }: SketchedPlace): Sketch {
  const { map, drawn } = wholeOf(shapes);
  return {
    ...WHOLE,
    shapes: drawn,
    chosen: area,
    point: point === null ? null : map.place(point),
    radius: null,
    schematic: shapes.schematic === true,
  };
}

interface Surroundings {
  readonly code: string;
  readonly extent: Extent;
  readonly map: ProjectedMap;
}
/** A city has a hundred kelurahan and many thousand places: each is drawn once. */
const surroundings = new WeakMap<AreaShapes, Map<string, Surroundings>>();
function surroundingsOf(shapes: AreaShapes, area: string): Surroundings | null {
  const known = surroundings.get(shapes) ?? new Map<string, Surroundings>();
  surroundings.set(shapes, known);
  const before = known.get(area);
  if (before !== undefined) return before;
  const { features } = simplifyShapes(shapes, NEAR_METRES);
  const own = features.find(({ properties }) => properties.code === area);
  if (own === undefined) return null;
  const extent = around(own);
  const near = features.filter((shape) => overlaps(extentOf([shape]), extent));
  const map = projectShapes({ features: near }, { width: WIDTH, height: HEIGHT, padding: 0 }, extent);
  const made = { code: own.properties.code, extent, map };
  known.set(area, made);
  return made;
}

const wholes = new WeakMap<AreaShapes, { readonly map: ProjectedMap; readonly drawn: Sketch['shapes'] }>();
function wholeOf(shapes: AreaShapes): { readonly map: ProjectedMap; readonly drawn: Sketch['shapes'] } {
  let whole = wholes.get(shapes);
  if (whole === undefined) {
    const map = projectShapes(simplifyShapes(shapes, CITY_METRES), { ...WHOLE, padding: 6 });
    const drawn = map.paths.map(({ code, name, d }) => ({ code, name, path: d, label: null }));
    wholes.set(shapes, (whole = { map, drawn }));
  }
  return whole;
}

/** The shape with its surroundings, in the proportions of the picture. */
function around(shape: AreaShape): Extent {
  const { west, south, east, north } = extentOf([shape]);
  const [longitude, latitude] = [(west + east) / 2, (south + north) / 2];
  const squeeze = Math.cos((latitude * Math.PI) / 180);
  const half = (1 / 2 + AROUND) * Math.max(((east - west) * squeeze * HEIGHT) / WIDTH, north - south);
  const wide = (half * WIDTH) / HEIGHT / squeeze;
  return { west: longitude - wide, east: longitude + wide, south: latitude - half, north: latitude + half };
}

const overlaps = (a: Extent, b: Extent): boolean =>
  a.west < b.east && a.east > b.west && a.south < b.north && a.north > b.south;
interface Spot {
  readonly x: number;
  readonly y: number;
}

/** How much room a name takes, in units of the picture, drawn as the page draws it. */
const LETTER = 6.4;
const LINE = 15;
/** The room of a pin above its point. */
const PIN = { half: 16, height: 38 } as const;

/** Gives each shape its name where there is room: the chosen one first, then its nearest neighbours. */
function named(paths: readonly MapPath[], chosen: string, pin: Spot | null): Sketch['shapes'] {
  const middle = paths.find(({ code }) => code === chosen)?.middle ?? { x: WIDTH / 2, y: HEIGHT / 2 };
  const far = ({ middle: { x, y } }: MapPath): number => Math.hypot(x - middle.x, y - middle.y);
  const taken: Extent[] =
    pin === null
      ? []
      : [{ west: pin.x - PIN.half, east: pin.x + PIN.half, south: pin.y - PIN.height, north: pin.y + 3 }];
  const labels = new Map<string, Spot>();
  for (const path of paths.toSorted((a, b) => far(a) - far(b))) {
    const { x, y } = path.middle;
    const half = (path.name.length * LETTER) / 2;
    const box = { west: x - half, east: x + half, south: y - LINE + 3, north: y + 3 };
    const isFree = isInside(path.middle) && !taken.some((other) => overlaps(other, box));
    if (!isFree) continue;
    taken.push(box);
    labels.set(path.code, path.middle);
  }
  return paths.map(({ code, name, d }) => ({ code, name, path: d, label: labels.get(code) ?? null }));
}

const isInside = ({ x, y }: { readonly x: number; readonly y: number }): boolean =>
  x > WIDTH * 0.12 && x < WIDTH * 0.88 && y > 14 && y < HEIGHT - 8;

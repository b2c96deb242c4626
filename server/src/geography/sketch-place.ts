/**
 * A small map of one place: its kelurahan among its neighbours, and the point or the rough spot in it. Drawn by the server, so
 * that it needs neither script nor tiles.
 *
 * Must never: be given a finer point than its reader may see. It draws what it is given.
 */
import { metresPerDegree } from './distance.ts';
import type { AreaShape, AreaShapes, Coordinates } from './area-shapes.ts';
import { extentOf, projectShapes, type Extent } from './project-shapes.ts';

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

/** Null where nothing is known that could be drawn. */
export function sketchPlace(shapes: AreaShapes, { area, point, roundedTo }: SketchedPlace): Sketch | null {
  const own = shapes.features.find(({ properties }) => properties.code === area);
  if (own === undefined) return null;
  const extent = around(own);
  const near = shapes.features.filter((shape) => overlaps(extentOf([shape]), extent));
  const map = projectShapes({ features: near }, { width: WIDTH, height: HEIGHT, padding: 0 }, extent);
  const unitsPerDegree = HEIGHT / (extent.north - extent.south);
  return {
    width: WIDTH,
    height: HEIGHT,
    shapes: map.paths.map(({ code, name, d, middle }) => ({
      code,
      name,
      path: d,
      label: isInside(middle) ? middle : null,
    })),
    chosen: own.properties.code,
    point: point === null ? null : map.place(point),
    radius: point === null || roundedTo === null ? null : Math.round((roundedTo / metresPerDegree) * unitsPerDegree),
    schematic: shapes.schematic === true,
  };
}

/** The whole city, with the kelurahan and the point that are chosen so far. */
export function sketchCity(shapes: AreaShapes, { area, point }: SketchedPlace): Sketch {
  const map = projectShapes(shapes, { ...WHOLE, padding: 6 });
  return {
    ...WHOLE,
    shapes: map.paths.map(({ code, name, d }) => ({ code, name, path: d, label: null })),
    chosen: area,
    point: point === null ? null : map.place(point),
    radius: null,
    schematic: shapes.schematic === true,
  };
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
const isInside = ({ x, y }: { readonly x: number; readonly y: number }): boolean =>
  x > WIDTH * 0.12 && x < WIDTH * 0.88 && y > 14 && y < HEIGHT - 8;

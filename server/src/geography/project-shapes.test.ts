/** The map that every page carries: in place, true to shape, small. */
import { expect, test } from 'vitest';
import type { AreaShapes, Position } from './area-shapes.ts';
import { projectShapes } from './project-shapes.ts';

const box = (west: number, south: number, east: number, north: number): Position[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const shape = (code: string, ...rings: Position[][]) => ({
  type: 'Feature' as const,
  properties: { code, name: `Kelurahan ${code}`, district: code.slice(0, 8) },
  geometry: { type: 'Polygon' as const, coordinates: rings },
});
const collection = (...features: ReturnType<typeof shape>[]): AreaShapes => ({ type: 'FeatureCollection', features });

const size = { width: 220, height: 120, padding: 10 };
/** On the equator a degree is as wide as it is high. */
const twoSquares = collection(
  shape('36.71.01.1001', box(100, -0.5, 101, 0.5)),
  shape('36.71.02.1001', box(101, -0.5, 102, 0.5)),
);

test('fills the view box inside its rim, north up', () => {
  const { viewBox, paths } = projectShapes(twoSquares, size);
  expect(viewBox).toBe('0 0 220 120');
  expect(paths.map(({ d }) => d)).toEqual(['M10 110 110 110 110 10 10 10Z', 'M110 110 210 110 210 10 110 10Z']);
});

test('labels sit in the middle of the largest part, and points are placed like shapes', () => {
  const { paths, place } = projectShapes(twoSquares, size);
  expect(paths[0]?.middle).toEqual({ x: 60, y: 60 });
  expect(place({ latitude: 0.5, longitude: 100 })).toEqual({ x: 10, y: 10 });
});

test('a shape of many parts is labelled on its largest', () => {
  const islands: AreaShapes = {
    type: 'FeatureCollection',
    features: [
      {
        ...shape('36.71.01.1001'),
        geometry: { type: 'MultiPolygon', coordinates: [[box(100, 0, 100.1, 0.1)], [box(101, -0.5, 102, 0.5)]] },
      },
    ],
  };
  const [path] = projectShapes(islands, size).paths;
  expect(path?.middle).toEqual({ x: 160, y: 60 });
  expect(path?.d.match(/M/g)).toHaveLength(2);
});

test('east and west are squeezed by the latitude, so that shapes keep their look', () => {
  const { paths } = projectShapes(collection(shape('36.71.01.1001', box(100, 59.5, 101, 60.5))), size);
  expect(paths[0]?.d).toBe('M85 110 135 110 135 10 85 10Z');
});

test('only edges between two kecamatan are borders', () => {
  expect(projectShapes(twoSquares, size).districtBorders).toBe('M110 10 110 110');
  const sameDistrict = collection(
    shape('36.71.01.1001', box(100, -0.5, 101, 0.5)),
    shape('36.71.01.1002', box(101, -0.5, 102, 0.5)),
  );
  expect(projectShapes(sameDistrict, size).districtBorders).toBe('');
});

test('draws nothing finer than a tenth of a unit, and drops corners that fall together', () => {
  const fine: Position[] = [
    [100, 0],
    [100.00001, 0],
    [100.33333, 0],
    [100.33333, 0.77777],
    [100, 0.77777],
    [100, 0],
  ];
  const [path] = projectShapes(collection(shape('36.71.01.1001', fine)), size).paths;
  expect(path?.d).toMatch(/^M(\d+(\.\d)? \d+(\.\d)? ?){4}Z$/);
});

test('a hole becomes a path of its own', () => {
  const [path] = projectShapes(
    collection(shape('36.71.01.1001', box(100, 0, 101, 1), box(100.4, 0.4, 100.6, 0.6))),
    size,
  ).paths;
  expect(path?.d.match(/M/g)).toHaveLength(2);
});

test('an empty collection is a mistake of the caller', () => {
  expect(() => projectShapes(collection(), size)).toThrow(/at least one shape/);
});

/** A small map shows where without telling more than it was given. */
import { expect, test } from 'vitest';
import type { AreaShape, AreaShapes } from './area-shapes.ts';
import { sketchArea, sketchCity, sketchPlace } from './sketch-place.ts';

const square = (code: string, west: number, south: number): AreaShape => ({
  type: 'Feature',
  properties: { code, name: `Contoh ${code.slice(-1)}`, district: code.slice(0, 8) },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [west + 0.01, south],
        [west + 0.01, south + 0.01],
        [west, south + 0.01],
        [west, south],
      ],
    ],
  },
});
/** A row of nine kelurahan from west to east. */
const shapes: AreaShapes = {
  type: 'FeatureCollection',
  schematic: true,
  features: Array.from({ length: 9 }, (_, at) => square(`36.71.01.100${at + 1}`, 106.6 + at * 0.01, -6.18)),
};
const area = '36.71.01.1005';

test('a place is drawn among its neighbours only, with its point inside its kelurahan', () => {
  const sketch = sketchPlace(shapes, { area, point: { latitude: -6.175, longitude: 106.645 }, roundedTo: null });
  expect(sketch?.chosen).toBe(area);
  expect(sketch?.shapes.map(({ code }) => code.at(-1))).toEqual(['3', '4', '5', '6', '7']);
  expect(sketch?.point?.x).toBeCloseTo(180, 0);
  expect(sketch?.point?.y).toBeCloseTo(100, 0);
  expect(sketch?.radius).toBeNull();
});

test('names stand apart from each other and from the pin', () => {
  const long = shapes.features.map((shape) => ({
    ...shape,
    properties: { ...shape.properties, name: `Kelurahan Contoh Panjang ${shape.properties.code.at(-1)}` },
  }));
  const drawn = (point: { latitude: number; longitude: number } | null) =>
    sketchPlace({ ...shapes, features: long }, { area, point, roundedTo: null })?.shapes.filter(
      ({ label }) => label !== null,
    );
  expect(drawn(null)?.map(({ code }) => code)).toEqual([area]);
  expect(drawn({ latitude: -6.1755, longitude: 106.645 })?.map(({ code }) => code)).not.toContain(area);
});

test('a rounded point is a circle as wide as its grid, never a pin', () => {
  const sketch = sketchPlace(shapes, { area, point: { latitude: -6.175, longitude: 106.645 }, roundedTo: 100 });
  // 200 units show 1.9 hundredths of a degree, some 2,115 metres.
  expect(sketch?.radius).toBe(9);
});

test('without a point the kelurahan alone is marked, and without a kelurahan nothing is drawn', () => {
  expect(sketchPlace(shapes, { area, point: null, roundedTo: null })).toMatchObject({ chosen: area, point: null });
  expect(sketchPlace(shapes, { area: null, point: null, roundedTo: null })).toBeNull();
  expect(sketchPlace(shapes, { area: '36.71.99.1001', point: null, roundedTo: null })).toBeNull();
});

test('the whole city is drawn while one chooses, with what is chosen so far', () => {
  const sketch = sketchCity(shapes, { area, point: null, roundedTo: null });
  expect(sketch.shapes).toHaveLength(9);
  expect(sketch.chosen).toBe(area);
});

test('the extent of a kelurahan lets a page set a point where the server would have drawn it', () => {
  const point = { latitude: -6.1725, longitude: 106.6435 };
  const drawn = sketchArea(shapes, area);
  const placed = sketchPlace(shapes, { area, point, roundedTo: null });
  if (drawn === null) throw new Error('there is no such shape');
  const { west, east, north, south } = drawn.extent;
  const x = ((point.longitude - west) / (east - west)) * drawn.width;
  const y = ((north - point.latitude) / (north - south)) * drawn.height;
  expect(Math.abs(x - (placed?.point?.x ?? 0))).toBeLessThan(1);
  expect(Math.abs(y - (placed?.point?.y ?? 0))).toBeLessThan(1);
  expect(sketchArea(shapes, '36.71.99.9999')).toBeNull();
});

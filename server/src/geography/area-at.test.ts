/** Routing by place: a wrong answer here sends a report to the wrong office. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areaAt } from './area-at.ts';
import type { AreaShapes, Position } from './area-shapes.ts';

const square = (west: number, south: number, size: number): Position[] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];
const named = (code: string) => ({ code, name: code, district: code.slice(0, 8) });

/** Two squares side by side; a third with a pond that belongs to nobody; a fourth of two islands. */
const shapes: AreaShapes = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: named('36.71.01.1001'),
      geometry: { type: 'Polygon', coordinates: [square(106.6, -6.2, 0.1)] },
    },
    {
      type: 'Feature',
      properties: named('36.71.01.1002'),
      geometry: { type: 'Polygon', coordinates: [square(106.7, -6.2, 0.1)] },
    },
    {
      type: 'Feature',
      properties: named('36.71.02.1001'),
      geometry: { type: 'Polygon', coordinates: [square(107, -6.2, 0.2), square(107.05, -6.15, 0.1)] },
    },
    {
      type: 'Feature',
      properties: named('36.71.02.1002'),
      geometry: { type: 'MultiPolygon', coordinates: [[square(108, -6.2, 0.01)], [square(108.5, -6.2, 0.01)]] },
    },
  ],
};

describe('inside', () => {
  test.each([
    ['the first square', -6.15, 106.65, '36.71.01.1001'],
    ['its neighbour', -6.15, 106.75, '36.71.01.1002'],
    ['an area around a hole', -6.19, 107.02, '36.71.02.1001'],
    ['the second island of one area', -6.195, 108.505, '36.71.02.1002'],
  ])('%s', (_, latitude, longitude, code) => {
    expect(areaAt(shapes, { latitude, longitude })).toBe(code);
  });

  test('a point on a shared edge belongs to one side, always the same', () => {
    expect(areaAt(shapes, { latitude: -6.15, longitude: 106.7 }, 0)).toBe('36.71.01.1002');
  });

  test('every point of the two squares belongs to exactly the square that it is in', () => {
    const within = fc.double({ min: 0, max: 0.2, noNaN: true, maxExcluded: true });
    fc.assert(
      fc.property(within, fc.double({ min: 0.001, max: 0.099, noNaN: true }), (east, north) => {
        const longitude = 106.6 + east;
        const expected = longitude < 106.7 ? '36.71.01.1001' : '36.71.01.1002';
        fc.pre(longitude < 106.8);
        expect(areaAt(shapes, { latitude: -6.2 + north, longitude }, 0)).toBe(expected);
      }),
    );
  });
});

describe('outside', () => {
  test('a point 1 km beyond the border belongs to the nearest area', () => {
    expect(areaAt(shapes, { latitude: -6.209, longitude: 106.75 })).toBe('36.71.01.1002');
    expect(areaAt(shapes, { latitude: -6.15, longitude: 106.591 })).toBe('36.71.01.1001');
  });

  test('a point 3 km beyond the border belongs to none', () => {
    expect(areaAt(shapes, { latitude: -6.227, longitude: 106.75 })).toBeNull();
  });

  test('nearest is measured to edges, not to corners, and also into a hole', () => {
    expect(areaAt(shapes, { latitude: -6.1, longitude: 107.06 })).toBe('36.71.02.1001');
    expect(areaAt(shapes, { latitude: -6.1, longitude: 107.1 })).toBeNull();
  });

  test('the reach can be turned off', () => {
    expect(areaAt(shapes, { latitude: -6.2001, longitude: 106.75 }, 0)).toBeNull();
  });

  test('no number is too odd to answer', () => {
    fc.assert(
      fc.property(fc.double(), fc.double(), (latitude, longitude) => {
        const code = areaAt(shapes, { latitude, longitude });
        expect(code === null || shapes.features.some(({ properties }) => properties.code === code)).toBe(true);
      }),
    );
  });
});

/** The map names the kelurahan under the pin, also with holes and islands. */
import { describe, expect, it } from 'vitest';
import { areaAt, type Shapes } from './area-at.ts';

const square = (x: number, y: number, side: number) => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];
const shapes: Shapes = {
  features: [
    {
      properties: { code: 'a', name: 'Satu' },
      geometry: { type: 'Polygon', coordinates: [square(0, 0, 10), square(4, 4, 2)] },
    },
    {
      properties: { code: 'b', name: 'Dua' },
      geometry: { type: 'MultiPolygon', coordinates: [[square(4, 4, 2)], [square(20, 0, 5)]] },
    },
  ],
};

describe('areaAt', () => {
  it.each([
    [1, 1, 'a'],
    [5, 5, 'b'],
    [21, 1, 'b'],
    [15, 5, null],
    [-1, 5, null],
  ] as const)('longitude %d, latitude %d is in %s', (longitude, latitude, code) => {
    expect(areaAt(shapes, { latitude, longitude })?.code ?? null).toBe(code);
  });
});

/** Thinner borders: few corners, none out of place, and no gap between neighbours. */
import { expect, test } from 'vitest';
import type { AreaShape, AreaShapes, Position } from './area-shapes.ts';
import { simplifyShapes } from './simplify-shapes.ts';

/** From one corner to the next in a thousand steps that stray a metre or two to the side. */
function crooked([x1, y1]: Position, [x2, y2]: Position): Position[] {
  const stray = (step: number): number => (((step * 7919) % 5) - 2) * 1e-5;
  return Array.from({ length: 1000 }, (_, step) => {
    const along = step / 1000;
    const off = step === 0 ? 0 : stray(step);
    return [x1 + (x2 - x1) * along + off, y1 + (y2 - y1) * along + off];
  });
}
const west = crooked([106.6, -6.2], [106.6, -6.1]);
const shared = crooked([106.65, -6.2], [106.65, -6.1]);
const ends = { left: [106.6, -6.1], top: [106.65, -6.1], bottom: [106.65, -6.2], corner: [106.6, -6.2] } as const;
const closed = (...positions: Position[]): Position[] => [...positions, positions[0] as Position];
const shape = (code: string, ...rings: Position[][]): AreaShape => ({
  type: 'Feature',
  properties: { code, name: code, district: code.slice(0, 8) },
  geometry: { type: 'Polygon', coordinates: rings },
});
const left = closed(...west, ends.left, ends.top, ...shared.slice(1).toReversed(), ends.bottom);
const right = closed(...shared, ends.top, [106.7, -6.1], [106.7, -6.2]);
const pond = closed([106.62, -6.15], [106.62001, -6.15], [106.62001, -6.14999]);
const town: AreaShapes = {
  type: 'FeatureCollection',
  features: [shape('36.71.01.1001', left, pond), shape('36.71.01.1002', right)],
};
const ringsOf = ({ geometry }: AreaShape | never) => geometry.coordinates.flat() as unknown as Position[][];

test('a thousand corners that nobody can see are gone, and the corners of the border stay', () => {
  const [one, other] = simplifyShapes(town, 10).features.map(ringsOf);
  expect(one).toHaveLength(1); // the pond is smaller than can be drawn
  expect(one?.[0]?.length).toBeLessThan(12);
  for (const corner of [ends.top, ends.bottom]) {
    expect(one?.[0]).toContainEqual(corner);
    expect(other?.[0]).toContainEqual(corner);
  }
  for (const ring of [one?.[0], other?.[0]]) expect(ring?.[0]).toEqual(ring?.at(-1));
});

test('both sides of a border come out alike, so that no gap opens', () => {
  const [one, other] = simplifyShapes(town, 1.5).features.map(ringsOf);
  const inner = (ring: Position[] | undefined) =>
    ring
      ?.filter(([x]) => x > 106.64 && x < 106.66)
      .map(String)
      .toSorted();
  expect(new Set(inner(one?.[0]))).toEqual(new Set(inner(other?.[0])));
  expect(inner(one?.[0])?.length).toBeGreaterThan(10);
});

test('an area smaller than the measure keeps its shape, and a sketch is left as it is', () => {
  const islet: AreaShapes = { type: 'FeatureCollection', features: [shape('36.71.01.1003', pond)] };
  expect(simplifyShapes(islet, 100).features).toEqual(islet.features);
  const sketch: AreaShapes = { ...town, schematic: true };
  expect(simplifyShapes(sketch, 100)).toBe(sketch);
});

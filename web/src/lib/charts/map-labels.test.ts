/** Names on a map: each readable, each over its own area. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { separateLabels, type MapLabel } from './map-labels.ts';

const lieOver = (a: MapLabel, b: MapLabel) =>
  Math.abs(a.x - b.x) < ((a.text.length + b.text.length) * 9) / 2 && Math.abs(a.y - b.y) < 17;

it('moves a name below the one that it would lie over, and leaves the others', () => {
  const names = [
    { x: 100, y: 50, text: 'Karawaci' },
    { x: 150, y: 55, text: 'Tangerang' },
    { x: 400, y: 52, text: 'Cipondoh' },
  ];
  expect(separateLabels(names)).toEqual([names[0], names[2], { x: 150, y: 67, text: 'Tangerang' }]);
});

it('lets no two names lie over each other, and keeps each where it was from west to east', () => {
  const label = fc.record({
    x: fc.integer({ min: 0, max: 500 }),
    y: fc.integer({ min: 0, max: 300 }),
    text: fc.constantFrom('Benda', 'Karawaci', 'Karang Tengah'),
  });
  fc.assert(
    fc.property(fc.array(label, { maxLength: 14 }), (labels) => {
      const placed = separateLabels(labels);
      expect(placed.map(({ x, text }) => `${x} ${text}`).toSorted()).toEqual(
        labels.map(({ x, text }) => `${x} ${text}`).toSorted(),
      );
      for (const [at, one] of placed.entries())
        for (const other of placed.slice(at + 1)) expect(lieOver(one, other)).toBe(false);
    }),
  );
});

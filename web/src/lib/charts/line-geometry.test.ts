/** A chart shows every figure inside its frame and breaks where there is none. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineGeometry } from './line-geometry.ts';

const frame = { width: 480, height: 210, left: 44, right: 66, top: 14, bottom: 28 };

describe('lineGeometry', () => {
  it('breaks the line at a missing figure', () => {
    const { path, dots } = lineGeometry(
      [
        { x: 'a', y: 1 },
        { x: 'b', y: null },
        { x: 'c', y: 3 },
        { x: 'd', y: 2 },
      ],
      frame,
      {},
    );
    expect(path.match(/M/g)).toHaveLength(2);
    expect(dots.map(({ last }) => last)).toEqual([false, false, true]);
  });
  it('puts the words of the target where the line keeps away from it', () => {
    const weeks = (...shares: readonly number[]) => shares.map((y, at) => ({ x: String(at), y }));
    const words = (...shares: readonly number[]) => lineGeometry(weeks(...shares), frame, { target: 95 }).target?.words;
    expect(words(100, 89, 83, 83)?.anchor).toBe('end');
    expect(words(80, 85, 90, 94)?.anchor).toBe('start');
    expect(words(100, 89, 83, 88, 100)?.anchor).toBe('middle');
  });
  it('keeps every dot within the frame, whatever the figures', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: -1000, max: 1000 })), { maxLength: 40 }), (values) => {
        const { path, dots, ticks } = lineGeometry(
          values.map((y, at) => ({ x: String(at), y })),
          frame,
          {},
        );
        expect(path).not.toContain('NaN');
        expect(dots).toHaveLength(values.filter((value) => value !== null).length);
        for (const { x, y } of dots) {
          expect(x).toBeGreaterThanOrEqual(frame.left);
          expect(x).toBeLessThanOrEqual(frame.width - frame.right);
          expect(y).toBeGreaterThanOrEqual(frame.top);
          expect(y).toBeLessThanOrEqual(frame.height - frame.bottom);
        }
        expect(ticks.every(({ y }) => Number.isFinite(y))).toBe(true);
      }),
    );
  });
});

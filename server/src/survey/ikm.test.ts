/** The index that the city publishes: exact, rounded once, in the right band. */
import type { SurveyElement } from '@balai/store';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SURVEY } from './elements.ts';
import { ikmOf, type SurveySums } from './ikm.ts';

const sumsOf = (values: readonly number[]): SurveySums =>
  Object.fromEntries(SURVEY.map(({ key }, at) => [key, values[at] ?? 0])) as Record<SurveyElement, number>;

describe('ikmOf', () => {
  it('rounds once: means that are rounded first would publish another figure (P12)', () => {
    // 7 forms, sum 215: 215 / 63 * 25 = 85.3174… -> 85.32. From means of two decimals it would be 85.33.
    const result = ikmOf(sumsOf([24, 24, 24, 24, 24, 24, 24, 24, 23]), 7);
    expect(result.ikm).toBe('85.32');
    expect(result.means.requirements).toBe('3.43');
    const fromMeans = (SURVEY.reduce((sum, { key }) => sum + Number(result.means[key]), 0) / 9) * 25;
    expect(fromMeans.toFixed(2)).not.toBe(result.ikm);
  });

  it('puts the rounded figure into the band: 88.30 is B and 88.31 is A', () => {
    // 88.305 exactly rounds up to 88.31: sum / (n * 9) * 25 = 88.305 -> sum = 3.5322 * n * 9; n = 5000 -> 158949.
    const edge = ikmOf(sumsOf([17661, 17661, 17661, 17661, 17661, 17661, 17661, 17661, 17661]), 5000);
    expect(edge).toMatchObject({ ikm: '88.31', band: 'A' });
    const below = ikmOf(sumsOf([17661, 17661, 17661, 17661, 17661, 17661, 17661, 17661, 17660]), 5000);
    expect(below).toMatchObject({ ikm: '88.30', band: 'B' });
    expect(ikmOf(sumsOf(Array<number>(9).fill(1)), 1)).toMatchObject({ ikm: '25.00', band: 'D' });
    expect(ikmOf(sumsOf(Array<number>(9).fill(4)), 1)).toMatchObject({ ikm: '100.00', band: 'A' });
  });

  it('says nothing while nobody has answered', () => {
    expect(ikmOf(sumsOf([]), 0)).toMatchObject({ ikm: null, band: null });
  });

  it('can be recomputed by anybody with exact fractions', () => {
    const form = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(fc.array(form, { minLength: 1, maxLength: 40 }), (forms) => {
        const sums = SURVEY.map((_, at) => forms.reduce((sum, points) => sum + (points[at] ?? 0), 0));
        const total = sums.reduce((a, b) => a + b, 0);
        const { ikm } = ikmOf(sumsOf(sums), forms.length);
        // The published figure is within half a hundredth of the exact one, checked over whole numbers.
        const published = Math.round(Number(ikm) * 100);
        expect(Math.abs(published * forms.length * 9 - total * 2500) * 2).toBeLessThanOrEqual(forms.length * 9);
      }),
    );
  });

  it('refuses sums that cannot come from so many forms', () => {
    expect(() => ikmOf(sumsOf([5, 1, 1, 1, 1, 1, 1, 1, 1]), 1)).toThrow(RangeError);
  });
});

/** Letter numbers: written as the city writes them, read back as people type them. Must never: accept two spellings. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatLetterNumber, parseLetterNumber } from './letter-number.ts';

const domicile = { kind: 'B', sequence: 1, classification: '400.8.2.2', month: 11, year: 2026 };

describe('letter number', () => {
  test('is written with three digits and the Roman month, and grows past 999', () => {
    expect(formatLetterNumber(domicile)).toBe('B/001/400.8.2.2/XI/2026');
    expect(formatLetterNumber({ ...domicile, sequence: 1204, month: 4 })).toBe('B/1204/400.8.2.2/IV/2026');
  });

  test('of a kind without a classification leaves it out', () => {
    expect(formatLetterNumber({ ...domicile, classification: null })).toBe('B/001/XI/2026');
  });

  test('is read back from what a person types', () => {
    expect(parseLetterNumber('  b/017/400.8.2.2/xi/2026 ')).toEqual({ ...domicile, sequence: 17 });
  });

  test('reads back whatever it wrote', () => {
    const numbers = fc.record({
      kind: fc.constantFrom('B', 'R', 'SR'),
      sequence: fc.integer({ min: 1, max: 99_999_999 }),
      classification: fc.constantFrom('400.3.8.8', '400.12.3.2', '500.3.3', '045', null),
      month: fc.integer({ min: 1, max: 12 }),
      year: fc.integer({ min: 1945, max: 9999 }),
    });
    fc.assert(
      fc.property(numbers, (number) => {
        expect(parseLetterNumber(formatLetterNumber(number))).toEqual(number);
      }),
    );
  });

  test.each([
    'B/1/400.8.2.2/XI/2026',
    'B/0001/400.8.2.2/XI/2026',
    'B/000/400.8.2.2/XI/2026',
    'B/001/400.8.2.2/IIX/2026',
    'B/001/400.8.2.2/XI/26',
    'B/001/4008/XI/2026',
    '',
  ])('%s is not a number', (text) => expect(parseLetterNumber(text)).toBeNull());

  test('a wrong part is named', () => {
    expect(() => formatLetterNumber({ ...domicile, month: 13 })).toThrow(/month 13/);
    expect(() => formatLetterNumber({ ...domicile, sequence: 0 })).toThrow(/sequence 0/);
    expect(() => formatLetterNumber({ ...domicile, classification: '../x' })).toThrow(/classification/);
  });
});

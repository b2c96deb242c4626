/** A number misheard on the telephone must be told to be wrong, never open another case. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newCaseNumber, readCaseNumber } from './case-number.ts';

const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const number = fc.array(fc.nat(31), { minLength: 6, maxLength: 6 }).map((values) => {
  let index = 0;
  return newCaseNumber(() => values[index++] ?? 0);
});

test('as people write and say it', () => {
  fc.assert(
    fc.property(number, (written) => {
      expect(written).toMatch(/^BL-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{3}$/);
      const plain = written.slice(3);
      for (const said of [
        written,
        written.toLowerCase(),
        plain,
        plain.replace('-', ''),
        ` ${written.replaceAll('-', ' ')} `,
        plain.replaceAll('0', 'o').replaceAll('1', 'l'),
        plain.replaceAll('1', 'I'),
      ]) {
        expect(readCaseNumber(said)).toBe(written);
      }
    }),
  );
});

test('one wrong symbol, or two neighbours swapped, is never a number', () => {
  fc.assert(
    fc.property(number, fc.nat(6), fc.nat(31), (written, at, value) => {
      const plain = [...written.slice(3).replace('-', '')];
      const wrong = plain.with(at, symbols[value] ?? '0');
      expect(readCaseNumber(wrong.join(''))).toBe(wrong.join('') === plain.join('') ? written : null);
      const swapped = at === 6 ? plain : plain.with(at, plain[at + 1] ?? '').with(at + 1, plain[at] ?? '');
      expect(readCaseNumber(swapped.join(''))).toBe(swapped.join('') === plain.join('') ? written : null);
    }),
  );
});

test.each(['', 'BL-', '0812 3456 7890', 'BL-7K4M-22', 'UUUUUUU'])('%j is none', (text) => {
  expect(readCaseNumber(text)).toBeNull();
});

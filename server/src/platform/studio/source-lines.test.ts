/** Words of a manifest are found in the file that it came from. */
import { expect, test } from 'vitest';
import { lineOf } from './source-lines.ts';

const lines = [
  'export const x = defineService({',
  "  reasons: { buram: { says: { id: 'a', en: 'b' } } },",
  '  stages: {',
  "    mulai: { by: 'dishub', next: { setuju: 'akhir', tolak: 'akhir' } },",
  '    diperiksa: {',
  '      next: {',
  "        setuju: 'akhir',",
  '      },',
  '    },',
  '  },',
  '});',
];

test('a word is found below the names that lead to it, also on one line', () => {
  expect(lineOf(lines, 'stages.diperiksa.next.setuju')).toBe(6);
  expect(lineOf(lines, 'stages.mulai.next.tolak')).toBe(3);
  expect(lineOf(lines, 'reasons.buram.says')).toBe(1);
});

test('what is not written leads to the nearest word above it, and nothing at all to none', () => {
  expect(lineOf(lines, 'stages.diperiksa.next.tolak.because')).toBe(5);
  expect(lineOf(lines, 'documents')).toBe(null);
});

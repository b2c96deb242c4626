/** What residents write must be found by what officers type, and the other way round. */
import { expect, test } from 'vitest';
import { slang } from './slang.ts';
import { wordsOf } from './words.ts';

test.each([
  ['Lampu jln mati bangeeet dr kmrn mlm', 'lampu jalan padam malam'],
  ['PJU di gg. sawo gak nyala', 'lampu gang sawo nyala'],
  ['tlg benerin jln bolong dkt skolah, bahaya bgt', 'perbaikan jalan lubang dekat sekolah bahaya'],
  ['bikin KK sama akte', 'bikin kartu keluarga akta'],
  ['pemakaman dan kependudukan', 'makam penduduk'],
  ['yg di itu saja', ''],
])('%s', (written, meant) => {
  expect(wordsOf(written).join(' ')).toBe(meant);
});

test('no form has two meanings, and no word that is meant is itself slang', () => {
  expect(slang.size).toBeGreaterThan(200);
  for (const meant of slang.values())
    for (const word of meant.split(' ')) expect([word, slang.has(word)]).toEqual([word, false]);
});

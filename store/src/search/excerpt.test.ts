/** What a search shows of a case: the answers that were asked for, and no name beside them. */
import { expect, it } from 'vitest';
import { excerptOf, searchedFor } from './excerpt.ts';

const body = 'Surat Keterangan Domisili · Warga Contoh Ujian · Jalan Contoh 12, RT 02 · Bank atau asuransi';

it('shows the answers that hold what was searched for, and covers the others', () => {
  expect(excerptOf(body, searchedFor('domisili'))).toBe('Surat Keterangan Domisili');
  expect(excerptOf(body, searchedFor('warga ujian'))).toBe('Warga Contoh Ujian');
  expect(excerptOf(body, searchedFor('BL-7K4M-22Q'))).toBe('');
});

it('meets slang and beginnings of words, and cuts what is long around them', () => {
  expect(excerptOf('Lapor lampu jalan padam · Lampu jln mati di gg depan', searchedFor('lampu jalan'))).toContain(
    'Lampu jln mati',
  );
  const long = excerptOf(`${'kata '.repeat(60)}lubang besar ${'kata '.repeat(60)}`, searchedFor('lubang'));
  expect(long).toMatch(/^….*lubang besar.*…$/u);
  expect(long.length).toBeLessThan(150);
});

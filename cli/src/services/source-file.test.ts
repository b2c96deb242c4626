// A word of the manifest leads to its line, in the shapes in which authors write it.
// Must never: depend on a file of the city.
import { expect, test } from 'vitest';
import { SourceFile } from './source-file.ts';

const text = `import { defineService } from './city.ts';
const steps = (days: number) => [
  since('2014-10-17', workingDays(days), 'a'),
  since('2020-11-02', workingDays(3), 'b'),
];
const contact = { kontak: phone({ id: 'Telepon', en: 'Telephone' }, { optional: true }) };
export const sku = defineService({
  id: 'sku',
  fields: {
    ...contact,
    luas: help(number({ id: 'Luas', en: 'Area' }, { unit: 'm²', from: 1 }), { id: 'a', en: 'b' }),
    jenis: choice({ id: 'Jenis', en: 'Kind' }, { published: true }).of({
      pawai: { id: 'Pawai', en: 'Parade' },
    }),
    ibu: group({ id: 'Ibu', en: 'Mother' }).of({
      nama: text({ id: 'Nama', en: 'Name' }),
    }),
  },
  routing: {
    pemilik: (f) => [
      since('2025-01-01', f.a.choose({ x: 'dishub' }), 'a'),
      since('2026-01-01', f.a.choose({ x: 'dlh' }), 'b'),
    ],
  },
  reasons: {
    mintaPerbaikan: { buram: reason('a', { id: 'a', en: 'b', about: ['luas'] }) },
    tutup: reason('a', { id: 'a', en: 'b' }),
  },
  stages: {
    diperiksa: {
      within: steps(7),
      next: { tolak: { to: 'ditolak', because: ['x'] } },
    },
  },
});
`;
const source = new SourceFile('/x/sku.ts', text);
const lineOf = (path: string) => {
  const { line, column } = source.find('defineService', path.split('.'));
  return source.lines[line - 1]?.slice(column - 1) ?? '';
};

test.each([
  ['id', "id: 'sku'"],
  ['fields.luas', 'luas: help'],
  ['fields.jenis.published', 'published: true'],
  ['fields.jenis.options.pawai', 'pawai: {'],
  ['fields.luas.from', 'from: 1'],
  ['fields.ibu.rows.nama', 'nama: text'],
  ['fields.kontak', 'kontak: phone'],
  ['routing.pemilik.1', "since('2026-01-01'"],
  ['reasons.buram', 'buram: reason'],
  ['reasons.buram.about', "about: ['luas']"],
  ['reasons.tutup', 'tutup: reason'],
  ['reasons.tiada', 'reasons: {'],
  ['stages.diperiksa.within.0', "since('2014-10-17'"],
  ['stages.diperiksa.next.tolak.because', "because: ['x']"],
  ['stages.diperiksa.next.setuju', 'next: {'],
  ['stages.tiada', 'stages: {'],
])('%s', (path, beginning) => {
  expect(lineOf(path).startsWith(beginning)).toBe(true);
});

test('a file that does not parse still has positions', () => {
  const broken = new SourceFile('/x/rusak.ts', "export const a = defineService({ id: 'a', stages: { b: { by: } } });");
  expect(broken.find('defineService', ['stages', 'b'])).toEqual({ line: 1, column: 53 });
});

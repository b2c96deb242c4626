/** What residents type finds the service they mean. */
import { describe, expect, it } from 'vitest';
import { searchServices, type Searchable } from './search-services.ts';

const report = { id: 'Laporan', en: 'Report' };
const SERVICES: readonly Searchable[] = [
  {
    id: 'lampu-jalan',
    title: { id: 'Lapor lampu jalan padam', en: 'Report a dark street lamp' },
    alsoCalled: ['lampu mati', 'pju', 'penerangan jalan umum', 'lampu taman'],
    related: [report],
    popular: true,
  },
  {
    id: 'surat-domisili',
    title: { id: 'Surat Keterangan Domisili', en: 'Certificate of Domicile' },
    alsoCalled: ['surat domisili', 'surat tempat tinggal', 'keterangan tinggal', 'skd'],
    related: [{ id: 'Surat', en: 'Letter' }],
    popular: true,
  },
  {
    id: 'jalan-rusak',
    title: { id: 'Lapor jalan rusak', en: 'Report a damaged road' },
    alsoCalled: ['jalan berlubang', 'jalan bolong', 'aspal rusak', 'jalan amblas'],
    related: [report],
    popular: false,
  },
];
const first = (query: string) => searchServices(query, SERVICES)[0]?.id;

describe('searchServices', () => {
  it.each([
    ['lampu mati', 'lampu-jalan'],
    ['pju', 'lampu-jalan'],
    ['PJU padam', 'lampu-jalan'],
    ['lmpu jln mati depan rmh', 'lampu-jalan'],
    ['lampu jln', 'lampu-jalan'],
    ['lamppu jalann', 'lampu-jalan'],
    ['street light', 'lampu-jalan'],
    ['gelap', 'lampu-jalan'],
    ['jln bolong', 'jalan-rusak'],
    ['jalan berlobang', 'jalan-rusak'],
    ['jln rsk', 'jalan-rusak'],
    ['pothole road', 'jalan-rusak'],
    ['jalan ancur bgt', 'jalan-rusak'],
    ['aspal', 'jalan-rusak'],
    ['surat domsili', 'surat-domisili'],
    ['surat domisili', 'surat-domisili'],
    ['domisili', 'surat-domisili'],
    ['bikin surat tinggal', 'surat-domisili'],
    ['skd', 'surat-domisili'],
    ['Certificate of domicile', 'surat-domisili'],
  ])('%s finds %s', (query, id) => {
    expect(first(query)).toBe(id);
  });

  it('finds nothing for what no service is about', () => {
    expect(searchServices('xyzzy', SERVICES)).toEqual([]);
    expect(searchServices('   ', SERVICES)).toEqual([]);
    expect(searchServices('paspor', SERVICES)).toEqual([]);
  });

  it('stays calm over anything that can be typed', () => {
    expect(() => searchServices('\u0000 ${} constructor __proto__ '.repeat(500), SERVICES)).not.toThrow();
  });
});

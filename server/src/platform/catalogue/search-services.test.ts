/** What residents type finds the service they mean. */
import { regions } from '@balai/services';
import { describe, expect, it } from 'vitest';
import { searchServices, type Searchable } from './search-services.ts';
import { CATEGORIES } from './words.ts';

const SERVICES: readonly Searchable[] = (regions.find(({ slug }) => slug === 'tangerang')?.services ?? []).map(
  ({ manifest, catalogue }) => ({
    id: manifest.id,
    title: manifest.title,
    alsoCalled: catalogue.alsoCalled,
    related: [CATEGORIES[manifest.category].label],
    popular: catalogue.popular,
  }),
);
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

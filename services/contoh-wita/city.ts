/**
 * Kota Contoh, an invented city in Central Indonesia Time: it adopts the services of another region, with its own units
 * and clocks. Tests always run it beside a real one, so that nothing depends on one city's offset or names.
 *
 * Must never: stand for a real place; its codes begin with 99, which no province has.
 */
import { defineCity, kept, since } from '@balai/kernel';
import { classOfRoad, registeredInWard } from '../indonesia/registry-facts.ts';
import { words } from '../tangerang/words.ts';

const officer = { id: 'Petugas', en: 'Officer' } as const;
const fiveYears = since('2009-10-23', kept(60, 'destroy'), 'UU 43/2009 (contoh)');

export const { adopt } = defineCity({
  id: 'contoh-wita',
  words,
  units: {
    kelurahan: {
      id: 'Kelurahan',
      en: 'Ward office',
      per: 'kelurahan',
      above: 'kecamatan',
      positions: { lurah: { id: 'Lurah', en: 'Head of the ward' }, staf: { id: 'Staf pelayanan', en: 'Service staff' } },
    },
    kecamatan: { id: 'Kecamatan', en: 'District office', per: 'kecamatan', positions: { camat: { id: 'Camat', en: 'Head of the district' } } },
    perhubungan: { id: 'Dinas Perhubungan', en: 'Transport Agency', positions: { petugas: officer } },
    pekerjaanUmum: { id: 'Dinas Pekerjaan Umum', en: 'Public Works Agency', positions: { petugas: officer } },
    lingkungan: { id: 'Dinas Lingkungan Hidup', en: 'Environment Agency', positions: { petugas: officer } },
    kependudukan: { id: 'Dinas Kependudukan', en: 'Population Agency', positions: { kepala: { id: 'Kepala dinas', en: 'Head of agency' }, petugas: officer } },
    pln: { id: 'PLN', en: 'State electricity company', reached: 'outside' },
    provinsi: { id: 'Pemerintah provinsi (contoh)', en: 'The province (example)', reached: 'outside' },
    bbpjn: { id: 'Balai Pelaksanaan Jalan Nasional', en: 'National Roads Agency', reached: 'outside' },
  },
  facts: { wargaTerdaftar: registeredInWard(['kelurahan', 'kecamatan']), kelasJalan: classOfRoad(['pekerjaanUmum', 'kelurahan']) },
  keeps: {
    report: fiveYears,
    letter: fiveYears,
    'civil-registry': fiveYears,
    permit: fiveYears,
    tax: fiveYears,
    visit: fiveYears,
    emergency: fiveYears,
    aid: fiveYears,
    information: fiveYears,
  },
  offers: ['kedatangan'],
  regions: {},
});

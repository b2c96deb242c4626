/**
 * Kota Contoh, an invented city in Central Indonesia Time: it adopts the services of another region, with its own units
 * and clocks. Tests always run it beside a real one, so that nothing depends on one city's offset or names.
 *
 * Must never: stand for a real place; its codes begin with 99, which no province has.
 */
import { choice, defineCity, fact, kept, since, yesNo } from '@balai/kernel';
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
      positions: {
        lurah: { id: 'Lurah', en: 'Head of the ward' },
        staf: { id: 'Staf pelayanan', en: 'Service staff' },
      },
    },
    kecamatan: {
      id: 'Kecamatan',
      en: 'District office',
      per: 'kecamatan',
      positions: { camat: { id: 'Camat', en: 'Head of the district' } },
    },
    perhubungan: { id: 'Dinas Perhubungan', en: 'Transport Agency', positions: { petugas: officer } },
    pekerjaanUmum: { id: 'Dinas Pekerjaan Umum', en: 'Public Works Agency', positions: { petugas: officer } },
    lingkungan: { id: 'Dinas Lingkungan Hidup', en: 'Environment Agency', positions: { petugas: officer } },
    pln: { id: 'PLN', en: 'State electricity company', reached: 'outside' },
    provinsi: { id: 'Pemerintah provinsi (contoh)', en: 'The province (example)', reached: 'outside' },
    bbpjn: { id: 'Balai Pelaksanaan Jalan Nasional', en: 'National Roads Agency', reached: 'outside' },
  },
  facts: {
    wargaTerdaftar: fact(yesNo({ id: 'Terdaftar sebagai warga kelurahan ini', en: 'Registered in this ward' }), {
      purpose: {
        id: 'Memastikan pemohon tinggal di kelurahan ini.',
        en: 'To confirm that the applicant lives in this ward.',
      },
      seenBy: ['kelurahan', 'kecamatan'],
      freshForMinutes: 60,
      readAgain: true,
      dependsOn: ['nik', 'kelurahan'],
    }),
    kelasJalan: fact(
      choice(
        { id: 'Kelas jalan', en: 'Class of the road' },
        {
          kota: { id: 'Jalan kota', en: 'City road' },
          lingkungan: { id: 'Jalan lingkungan', en: 'Neighbourhood lane' },
          provinsi: { id: 'Jalan provinsi', en: 'Provincial road' },
          nasional: { id: 'Jalan nasional', en: 'National road' },
        },
      ),
      {
        purpose: { id: 'Menentukan siapa yang wajib memperbaiki jalan ini.', en: 'To find who must repair this road.' },
        seenBy: ['pekerjaanUmum', 'kelurahan'],
        freshForMinutes: 30 * 24 * 60,
        dependsOn: ['lokasi'],
      },
    ),
  },
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
  offers: [],
  regions: {},
});

/**
 * Kota Tangerang: its units and their positions, and the facts that its registries can tell about a request.
 *
 * A unit or fact that is not listed here cannot be named in a service. Must never: hold a rule of one service.
 */
import { defineCity, kept, since } from '@balai/kernel';
import { classOfRoad, registeredInWard } from '../indonesia/registry-facts.ts';
import { words } from './words.ts';

const officer = { id: 'Petugas', en: 'Officer' } as const;
/** Retention of the city for every category: to be confirmed with the city's archive (UU 43/2009). */
const fiveYears = since('2009-10-23', kept(60, 'destroy'), 'UU 43/2009; JRA kota (perlu dikonfirmasi)');
const forEver = since('2009-10-23', kept(60, 'permanent'), 'UU 43/2009; JRA kota (perlu dikonfirmasi)');

export const { defineService, adopt } = defineCity({
  id: 'tangerang',
  words,

  units: {
    kelurahan: {
      id: 'Kelurahan',
      en: 'Ward office',
      per: 'kelurahan',
      above: 'kecamatan',
      positions: {
        lurah: { id: 'Lurah', en: 'Head of the ward' },
        sekretaris: { id: 'Sekretaris kelurahan', en: 'Ward secretary' },
        staf: { id: 'Staf pelayanan', en: 'Service staff' },
      },
    },
    kecamatan: {
      id: 'Kecamatan',
      en: 'District office',
      per: 'kecamatan',
      positions: {
        camat: { id: 'Camat', en: 'Head of the district' },
        sekretaris: { id: 'Sekretaris kecamatan', en: 'District secretary' },
        staf: { id: 'Staf kecamatan', en: 'District staff' },
      },
    },
    dishub: {
      id: 'Dinas Perhubungan',
      en: 'Transport Agency',
      positions: {
        kepala: { id: 'Kepala dinas', en: 'Head of agency' },
        petugas: officer,
        regu: { id: 'Regu lapangan', en: 'Field crew' },
      },
    },
    dpupr: {
      id: 'Dinas Pekerjaan Umum dan Penataan Ruang',
      en: 'Public Works Agency',
      positions: {
        kepala: { id: 'Kepala dinas', en: 'Head of agency' },
        petugas: officer,
        regu: { id: 'Regu lapangan', en: 'Field crew' },
      },
    },
    dlh: {
      id: 'Dinas Lingkungan Hidup',
      en: 'Environment Agency',
      positions: {
        kepala: { id: 'Kepala dinas', en: 'Head of agency' },
        petugas: officer,
        regu: { id: 'Regu lapangan', en: 'Field crew' },
      },
    },
    // Parks and trees moved to DLH on 1 January 2026.
    disbudpar: {
      id: 'Dinas Kebudayaan dan Pariwisata',
      en: 'Culture and Tourism Agency',
      positions: { petugas: officer },
      closes: '2025-12-31',
      successor: 'dlh',
    },
    pln: { id: 'PLN', en: 'State electricity company', reached: 'outside' },
    provinsi: { id: 'Pemerintah Provinsi Banten', en: 'Province of Banten', reached: 'outside' },
    bbpjn: { id: 'Balai Besar Pelaksanaan Jalan Nasional', en: 'National Roads Agency', reached: 'outside' },
  },

  facts: {
    wargaTerdaftar: registeredInWard(['kelurahan', 'kecamatan']),
    kelasJalan: classOfRoad(['dpupr', 'kelurahan']),
  },

  keeps: {
    report: since('2009-10-23', kept(24, 'destroy'), 'UU 43/2009; JRA kota (perlu dikonfirmasi)'),
    letter: fiveYears,
    'civil-registry': forEver,
    permit: forEver,
    tax: fiveYears,
    visit: fiveYears,
    emergency: fiveYears,
    aid: fiveYears,
    information: fiveYears,
  },
  offers: [],
  regions: {},
});

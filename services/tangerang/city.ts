/**
 * Kota Tangerang: its units and their positions, and the facts that its registries can tell about a request.
 *
 * A unit or fact that is not listed here cannot be named in a service. Must never: hold a rule of one service.
 */
import { defineCity, kept, since } from '@balai/kernel';
import { classOfRoad, headOfFamily, registeredInWard, welfareDecile } from '../indonesia/registry-facts.ts';
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
      positions: { kepala: { id: 'Kepala dinas', en: 'Head of agency' }, petugas: officer, regu: { id: 'Regu lapangan', en: 'Field crew' } },
    },
    dpupr: {
      id: 'Dinas Pekerjaan Umum dan Penataan Ruang',
      en: 'Public Works Agency',
      positions: { kepala: { id: 'Kepala dinas', en: 'Head of agency' }, petugas: officer, regu: { id: 'Regu lapangan', en: 'Field crew' } },
    },
    dlh: {
      id: 'Dinas Lingkungan Hidup',
      en: 'Environment Agency',
      positions: { kepala: { id: 'Kepala dinas', en: 'Head of agency' }, petugas: officer, regu: { id: 'Regu lapangan', en: 'Field crew' } },
    },
    // Parks and trees moved to DLH on 1 January 2026.
    disbudpar: {
      id: 'Dinas Kebudayaan dan Pariwisata',
      en: 'Culture and Tourism Agency',
      positions: { petugas: officer },
      closes: '2025-12-31',
      successor: 'dlh',
    },
    ppid: {
      id: 'Pejabat Pengelola Informasi dan Dokumentasi (PPID)',
      en: 'Public Information Office (PPID)',
      above: 'setda',
      positions: { pejabat: { id: 'PPID', en: 'Information officer' }, petugas: officer },
    },
    setda: {
      id: 'Sekretariat Daerah',
      en: 'City Secretariat',
      positions: { sekda: { id: 'Sekretaris Daerah', en: 'City Secretary' }, ppdp: { id: 'Pejabat pelindungan data pribadi', en: 'Data protection officer' } },
    },
    disdukcapil: {
      id: 'Dinas Kependudukan dan Pencatatan Sipil',
      en: 'Population and Civil Registration Agency',
      positions: {
        kepala: { id: 'Kepala dinas', en: 'Head of agency' },
        loket: { id: 'Petugas loket', en: 'Front desk' },
        registrasi: { id: 'Petugas registrasi', en: 'Registrar' },
        pejabat: { id: 'Pejabat pencatatan sipil', en: 'Civil registry official' },
      },
    },
    dinsos: { id: 'Dinas Sosial', en: 'Social Affairs Agency', positions: { kepala: { id: 'Kepala dinas', en: 'Head of agency' }, petugas: officer } },
    // Without accounts: their telephone numbers stand in the list that the operator keeps (`balai reach`).
    rt: { id: 'Ketua RT', en: 'Head of the RT', per: 'kelurahan', reached: 'link', which: ['rt', 'rw'] },
    rw: { id: 'Ketua RW', en: 'Head of the RW', per: 'kelurahan', reached: 'link', which: ['rw'] },
    bpbd: {
      id: 'Badan Penanggulangan Bencana Daerah',
      en: 'Disaster Management Agency',
      positions: { kepala: { id: 'Kepala pelaksana', en: 'Head' }, petugas: officer, regu: { id: 'Regu penolong', en: 'Rescue crew' } },
    },
    ruang112: {
      id: 'Ruang Operasi 112',
      en: '112 Operations Room',
      positions: { kepala: { id: 'Kepala jaga', en: 'Watch supervisor' }, operator: { id: 'Operator 112', en: '112 operator' } },
      above: 'bpbd',
    },
    dinkes: {
      id: 'Dinas Kesehatan',
      en: 'Health Agency',
      positions: { kepala: { id: 'Kepala dinas', en: 'Head of agency' }, petugas: officer, regu: { id: 'Regu ambulans', en: 'Ambulance crew' } },
    },
    polres: { id: 'Polres Metro Tangerang Kota', en: 'Tangerang City Police', reached: 'outside' },
    bbws: { id: 'Balai Besar Wilayah Sungai Ciliwung Cisadane', en: 'River Agency for Ciliwung and Cisadane', reached: 'outside' },
    pln: { id: 'PLN', en: 'State electricity company', reached: 'outside' },
    provinsi: { id: 'Pemerintah Provinsi Banten', en: 'Province of Banten', reached: 'outside' },
    bbpjn: { id: 'Balai Besar Pelaksanaan Jalan Nasional', en: 'National Roads Agency', reached: 'outside' },
  },

  facts: {
    wargaTerdaftar: registeredInWard(['kelurahan', 'kecamatan']),
    kelasJalan: classOfRoad(['dpupr', 'kelurahan']),
    kepalaKeluarga: headOfFamily(['disdukcapil']),
    desil: welfareDecile(['dinsos', 'kelurahan']),
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
  offers: ['kedatangan', 'darurat-112'],
  regions: {},
});

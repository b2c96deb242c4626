/** Kota Contoh as this installation runs it beside the real city. Must never: stand for a real place. */
import { since, workingDays } from '@balai/kernel';
import { calendarOf } from '../indonesia/working-time.ts';
import type { RegisteredRegion } from '../registered.ts';
import { jalanRusakCatalogue, jalanRusakForecast } from '../tangerang/jalan-rusak.beside.ts';
import { jalanRusak } from '../tangerang/jalan-rusak.ts';
import { kedatanganCatalogue, kedatanganForecast } from '../tangerang/kedatangan.beside.ts';
import { kedatangan } from '../tangerang/kedatangan.ts';
import { lampuJalanCatalogue, lampuJalanForecast } from '../tangerang/lampu-jalan.beside.ts';
import { lampuJalan } from '../tangerang/lampu-jalan.ts';
import { suratDomisiliCatalogue, suratDomisiliForecast } from '../tangerang/surat-domisili.beside.ts';
import { suratDomisili } from '../tangerang/surat-domisili.ts';
import { witaCases } from './cases.ts';
import { adopt } from './city.ts';

const roadworks = { dpupr: 'pekerjaanUmum' } as const;
const lamps = { dishub: 'perhubungan', disbudpar: 'lingkungan', dlh: 'lingkungan' } as const;

const lampuJalanHere = adopt(lampuJalan, { units: lamps, within: since('2025-01-01', workingDays(7), 'Perwali (contoh; perlu dikonfirmasi)') });
const suratDomisiliHere = adopt(suratDomisili, {});
const jalanRusakHere = adopt(jalanRusak, {
  units: roadworks,
  stages: { diperbaiki: { within: since('2025-01-01', workingDays(3), 'Perwali (contoh; perlu dikonfirmasi)') } },
});
const kedatanganHere = adopt(kedatangan, { units: { disdukcapil: 'kependudukan' } });
const cases = witaCases(lampuJalanHere, suratDomisiliHere, jalanRusakHere, kedatanganHere);

const districts = [
  {
    code: '99.71.01',
    name: 'Contoh Utara',
    villages: [
      { code: '99.71.01.1001', name: 'Melati' },
      { code: '99.71.01.1002', name: 'Kenanga' },
    ],
  },
  {
    code: '99.71.02',
    name: 'Contoh Selatan',
    villages: [
      { code: '99.71.02.1001', name: 'Cempaka' },
      { code: '99.71.02.1002', name: 'Anggrek' },
    ],
  },
] as const;

export const witaRegion: RegisteredRegion = {
  slug: 'contoh-wita',
  name: { id: 'Kota Contoh', en: 'Example City' },
  code: '99.71',
  calendar: calendarOf('contoh-wita', 8 * 60),
  areas: districts.flatMap(({ villages }) => villages.map(({ code }) => code)),
  districts,
  office: {
    institution: 'Pemerintah Kota Contoh',
    letterhead: ['Daerah rekaan untuk latihan'],
    complaints: { id: 'Tanyakan di halaman urusan Anda.', en: 'Ask on the page of your matter.' },
    emergencyNumber: '112',
  },
  services: [
    { manifest: lampuJalanHere, examples: cases.lampuJalan, catalogue: lampuJalanCatalogue, forecast: lampuJalanForecast },
    { manifest: suratDomisiliHere, examples: cases.suratDomisili, catalogue: suratDomisiliCatalogue, forecast: suratDomisiliForecast },
    { manifest: jalanRusakHere, examples: cases.jalanRusak, catalogue: jalanRusakCatalogue, forecast: jalanRusakForecast },
    { manifest: kedatanganHere, examples: cases.kedatangan, catalogue: kedatanganCatalogue, forecast: kedatanganForecast },
  ],
};

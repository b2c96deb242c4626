/** Kota Tangerang as this installation runs it. Must never: hold a rule of a service. */
import type { RegisteredRegion } from '../registered.ts';
import { calendar } from './calendar.ts';
import areas from './data/areas.json' with { type: 'json' };
import shapes from './data/shapes.json' with { type: 'json' };
import { jalanRusakCatalogue, jalanRusakForecast } from './jalan-rusak.beside.ts';
import { jalanRusakCases } from './jalan-rusak.cases.ts';
import { jalanRusak } from './jalan-rusak.ts';
import { lampuJalanCatalogue, lampuJalanForecast } from './lampu-jalan.beside.ts';
import { lampuJalanCases } from './lampu-jalan.cases.ts';
import { lampuJalan } from './lampu-jalan.ts';
import { suratDomisiliCatalogue, suratDomisiliForecast } from './surat-domisili.beside.ts';
import { suratDomisiliCases } from './surat-domisili.cases.ts';
import { suratDomisili } from './surat-domisili.ts';

export const tangerangRegion: RegisteredRegion = {
  slug: 'tangerang',
  name: { id: 'Kota Tangerang', en: 'Tangerang City' },
  code: areas.region,
  calendar,
  areas: areas.districts.flatMap(({ villages }) => villages.map(({ code }) => code)),
  districts: areas.districts.map(({ code, name, villages }) => ({
    code,
    name,
    villages: villages.map((village) => ({ code: village.code, name: village.name })),
  })),
  office: {
    institution: 'Pemerintah Kota Tangerang',
    letterhead: ['Provinsi Banten'],
    complaints: {
      id: 'Tanyakan di halaman urusan Anda, datang ke loket mana pun, atau lewat SP4N-LAPOR! (lapor.go.id).',
      en: 'Ask on the page of your matter, come to any counter, or use SP4N-LAPOR! (lapor.go.id).',
    },
    emergencyNumber: '112',
    // An example, as the bases marked (contoh): the city sets its own.
    promiseTarget: 0.95,
  },
  staff: {
    setda: {
      label: { id: 'Sekretariat Daerah', en: 'City Secretariat' },
      positions: { ppdp: { id: 'Pejabat pelindungan data pribadi', en: 'Data protection officer' } },
    },
    diskominfo: {
      label: { id: 'Dinas Komunikasi dan Informatika', en: 'Communication and Informatics Agency' },
      positions: { operator: { id: 'Operator sistem', en: 'System operator' } },
    },
  },
  erasers: [{ unit: 'setda', position: 'ppdp' }],
  shapes,
  operators: [{ unit: 'diskominfo', position: 'operator' }],
  services: [
    {
      manifest: lampuJalan,
      examples: lampuJalanCases,
      catalogue: lampuJalanCatalogue,
      perDay: lampuJalanForecast.perDay,
    },
    {
      manifest: suratDomisili,
      examples: suratDomisiliCases,
      catalogue: suratDomisiliCatalogue,
      perDay: suratDomisiliForecast.perDay,
    },
    {
      manifest: jalanRusak,
      examples: jalanRusakCases,
      catalogue: jalanRusakCatalogue,
      perDay: jalanRusakForecast.perDay,
    },
  ],
};

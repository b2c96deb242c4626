/** How people find `lampu-jalan`, and what is expected of it until there are measurements. Must never: change the service. */
import { catalogueOf, forecastOf } from '@balai/kernel';
import { lampuJalan } from './lampu-jalan.ts';

export const lampuJalanCatalogue = catalogueOf(lampuJalan, {
  icon: 'lightbulb',
  alsoCalled: [
    'lampu jalan mati',
    'lampu mati',
    'lampu padam',
    'pju',
    'penerangan jalan',
    'penerangan jalan umum',
    'lampu penerangan',
    'jalan gelap',
    'gelap',
    'lampu gang',
    'lampu taman',
    'lampu kedip',
    'lampu redup',
    'tiang lampu',
    'tiang listrik miring',
    'kabel lampu',
    'lampu jln mati',
    'lmpu mati',
    'lampu jalanan',
    'street light',
    'streetlight out',
    'dark street',
    'broken lamp',
  ],
  popular: true,
  bases: { duplicates: 'SOP penggabungan laporan (contoh; perlu dikonfirmasi)' },
});
/** About 67 reports a month (Kota Tangerang). */
export const lampuJalanForecast = forecastOf(lampuJalan, {
  perDay: 3,
  minutes: { darurat: 60, diterima: 10, diperbaiki: 90, dicek: 15 },
  share: { jadwalkan: 0.85, bukanKewenangan: 0.08, tolak: 0.07, benar: 0.92, belum: 0.08 },
});

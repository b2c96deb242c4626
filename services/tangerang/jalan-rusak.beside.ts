/** How people find `jalan-rusak`, and what is expected of it until there are measurements. Must never: change the service. */
import { catalogueOf, forecastOf } from '@balai/kernel';
import { jalanRusak } from './jalan-rusak.ts';

export const jalanRusakCatalogue = catalogueOf(jalanRusak, {
  icon: 'road-horizon',
  alsoCalled: [
    'jalan rusak',
    'jalan berlubang',
    'jalan bolong',
    'lubang jalan',
    'lubang di jalan',
    'jalan amblas',
    'aspal rusak',
    'aspal retak',
    'jalan jelek',
    'jalan hancur',
    'jalan becek',
    'jln rusak',
    'jln bolong',
    'bekas galian',
    'galian pdam',
    'galian kabel',
    'paving rusak',
    'trotoar rusak',
    'tambal jalan',
    'jalan bergelombang',
    'pothole',
    'broken road',
    'road damage',
    'sinkhole',
  ],
  popular: true,
  bases: { duplicates: 'SOP penggabungan laporan (contoh; perlu dikonfirmasi)' },
});
export const jalanRusakForecast = forecastOf(jalanRusak, {
  perDay: 6,
  minutes: { diperiksa: 20, diperbaiki: 180, dicek: 20 },
  share: { jadwalkan: 0.6, bukanKewenangan: 0.35, tolak: 0.05, benar: 0.9, belum: 0.1 },
});

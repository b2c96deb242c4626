/** How people find `darurat-112`, what is expected of it, and how the demonstration city lives with it. Must never: change the service. */
import { catalogueOf, demoOf, forecastOf } from '@balai/kernel';
import { darurat112 } from './darurat-112.ts';

/** Found by all that somebody in need may type: the page that they find says to dial 112. */
export const darurat112Catalogue = catalogueOf(darurat112, {
  icon: 'siren',
  alsoCalled: [
    '112',
    'darurat',
    'gawat darurat',
    'tolong',
    'minta tolong',
    'kebakaran',
    'rumah kebakar',
    'damkar',
    'pemadam',
    'ambulans',
    'ambulan',
    'kecelakaan',
    'tabrakan',
    'pingsan',
    'orang pingsan',
    'serangan jantung',
    'tenggelam',
    'terjebak banjir',
    'begal',
    'maling',
    'rampok',
    'kemalingan',
    'polisi',
    'emergency',
    'fire',
    'ambulance',
    'accident',
    'help',
  ],
  popular: false,
});
/** 165 real emergencies in January 2026 (Kota Tangerang), beside some 3,300 calls that were none. */
export const darurat112Forecast = forecastOf(darurat112, {
  perDay: 6,
  minutes: { diklasifikasi: 2, dikerahkan: 12, ditolong: 45, dirangkum: 10 },
  share: { kerahkan: 0.7, tolak: 0.3, tuntas: 0.97, tidakAdaKejadian: 0.03, tutup: 0.97, kirimLagi: 0.03 },
});
export const darurat112Demo = demoOf(darurat112, {
  words: {
    keterangan: ['Asap hitam dari lantai dua, ada suara minta tolong', 'Motor dan truk bertabrakan', 'Ibu saya tidak sadar', 'Ada orang tenggelam di kali'],
    patokan: ['Ruko sebelah pasar', 'Depan pom bensin', 'Gang kedua setelah masjid'],
    nama: ['Pemanggil Contoh', 'Tetangga Contoh'],
    pertolongan: [
      'Api dipadamkan dan lokasi didinginkan.',
      'Diberi pertolongan pertama dan dibawa ke rumah sakit.',
      'Lalu lintas diatur; keterangan saksi dicatat.',
    ],
    keadaanKorban: ['Sadar, luka ringan.', 'Sesak napas, diberi oksigen.'],
  },
});

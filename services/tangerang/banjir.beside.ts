/** How people find `banjir`, what is expected of it, and how the demonstration city lives with it. Must never: change the service. */
import { catalogueOf, demoOf, forecastOf } from '@balai/kernel';
import { banjir } from './banjir.ts';

export const banjirCatalogue = catalogueOf(banjir, {
  icon: 'waves',
  alsoCalled: [
    'banjir',
    'kebanjiran',
    'genangan',
    'air masuk rumah',
    'rumah kerendem',
    'rumah terendam',
    'jalan tergenang',
    'jalan kerendem',
    'got mampet',
    'got mampat',
    'selokan mampet',
    'selokan',
    'saluran mampet',
    'saluran air',
    'drainase',
    'gorong gorong',
    'kali meluap',
    'sungai meluap',
    'tanggul jebol',
    'bnjir',
    'rob',
    'flood',
    'flooding',
    'blocked drain',
    'water in the house',
  ],
  popular: true,
  bases: { duplicates: 'SOP penggabungan laporan (contoh; perlu dikonfirmasi)' },
});
/** On a day of heavy rain a hundred times as many: duplicates are found by place and kind. */
export const banjirForecast = forecastOf(banjir, {
  perDay: 4,
  minutes: { diterima: 10, dikerjakan: 180, dicek: 20 },
  share: { jadwalkan: 0.8, jadikanDarurat: 0.02, bukanKewenangan: 0.1, tolak: 0.08, laksanakan: 0.98, benar: 0.9, belum: 0.1 },
});
export const banjirDemo = demoOf(banjir, {
  photos: 'water',
  like: { 'Saluran mampet: DPUPR menerimanya dalam 4 jam, dijanjikan 14 hari kerja': 6, 'Tergenang setinggi lutut: BPBD, juga pada malam hari': 5 },
  words: {
    keterangan: ['Setiap hujan satu jam pasti tergenang', 'Selokannya penuh lumpur dan plastik', 'Motor tidak bisa lewat', 'Air masuk sampai teras'],
    isiJawaban: ['Pintu air sudah dibuka dan dasar sungai dikeruk.', 'Tanggul sementara dipasang; perbaikan tetap bulan depan.'],
    masalah: ['Hujan semalam tergenang lagi.', 'Lumpurnya ditaruh di pinggir dan masuk lagi.'],
  },
});

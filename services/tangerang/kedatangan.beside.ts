/** How people find `kedatangan`, what is expected of it until there are measurements, and its demonstration. Must never: change the service. */
import { catalogueOf, demoOf, forecastOf } from '@balai/kernel';
import { kedatangan } from './kedatangan.ts';

export const kedatanganCatalogue = catalogueOf(kedatangan, {
  icon: 'identification-card',
  alsoCalled: ['datang', 'pendatang', 'pindah datang', 'pindah masuk', 'warga baru', 'lapor datang', 'newcomer', 'moving in', 'arrive'],
  popular: false,
  bases: { 'documents.ktp': 'Permendagri 83/2022, kode klasifikasi arsip (perlu dikonfirmasi)' },
});
/** 35,044 people came in 2022 (Kota Tangerang). */
export const kedatanganForecast = forecastOf(kedatangan, {
  perDay: 120,
  minutes: { datang: 12, ditinjau: 30 },
  share: { catatKedatangan: 0.85, mintaPerbaikan: 0.12, tolak: 0.03 },
});
export const kedatanganDemo = demoOf(kedatangan, {
  like: { 'Tercatat: kartu keluarga baru dan pemberitahuan KTP': 6 },
  words: {
    asal: ['Kabupaten Contoh, Jawa Tengah', 'Kota Contoh, Jawa Barat', 'Kabupaten Contoh, Lampung', 'Kabupaten Contoh, Sumatera Selatan'],
    alasan: ['SKPWNI saya sudah terbit.', 'Daerah asal sudah melepas saya minggu lalu.'],
  },
});

/** How people find `pindah-datang`, what is expected of it until there are measurements, and its demonstration. Must never: change the service. */
import { catalogueOf, demoOf, forecastOf } from '@balai/kernel';
import { pindahDatang } from './pindah-datang.ts';

export const pindahDatangCatalogue = catalogueOf(pindahDatang, {
  icon: 'truck',
  alsoCalled: [
    'pindah',
    'pindah domisili',
    'pindah alamat',
    'pindah kota',
    'pindah keluar',
    'surat pindah',
    'skpwni',
    'pindah ktp',
    'pindah kk',
    'mutasi penduduk',
    'pindah penduduk',
    'moving out',
    'move to another city',
  ],
  popular: false,
  bases: { 'documents.skpwni': 'Permendagri 83/2022, kode klasifikasi arsip (perlu dikonfirmasi)' },
});
/** In-migrants alone were 35,044 in 2022; those who leave are taken to be half as many. */
export const pindahDatangForecast = forecastOf(pindahDatang, {
  perDay: 60,
  minutes: { diperiksa: 10, ditinjau: 30 },
  share: { izinkanPindah: 0.88, mintaPerbaikan: 0.1, tolak: 0.02 },
});
export const pindahDatangDemo = demoOf(pindahDatang, {
  like: { 'Ke daerah lain: SKPWNI terbit dan dibawa sendiri': 6 },
  words: {
    namaTujuan: ['Kabupaten Contoh, Jawa Tengah', 'Kota Contoh, Jawa Barat', 'Kabupaten Contoh, Lampung', 'Kota Contoh, Jawa Timur'],
    alasan: ['Saya tercatat di sini sejak 2010.', 'KTP dan KK saya dari kota ini.'],
  },
});

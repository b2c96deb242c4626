/** How people find `informasi-publik`, what is expected of it until there are measurements, and its demonstration. Must never: change the service. */
import { catalogueOf, demoOf, forecastOf } from '@balai/kernel';
import { informasiPublik } from './informasi-publik.ts';

export const informasiPublikCatalogue = catalogueOf(informasiPublik, {
  icon: 'info',
  alsoCalled: [
    'ppid',
    'informasi publik',
    'permintaan informasi',
    'minta data',
    'minta dokumen',
    'keterbukaan informasi',
    'kip',
    'apbd',
    'anggaran kota',
    'transparansi',
    'data proyek',
    'salinan perda',
    'freedom of information',
    'public information',
    'foi',
    'city budget',
  ],
  popular: false,
  bases: { 'documents.pemberitahuan': 'Permendagri 83/2022, kode klasifikasi arsip (perlu dikonfirmasi)' },
});
export const informasiPublikForecast = forecastOf(informasiPublik, {
  perDay: 1,
  minutes: { diperiksa: 60, diperpanjang: 60, ditinjau: 90 },
  share: { jawab: 0.7, perpanjang: 0.15, mintaPerbaikan: 0.05, tidakAda: 0.05, tolak: 0.05 },
});
export const informasiPublikDemo = demoOf(informasiPublik, {
  // About two a day; each example is shown once beside them.
  cases: 60,
  like: { 'Dijawab dengan pemberitahuan tertulis, tanpa biaya': 8 },
  words: {
    informasi: [
      'Anggaran perbaikan jalan tahun 2025',
      'Daftar jalan kota yang diperbaiki tahun 2025',
      'Jumlah lampu jalan di setiap kecamatan',
      'Laporan keuangan kota tahun 2025',
      'Jadwal dan rute pengangkutan sampah',
      'Daftar taman kota dan luasnya',
    ],
    tujuan: ['Skripsi', 'Penelitian kebijakan', 'Tugas kuliah', 'Bahan musyawarah warga', 'Liputan media komunitas'],
    badan: ['Yayasan Contoh', 'Perkumpulan Warga Contoh'],
    isi: ['Informasi yang diminta terlampir.', 'Datanya kami lampirkan, beserta penjelasan cara membacanya.'],
    alasan: ['Yang saya minta rincian per kecamatan.', 'Lampirannya tidak memuat tahun yang saya minta.'],
  },
});

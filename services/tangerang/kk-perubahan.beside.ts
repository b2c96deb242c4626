/** How people find the change of the family card, what is expected of it, and its demonstration. Must never: change the service. */
import { catalogueOf, demoOf, forecastOf } from '@balai/kernel';
import { kkPerubahan } from './kk-perubahan.ts';

export const kkPerubahanCatalogue = catalogueOf(kkPerubahan, {
  icon: 'users',
  alsoCalled: [
    'kk',
    'kartu keluarga',
    'ubah kk',
    'perubahan kk',
    'update kk',
    'pembaruan kk',
    'kk baru',
    'kk salah',
    'ganti kk',
    'tambah anggota keluarga',
    'pecah kk',
    'f-1.02',
    'ganti pekerjaan di kk',
    'ganti pendidikan di kk',
    'dukcapil',
    'capil',
    'family card',
    'household card',
  ],
  popular: true,
});
export const kkPerubahanForecast = forecastOf(kkPerubahan, {
  perDay: 40,
  minutes: { kelengkapan: 6, verifikasi: 15, penerbitan: 6, ditinjau: 45 },
  share: { lengkap: 0.85, cocok: 0.9, mintaPerbaikan: 0.12, tolak: 0.02 },
});
export const kkPerubahanDemo = demoOf(kkPerubahan, {
  like: { 'Lengkap: kartu keluarga baru diserahkan sebagai PDF': 8 },
  words: { alasan: ['Kartu ini milik keluarga saya.', 'Bukti yang saya unggah berasal dari pengadilan.'] },
});

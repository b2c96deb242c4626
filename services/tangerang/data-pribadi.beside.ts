/** How people find `data-pribadi`, what is expected of it until there are measurements, and its demonstration. Must never: change the service. */
import { catalogueOf, demoOf, forecastOf } from '@balai/kernel';
import { dataPribadi } from './data-pribadi.ts';

export const dataPribadiCatalogue = catalogueOf(dataPribadi, {
  icon: 'shield-check',
  alsoCalled: [
    'data pribadi',
    'data saya',
    'hapus data',
    'hapus akun',
    'salinan data',
    'pelindungan data',
    'perlindungan data pribadi',
    'uu pdp',
    'pdp',
    'privasi',
    'koreksi data',
    'personal data',
    'delete my data',
    'copy of my data',
    'privacy request',
  ],
  popular: false,
});
export const dataPribadiForecast = forecastOf(dataPribadi, {
  perDay: 1,
  minutes: { identifikasi: 15, menyalin: 10, membetulkan: 20, membatasi: 10, menghapus: 20, mencabut: 5, ditinjau: 45 },
  share: { identitasTerbukti: 0.9, mintaPerbaikan: 0.1, tolak: 0.1 },
});
export const dataPribadiDemo = demoOf(dataPribadi, {
  cases: 60,
  like: { 'Salinan diberikan setelah identitas terbukti': 6, 'Pembetulan dicatat': 3 },
  words: {
    dataKeliru: ['Alamat di surat saya: yang benar Jl. Contoh 7.', 'Tanggal lahir saya tertulis terbalik.', 'Nomor telepon saya sudah berganti.'],
    alasan: ['Tidak ada perkara atas nama saya.', 'Data itu tidak diperlukan lagi.'],
  },
});

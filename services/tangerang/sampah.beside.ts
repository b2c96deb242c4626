/** How people find `sampah`, what is expected of it, and how the demonstration city lives with it. Must never: change the service. */
import { catalogueOf, demoOf, forecastOf } from '@balai/kernel';
import { sampah } from './sampah.ts';

export const sampahCatalogue = catalogueOf(sampah, {
  icon: 'trash',
  alsoCalled: [
    'sampah',
    'sampah numpuk',
    'sampah menumpuk',
    'sampah liar',
    'buang sampah sembarangan',
    'sampah belum diangkut',
    'sampah gak diangkut',
    'sampah ga diambil',
    'tukang sampah gak dateng',
    'truk sampah',
    'tps penuh',
    'tempat sampah penuh',
    'bak sampah',
    'bau sampah',
    'sampah bau',
    'sampah di kali',
    'bakar sampah',
    'smph',
    'kotor',
    'rubbish',
    'garbage',
    'trash',
    'waste',
    'illegal dumping',
  ],
  popular: true,
  bases: { duplicates: 'SOP penggabungan laporan (contoh; perlu dikonfirmasi)' },
});
export const sampahForecast = forecastOf(sampah, {
  perDay: 7,
  minutes: { ditanganiKelurahan: 90, ditanganiDlh: 120, dicek: 15 },
  share: { laksanakan: 0.7, naikkan: 0.2, mintaPerbaikan: 0.04, tolak: 0.06, benar: 0.9, belum: 0.1 },
});
export const sampahDemo = demoOf(sampah, {
  photos: 'rubbish',
  words: {
    keterangan: ['Sudah tiga hari bau sekali', 'Dibuang dari mobil bak tadi malam', 'Menutup separuh trotoar', 'Dekat kantin sekolah, banyak lalat'],
    masalah: ['Separuhnya tertinggal di selokan.', 'Yang diangkut hanya bagian depan.'],
  },
});

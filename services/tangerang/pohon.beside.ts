/** How people find `pohon`, what is expected of it, and how the demonstration city lives with it. Must never: change the service. */
import { catalogueOf, demoOf, forecastOf } from '@balai/kernel';
import { pohon } from './pohon.ts';

export const pohonCatalogue = catalogueOf(pohon, {
  icon: 'tree',
  alsoCalled: [
    'pohon tumbang',
    'pohon mau tumbang',
    'pohon rawan',
    'pohon miring',
    'pohon roboh',
    'pohon keropos',
    'pohon mati',
    'dahan patah',
    'ranting jatuh',
    'potong pohon',
    'tebang pohon',
    'pangkas pohon',
    'pohon kena kabel',
    'pohon nutupin lampu',
    'pohon rimbun',
    'pohon gede',
    'phon tumbang',
    'fallen tree',
    'tree',
    'dangerous tree',
    'hanging branch',
  ],
  popular: true,
  bases: { duplicates: 'SOP penggabungan laporan (contoh; perlu dikonfirmasi)' },
});
/** Four crews cut 15 to 20 trees a day (Kota Tangerang). */
export const pohonForecast = forecastOf(pohon, {
  perDay: 5,
  minutes: { disurveiSegera: 45, disurvei: 30, dipangkasSegera: 90, dipangkas: 90, dicek: 15 },
  share: { jadwalkan: 0.75, dahulukan: 0.15, tolak: 0.1, benar: 0.93, belum: 0.07 },
});
export const pohonDemo = demoOf(pohon, {
  photos: 'tree',
  words: {
    keterangan: [
      'Makin miring sejak hujan angin kemarin',
      'Dahannya sudah menyentuh kabel',
      'Rantingnya sering jatuh ke motor',
      'Menutupi lampu merah dari arah pasar',
    ],
    masalah: ['Hanya satu sisi yang dipangkas.', 'Dahan yang menggantung masih ada.'],
  },
});

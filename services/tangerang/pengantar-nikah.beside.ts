/** How people find `pengantar-nikah`, what is expected of it until there are measurements, and its demonstration. Must never: change the service. */
import { catalogueOf, demoOf, forecastOf } from '@balai/kernel';
import { pengantarNikah } from './pengantar-nikah.ts';

export const pengantarNikahCatalogue = catalogueOf(pengantarNikah, {
  icon: 'users-three',
  alsoCalled: [
    'surat nikah',
    'pengantar nikah',
    'surat n1',
    'n1',
    'numpang nikah',
    'mau nikah',
    'daftar nikah',
    'surat buat kua',
    'syarat nikah',
    'marriage letter',
    'letter for marriage',
    'n1 form',
  ],
  popular: false,
  bases: { dispensasi: 'UU 16/2019 Pasal 7', 'documents.n1': 'Permendagri 83/2022, kode klasifikasi arsip (perlu dikonfirmasi)' },
});
export const pengantarNikahForecast = forecastOf(pengantarNikah, {
  perDay: 6,
  minutes: { persetujuanPasangan: 3, konfirmasiRt: 3, konfirmasiRw: 3, diputuskan: 6, ditinjau: 30 },
  share: { bersedia: 0.96, tidakBersedia: 0.04, konfirmasi: 0.93, ragu: 0.07, terbitkan: 0.85, mintaPerbaikan: 0.1, tolak: 0.05 },
});
export const pengantarNikahDemo = demoOf(pengantarNikah, { like: { 'Pasangan setuju, RT dan RW membenarkan, lurah menerbitkan N1': 6 } });

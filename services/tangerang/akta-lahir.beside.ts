/** How people find the birth certificate, what is expected of it, and its demonstration. Must never: change the service. */
import { catalogueOf, demoOf, forecastOf } from '@balai/kernel';
import { aktaLahir } from './akta-lahir.ts';

export const aktaLahirCatalogue = catalogueOf(aktaLahir, {
  icon: 'certificate',
  alsoCalled: [
    'akta lahir',
    'akte lahir',
    'akta kelahiran',
    'akte kelahiran',
    'surat lahir',
    'bayi baru lahir',
    'daftar bayi',
    'anak baru lahir',
    'kia',
    'kartu identitas anak',
    'ktp anak',
    'masukkan anak ke kk',
    'f-2.01',
    'sptjm kelahiran',
    'birth certificate',
    'birth registration',
    'newborn',
  ],
  popular: true,
  bases: { lewat60Hari: 'UU 24/2013 Pasal 32 ayat (1) (perlu dikonfirmasi)' },
});
export const aktaLahirForecast = forecastOf(aktaLahir, {
  perDay: 90,
  minutes: { verifikasi: 18, keputusanKepala: 4, penerbitan: 8, ditinjau: 45 },
  share: { cocok: 0.85, mintaPerbaikan: 0.12, tolak: 0.03 },
});
export const aktaLahirDemo = demoOf(aktaLahir, {
  words: { nomorAkta: ['3671-LU-1000-0001', '3671-LU-1000-0002', '3671-LU-1000-0003', '3671-LU-1000-0004', '3671-LU-1000-0005', '3671-LU-1000-0006'] },
});

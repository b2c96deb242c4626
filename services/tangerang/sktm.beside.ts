/** How people find `sktm`, what is expected of it until there are measurements, and its demonstration. Must never: change the service. */
import { catalogueOf, demoOf, forecastOf } from '@balai/kernel';
import { sktm } from './sktm.ts';

export const sktmCatalogue = catalogueOf(sktm, {
  icon: 'hand-heart',
  alsoCalled: [
    'sktm',
    'surat tidak mampu',
    'surat keterangan tidak mampu',
    'suket miskin',
    'surat miskin',
    'keringanan biaya sekolah',
    'keringanan rumah sakit',
    'kip kuliah',
    'surat buat beasiswa',
    'gakin',
    'low income letter',
    'certificate of limited means',
  ],
  popular: true,
  bases: {
    tercatatTidakMampu: 'Inpres 4/2025; batas desil ditetapkan tiap program (perlu dikonfirmasi)',
    'documents.surat': 'Permendagri 83/2022, kode klasifikasi arsip (perlu dikonfirmasi)',
  },
});
export const sktmForecast = forecastOf(sktm, {
  perDay: 7,
  minutes: { dikunjungi: 90, diputuskan: 4, ditinjau: 40 },
  share: { setuju: 0.75, mintaPerbaikan: 0.12, tolak: 0.08, kunjungi: 0.05 },
});
export const sktmDemo = demoOf(sktm, {
  words: {
    keadaan: [
      'Rumah kontrakan satu kamar, penghasilan tidak tetap.',
      'Kepala keluarga sakit, dua anak bersekolah.',
      'Rumah sendiri, lantai semen, satu yang bekerja.',
    ],
  },
});

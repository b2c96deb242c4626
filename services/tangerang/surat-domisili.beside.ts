/** How people find `surat-domisili`, and what is expected of it until there are measurements. Must never: change the service. */
import { catalogueOf, forecastOf } from '@balai/kernel';
import { suratDomisili } from './surat-domisili.ts';

export const suratDomisiliCatalogue = catalogueOf(suratDomisili, {
  icon: 'seal-check',
  alsoCalled: [
    'surat domisili',
    'skd',
    'sk domisili',
    'surat keterangan tempat tinggal',
    'surat tinggal',
    'keterangan domisili',
    'domisili sementara',
    'surat rt rw',
    'surat pengantar kelurahan',
    'surat kelurahan',
    'bukti tempat tinggal',
    'bukti alamat',
    'surat alamat',
    'suket domisili',
    'srt domisili',
    'domisil',
    'pindah kontrakan',
    'kost',
    'ngekos',
    'proof of address',
    'proof of residence',
    'domicile letter',
    'residence letter',
  ],
  popular: true,
  bases: {
    suratRt: 'Perwali (contoh; perlu dikonfirmasi) Pasal 4',
    terbuktiLengkap: 'Perwali (contoh; perlu dikonfirmasi) Pasal 4',
    'documents.surat': 'Permendagri 83/2022, kode klasifikasi arsip (perlu dikonfirmasi)',
  },
});
export const suratDomisiliForecast = forecastOf(suratDomisili, {
  perDay: 12,
  minutes: { diperiksa: 8, diputuskan: 3, ditinjau: 30 },
  share: { setuju: 0.8, mintaPerbaikan: 0.15, tolak: 0.05 },
});

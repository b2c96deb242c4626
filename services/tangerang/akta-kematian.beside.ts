/** How people find the death certificate, what is expected of it, and its demonstration. Must never: change the service. */
import { catalogueOf, demoOf, forecastOf } from '@balai/kernel';
import { aktaKematian } from './akta-kematian.ts';

export const aktaKematianCatalogue = catalogueOf(aktaKematian, {
  icon: 'file-text',
  alsoCalled: [
    'akta kematian',
    'akte kematian',
    'akta mati',
    'surat kematian',
    'lapor kematian',
    'lapor orang meninggal',
    'meninggal dunia',
    'wafat',
    'coret nama di kk',
    'hapus nama dari kk',
    'almarhum',
    'death certificate',
    'report a death',
  ],
  popular: false,
});
export const aktaKematianForecast = forecastOf(aktaKematian, {
  perDay: 30,
  minutes: { verifikasi: 14, penerbitan: 6, ditinjau: 45 },
  share: { cocok: 0.87, mintaPerbaikan: 0.1, tolak: 0.03 },
});
export const aktaKematianDemo = demoOf(aktaKematian, {
  like: { 'Ketua RT melapor: akta dan kartu keluarga baru terbit': 4, 'Orang lain boleh melapor: bukan hanya ahli waris': 3 },
  words: {
    tempatMeninggal: ['Kota Tangerang', 'Kabupaten Contoh', 'Kota Contoh'],
    nomorAkta: ['3671-KM-1000-0001', '3671-KM-1000-0002', '3671-KM-1000-0003', '3671-KM-1000-0004', '3671-KM-1000-0005', '3671-KM-1000-0006'],
    alasan: ['Surat ini dari rumah sakit.', 'Kematian ini belum pernah kami laporkan.'],
  },
});

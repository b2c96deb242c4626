/** How people find `sku`, what is expected of it until there are measurements, and its demonstration. Must never: change the service. */
import { catalogueOf, demoOf, forecastOf } from '@balai/kernel';
import { sku } from './sku.ts';

export const skuCatalogue = catalogueOf(sku, {
  icon: 'storefront',
  alsoCalled: [
    'sku',
    'surat usaha',
    'surat keterangan usaha',
    'suket usaha',
    'izin warung',
    'surat dagang',
    'surat umkm',
    'keterangan usaha',
    'surat buat kur',
    'pinjaman bank usaha',
    'business letter',
    'business certificate',
  ],
  popular: true,
  bases: { 'documents.surat': 'Permendagri 83/2022, kode klasifikasi arsip (perlu dikonfirmasi)' },
});
export const skuForecast = forecastOf(sku, {
  perDay: 9,
  minutes: { diperiksa: 45, diputuskan: 3, ditinjau: 30 },
  share: { setuju: 0.8, mintaPerbaikan: 0.14, tolak: 0.06 },
});
export const skuDemo = demoOf(sku, {
  photos: 'shop',
  words: { namaUsaha: ['Warung Contoh', 'Bengkel Contoh Jaya', 'Toko Kue Contoh', 'Penjahit Contoh', 'Pangkas Rambut Contoh'] },
});

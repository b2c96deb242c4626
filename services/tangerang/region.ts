/** Kota Tangerang as this installation runs it. Must never: hold a rule of a service. */
import type { RegisteredRegion } from '../registered.ts';
import { aktaKematianCatalogue, aktaKematianDemo, aktaKematianForecast } from './akta-kematian.beside.ts';
import { aktaKematianCases } from './akta-kematian.cases.ts';
import { aktaKematian } from './akta-kematian.ts';
import { aktaLahirCatalogue, aktaLahirDemo, aktaLahirForecast } from './akta-lahir.beside.ts';
import { aktaLahirCases } from './akta-lahir.cases.ts';
import { aktaLahir } from './akta-lahir.ts';
import { calendar } from './calendar.ts';
import areas from './data/areas.json' with { type: 'json' };
import shapes from './data/shapes.json' with { type: 'json' };
import { banjirCatalogue, banjirDemo, banjirForecast } from './banjir.beside.ts';
import { banjirCases } from './banjir.cases.ts';
import { banjir } from './banjir.ts';
import { darurat112Catalogue, darurat112Demo, darurat112Forecast } from './darurat-112.beside.ts';
import { darurat112Cases } from './darurat-112.cases.ts';
import { darurat112 } from './darurat-112.ts';
import { dataPribadiCatalogue, dataPribadiDemo, dataPribadiForecast } from './data-pribadi.beside.ts';
import { dataPribadiCases } from './data-pribadi.cases.ts';
import { dataPribadi } from './data-pribadi.ts';
import { informasiPublikCatalogue, informasiPublikDemo, informasiPublikForecast } from './informasi-publik.beside.ts';
import { informasiPublikCases } from './informasi-publik.cases.ts';
import { informasiPublik } from './informasi-publik.ts';
import { jalanRusakCatalogue, jalanRusakForecast } from './jalan-rusak.beside.ts';
import { jalanRusakCases } from './jalan-rusak.cases.ts';
import { jalanRusak } from './jalan-rusak.ts';
import { kkPerubahanCatalogue, kkPerubahanDemo, kkPerubahanForecast } from './kk-perubahan.beside.ts';
import { kkPerubahanCases } from './kk-perubahan.cases.ts';
import { kkPerubahan } from './kk-perubahan.ts';
import { learned } from './sentences/learned.ts';
import { kedatanganCatalogue, kedatanganDemo, kedatanganForecast } from './kedatangan.beside.ts';
import { kedatanganCases } from './kedatangan.cases.ts';
import { kedatangan } from './kedatangan.ts';
import { lampuJalanCatalogue, lampuJalanForecast } from './lampu-jalan.beside.ts';
import { lampuJalanCases } from './lampu-jalan.cases.ts';
import { lampuJalan } from './lampu-jalan.ts';
import { pindahDatangCatalogue, pindahDatangDemo, pindahDatangForecast } from './pindah-datang.beside.ts';
import { pindahDatangCases } from './pindah-datang.cases.ts';
import { pindahDatang } from './pindah-datang.ts';
import { pengantarNikahCatalogue, pengantarNikahDemo, pengantarNikahForecast } from './pengantar-nikah.beside.ts';
import { pengantarNikahCases } from './pengantar-nikah.cases.ts';
import { pengantarNikah } from './pengantar-nikah.ts';
import { sktmCatalogue, sktmDemo, sktmForecast } from './sktm.beside.ts';
import { sktmCases } from './sktm.cases.ts';
import { sktm } from './sktm.ts';
import { skuCatalogue, skuDemo, skuForecast } from './sku.beside.ts';
import { skuCases } from './sku.cases.ts';
import { sku } from './sku.ts';
import { pohonCatalogue, pohonDemo, pohonForecast } from './pohon.beside.ts';
import { pohonCases } from './pohon.cases.ts';
import { pohon } from './pohon.ts';
import { sampahCatalogue, sampahDemo, sampahForecast } from './sampah.beside.ts';
import { sampahCases } from './sampah.cases.ts';
import { sampah } from './sampah.ts';
import { suratDomisiliCatalogue, suratDomisiliForecast } from './surat-domisili.beside.ts';
import { suratDomisiliCases } from './surat-domisili.cases.ts';
import { suratDomisili } from './surat-domisili.ts';

export const tangerangRegion: RegisteredRegion = {
  slug: 'tangerang',
  name: { id: 'Kota Tangerang', en: 'Tangerang City' },
  code: areas.region,
  calendar,
  areas: areas.districts.flatMap(({ villages }) => villages.map(({ code }) => code)),
  districts: areas.districts.map(({ code, name, villages }) => ({
    code,
    name,
    villages: villages.map((village) => ({ code: village.code, name: village.name })),
  })),
  office: {
    institution: 'Pemerintah Kota Tangerang',
    letterhead: ['Provinsi Banten'],
    complaints: {
      id: 'Tanyakan di halaman urusan Anda, datang ke loket mana pun, atau lewat SP4N-LAPOR! (lapor.go.id).',
      en: 'Ask on the page of your matter, come to any counter, or use SP4N-LAPOR! (lapor.go.id).',
    },
    emergencyNumber: '112',
    // An example, as the bases marked (contoh): the city sets its own.
    promiseTarget: 0.95,
  },
  staff: {
    bpkd: { label: { id: 'Badan Pengelola Keuangan Daerah', en: 'Finance Agency' }, positions: { bendahara: { id: 'Bendahara penerimaan', en: 'Treasurer' } } },
    diskominfo: {
      label: { id: 'Dinas Komunikasi dan Informatika', en: 'Communication and Informatics Agency' },
      positions: {
        operator: { id: 'Operator sistem', en: 'System operator' },
        pemrogram: { id: 'Pemrogram layanan', en: 'Service programmer' },
        kabid: { id: 'Kepala Bidang Layanan Digital', en: 'Head of digital services' },
      },
    },
  },
  treasurers: [{ unit: 'bpkd', position: 'bendahara' }],
  erasers: [{ unit: 'setda', position: 'ppdp' }],
  field: ['dishub', 'dpupr', 'dlh', 'bpbd', 'dinkes'].map((unit) => ({ unit, position: 'regu' })),
  shapes,
  operators: [{ unit: 'diskominfo', position: 'operator' }],
  sentences: learned,
  programmers: [
    { unit: 'diskominfo', position: 'pemrogram' },
    { unit: 'diskominfo', position: 'kabid' },
  ],
  heads: [
    { unit: 'kelurahan', position: 'lurah', under: { unit: 'kecamatan', position: 'camat' } },
    { unit: 'kecamatan', position: 'camat', under: { unit: 'setda', position: 'sekda' } },
    ...['dishub', 'dpupr', 'dlh', 'disdukcapil', 'dinsos', 'bpbd', 'dinkes'].map((unit) => ({
      unit,
      position: 'kepala',
      under: { unit: 'setda', position: 'sekda' },
    })),
    { unit: 'ruang112', position: 'kepala', under: { unit: 'bpbd', position: 'kepala' } },
    { unit: 'ppid', position: 'pejabat', under: { unit: 'setda', position: 'sekda' } },
    { unit: 'diskominfo', position: 'kabid' },
  ],
  services: [
    { manifest: lampuJalan, examples: lampuJalanCases, catalogue: lampuJalanCatalogue, forecast: lampuJalanForecast },
    { manifest: suratDomisili, examples: suratDomisiliCases, catalogue: suratDomisiliCatalogue, forecast: suratDomisiliForecast },
    { manifest: jalanRusak, examples: jalanRusakCases, catalogue: jalanRusakCatalogue, forecast: jalanRusakForecast },
    {
      manifest: informasiPublik,
      examples: informasiPublikCases,
      catalogue: informasiPublikCatalogue,
      forecast: informasiPublikForecast,
      demo: informasiPublikDemo,
    },
    { manifest: aktaLahir, examples: aktaLahirCases, catalogue: aktaLahirCatalogue, forecast: aktaLahirForecast, demo: aktaLahirDemo },
    { manifest: aktaKematian, examples: aktaKematianCases, catalogue: aktaKematianCatalogue, forecast: aktaKematianForecast, demo: aktaKematianDemo },
    { manifest: kkPerubahan, examples: kkPerubahanCases, catalogue: kkPerubahanCatalogue, forecast: kkPerubahanForecast, demo: kkPerubahanDemo },
    { manifest: pindahDatang, examples: pindahDatangCases, catalogue: pindahDatangCatalogue, forecast: pindahDatangForecast, demo: pindahDatangDemo },
    { manifest: kedatangan, examples: kedatanganCases, catalogue: kedatanganCatalogue, forecast: kedatanganForecast, demo: kedatanganDemo },
    { manifest: sku, examples: skuCases, catalogue: skuCatalogue, forecast: skuForecast, demo: skuDemo },
    { manifest: sktm, examples: sktmCases, catalogue: sktmCatalogue, forecast: sktmForecast, demo: sktmDemo },
    { manifest: pengantarNikah, examples: pengantarNikahCases, catalogue: pengantarNikahCatalogue, forecast: pengantarNikahForecast, demo: pengantarNikahDemo },
    { manifest: sampah, examples: sampahCases, catalogue: sampahCatalogue, forecast: sampahForecast, demo: sampahDemo },
    { manifest: pohon, examples: pohonCases, catalogue: pohonCatalogue, forecast: pohonForecast, demo: pohonDemo },
    { manifest: banjir, examples: banjirCases, catalogue: banjirCatalogue, forecast: banjirForecast, demo: banjirDemo },
    { manifest: darurat112, examples: darurat112Cases, catalogue: darurat112Catalogue, forecast: darurat112Forecast, demo: darurat112Demo },
    { manifest: dataPribadi, examples: dataPribadiCases, catalogue: dataPribadiCatalogue, forecast: dataPribadiForecast, demo: dataPribadiDemo },
  ],
};

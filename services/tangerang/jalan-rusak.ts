/**
 * Lapor jalan rusak: the city repairs its own roads, and hands over the others without letting go of the report.
 *
 * Must never: end with "not our authority". The report stays open until the owner of the road has answered.
 */
import { choice, free, law, reason, workingDays } from '@balai/kernel';
import * as laporan from '../indonesia/reports.ts';
import { defineService } from './city.ts';

const uu = law('2025-01-01', 'UU 2/2022');
const sotk = law('2025-01-01', 'UU 2/2022; Perwali SOTK (contoh)');
const sopDpupr = 'SOP DPUPR (contoh)';
const janjiDpupr = law('2025-01-01', 'Janji layanan DPUPR (contoh; perlu dikonfirmasi)');
const sop = law('2025-01-01', 'SOP (contoh; perlu dikonfirmasi)');

export const jalanRusak = defineService({
  id: 'jalan-rusak',
  title: { id: 'Lapor jalan rusak', en: 'Report a damaged road' },
  category: 'report',
  basis: 'UU 2/2022 tentang Jalan; Permenpanrb 5/2025',
  who: 'anyone',
  at: 'lokasi',

  fields: {
    lokasi: laporan.lokasi({ id: 'Di mana jalan yang rusak?', en: 'Where is the damaged road?' }),
    kerusakan: choice({ id: 'Kerusakannya seperti apa?', en: 'What kind of damage is it?' }, { published: true }).of({
      lubang: { id: 'Lubang', en: 'Pothole' },
      retak: { id: 'Retak atau bergelombang', en: 'Cracks or bumps' },
      amblas: { id: 'Amblas atau longsor', en: 'Collapse or landslip' },
      bekasGalian: { id: 'Bekas galian yang tidak ditutup baik', en: 'Dug up and badly filled' },
    }),
    foto: laporan.fotoWajib({ id: 'Foto kerusakan', en: 'Photo of the damage' }),
    ...laporan.keteranganDanKontak,
  },
  forms: {
    penetapan: {
      pemilik: choice({ id: 'Siapa yang berwenang?', en: 'Who is in charge?' }, { published: true }).of({
        provinsi: { id: 'Pemerintah provinsi', en: 'The province' },
        nasional: { id: 'Balai jalan nasional', en: 'The national roads agency' },
        pln: { id: 'PLN (bekas galian kabel)', en: 'PLN (cable works)' },
      }),
    },
  },
  duplicates: { near: 'lokasi', metres: 25 },

  cost: free('2025-01-01', 'Permenpanrb 5/2025'),
  within: laporan.sp4n(workingDays(14)),

  conditions: { jalanSendiri: (_, fact) => fact.kelasJalan.isOneOf('kota', 'lingkungan') },
  routing: {
    // While the road register is silent, the works agency decides: nothing gets stuck.
    pelaksana: (_, fact) => sotk(fact.kelasJalan.choose({ kota: 'dpupr', lingkungan: 'kelurahan', provinsi: 'dpupr', nasional: 'dpupr' }).otherwise('dpupr')),
    pemilikJalan: (f) => uu(f.pemilik.choose({ provinsi: 'provinsi', nasional: 'bbpjn', pln: 'pln' })),
  },
  reasons: {
    bukanKewenangan: {
      jalanOrangLain: laporan.diteruskan(uu, { id: 'Jalan ini bukan jalan kota.', en: 'This is not a city road.' }),
      galianPihakLain: reason('Perwali (contoh)', {
        id: 'Kerusakan berasal dari galian pihak lain, yang wajib memulihkannya.',
        en: 'The damage comes from works of another body, which must make it good.',
      }),
    },
    periksaUlang: { kelasKeliru: reason(sopDpupr, { id: 'Kelas jalan perlu diperiksa ulang.', en: 'The class of the road must be checked again.' }) },
    tolak: { tidakDitemukan: laporan.tidakDitemukan(sopDpupr, { id: 'kerusakan', en: 'damage' }) },
    kembalikan: {
      bukanMilikMereka: reason(uu, { id: 'Yang berwenang menyatakan jalan ini bukan miliknya.', en: 'The body in charge says that the road is not theirs.' }),
    },
    belum: { belumBeres: reason(sopDpupr, { id: 'Kerusakan belum diperbaiki dengan baik.', en: 'The damage has not been repaired well.' }) },
  },

  stages: {
    dipilah: { asks: 'jalanSendiri', yes: 'diperbaiki', no: 'diperiksa' },
    diperiksa: {
      by: 'dpupr',
      within: laporan.sp4n(workingDays(3)),
      next: { jadwalkan: 'diperbaiki', bukanKewenangan: { to: 'diteruskan', with: 'penetapan' }, tolak: 'ditolak' },
    },
    diperbaiki: { by: 'pelaksana', within: janjiDpupr(workingDays(1)), next: { laksanakan: laporan.dibuktikan('dicek'), periksaUlang: 'diperiksa' } },
    diteruskan: {
      by: 'pemilikJalan',
      shows: ['foto', 'keterangan'],
      within: laporan.sp4n(workingDays(14)),
      next: { laksanakan: laporan.dijawab('dicek'), kembalikan: laporan.dijawab('diperiksa') },
    },
    dicek: { by: 'kelurahan', otherThan: 'diperbaiki', within: sop(workingDays(2)), next: { benar: 'selesai', belum: 'diperiksa' } },
    ...laporan.akhir('diperiksa'),
  },
});

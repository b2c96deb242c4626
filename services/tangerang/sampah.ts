/**
 * Lapor sampah: the kelurahan of the place cleans it; what it cannot do, or does not do in time, goes to DLH by itself.
 *
 * No account. Must never: close without a photo that another officer has checked, or let a report rest at the kelurahan.
 */
import { choice, free, law, reason, workingDays } from '@balai/kernel';
import * as permohonan from '../indonesia/applications.ts';
import * as laporan from '../indonesia/reports.ts';
import { defineService } from './city.ts';

const sop = law('2025-01-01', 'SOP DLH (perlu dikonfirmasi)');
const perda = 'Perda Pengelolaan Sampah (contoh)';

export const sampah = defineService({
  id: 'sampah',
  title: { id: 'Lapor sampah liar atau tidak terangkut', en: 'Report dumped or uncollected waste' },
  category: 'report',
  basis: 'UU 18/2008 tentang Pengelolaan Sampah; Permenpanrb 5/2025',
  who: 'anyone',
  at: 'lokasi',

  fields: {
    lokasi: laporan.lokasi({ id: 'Di mana sampahnya?', en: 'Where is the waste?' }),
    jenis: choice({ id: 'Apa masalahnya?', en: 'What is the matter?' }, { published: true }).of({
      liar: { id: 'Sampah dibuang sembarangan', en: 'Waste was dumped' },
      takTerangkut: { id: 'Sampah tidak diangkut', en: 'Waste was not collected' },
      tpsPenuh: { id: 'TPS atau bak sampah penuh', en: 'A collection point or bin is full' },
    }),
    foto: laporan.foto({ id: 'Foto sampahnya', en: 'Photo of the waste' }),
    ...laporan.keteranganDanKontak,
  },
  duplicates: { near: 'lokasi', metres: 50, same: ['jenis'] },

  cost: free('2025-01-01', 'Permenpanrb 5/2025'),
  within: sop(workingDays(3)),

  reasons: {
    mintaPerbaikan: {
      titikKurangJelas: reason(sop, {
        id: 'Titik sampah belum jelas. Mohon geser titik di peta atau tulis patokan.',
        en: 'The spot is not clear. Please move it on the map or describe it.',
        about: ['lokasi'],
      }),
    },
    naikkan: {
      perluTruk: reason(sop, { id: 'Perlu truk atau alat berat milik Dinas Lingkungan Hidup.', en: 'It needs a lorry or machine of the Environment Agency.' }),
    },
    tolak: {
      tidakDitemukan: laporan.tidakDitemukan(sop, { id: 'sampah', en: 'waste' }),
      lahanPribadi: reason(perda, {
        id: 'Sampah berada di lahan pribadi, sehingga pemiliknya yang wajib membersihkan.',
        en: 'The waste lies on private land, so its owner must clear it.',
      }),
    },
    belum: {
      masihAda: reason(sop, { id: 'Sampah masih ada di lokasi.', en: 'The waste is still there.' }),
      fotoTidakJelas: laporan.buktiTidakJelas(sop, { id: 'tempat', en: 'place' }),
    },
  },

  stages: {
    ditanganiKelurahan: {
      by: 'kelurahan',
      within: sop(workingDays(1)),
      late: 'ditanganiDlh',
      next: { laksanakan: laporan.dibuktikan('dicek'), naikkan: 'ditanganiDlh', ...permohonan.mintaAtauTolak },
    },
    perbaikan: permohonan.diperbaiki(sop(workingDays(3))),
    ditanganiDlh: { by: 'dlh', within: sop(workingDays(1)), next: { laksanakan: laporan.dibuktikan('dicek'), tolak: 'ditolak' } },
    dicek: { by: 'kelurahan', otherThan: 'ditanganiKelurahan', within: sop(workingDays(1)), next: { benar: 'selesai', belum: 'ditanganiDlh' } },
    ...laporan.akhir('ditanganiDlh'),
    gugur: { ends: 'lapsed' },
    dibatalkan: { ends: 'withdrawn' },
  },
  words: {
    ditanganiKelurahan: { id: 'Dibersihkan kelurahan', en: 'Being cleared by the ward office' },
    ditanganiDlh: { id: 'Dibersihkan Dinas Lingkungan Hidup', en: 'Being cleared by the Environment Agency' },
    naikkan: { id: 'Naikkan ke Dinas Lingkungan Hidup', en: 'Pass on to the Environment Agency' },
  },
});

/**
 * Lapor lampu jalan padam: a resident points at a dark street lamp, the unit in charge repairs it and proves it.
 *
 * No account, no fee, no name. Must never: ask for a NIK, or close a report without a proof that another officer has
 * checked.
 */
import { choice, clockHours, free, help, law, reason, since, text, workingDays, yesNo } from '@balai/kernel';
import * as laporan from '../indonesia/reports.ts';
import { defineService } from './city.ts';

const sop = law('2025-01-01', 'SOP PJU (contoh; perlu dikonfirmasi)');

export const lampuJalan = defineService({
  id: 'lampu-jalan',
  title: { id: 'Lapor lampu jalan padam', en: 'Report a dark street lamp' },
  category: 'report',
  basis: 'Permenpanrb 5/2025',
  who: 'anyone',
  at: 'lokasi',

  fields: {
    lokasi: laporan.lokasi({ id: 'Di mana lampunya?', en: 'Where is the lamp?' }),
    jenis: choice({ id: 'Lampu apa yang padam?', en: 'What kind of lamp is dark?' }, { published: true }).of({
      jalan: { id: 'Lampu di jalan umum', en: 'Lamp on a public street' },
      taman: { id: 'Lampu taman', en: 'Lamp in a park' },
      gang: { id: 'Lampu gang permukiman', en: 'Lamp in a residential alley' },
    }),
    kabelTerbuka: help(yesNo({ id: 'Apakah ada kabel terbuka atau tiang miring?', en: 'Is a wire bare, or the pole leaning?' }, { published: true }), {
      id: 'Jika ya, jangan mendekat. Laporan ini didahulukan.',
      en: 'If so, stay away. This report goes first.',
    }),
    nomorTiang: help(text({ id: 'Nomor tiang', en: 'Pole number' }, { optional: true, maxLength: 30 }), {
      id: 'Biasanya tertulis pada tiang, misalnya PJU-12-034.',
      en: 'Often written on the pole, such as PJU-12-034.',
    }),
    foto: laporan.foto({ id: 'Foto lampu atau tiangnya', en: 'Photo of the lamp or its pole' }),
    ...laporan.keteranganDanKontak,
  },
  duplicates: { near: 'lokasi', metres: 30, same: ['jenis'] },

  cost: free('2025-01-01', 'Permenpanrb 5/2025'),
  within: laporan.sp4n(workingDays(5)),

  conditions: { berbahaya: (f) => f.kabelTerbuka },
  routing: {
    pemilikLampu: (f) => [
      since('2025-01-01', f.jenis.choose({ jalan: 'dishub', taman: 'disbudpar', gang: 'kelurahan' }), 'Perwali SOTK (contoh)'),
      since('2026-01-01', f.jenis.choose({ jalan: 'dishub', taman: 'dlh', gang: 'kelurahan' }), 'Perwali SOTK 2026 (contoh)'),
    ],
  },
  reasons: {
    bukanKewenangan: {
      milikPln: laporan.diteruskan('UU 30/2009 (contoh)', { id: 'Tiang ini milik PLN.', en: 'This pole belongs to PLN.' }, { id: 'PLN', en: 'PLN' }),
    },
    tolak: {
      milikPribadi: laporan.milikPribadi('Perwali PJU (contoh)', { id: 'Lampu ini', en: 'This lamp' }),
      tidakDitemukan: laporan.tidakDitemukan(sop, { id: 'lampu padam', en: 'dark lamp' }),
    },
    belum: {
      belumMenyala: reason(sop, { id: 'Lampu belum menyala.', en: 'The lamp is still dark.' }),
      fotoTidakJelas: laporan.buktiTidakJelas(sop, { id: 'lampu', en: 'lamp' }),
    },
  },

  stages: {
    dipilah: { asks: 'berbahaya', yes: 'darurat', no: 'diterima' },
    darurat: { by: 'dishub', within: since('2025-01-01', clockHours(4), 'SOP Dishub (contoh; perlu dikonfirmasi)'), next: { amankan: 'diterima' } },
    diterima: { by: 'pemilikLampu', within: laporan.sp4n(workingDays(3)), next: { jadwalkan: 'diperbaiki', bukanKewenangan: 'diteruskan', tolak: 'ditolak' } },
    diperbaiki: {
      by: 'pemilikLampu',
      within: since('2025-01-01', workingDays(1), 'Maklumat Pelayanan Dishub (contoh; perlu dikonfirmasi)'),
      next: { laksanakan: laporan.dibuktikan('dicek'), bukanKewenangan: 'diteruskan' },
    },
    diteruskan: {
      by: 'pln',
      shows: ['foto', 'keterangan'],
      within: since('2025-01-01', workingDays(14), 'Kesepakatan dengan PLN (contoh; perlu dikonfirmasi)'),
      next: { laksanakan: 'dipastikan' },
    },
    dipastikan: {
      by: 'pemilikLampu',
      within: sop(workingDays(2)),
      next: { benar: laporan.dibuktikan('selesai'), belum: { to: 'diteruskan', because: ['belumMenyala'] } },
    },
    dicek: { by: 'pemilikLampu', otherThan: 'diperbaiki', within: sop(workingDays(1)), next: { benar: 'selesai', belum: 'diperbaiki' } },
    ...laporan.akhir('diperbaiki', 'diterima'),
  },
});

/**
 * Lapor jalan rusak: the city repairs its own roads, and hands over the others without letting go of the report.
 *
 * Must never: end with "not our authority". The report stays open until the owner of the road has answered.
 */
import { choice, free, law, reason, since, text, workingDays } from '@balai/kernel';
import { belumBeres, dibukaLagi, sp4n } from '../indonesia/laws.ts';
import { fotoWajib, keteranganPetugas, kontakPelapor, lokasiLaporan, sebelumSesudah } from '../indonesia/questions.ts';
import { tidakDitemukan } from '../indonesia/reasons.ts';
import { defineService } from './city.ts';

const uuJalan = law('2025-01-01', 'UU 2/2022');
const sotk = law('2025-01-01', 'UU 2/2022; Perwali SOTK (contoh)');
const sopDpupr = 'SOP DPUPR (contoh)';

export const jalanRusak = defineService({
  id: 'jalan-rusak',
  title: { id: 'Lapor jalan rusak', en: 'Report a damaged road' },
  category: 'report',
  basis: 'UU 2/2022 tentang Jalan; Permenpanrb 5/2025',
  who: 'anyone',
  at: 'lokasi',

  fields: {
    lokasi: lokasiLaporan({ id: 'Di mana jalan yang rusak?', en: 'Where is the damaged road?' }),
    kerusakan: choice({ id: 'Kerusakannya seperti apa?', en: 'What kind of damage is it?' }, { published: true }).of({
      lubang: { id: 'Lubang', en: 'Pothole' },
      retak: { id: 'Retak atau bergelombang', en: 'Cracks or bumps' },
      amblas: { id: 'Amblas atau longsor', en: 'Collapse or landslip' },
      bekasGalian: { id: 'Bekas galian yang tidak ditutup baik', en: 'Dug up and badly filled' },
    }),
    foto: fotoWajib({ id: 'Foto kerusakan', en: 'Photo of the damage' }),
    keterangan: keteranganPetugas,
    kontak: kontakPelapor,
  },
  forms: {
    penetapan: {
      pemilik: choice({ id: 'Siapa yang berwenang?', en: 'Who is in charge?' }, { published: true }).of({
        provinsi: { id: 'Pemerintah provinsi', en: 'The province' },
        nasional: { id: 'Balai jalan nasional', en: 'The national roads agency' },
        pln: { id: 'PLN (bekas galian kabel)', en: 'PLN (cable works)' },
      }),
    },
    hasil: sebelumSesudah,
    jawaban: { isiJawaban: text({ id: 'Jawaban dari yang berwenang', en: 'Answer of the body in charge' }, { maxLength: 1000 }) },
    keberatan: belumBeres,
  },
  duplicates: { near: 'lokasi', metres: 25 },

  cost: free('2025-01-01', 'Permenpanrb 5/2025'),
  within: sp4n(workingDays(14)),

  conditions: { jalanSendiri: (_, fact) => fact.kelasJalan.isOneOf('kota', 'lingkungan') },
  routing: {
    // While the road register is silent, the works agency decides: nothing gets stuck.
    pelaksana: (_, fact) => sotk(fact.kelasJalan.choose({ kota: 'dpupr', lingkungan: 'kelurahan', provinsi: 'dpupr', nasional: 'dpupr' }).otherwise('dpupr')),
    pemilikJalan: (f) => uuJalan(f.pemilik.choose({ provinsi: 'provinsi', nasional: 'bbpjn', pln: 'pln' })),
  },
  reasons: {
    jalanOrangLain: reason(uuJalan, {
      id: 'Jalan ini bukan jalan kota. Laporan kami teruskan ke yang berwenang dan tetap kami pantau.',
      en: 'This is not a city road. We hand the report over to the body in charge and keep following it.',
    }),
    galianPihakLain: reason('Perwali (contoh)', {
      id: 'Kerusakan berasal dari galian pihak lain, yang wajib memulihkannya.',
      en: 'The damage comes from works of another body, which must make it good.',
    }),
    kelasKeliru: reason(sopDpupr, { id: 'Kelas jalan perlu diperiksa ulang.', en: 'The class of the road must be checked again.' }),
    tidakDitemukan: tidakDitemukan(sopDpupr, { id: 'kerusakan', en: 'damage' }),
    bukanMilikMereka: reason(uuJalan, {
      id: 'Yang berwenang menyatakan jalan ini bukan miliknya.',
      en: 'The body in charge says that the road is not theirs.',
    }),
    belumBeres: reason(sopDpupr, { id: 'Kerusakan belum diperbaiki dengan baik.', en: 'The damage has not been repaired well.' }),
  },

  start: 'dipilah',
  stages: {
    dipilah: { asks: 'jalanSendiri', yes: 'diperbaiki', no: 'diperiksa' },
    diperiksa: {
      by: 'dpupr',
      within: sp4n(workingDays(3)),
      next: {
        jadwalkan: 'diperbaiki',
        bukanKewenangan: { to: 'diteruskan', with: 'penetapan', because: ['jalanOrangLain', 'galianPihakLain'] },
        tolak: { to: 'ditolak', because: ['tidakDitemukan'] },
      },
    },
    diperbaiki: {
      by: 'pelaksana',
      within: since('2025-01-01', workingDays(1), 'Janji layanan DPUPR (contoh)'),
      next: { laksanakan: { to: 'dicek', with: 'hasil' }, periksaUlang: { to: 'diperiksa', because: ['kelasKeliru'] } },
    },
    diteruskan: {
      by: 'pemilikJalan',
      shows: ['foto', 'keterangan'],
      within: sp4n(workingDays(14)),
      next: { laksanakan: { to: 'dicek', with: 'jawaban' }, kembalikan: { to: 'diperiksa', with: 'jawaban', because: ['bukanMilikMereka'] } },
    },
    dicek: {
      by: 'kelurahan',
      otherThan: 'diperbaiki',
      within: since('2025-01-01', workingDays(2), 'SOP (contoh)'),
      next: { benar: 'selesai', belum: { to: 'diperiksa', because: ['belumBeres'] } },
    },
    selesai: { ends: 'granted', objection: dibukaLagi('diperiksa') },
    ditolak: { ends: 'refused', objection: dibukaLagi('diperiksa') },
  },
});

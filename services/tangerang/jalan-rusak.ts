/**
 * Lapor jalan rusak: the city repairs its own roads, and hands over the others without letting go of the report.
 *
 * Must never: end with "not our authority". The report stays open until the owner of the road has answered.
 */
import {
  choice,
  evidence,
  free,
  help,
  limited,
  optional,
  phone,
  photo,
  place,
  published,
  since,
  text,
  toBeTold,
  workingDays,
} from '@balai/kernel';
import { defineService } from './city.ts';
import { sp4n } from './laws.ts';

export const jalanRusak = defineService({
  id: 'jalan-rusak',
  title: { id: 'Lapor jalan rusak', en: 'Report a damaged road' },
  category: 'report',
  basis: 'UU 2/2022 tentang Jalan; Permenpanrb 5/2025',
  who: 'anyone',
  at: 'lokasi',

  fields: {
    lokasi: published(
      help(place({ id: 'Di mana jalan yang rusak?', en: 'Where is the damaged road?' }), {
        id: 'Ketuk titiknya di peta, atau pilih kelurahan dan beri petunjuk tempat.',
        en: 'Tap the spot on the map, or choose the kelurahan and say how to find it.',
      }),
      { roundedTo: 100 },
    ),
    kerusakan: published(
      choice(
        { id: 'Kerusakannya seperti apa?', en: 'What kind of damage is it?' },
        {
          lubang: { id: 'Lubang', en: 'Pothole' },
          retak: { id: 'Retak atau bergelombang', en: 'Cracks or bumps' },
          amblas: { id: 'Amblas atau longsor', en: 'Collapse or landslip' },
          bekasGalian: { id: 'Bekas galian yang tidak ditutup baik', en: 'Dug up and badly filled' },
        },
      ),
    ),
    foto: help(photo({ id: 'Foto kerusakan', en: 'Photo of the damage' }), {
      id: 'Hindari wajah orang dan pelat nomor.',
      en: 'Please avoid faces and number plates.',
    }),
    keterangan: optional(
      limited(text({ id: 'Hal lain yang perlu diketahui petugas', en: 'Anything else the crew should know' }), {
        maxLength: 500,
      }),
    ),
    kontak: optional(
      toBeTold(
        help(phone({ id: 'Nomor telepon untuk kabar', en: 'Telephone number for news' }), {
          id: 'Hanya dipakai sistem untuk memberi kabar; tidak diperlihatkan kepada petugas.',
          en: 'Only the system uses it, to tell you what happens; no officer sees it.',
        }),
      ),
    ),
  },
  forms: {
    penetapan: {
      pemilik: published(
        choice(
          { id: 'Siapa yang berwenang?', en: 'Who is in charge?' },
          {
            provinsi: { id: 'Pemerintah provinsi', en: 'The province' },
            nasional: { id: 'Balai jalan nasional', en: 'The national roads agency' },
            pln: { id: 'PLN (bekas galian kabel)', en: 'PLN (cable works)' },
          },
        ),
      ),
    },
    hasil: {
      sebelum: published(evidence({ id: 'Foto sebelum', en: 'Photo before' })),
      sesudah: published(evidence({ id: 'Foto sesudah', en: 'Photo after' })),
    },
    jawaban: {
      isiJawaban: limited(text({ id: 'Jawaban dari yang berwenang', en: 'Answer of the body in charge' }), {
        maxLength: 1000,
      }),
    },
    keberatan: {
      masalah: limited(text({ id: 'Apa yang belum beres?', en: 'What is still wrong?' }), { maxLength: 500 }),
    },
  },
  duplicates: { near: 'lokasi', metres: 25 },

  cost: free('2025-01-01', 'Permenpanrb 5/2025'),
  within: sp4n(workingDays(14)),

  conditions: {
    jalanSendiri: (_, fact) => fact.kelasJalan.isOneOf('kota', 'lingkungan'),
  },
  routing: {
    // While the road register is silent, the works agency decides: nothing gets stuck.
    pelaksana: (_, fact) =>
      since(
        '2025-01-01',
        fact.kelasJalan
          .choose({ kota: 'dpupr', lingkungan: 'kelurahan', provinsi: 'dpupr', nasional: 'dpupr' })
          .otherwise('dpupr'),
        'UU 2/2022; Perwali SOTK (contoh)',
      ),
    pemilikJalan: (f) =>
      since('2025-01-01', f.pemilik.choose({ provinsi: 'provinsi', nasional: 'bbpjn', pln: 'pln' }), 'UU 2/2022'),
  },
  reasons: {
    jalanOrangLain: {
      says: {
        id: 'Jalan ini bukan jalan kota. Laporan kami teruskan ke yang berwenang dan tetap kami pantau.',
        en: 'This is not a city road. We hand the report over to the body in charge and keep following it.',
      },
      basis: 'UU 2/2022',
    },
    galianPihakLain: {
      says: {
        id: 'Kerusakan berasal dari galian pihak lain, yang wajib memulihkannya.',
        en: 'The damage comes from works of another body, which must make it good.',
      },
      basis: 'Perwali (contoh)',
    },
    kelasKeliru: {
      says: { id: 'Kelas jalan perlu diperiksa ulang.', en: 'The class of the road must be checked again.' },
      basis: 'SOP DPUPR (contoh)',
    },
    tidakDitemukan: {
      says: { id: 'Petugas tidak menemukan kerusakan di lokasi ini.', en: 'The crew found no damage at this place.' },
      basis: 'SOP DPUPR (contoh)',
    },
    bukanMilikMereka: {
      says: {
        id: 'Yang berwenang menyatakan jalan ini bukan miliknya.',
        en: 'The body in charge says that the road is not theirs.',
      },
      basis: 'UU 2/2022',
    },
    belumBeres: {
      says: { id: 'Kerusakan belum diperbaiki dengan baik.', en: 'The damage has not been repaired well.' },
      basis: 'SOP DPUPR (contoh)',
    },
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
      within: sp4n(workingDays(14)),
      next: {
        laksanakan: { to: 'dicek', with: 'jawaban' },
        kembalikan: { to: 'diperiksa', with: 'jawaban', because: ['bukanMilikMereka'] },
      },
    },
    dicek: {
      by: 'kelurahan',
      otherThan: 'diperbaiki',
      within: since('2025-01-01', workingDays(2), 'SOP (contoh)'),
      next: { benar: 'selesai', belum: { to: 'diperiksa', because: ['belumBeres'] } },
    },
    selesai: { ends: 'granted', objection: { within: sp4n(workingDays(10)), to: 'diperiksa', with: 'keberatan' } },
    ditolak: { ends: 'refused', objection: { within: sp4n(workingDays(10)), to: 'diperiksa', with: 'keberatan' } },
  },
});

/**
 * Lapor lampu jalan padam: a resident points at a dark street lamp, the unit in charge repairs it and proves it.
 *
 * No account, no fee, no name. Must never: ask for a NIK, or close a report without a proof that another officer has
 * checked.
 */
import {
  choice,
  clockHours,
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
  yesNo,
} from '@balai/kernel';
import { defineService } from './city.ts';
import { sp4n } from './laws.ts';

export const lampuJalan = defineService({
  id: 'lampu-jalan',
  title: { id: 'Lapor lampu jalan padam', en: 'Report a dark street lamp' },
  category: 'report',
  basis: 'Permenpanrb 5/2025',
  who: 'anyone',
  at: 'lokasi',

  fields: {
    lokasi: published(
      help(place({ id: 'Di mana lampunya?', en: 'Where is the lamp?' }), {
        id: 'Ketuk titiknya di peta, atau pilih kelurahan dan beri petunjuk tempat.',
        en: 'Tap the spot on the map, or choose the kelurahan and say how to find it.',
      }),
      { roundedTo: 100 },
    ),
    jenis: published(
      choice(
        { id: 'Lampu apa yang padam?', en: 'What kind of lamp is dark?' },
        {
          jalan: { id: 'Lampu di jalan umum', en: 'Lamp on a public street' },
          taman: { id: 'Lampu taman', en: 'Lamp in a park' },
          gang: { id: 'Lampu gang permukiman', en: 'Lamp in a residential alley' },
        },
      ),
    ),
    kabelTerbuka: published(
      help(yesNo({ id: 'Apakah ada kabel terbuka atau tiang miring?', en: 'Is a wire bare, or the pole leaning?' }), {
        id: 'Jika ya, jangan mendekat. Laporan ini didahulukan.',
        en: 'If so, stay away. This report goes first.',
      }),
    ),
    nomorTiang: optional(
      limited(
        help(text({ id: 'Nomor tiang', en: 'Pole number' }), {
          id: 'Biasanya tertulis pada tiang, misalnya PJU-12-034.',
          en: 'Often written on the pole, such as PJU-12-034.',
        }),
        { maxLength: 30 },
      ),
    ),
    foto: optional(
      help(photo({ id: 'Foto lampu atau tiangnya', en: 'Photo of the lamp or its pole' }), {
        id: 'Hindari wajah orang dan pelat nomor.',
        en: 'Please avoid faces and number plates.',
      }),
    ),
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
    hasil: {
      sebelum: published(evidence({ id: 'Foto sebelum', en: 'Photo before' })),
      sesudah: published(evidence({ id: 'Foto sesudah', en: 'Photo after' })),
    },
    keberatan: {
      masalah: limited(text({ id: 'Apa yang belum beres?', en: 'What is still wrong?' }), { maxLength: 500 }),
    },
  },
  duplicates: { near: 'lokasi', metres: 30, same: ['jenis'] },

  cost: free('2025-01-01', 'Permenpanrb 5/2025'),
  within: sp4n(workingDays(5)),

  conditions: {
    berbahaya: (f) => f.kabelTerbuka,
  },
  routing: {
    pemilikLampu: (f) => [
      since(
        '2025-01-01',
        f.jenis.choose({ jalan: 'dishub', taman: 'disbudpar', gang: 'kelurahan' }),
        'Perwali SOTK (contoh)',
      ),
      since(
        '2026-01-01',
        f.jenis.choose({ jalan: 'dishub', taman: 'dlh', gang: 'kelurahan' }),
        'Perwali SOTK 2026 (contoh)',
      ),
    ],
  },
  reasons: {
    milikPln: {
      says: {
        id: 'Tiang ini milik PLN. Laporan kami teruskan ke PLN dan tetap kami pantau.',
        en: 'This pole belongs to PLN. We hand the report over to PLN and keep following it.',
      },
      basis: 'UU 30/2009 (contoh)',
    },
    milikPribadi: {
      says: {
        id: 'Lampu ini milik pribadi, sehingga pemiliknya yang memperbaiki.',
        en: 'This lamp is private, so its owner repairs it.',
      },
      basis: 'Perwali PJU (contoh)',
    },
    tidakDitemukan: {
      says: {
        id: 'Petugas tidak menemukan lampu padam di lokasi ini.',
        en: 'The crew found no dark lamp at this place.',
      },
      basis: 'SOP PJU (contoh)',
    },
    belumMenyala: { says: { id: 'Lampu belum menyala.', en: 'The lamp is still dark.' }, basis: 'SOP PJU (contoh)' },
    fotoTidakJelas: {
      says: {
        id: 'Foto bukti tidak memperlihatkan lampu yang dilaporkan.',
        en: 'The proof does not show the lamp that was reported.',
      },
      basis: 'SOP PJU (contoh)',
    },
  },

  start: 'dipilah',
  stages: {
    dipilah: { asks: 'berbahaya', yes: 'darurat', no: 'diterima' },
    darurat: {
      by: 'dishub',
      within: since('2025-01-01', clockHours(4), 'SOP Dishub (contoh)'),
      next: { amankan: 'diterima' },
    },
    diterima: {
      by: 'pemilikLampu',
      within: sp4n(workingDays(3)),
      next: {
        jadwalkan: 'diperbaiki',
        bukanKewenangan: { to: 'diteruskan', because: ['milikPln'] },
        tolak: { to: 'ditolak', because: ['milikPribadi', 'tidakDitemukan'] },
      },
    },
    diperbaiki: {
      by: 'pemilikLampu',
      within: since('2025-01-01', workingDays(1), 'Maklumat Pelayanan Dishub (contoh)'),
      next: {
        laksanakan: { to: 'dicek', with: 'hasil' },
        bukanKewenangan: { to: 'diteruskan', because: ['milikPln'] },
      },
    },
    diteruskan: {
      by: 'pln',
      within: since('2025-01-01', workingDays(14), 'Kesepakatan dengan PLN (contoh)'),
      next: { laksanakan: 'dipastikan' },
    },
    dipastikan: {
      by: 'pemilikLampu',
      within: since('2025-01-01', workingDays(2), 'SOP PJU (contoh)'),
      next: { benar: { to: 'selesai', with: 'hasil' }, belum: { to: 'diteruskan', because: ['belumMenyala'] } },
    },
    dicek: {
      by: 'pemilikLampu',
      otherThan: 'diperbaiki',
      within: since('2025-01-01', workingDays(1), 'SOP PJU (contoh)'),
      next: { benar: 'selesai', belum: { to: 'diperbaiki', because: ['belumMenyala', 'fotoTidakJelas'] } },
    },
    selesai: { ends: 'granted', objection: { within: sp4n(workingDays(10)), to: 'diperbaiki', with: 'keberatan' } },
    ditolak: { ends: 'refused', objection: { within: sp4n(workingDays(10)), to: 'diterima', with: 'keberatan' } },
  },
});

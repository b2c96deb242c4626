/** A report like lampu-jalan, as data, for tests. Must never: be used outside tests. */
import { choice, evidence, text, yesNo } from '../fields.ts';
import { clockHours } from '../clock.ts';
import { by, days, l, manifestOf, p, reason } from './manifest-of.ts';
import { A, photo } from './play.ts';

const owner = { kind: 'routing', name: 'pemilik' } as const;
export const lamp = manifestOf({
  id: 'lampu',
  category: 'report',
  start: 'dipilah',
  at: 'lokasi',
  within: days(5),
  duplicates: { near: 'lokasi', metres: 30 },
  fields: {
    lokasi: { ...text(l), kind: 'place', published: true },
    jenis: choice(l).of({ jalan: l, taman: l, gang: l }),
    bahaya: yesNo(l),
  },
  forms: { hasil: { sesudah: evidence(l) }, keberatan: { masalah: text(l) } },
  conditions: { berbahaya: ['field', 'bahaya'] },
  routing: {
    pemilikJalan: p(['when', ['field', 'bahaya'], 'dishub', 'provinsi']),
    pemilik: [
      {
        since: '2025-01-01',
        value: ['choose', ['field', 'jenis'], { jalan: 'dishub', taman: 'disbudpar', gang: 'kelurahan' }],
        basis: 'SOTK',
      },
      {
        since: '2026-01-01',
        value: ['choose', ['field', 'jenis'], { jalan: 'dishub', taman: 'dlh', gang: 'kelurahan' }],
        basis: 'SOTK 2026',
      },
    ],
  },
  reasons: { pribadi: reason(), provinsi: reason(), belumBeres: reason() },
  stages: {
    dipilah: { asks: 'berbahaya', yes: 'darurat', no: 'diterima' },
    darurat: { by: by('dishub'), within: p(clockHours(4)), next: { amankan: { to: 'diperbaiki' } } },
    diterima: {
      by: owner,
      within: days(3),
      next: {
        jadwalkan: { to: 'diperbaiki' },
        teruskan: { to: 'diteruskan', because: ['provinsi'] },
        tolak: { to: 'ditolak', because: ['pribadi'] },
      },
    },
    diperbaiki: { by: owner, within: days(1), next: { laksanakan: { to: 'dicek', with: ['hasil'] } } },
    diteruskan: {
      by: { kind: 'routing', name: 'pemilikJalan' },
      within: days(14),
      next: { laksanakan: { to: 'dicek' } },
    },
    dicek: {
      by: owner,
      otherThan: 'diperbaiki',
      within: days(1),
      next: { benar: { to: 'selesai' }, belum: { to: 'diperbaiki', because: ['belumBeres'] } },
    },
    selesai: { ends: 'granted', objection: { within: days(10), to: 'diperbaiki', with: 'keberatan' } },
    ditolak: { ends: 'refused', objection: { within: days(10), to: 'diterima', with: 'keberatan', promises: days(7) } },
  },
});
export const dark = { lokasi: { area: A, latitude: -6.2, longitude: 106.6 }, jenis: 'jalan', bahaya: false };
export const proof = { with: { hasil: { sesudah: photo } } };

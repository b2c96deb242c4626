/**
 * Two services that use what the small ones do not: meetings, teams, fees, parts, scores, groups, rows, slots, witnesses with a link,
 * a unit by decree, a new case elsewhere. As data, for tests. Must never: be used outside tests.
 */
import {
  area,
  choice,
  choices,
  date,
  email,
  evidence,
  file,
  number,
  phone,
  place,
  region,
  rupiah,
  text,
  yesNo,
  type Field,
} from '../fields.ts';
import { clockHours, minutes, everyDay } from '../clock.ts';
import { applicant, by, days, fact, l, manifestOf, p, reason, rule } from './manifest-of.ts';

const optional = (field: Field<unknown>) => ({ ...field, required: false });
const teamOf = { kind: 'team', name: 'peninjau' } as const;

export const permit = manifestOf({
  id: 'izin-lengkap',
  category: 'permit',
  start: 'kelengkapan',
  at: 'lokasi',
  within: p(clockHours(400)),
  fields: {
    lokasi: { ...place(l), published: true },
    fungsi: choice(l, { statistical: true }).of({ hunian: l, usaha: l }),
    pemilik: {
      ...text(l),
      kind: 'group',
      rows: { nama: text(l), telepon: phone(l), surel: optional(email(l)), nikah: yesNo(l), pasangan: text(l) },
      askedIf: { pasangan: ['row', 'nikah'] },
    },
    bangunan: {
      ...text(l),
      kind: 'repeated',
      atMost: 3,
      rows: { luas: number(l, { from: 1, to: 500 }), tinggi: number(l, { optional: true }) },
    },
    jenisUsaha: choices(l).of({ dagang: l, jasa: l }),
    jaminan: optional(rupiah(l)),
  },
  askedIf: { jenisUsaha: ['is', ['field', 'fungsi'], 'usaha'] },
  forms: {
    temuan: {
      luasTerukur: number(l, { from: 0, to: 900 }),
      fotoLokasi: { ...evidence(l), published: true },
      catatan: optional(text(l)),
    },
    keberatan: { alasan: text(l) },
  },
  facts: { zona: fact(choice(l).of({ perumahan: l, lindung: l }), 'lokasi'), pbb: fact(yesNo(l), 'pemilik') },
  rules: {
    zonaBoleh: rule(['not', ['is', ['fact', 'zona'], 'lindung']]),
    pbbLunas: rule(['fact', 'pbb']),
    kecil: rule(['not', ['moreThan', ['field', 'luasTerukur'], 800]]),
  },
  scores: {
    risiko: p({
      luas: ['when', ['moreThan', ['sum', ['field', 'bangunan'], ['row', 'luas']], 300], 60, 10],
      usaha: ['when', ['is', ['field', 'fungsi'], 'usaha'], 30, 0],
    }),
  },
  conditions: { sederhana: ['not', ['atLeast', ['score', 'risiko'], 40]] },
  teams: {
    peninjau: p([
      'choose',
      ['field', 'fungsi'],
      { hunian: ['list', 'dpupr', 'dlh'], usaha: ['list', 'dpupr', 'dlh', 'bpbd'] },
    ]),
  },
  cost: p(['ceil', ['times', ['otherwise', ['field', 'luasTerukur'], 100], 1001], 1000]),
  refund: p(['floor', ['times', ['fact', 'paid'], 0.5], 1000]),
  reasons: { kurang: reason('bangunan', 'pemilik'), salahTitik: reason('lokasi'), sempadan: reason() },
  stages: {
    kelengkapan: {
      by: by('dpmptsp'),
      within: days(2),
      next: { lengkap: { to: 'dipilah' }, kembalikan: { to: 'perbaikan', because: ['kurang', 'salahTitik'] } },
    },
    dipilah: { asks: 'sederhana', yes: 'survei', no: 'ditinjau' },
    ditinjau: {
      by: teamOf,
      within: days(4),
      late: 'survei',
      next: {
        sesuai: { all: 'survei' },
        perbaiki: { ifAny: 'perbaikan', because: ['kurang', 'sempadan'] },
        tolak: { ifAny: 'ditolak', because: ['sempadan'] },
        lekas: { to: 'survei' },
      },
    },
    perbaikan: {
      by: applicant,
      within: days(5),
      late: 'gugur',
      withdraw: 'dibatalkan',
      next: {
        kirim: { to: 'asker', with: ['answers'] },
        kirimUlang: { to: 'kelengkapan', with: ['answers', 'keberatan'] },
      },
    },
    survei: {
      by: by('kelurahan'),
      within: days(3),
      otherThan: 'survei',
      next: {
        sesuai: { to: 'dibayar', with: ['temuan'] },
        tolak: { to: 'ditolak', with: ['temuan'], because: ['sempadan'] },
        kembalikan: { to: 'perbaikan', because: ['kurang'] },
      },
    },
    dibayar: {
      by: applicant,
      within: p(everyDay(10)),
      late: 'gugur',
      withdraw: 'dibatalkan',
      next: { bayar: { to: 'penerbitan', with: ['fee'] }, cicil: { to: 'dibayar', with: ['part'] } },
    },
    penerbitan: {
      by: by('dpmptsp'),
      within: days(3),
      otherThan: 'kelengkapan',
      late: 'terbit',
      next: { terbitkan: { to: 'terbit' }, ukurUlang: { to: 'survei' } },
    },
    terbit: { ends: 'granted', issues: ['izin'] },
    ditolak: {
      ends: 'refused',
      objection: { within: days(21), to: 'survei', with: 'keberatan', promises: days(10) },
      refunds: true,
    },
    dibatalkan: { ends: 'withdrawn', refunds: true },
    gugur: { ends: 'lapsed', refunds: true },
  },
  documents: { izin: { title: l, body: '{luasTerukur}', signedBy: [{ kind: 'seal', unit: 'dpmptsp' }] } },
});

export const visit = manifestOf({
  id: 'kunjungan',
  category: 'visit',
  start: 'memilih',
  at: 'kelurahan',
  within: days(9),
  fields: { kelurahan: area(l), telepon: phone(l), acara: date(l), tujuan: region(l), ktp: file(l) },
  slots: { periksa: { every: minutes(30), opens: '07:30', closes: '12:00', capacity: p(8), ahead: everyDay(7) } },
  reasons: { tidakLayak: reason() },
  stages: {
    memilih: {
      by: applicant,
      within: p(clockHours(30)),
      late: 'gugur',
      next: { pilih: { to: 'menunggu', with: ['periksa'] } },
    },
    menunggu: {
      by: {
        kind: 'dated',
        values: [
          { since: '2020-01-01', value: 'disbudpar', basis: 'x' },
          { since: '2026-02-01', value: 'dishub', basis: 'y' },
        ],
      },
      from: 'periksa',
      within: p(minutes(30)),
      late: 'tidakHadir',
      next: { hadir: { to: 'saksi' }, ulang: { to: 'memilih' } },
    },
    saksi: {
      by: { kind: 'contact', field: 'telepon' },
      within: days(2),
      late: 'rt',
      next: { setuju: { to: 'rt' }, tolak: { to: 'ditolak', because: ['tidakLayak'] } },
    },
    rt: { by: by('rt'), within: days(2), late: 'ttd', next: { setuju: { to: 'ttd' } } },
    ttd: {
      by: by('kelurahan', { position: 'lurah' }),
      from: 'acara',
      within: days(2),
      late: 'selesai',
      next: {
        sah: { to: 'selesai' },
        teruskan: { to: 'pindah', because: ['tidakLayak'] },
        kirim: { to: 'pindahKeluar' },
      },
    },
    selesai: { ends: 'granted' },
    ditolak: { ends: 'refused', objection: { within: days(5), to: 'rt' } },
    tidakHadir: { ends: 'lapsed' },
    gugur: { ends: 'lapsed' },
    pindah: { ends: 'moved' },
    pindahKeluar: {
      ends: 'moved',
      starts: [
        { service: 'lampu', in: null },
        { service: 'kk', in: 'tujuan' },
      ],
    },
  },
});

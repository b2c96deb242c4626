/**
 * What `kedatangan` must do, by example. Played by `balai test`.
 *
 * Names and numbers are invented. Must never: hold data of a real person.
 */
import { examplesOf } from '@balai/kernel';
import { kedatangan } from './kedatangan.ts';

const diteruskan = {
  nama: 'Warga Contoh Empat',
  nik: '3671014101900012',
  nomorKk: '3671010101200001',
  daerah: 'terhubung',
  alamatTujuan: 'Jl. Contoh Utara 3, RT 02 RW 01',
} as const;
const berkas = { sha256: 'a'.repeat(64) } as const;
const tanpaSurat = { ...diteruskan, daerah: 'lain', asal: 'Kabupaten Contoh, Jawa Tengah' } as const;
const sendiri = { ...tanpaSurat, skpwni: berkas } as const;
const penempatan = { kelurahan: '36.71.01.1001', kkPdf: berkas } as const;
const ditolak = {
  on: '2026-11-02T10:00',
  in: 'datang',
  does: 'tolak',
  because: ['belumDilepas'],
  officer: 'ani',
  expect: { objectBy: '2026-12-01T16:00' },
} as const;
const keberatan = {
  on: '2026-11-03T10:00',
  does: 'object',
  with: { keberatan: { alasan: 'SKPWNI saya sudah terbit.' } },
  expect: { due: '2026-11-17T16:00', promised: '2026-11-17T16:00' },
} as const;

export const kedatanganCases = examplesOf(kedatangan, {
  'Diteruskan dari kota lain: dua hari kerja, tanpa berkas': {
    on: '2026-11-02T09:00',
    given: diteruskan,
    expect: { in: ['datang'], units: ['disdukcapil'], due: '2026-11-04T16:00', promised: '2026-11-04T16:00' },
  },
  'Tercatat: kartu keluarga baru dan pemberitahuan KTP': {
    on: '2026-11-02T09:00',
    given: diteruskan,
    then: [{ on: '2026-11-03T10:00', in: 'datang', does: 'catatKedatangan', with: { penempatan } }],
    expect: { outcome: 'granted', letters: ['kk', 'ktp'], paid: 0 },
  },
  'Dari daerah lain tanpa SKPWNI: diminta melampirkan': { on: '2026-11-02T09:00', given: tanpaSurat, expect: { refused: 'answersRefused' } },
  'SKPWNI tidak terbaca dan alamat belum lengkap: diperbaiki, kembali kepada yang meminta': {
    on: '2026-11-02T09:00',
    given: sendiri,
    then: [
      { on: '2026-11-02T10:00', in: 'datang', does: 'mintaPerbaikan', because: ['skpwniTidakTerbaca', 'alamatTidakLengkap'] },
      { on: '2026-11-02T19:00', in: 'perbaikan', does: 'kirimUlang', with: { answers: { skpwni: { sha256: 'b'.repeat(64) }, alamatTujuan: 'Jl. Contoh 3' } } },
    ],
    expect: { in: ['datang'] },
  },
  'Pemohon diam setelah diminta memperbaiki: gugur': {
    on: '2026-11-02T09:00',
    given: sendiri,
    then: [
      { on: '2026-11-02T10:00', in: 'datang', does: 'mintaPerbaikan', because: ['skpwniTidakTerbaca'], expect: { due: '2026-11-16T16:00' } },
      { on: '2026-11-17T09:00', does: 'wait' },
    ],
    expect: { outcome: 'lapsed' },
  },
  'Pemohon tidak jadi datang': {
    on: '2026-11-02T09:00',
    given: sendiri,
    then: [
      { on: '2026-11-02T10:00', in: 'datang', does: 'mintaPerbaikan', because: ['alamatTidakLengkap'] },
      { on: '2026-11-02T12:00', in: 'perbaikan', does: 'batalkan' },
    ],
    expect: { outcome: 'withdrawn' },
  },
  'Pemohon menarik permohonannya': {
    on: '2026-11-02T09:00',
    given: sendiri,
    then: [{ on: '2026-11-02T10:00', does: 'withdraw' }],
    expect: { outcome: 'withdrawn', endsIn: 'dibatalkan' },
  },
  'Dinas terlambat: kepalanya diberi tahu, dan urusan menunggu': {
    on: '2026-11-02T09:00',
    given: diteruskan,
    then: [{ on: '2026-11-06T09:00', does: 'wait' }],
    expect: { in: ['datang'], due: '2026-11-04T16:00' },
  },
  'Belum dilepas daerah asal; kepala dinas mengabulkan keberatan': {
    on: '2026-11-02T09:00',
    given: sendiri,
    then: [ditolak, keberatan, { on: '2026-11-05T10:00', in: 'ditinjau', does: 'kabulkan', with: { penempatan }, officer: 'kepala' }],
    expect: { outcome: 'granted', letters: ['kk', 'ktp'] },
  },
  'Belum dilepas daerah asal; kepala dinas menguatkan': {
    on: '2026-11-02T09:00',
    given: sendiri,
    then: [ditolak, keberatan, { on: '2026-11-05T10:00', in: 'ditinjau', does: 'tolak', because: ['belumDilepas'], officer: 'kepala' }],
    expect: { outcome: 'refused' },
  },
  'Kepala dinas terlambat membaca keberatan': {
    on: '2026-11-02T09:00',
    given: sendiri,
    then: [ditolak, keberatan, { on: '2026-11-20T10:00', does: 'wait' }],
    expect: { in: ['ditinjau'], due: '2026-11-17T16:00' },
  },
});

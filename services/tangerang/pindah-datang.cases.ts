/**
 * What `pindah-datang` must do, by example. Played by `balai test`.
 *
 * Names and numbers are invented. Must never: hold data of a real person.
 */
import { examplesOf } from '@balai/kernel';
import { pindahDatang } from './pindah-datang.ts';

const warga = {
  nama: 'Warga Contoh Empat',
  nik: '3671014101900012',
  nomorKk: '3671010101200001',
  sebabPindah: 'pekerjaan',
  daerah: 'terhubung',
  tujuan: 'contoh-wita',
  alamatTujuan: 'Jl. Contoh Utara 3, RT 02 RW 01',
} as const;
const { tujuan: _, ...belumMemilih } = warga;
const keluar = { ...belumMemilih, daerah: 'lain', namaTujuan: 'Kabupaten Contoh, Jawa Tengah' } as const;
const anggota = [{ nama: 'Warga Contoh Lima', nik: '3671014101900013' }] as const;
const ditolak = {
  on: '2026-11-02T10:00',
  in: 'diperiksa',
  does: 'tolak',
  because: ['bukanPenduduk'],
  officer: 'ani',
  expect: { objectBy: '2026-12-01T16:00' },
} as const;
const keberatan = {
  on: '2026-11-03T10:00',
  does: 'object',
  with: { keberatan: { alasan: 'Saya tercatat di sini sejak 2010.' } },
  expect: { due: '2026-11-17T16:00', promised: '2026-11-17T16:00' },
} as const;

export const pindahDatangCases = examplesOf(pindahDatang, {
  'Ke kota yang terhubung: SKPWNI terbit dan urusan diteruskan ke sana dengan sendirinya': {
    on: '2026-11-02T09:00',
    given: { ...warga, anggota },
    then: [{ on: '2026-11-02T10:00', in: 'diperiksa', does: 'izinkanPindah' }],
    expect: { outcome: 'moved', letters: ['skpwni'] },
  },
  'Ke daerah lain: SKPWNI terbit dan dibawa sendiri': {
    on: '2026-11-02T09:00',
    given: keluar,
    then: [{ on: '2026-11-02T10:00', in: 'diperiksa', does: 'izinkanPindah' }],
    expect: { outcome: 'granted', letters: ['skpwni'], paid: 0 },
  },
  'Satu hari kerja': {
    on: '2026-11-02T09:00',
    given: warga,
    expect: { in: ['diperiksa'], units: ['disdukcapil'], due: '2026-11-03T16:00', promised: '2026-11-03T16:00' },
  },
  'Kota tujuan tidak dipilih: diminta memilih': { on: '2026-11-02T09:00', given: belumMemilih, expect: { refused: 'answersRefused' } },
  'Dinas terlambat: kepalanya diberi tahu, dan urusan menunggu': {
    on: '2026-11-02T09:00',
    given: warga,
    then: [{ on: '2026-11-04T09:00', does: 'wait' }],
    expect: { in: ['diperiksa'], due: '2026-11-03T16:00' },
  },
  'NIK tidak cocok dan alamat belum lengkap: diperbaiki, kembali kepada yang meminta': {
    on: '2026-11-02T09:00',
    given: warga,
    then: [
      { on: '2026-11-02T10:00', in: 'diperiksa', does: 'mintaPerbaikan', because: ['dataTidakCocok', 'alamatTidakLengkap'] },
      { on: '2026-11-02T19:00', in: 'perbaikan', does: 'kirimUlang', with: { answers: { nik: '3671014101900014', alamatTujuan: 'Jl. Contoh Utara 3' } } },
    ],
    expect: { in: ['diperiksa'] },
  },
  'Pemohon diam setelah diminta memperbaiki: gugur': {
    on: '2026-11-02T09:00',
    given: warga,
    then: [
      { on: '2026-11-02T10:00', in: 'diperiksa', does: 'mintaPerbaikan', because: ['alamatTidakLengkap'], expect: { due: '2026-11-16T16:00' } },
      { on: '2026-11-17T09:00', does: 'wait' },
    ],
    expect: { outcome: 'lapsed' },
  },
  'Pemohon tidak jadi pindah': {
    on: '2026-11-02T09:00',
    given: warga,
    then: [
      { on: '2026-11-02T10:00', in: 'diperiksa', does: 'mintaPerbaikan', because: ['dataTidakCocok'] },
      { on: '2026-11-02T12:00', in: 'perbaikan', does: 'batalkan' },
    ],
    expect: { outcome: 'withdrawn' },
  },
  'Pemohon menarik permohonannya': {
    on: '2026-11-02T09:00',
    given: warga,
    then: [{ on: '2026-11-02T10:00', does: 'withdraw' }],
    expect: { outcome: 'withdrawn', endsIn: 'dibatalkan' },
  },
  'Bukan penduduk; kepala dinas mengabulkan keberatan': {
    on: '2026-11-02T09:00',
    given: warga,
    then: [ditolak, keberatan, { on: '2026-11-05T10:00', in: 'ditinjau', does: 'kabulkan', officer: 'kepala' }],
    expect: { outcome: 'moved', letters: ['skpwni'] },
  },
  'Bukan penduduk; kepala dinas menguatkan': {
    on: '2026-11-02T09:00',
    given: keluar,
    then: [ditolak, keberatan, { on: '2026-11-05T10:00', in: 'ditinjau', does: 'tolak', because: ['bukanPenduduk'], officer: 'kepala' }],
    expect: { outcome: 'refused', letters: [] },
  },
  'Kepala dinas terlambat membaca keberatan': {
    on: '2026-11-02T09:00',
    given: warga,
    then: [ditolak, keberatan, { on: '2026-11-20T10:00', does: 'wait' }],
    expect: { in: ['ditinjau'], due: '2026-11-17T16:00' },
  },
});

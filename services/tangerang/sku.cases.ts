/**
 * What `sku` must do, by example. Played by `balai test`.
 *
 * Names and numbers are invented. Must never: hold data of a real person.
 */
import { examplesOf } from '@balai/kernel';
import { sku } from './sku.ts';

const berkas = (letter: string) => ({ sha256: letter.repeat(64) });
const warung = {
  nama: 'Warga Contoh Dua Puluh',
  nik: '3671014101900020',
  alamat: 'Jl. Contoh Raya 20, RT 02 RW 05',
  namaUsaha: 'Warung Contoh',
  bidang: 'dagang',
  lokasiUsaha: { area: '36.71.01.1001' },
  alamatUsaha: 'Jl. Pasar Contoh 4, RT 01 RW 05',
  fotoUsaha: berkas('a'),
  ktp: berkas('b'),
  kk: berkas('c'),
  suratRt: berkas('d'),
} as const;
const cek = { cekLapangan: { fotoPetugas: berkas('e') } } as const;
const dicek = { on: '2026-11-02T11:00', in: 'diperiksa', does: 'setuju', officer: 'staf', with: cek } as const;

export const skuCases = examplesOf(sku, {
  'Usaha dilihat petugas dengan foto, lurah menerbitkan': {
    on: '2026-11-02T09:00',
    given: warung,
    then: [dicek, { on: '2026-11-03T10:00', in: 'diputuskan', does: 'terbitkan', officer: 'lurah' }],
    expect: { outcome: 'granted', letters: ['surat'], paid: 0 },
  },
  'Dikirim 09.00: dicek sampai besok, dijanjikan dua hari kerja': {
    on: '2026-11-02T09:00',
    given: { ...warung, bidang: 'jasa' },
    expect: { in: ['diperiksa'], units: ['kelurahan'], due: '2026-11-03T16:00', promised: '2026-11-04T16:00' },
  },
  'Tanpa foto petugas tidak dapat diajukan': {
    on: '2026-11-02T09:00',
    given: { ...warung, bidang: 'produksi' },
    then: [{ on: '2026-11-02T10:00', in: 'diperiksa', does: 'setuju', officer: 'staf' }],
    expect: { in: ['diperiksa'], refused: 'answersRefused' },
  },
  'Lurah yang memeriksa sendiri tidak dapat memutuskan': {
    on: '2026-11-02T09:00',
    given: warung,
    then: [
      { ...dicek, officer: 'lurah' },
      { on: '2026-11-03T10:00', in: 'diputuskan', does: 'terbitkan', officer: 'lurah' },
    ],
    expect: { in: ['diputuskan'], refused: 'sameOfficer' },
  },
  'Petugas terlambat: diingatkan, tidak terbit sendiri': {
    on: '2026-11-02T09:00',
    given: warung,
    then: [{ on: '2026-11-04T09:00', does: 'wait' }],
    expect: { in: ['diperiksa'] },
  },
  'Lurah terlambat: diingatkan, tidak terbit sendiri': {
    on: '2026-11-02T09:00',
    given: warung,
    then: [dicek, { on: '2026-11-04T09:00', does: 'wait' }],
    expect: { in: ['diputuskan'], due: '2026-11-03T16:00', late: ['diputuskan'] },
  },
  'Camat terlambat membaca keberatan: diingatkan, penolakan belum berubah': {
    on: '2026-11-02T09:00',
    given: warung,
    then: [
      { on: '2026-11-02T10:00', in: 'diperiksa', does: 'tolak', because: ['tidakAdaUsaha'], officer: 'staf' },
      { on: '2026-11-03T10:00', does: 'object', with: { keberatan: { alasan: 'Warung saya buka malam.' } } },
      { on: '2026-11-18T09:00', does: 'wait' },
    ],
    expect: { in: ['ditinjau'], due: '2026-11-17T16:00', promised: '2026-11-17T16:00', late: ['ditinjau'] },
  },
  'Usaha di kelurahan lain: ditolak, keberatan dikabulkan camat': {
    on: '2026-11-02T09:00',
    given: warung,
    then: [
      { on: '2026-11-02T10:00', in: 'diperiksa', does: 'tolak', because: ['usahaDiTempatLain'], officer: 'staf' },
      { on: '2026-11-05T10:00', does: 'object', with: { keberatan: { alasan: 'Batas kelurahan ada di belakang warung saya.' } } },
      { on: '2026-11-09T10:00', in: 'ditinjau', does: 'kabulkan', officer: 'camat' },
    ],
    expect: { outcome: 'granted', letters: ['surat'] },
  },
  'Keberatan pada hari kerja ke-21 masih diterima': {
    on: '2026-11-02T09:00',
    given: warung,
    then: [
      { on: '2026-11-02T10:00', in: 'diperiksa', does: 'tolak', because: ['tidakAdaUsaha'], officer: 'staf' },
      { on: '2026-12-01T15:59', does: 'object', with: { keberatan: { alasan: 'Warung saya buka malam.' } } },
      { on: '2026-12-03T10:00', in: 'ditinjau', does: 'tolak', because: ['usahaDiTempatLain', 'tidakAdaUsaha'], officer: 'camat' },
    ],
    expect: { outcome: 'refused' },
  },
  'Keberatan lewat batas: tidak diterima': {
    on: '2026-11-02T09:00',
    given: warung,
    then: [
      { on: '2026-11-02T10:00', in: 'diperiksa', does: 'tolak', because: ['tidakAdaUsaha'], officer: 'staf' },
      { on: '2026-12-01T16:01', does: 'object', with: { keberatan: { alasan: 'Warung saya buka malam.' } } },
    ],
    expect: { outcome: 'refused', refused: 'tooLate' },
  },
  'Lurah menolak: tempatnya kosong, atau di kelurahan lain': {
    on: '2026-11-02T09:00',
    given: warung,
    then: [dicek, { on: '2026-11-03T10:00', in: 'diputuskan', does: 'tolak', because: ['tidakAdaUsaha', 'usahaDiTempatLain'], officer: 'lurah' }],
    expect: { outcome: 'refused' },
  },
  'KTP buram: diganti dalam permohonan yang sama, kembali kepada yang meminta': {
    on: '2026-11-02T09:00',
    given: warung,
    then: [
      { on: '2026-11-02T10:00', in: 'diperiksa', does: 'mintaPerbaikan', because: ['berkasBuram'], officer: 'staf' },
      { on: '2026-11-02T19:00', in: 'perbaikan', does: 'kirimUlang', with: { answers: { ktp: berkas('f') } } },
    ],
    expect: { in: ['diperiksa'] },
  },
  'Foto tidak jelas: hanya foto yang dibuka': {
    on: '2026-11-02T09:00',
    given: warung,
    then: [
      { on: '2026-11-02T10:00', in: 'diperiksa', does: 'mintaPerbaikan', because: ['fotoTidakJelas'], officer: 'staf' },
      { on: '2026-11-02T19:00', in: 'perbaikan', does: 'kirimUlang', with: { answers: { namaUsaha: 'Warung Lain' } } },
    ],
    expect: { in: ['perbaikan'], refused: 'answersRefused' },
  },
  'Lurah meminta perbaikan; pemohon diam sampai hari ketujuh, permohonan gugur': {
    on: '2026-11-02T09:00',
    given: warung,
    then: [
      dicek,
      { on: '2026-11-03T10:00', in: 'diputuskan', does: 'mintaPerbaikan', because: ['dataTidakCocok', 'berkasBuram', 'fotoTidakJelas'], officer: 'lurah' },
      { on: '2026-11-12T16:01', does: 'wait' },
    ],
    expect: { outcome: 'lapsed' },
  },
  'Sehari sebelum gugur masih dapat dijawab': {
    on: '2026-11-02T09:00',
    given: warung,
    then: [
      { on: '2026-11-03T10:00', in: 'diperiksa', does: 'mintaPerbaikan', because: ['dataTidakCocok'], officer: 'staf' },
      { on: '2026-11-12T15:59', in: 'perbaikan', does: 'kirimUlang', with: { answers: { nama: 'Warga Contoh Duapuluh' } } },
    ],
    expect: { in: ['diperiksa'] },
  },
  'Pemohon membatalkan saat diminta perbaikan': {
    on: '2026-11-02T09:00',
    given: warung,
    then: [
      { on: '2026-11-02T10:00', in: 'diperiksa', does: 'mintaPerbaikan', because: ['fotoTidakJelas'], officer: 'staf' },
      { on: '2026-11-02T11:00', in: 'perbaikan', does: 'batalkan' },
    ],
    expect: { outcome: 'withdrawn' },
  },
});

/**
 * What `surat-domisili` must do, by example. Played by `balai test`.
 *
 * Names and numbers are invented. Must never: hold data of a real person.
 */
import { examplesOf } from '@balai/kernel';
import { suratDomisili } from './surat-domisili.ts';

const warga = {
  nama: 'Warga Contoh Dua Belas',
  nik: '3671014101900012',
  tanggalLahir: '1990-01-01',
  kelurahan: '36.71.01.1001',
  alamat: 'Jl. Contoh Raya 12, RT 01 RW 03',
  lamaTinggal: 24,
  keperluan: 'sekolah',
} as const;
const suratRt = { sha256: 'c'.repeat(64) } as const;
const pendatang = { ...warga, lamaTinggal: 2, suratRt } as const;

export const suratDomisiliCases = examplesOf(suratDomisili, {
  'Data kependudukan cocok: surat terbit seketika, tanpa biaya': {
    on: '2026-11-02T20:15',
    given: warga,
    facts: { wargaTerdaftar: true },
    expect: { outcome: 'granted', letters: ['surat'], paid: 0 },
  },
  'Data kependudukan sedang diam: tidak ditolak, diperiksa kelurahan': {
    on: '2026-03-16T09:00',
    given: { ...warga, kontak: '081234567890' },
    expect: { in: ['diperiksa'], units: ['kelurahan'], due: '2026-03-26T16:00' },
  },
  'Belum tercatat sebagai warga: diperiksa, disetujui, diputuskan lurah': {
    on: '2026-11-02T09:00',
    given: warga,
    facts: { wargaTerdaftar: false },
    then: [
      { on: '2026-11-02T10:00', in: 'diperiksa', does: 'setuju', officer: 'staf' },
      { on: '2026-11-02T11:00', in: 'diputuskan', does: 'terbitkan', officer: 'lurah' },
    ],
    expect: { outcome: 'granted', letters: ['surat'] },
  },
  'Tinggal kurang dari 6 bulan tanpa surat RT/RW: diminta melampirkan': {
    on: '2026-11-02T09:00',
    given: { ...warga, lamaTinggal: 2 },
    expect: { refused: 'answersRefused' },
  },
  'Untuk usaha tetap diperiksa petugas, sekalipun data cocok': {
    on: '2026-11-02T09:00',
    given: { ...warga, keperluan: 'usaha', suratRt },
    facts: { wargaTerdaftar: true },
    expect: { in: ['diperiksa'], due: '2026-11-05T16:00', promised: '2026-11-09T16:00' },
  },
  'Surat buram: diperbaiki dalam permohonan yang sama, kembali kepada yang meminta': {
    on: '2026-11-02T09:00',
    given: pendatang,
    then: [
      { on: '2026-11-02T10:00', in: 'diperiksa', does: 'mintaPerbaikan', because: ['suratBuram'], officer: 'staf' },
      { on: '2026-11-03T19:00', in: 'perbaikan', does: 'kirimUlang', with: { answers: { suratRt: { sha256: 'd'.repeat(64) } } } },
      { on: '2026-11-04T09:00', in: 'diperiksa', does: 'setuju', officer: 'staf' },
      { on: '2026-11-04T11:00', in: 'diputuskan', does: 'terbitkan', officer: 'lurah' },
    ],
    expect: { outcome: 'granted', letters: ['surat'] },
  },
  'Yang diminta hanya surat: alamat tidak dapat ikut diubah': {
    on: '2026-11-02T09:00',
    given: pendatang,
    then: [
      { on: '2026-11-02T10:00', in: 'diperiksa', does: 'mintaPerbaikan', because: ['suratBuram'], officer: 'staf' },
      { on: '2026-11-03T19:00', in: 'perbaikan', does: 'kirimUlang', with: { answers: { alamat: 'Jl. Lain 9' } } },
    ],
    expect: { in: ['perbaikan'], refused: 'answersRefused' },
  },
  'Alamat tidak lengkap': {
    on: '2026-11-02T09:00',
    given: pendatang,
    then: [
      { on: '2026-11-02T10:00', in: 'diperiksa', does: 'mintaPerbaikan', because: ['alamatTidakLengkap'], officer: 'staf' },
      { on: '2026-11-02T12:00', in: 'perbaikan', does: 'kirimUlang', with: { answers: { alamat: 'Jl. Contoh Raya 12, RT 01 RW 03, Sukarasa' } } },
    ],
    expect: { in: ['diperiksa'] },
  },
  'Data tidak cocok dengan KTP, lalu pemohon membatalkan': {
    on: '2026-11-02T09:00',
    given: pendatang,
    then: [
      { on: '2026-11-02T10:00', in: 'diperiksa', does: 'mintaPerbaikan', because: ['dataTidakCocok'], officer: 'staf' },
      { on: '2026-11-02T12:00', in: 'perbaikan', does: 'batalkan' },
    ],
    expect: { outcome: 'withdrawn' },
  },
  'Lurah juga dapat meminta perbaikan; kembali ke lurah, bukan ke antrean awal': {
    on: '2026-11-02T09:00',
    given: pendatang,
    then: [
      { on: '2026-11-02T10:00', in: 'diperiksa', does: 'setuju', officer: 'staf' },
      { on: '2026-11-02T11:00', in: 'diputuskan', does: 'mintaPerbaikan', because: ['dataTidakCocok'], officer: 'lurah' },
      {
        on: '2026-11-02T15:00',
        in: 'perbaikan',
        does: 'kirimUlang',
        with: { answers: { nama: 'Warga Contoh Duabelas' } },
        facts: { wargaTerdaftar: { state: 'notFound' } },
      },
    ],
    expect: { in: ['diputuskan'] },
  },
  'Lurah meminta alamat, lalu surat yang lebih jelas': {
    on: '2026-11-02T09:00',
    given: pendatang,
    then: [
      { on: '2026-11-02T10:00', in: 'diperiksa', does: 'setuju', officer: 'staf' },
      { on: '2026-11-02T11:00', in: 'diputuskan', does: 'mintaPerbaikan', because: ['alamatTidakLengkap'], officer: 'lurah' },
      { on: '2026-11-02T15:00', in: 'perbaikan', does: 'kirimUlang', with: { answers: { alamat: 'Jl. Contoh Raya 12, RT 01 RW 03, Sukarasa' } } },
      { on: '2026-11-03T09:00', in: 'diputuskan', does: 'mintaPerbaikan', because: ['suratBuram'], officer: 'lurah' },
      { on: '2026-11-03T10:00', in: 'perbaikan', does: 'kirimUlang', with: { answers: { suratRt: { sha256: 'e'.repeat(64) } } } },
      { on: '2026-11-03T13:00', in: 'diputuskan', does: 'terbitkan', officer: 'lurah' },
    ],
    expect: { outcome: 'granted', letters: ['surat'] },
  },
  'Staf tidak dapat memutuskan sebagai lurah': {
    on: '2026-11-02T09:00',
    given: warga,
    then: [{ on: '2026-11-02T10:00', in: 'diperiksa', does: 'setuju', unit: 'kecamatan' }],
    expect: { in: ['diperiksa'], refused: 'notYourTurn' },
  },
  'Kelurahan diam: dianggap dikabulkan (UU 30/2014 Pasal 53)': {
    on: '2026-11-02T09:00',
    given: warga,
    then: [{ on: '2026-11-06T09:00', does: 'wait' }],
    expect: { outcome: 'granted', letters: ['surat'] },
  },
  'Lurah diam: dianggap dikabulkan': {
    on: '2026-11-02T09:00',
    given: warga,
    then: [
      { on: '2026-11-05T09:00', in: 'diperiksa', does: 'setuju', expect: { in: ['diputuskan'], due: '2026-11-09T16:00' } },
      { on: '2026-11-10T09:00', does: 'wait' },
    ],
    expect: { outcome: 'granted' },
  },
  'Pemohon diam setelah diminta memperbaiki: gugur, boleh mengajukan lagi': {
    on: '2026-11-02T09:00',
    given: pendatang,
    then: [
      { on: '2026-11-02T10:00', in: 'diperiksa', does: 'mintaPerbaikan', because: ['suratBuram'], expect: { due: '2026-11-11T16:00' } },
      { on: '2026-11-13T09:00', does: 'wait' },
    ],
    expect: { outcome: 'lapsed' },
  },
  'Ditolak petugas dengan alasan; camat menguatkan': {
    on: '2026-11-02T09:00',
    given: warga,
    then: [
      { on: '2026-11-02T10:00', in: 'diperiksa', does: 'tolak', because: ['bukanWarga'], officer: 'staf', expect: { objectBy: '2026-12-01T16:00' } },
      { on: '2026-11-03T10:00', does: 'object', with: { keberatan: { alasan: 'Saya sudah tinggal di sini dua tahun.' } } },
      { on: '2026-11-04T10:00', in: 'ditinjau', does: 'tolak', because: ['bukanWarga'], officer: 'camat' },
    ],
    expect: { outcome: 'refused', letters: [] },
  },
  'Ditolak lurah; camat mengabulkan keberatan': {
    on: '2026-11-02T09:00',
    given: warga,
    then: [
      { on: '2026-11-02T10:00', in: 'diperiksa', does: 'setuju', officer: 'staf' },
      { on: '2026-11-03T10:00', in: 'diputuskan', does: 'tolak', because: ['bukanWarga'], officer: 'lurah' },
      { on: '2026-11-03T19:00', does: 'object', with: { keberatan: { alasan: 'Saya tinggal di sini.' } } },
      { on: '2026-11-05T10:00', in: 'ditinjau', does: 'kabulkan', officer: 'camat' },
    ],
    expect: { outcome: 'granted', letters: ['surat'] },
  },
  'Permohonan dari 2019 memakai tenggat lama': {
    on: '2019-10-01T09:00',
    given: warga,
    expect: { in: ['diperiksa'], due: '2019-10-10T16:00', promised: '2019-10-15T16:00', firm: false },
  },
  'Umur 16 tahun: ditolak oleh aturan umur, di muka': {
    on: '2026-11-02T09:00',
    given: { ...warga, tanggalLahir: '2009-11-03' },
    expect: { refused: 'ruleNotMet' },
  },
  'Permohonan dari 2019: tenggat lurah pun menurut aturan lama': {
    on: '2019-10-01T09:00',
    given: warga,
    then: [{ on: '2019-10-02T09:00', in: 'diperiksa', does: 'setuju' }],
    expect: { in: ['diputuskan'], due: '2019-10-07T16:00' },
  },
  'Camat terlambat membaca keberatan: atasannya diberi tahu, keberatan tidak gugur': {
    on: '2026-11-02T09:00',
    given: warga,
    then: [
      { on: '2026-11-02T10:00', in: 'diperiksa', does: 'tolak', because: ['bukanWarga'] },
      {
        on: '2026-11-03T10:00',
        does: 'object',
        with: { keberatan: { alasan: 'Saya tinggal di sini.' } },
        expect: { in: ['ditinjau'], due: '2026-11-17T16:00', promised: '2026-11-17T16:00' },
      },
      { on: '2026-11-18T10:00', does: 'wait' },
    ],
    expect: { in: ['ditinjau'], late: ['ditinjau'] },
  },
  'Sehari sebelum UU 11/2020: masih tenggat lama': {
    on: '2020-11-01T09:00',
    given: warga,
    then: [
      { on: '2020-11-01T09:00', does: 'wait', expect: { due: '2020-11-10T16:00', promised: '2020-11-13T16:30' } },
      { on: '2020-11-02T09:00', in: 'diperiksa', does: 'setuju' },
    ],
    expect: { in: ['diputuskan'], due: '2020-11-05T16:00' },
  },
  'Pada hari pertama UU 11/2020: tenggat baru': {
    on: '2020-11-02T09:00',
    given: warga,
    then: [
      { on: '2020-11-02T09:00', does: 'wait', expect: { due: '2020-11-05T16:00', promised: '2020-11-09T16:00' } },
      { on: '2020-11-03T09:00', in: 'diperiksa', does: 'setuju' },
    ],
    expect: { in: ['diputuskan'], due: '2020-11-05T16:00' },
  },
  'Tepat 17 tahun dan tepat 6 bulan: surat terbit seketika': {
    on: '2026-11-02T09:00',
    given: { ...warga, tanggalLahir: '2009-11-02', lamaTinggal: 6 },
    facts: { wargaTerdaftar: true },
    expect: { outcome: 'granted', letters: ['surat'] },
  },
  'Lima bulan: surat RT/RW diminta, dan petugas memeriksa sekalipun data cocok': {
    on: '2026-11-02T09:00',
    given: { ...warga, lamaTinggal: 5, suratRt },
    facts: { wargaTerdaftar: true },
    expect: { in: ['diperiksa'] },
  },
  'Lima bulan tanpa surat RT/RW': { on: '2026-11-02T09:00', given: { ...warga, lamaTinggal: 5 }, expect: { refused: 'answersRefused' } },
  'Untuk usaha tanpa surat RT/RW': { on: '2026-11-02T09:00', given: { ...warga, keperluan: 'usaha' }, expect: { refused: 'answersRefused' } },
  'Tanggal lahir tidak mungkin besok': { on: '2026-11-02T09:00', given: { ...warga, tanggalLahir: '2026-11-03' }, expect: { refused: 'answersRefused' } },
  'Lama tinggal tidak mungkin lebih dari 100 tahun': { on: '2026-11-02T09:00', given: { ...warga, lamaTinggal: 1201 }, expect: { refused: 'answersRefused' } },
  'Lama tinggal tidak mungkin di bawah nol': { on: '2026-11-02T09:00', given: { ...pendatang, lamaTinggal: -1 }, expect: { refused: 'answersRefused' } },
});

/**
 * What `informasi-publik` must do, by example. Played by `balai test`.
 *
 * Names and numbers are invented. Must never: hold data of a real person.
 */
import { examplesOf } from '@balai/kernel';
import { informasiPublik } from './informasi-publik.ts';

const warga = {
  nama: 'Warga Contoh Dua',
  sebagai: 'perorangan',
  informasi: 'Anggaran perbaikan jalan tahun 2025',
  tentang: 'kegiatan',
  tujuan: 'Skripsi',
  kontak: '081234567890',
} as const;
const berkas = { sha256: 'a'.repeat(64) } as const;
const jawaban = { isi: 'Anggaran perbaikan jalan 2025 terlampir.', berkas } as const;
const pengujian = { akibat: 'Memuat data pribadi warga yang tidak dapat dihitamkan seluruhnya.' } as const;
const keberatan = { alasan: 'Yang saya minta rincian per kecamatan.' } as const;
const semuaPasal17 = [
  'penegakanHukum',
  'kekayaanIntelektual',
  'pertahanan',
  'kekayaanAlam',
  'ketahananEkonomi',
  'hubunganLuarNegeri',
  'aktaPribadi',
  'rahasiaPribadi',
  'memorandum',
  'undangUndangLain',
] as const;
const diperpanjang = {
  on: '2026-11-16T15:00',
  in: 'diperiksa',
  does: 'perpanjang',
  because: ['perluDikumpulkan'],
  officer: 'ppid-a',
  expect: { units: ['ppid'] },
} as const;

export const informasiPublikCases = examplesOf(informasiPublik, {
  'Sepuluh hari kerja sejak diminta': {
    on: '2026-11-02T09:00',
    given: warga,
    expect: { in: ['diperiksa'], units: ['ppid'], due: '2026-11-16T16:00', promised: '2026-11-16T16:00' },
  },
  'Dijawab dengan pemberitahuan tertulis, tanpa biaya': {
    on: '2026-11-02T09:00',
    given: warga,
    then: [{ on: '2026-11-09T10:00', in: 'diperiksa', does: 'jawab', with: { jawaban } }],
    expect: { outcome: 'granted', letters: ['pemberitahuan'], paid: 0 },
  },
  'Diperpanjang sekali: tujuh hari kerja lagi, dengan alasan; janjinya ikut mundur': {
    on: '2026-11-02T09:00',
    given: warga,
    then: [diperpanjang],
    expect: { in: ['diperpanjang'], due: '2026-11-25T16:00', promised: '2026-11-25T16:00' },
  },
  'Perpanjangan tanpa alasan tidak diterima': {
    on: '2026-11-02T09:00',
    given: warga,
    then: [{ on: '2026-11-03T10:00', in: 'diperiksa', does: 'perpanjang' }],
    expect: { in: ['diperiksa'], refused: 'reasonNeeded' },
  },
  'Dijawab dalam perpanjangan': {
    on: '2026-11-02T09:00',
    given: warga,
    then: [
      { on: '2026-11-05T10:00', in: 'diperiksa', does: 'perpanjang', because: ['perluDiuji'] },
      { on: '2026-11-24T10:00', in: 'diperpanjang', does: 'jawab', with: { jawaban } },
    ],
    expect: { outcome: 'granted', letters: ['pemberitahuan'] },
  },
  'PPID diam sepuluh hari kerja: naik ke atasan PPID, bukan ditolak': {
    on: '2026-11-02T09:00',
    given: warga,
    then: [{ on: '2026-11-17T08:00', does: 'wait' }],
    expect: { in: ['ditinjau'], units: ['setda'] },
  },
  'PPID diam dalam perpanjangan: naik ke atasan PPID': {
    on: '2026-11-02T09:00',
    given: warga,
    then: [diperpanjang, { on: '2026-11-26T08:00', does: 'wait' }],
    expect: { in: ['ditinjau'], units: ['setda'] },
  },
  'Lembaga menunjukkan aktanya': {
    on: '2026-11-02T09:00',
    given: { ...warga, sebagai: 'badan', badan: 'Yayasan Contoh', aktaBadan: berkas },
    expect: { in: ['diperiksa'] },
  },
  'Lembaga tanpa akta: diminta melampirkan': {
    on: '2026-11-02T09:00',
    given: { ...warga, sebagai: 'badan', badan: 'Yayasan Contoh' },
    expect: { refused: 'answersRefused' },
  },
  'Data pribadi orang lain tanpa persetujuannya: ditolak aturan di muka': {
    on: '2026-11-02T09:00',
    given: { ...warga, informasi: 'Alamat rumah seorang warga', tentang: 'orang' },
    expect: { refused: 'ruleNotMet' },
  },
  'Data pribadi orang lain dengan persetujuan tertulisnya': {
    on: '2026-11-02T09:00',
    given: { ...warga, informasi: 'Alamat rumah seorang warga', tentang: 'orang', persetujuan: berkas },
    expect: { in: ['diperiksa'] },
  },
  'Seseorang dalam jabatan publiknya bukan rahasia': {
    on: '2026-11-02T09:00',
    given: { ...warga, informasi: 'Laporan perjalanan dinas kepala dinas', tentang: 'pejabat' },
    expect: { in: ['diperiksa'] },
  },
  'Permintaan belum jelas: diperjelas, lalu kembali kepada yang meminta': {
    on: '2026-11-02T09:00',
    given: { ...warga, informasi: 'Data jalan' },
    then: [
      { on: '2026-11-03T10:00', in: 'diperiksa', does: 'mintaPerbaikan', because: ['kurangJelas'] },
      { on: '2026-11-04T10:00', in: 'perbaikan', does: 'kirimUlang', with: { answers: { informasi: 'Daftar jalan kota yang diperbaiki tahun 2025' } } },
    ],
    expect: { in: ['diperiksa'] },
  },
  'Pemohon diam setelah diminta memperjelas: gugur, boleh meminta lagi': {
    on: '2026-11-02T09:00',
    given: { ...warga, informasi: 'Data jalan' },
    then: [
      { on: '2026-11-03T10:00', in: 'diperiksa', does: 'mintaPerbaikan', because: ['kurangJelas'], expect: { due: '2026-11-17T16:00' } },
      { on: '2026-11-18T08:00', does: 'wait' },
    ],
    expect: { outcome: 'lapsed' },
  },
  'Pemohon membatalkan saat diminta memperjelas': {
    on: '2026-11-02T09:00',
    given: warga,
    then: [
      { on: '2026-11-03T10:00', in: 'diperiksa', does: 'mintaPerbaikan', because: ['kurangJelas'] },
      { on: '2026-11-04T10:00', in: 'perbaikan', does: 'batalkan' },
    ],
    expect: { outcome: 'withdrawn' },
  },
  'Pemohon menarik permintaan yang sedang diperiksa': {
    on: '2026-11-02T09:00',
    given: warga,
    then: [{ on: '2026-11-03T10:00', does: 'withdraw' }],
    expect: { outcome: 'withdrawn', endsIn: 'dibatalkan' },
  },
  'Tidak dimiliki kota ini': {
    on: '2026-11-02T09:00',
    given: warga,
    then: [{ on: '2026-11-03T10:00', in: 'diperiksa', does: 'tidakAda', because: ['tidakDikuasai'] }],
    expect: { outcome: 'refused', letters: [] },
  },
  'Dalam perpanjangan ternyata tidak dimiliki kota ini': {
    on: '2026-11-02T09:00',
    given: warga,
    then: [diperpanjang, { on: '2026-11-20T10:00', in: 'diperpanjang', does: 'tidakAda', because: ['tidakDikuasai'] }],
    expect: { outcome: 'refused' },
  },
  'Dikecualikan tanpa menguji akibatnya tidak diterima (Pasal 19)': {
    on: '2026-11-02T09:00',
    given: warga,
    then: [{ on: '2026-11-03T10:00', in: 'diperiksa', does: 'tolak', because: ['rahasiaPribadi'] }],
    expect: { in: ['diperiksa'], refused: 'answersRefused' },
  },
  'Setiap alasan Pasal 17; atasan PPID membuka informasi itu': {
    on: '2026-11-02T09:00',
    given: warga,
    then: [
      { on: '2026-11-03T10:00', in: 'diperiksa', does: 'tolak', because: semuaPasal17, with: { pengujian }, expect: { objectBy: '2026-12-15T16:00' } },
      { on: '2026-11-10T10:00', does: 'object', with: { keberatan }, expect: { due: '2026-12-22T16:00', promised: '2026-12-22T16:00' } },
      { on: '2026-11-20T10:00', in: 'ditinjau', does: 'jawab', with: { jawaban } },
    ],
    expect: { outcome: 'granted', letters: ['pemberitahuan'] },
  },
  'Ditolak dalam perpanjangan; atasan PPID menguatkan': {
    on: '2026-11-02T09:00',
    given: warga,
    then: [
      diperpanjang,
      { on: '2026-11-20T10:00', in: 'diperpanjang', does: 'tolak', because: semuaPasal17, with: { pengujian } },
      { on: '2026-11-23T10:00', does: 'object', with: { keberatan } },
      { on: '2026-12-03T10:00', in: 'ditinjau', does: 'tolak', because: ['tidakDikuasai', ...semuaPasal17], with: { pengujian } },
    ],
    expect: { outcome: 'refused' },
  },
  'Jawaban tidak seperti yang diminta: keberatan, 30 hari kerja bagi atasan PPID': {
    on: '2026-09-01T09:00',
    given: warga,
    then: [
      { on: '2026-09-02T10:00', in: 'diperiksa', does: 'jawab', with: { jawaban } },
      { on: '2026-10-14T15:00', does: 'object', with: { keberatan } },
    ],
    expect: { in: ['ditinjau'], due: '2026-11-25T16:00', promised: '2026-11-25T16:00' },
  },
  'Keberatan setelah 30 hari kerja terlambat': {
    on: '2026-09-01T09:00',
    given: warga,
    then: [
      { on: '2026-09-02T10:00', in: 'diperiksa', does: 'jawab', with: { jawaban } },
      { on: '2026-10-14T16:30', does: 'object', with: { keberatan } },
    ],
    expect: { outcome: 'granted', refused: 'tooLate' },
  },
  'Atasan PPID diam: diberi tahu, dan keberatan tetap menunggu': {
    on: '2026-09-01T09:00',
    given: warga,
    then: [
      { on: '2026-09-02T10:00', in: 'diperiksa', does: 'jawab', with: { jawaban } },
      { on: '2026-09-03T10:00', does: 'object', with: { keberatan } },
      { on: '2026-10-16T10:00', does: 'wait' },
    ],
    expect: { in: ['ditinjau'], due: '2026-10-15T16:00' },
  },
  'Pemohon menarik permintaan yang diperpanjang': {
    on: '2026-11-02T09:00',
    given: warga,
    then: [diperpanjang, { on: '2026-11-18T10:00', does: 'withdraw' }],
    expect: { outcome: 'withdrawn', endsIn: 'dibatalkan' },
  },
});

/**
 * What `sktm` must do, by example. Played by `balai test`.
 *
 * Names and numbers are invented. Must never: hold data of a real person.
 */
import { examplesOf } from '@balai/kernel';
import { sktm } from './sktm.ts';

const berkas = (letter: string) => ({ sha256: letter.repeat(64) });
const keluarga = {
  nama: 'Warga Contoh Tiga Puluh',
  nik: '3671014101800030',
  kelurahan: '36.71.01.1001',
  alamat: 'Jl. Contoh Kecil 3, RT 04 RW 02',
  keperluan: 'sekolah',
  penghasilan: 1_500_000,
  tanggungan: 4,
  ktp: berkas('a'),
  kk: berkas('b'),
} as const;
const kunjungan = { kunjungan: { keadaan: 'Rumah kontrakan satu kamar, penghasilan tidak tetap.' } } as const;
const dikunjungi = { on: '2026-11-02T14:00', in: 'dikunjungi', does: 'setuju', officer: 'petugas', with: kunjungan } as const;

export const sktmCases = examplesOf(sktm, {
  'Desil 4: langsung ke lurah, terbit tanpa kunjungan': {
    on: '2026-11-02T09:00',
    given: keluarga,
    facts: { desil: 4 },
    then: [{ on: '2026-11-02T10:00', in: 'diputuskan', does: 'terbitkan', officer: 'lurah' }],
    expect: { outcome: 'granted', letters: ['surat'], paid: 0 },
  },
  'Desil 5: tidak ditolak, dikunjungi lebih dulu': {
    on: '2026-11-02T09:00',
    given: { ...keluarga, keperluan: 'kesehatan' },
    facts: { desil: 5 },
    expect: { in: ['dikunjungi'], units: ['dinsos'], due: '2026-11-03T16:00', promised: '2026-11-04T16:00' },
  },
  'Register diam: tidak ditolak, dikunjungi, lalu diputuskan': {
    on: '2026-11-02T09:00',
    given: { ...keluarga, keperluan: 'hukum' },
    facts: { desil: { state: 'unavailable' } },
    then: [dikunjungi, { on: '2026-11-03T10:00', in: 'diputuskan', does: 'terbitkan', officer: 'lurah' }],
    expect: { outcome: 'granted', letters: ['surat'] },
  },
  'Keluarga tidak tercatat: dikunjungi juga': {
    on: '2026-11-02T09:00',
    given: { ...keluarga, penghasilan: 0, tanggungan: 0 },
    facts: { desil: { state: 'notFound' } },
    expect: { in: ['dikunjungi'] },
  },
  'Desil 9, tetapi kunjungan menunjukkan tidak mampu: tetap dapat terbit': {
    on: '2026-11-02T09:00',
    given: keluarga,
    facts: { desil: 9 },
    then: [dikunjungi, { on: '2026-11-03T10:00', in: 'diputuskan', does: 'terbitkan', officer: 'lurah' }],
    expect: { outcome: 'granted' },
  },
  'Penghasilan di bawah nol atau tanggungan 31: diminta diperbaiki': {
    on: '2026-11-02T09:00',
    given: { ...keluarga, penghasilan: -1, tanggungan: 31 },
    expect: { refused: 'answersRefused' },
  },
  'Tanggungan 31 orang: diminta diperbaiki': { on: '2026-11-02T09:00', given: { ...keluarga, tanggungan: 31 }, expect: { refused: 'answersRefused' } },
  'Penghasilan di atas seratus juta: diminta diperbaiki': {
    on: '2026-11-02T09:00',
    given: { ...keluarga, penghasilan: 100_000_001 },
    expect: { refused: 'answersRefused' },
  },
  'Tanpa laporan kunjungan tidak ada yang ditolak': {
    on: '2026-11-02T09:00',
    given: keluarga,
    facts: { desil: 8 },
    then: [{ on: '2026-11-02T14:00', in: 'dikunjungi', does: 'tolak', because: ['tergolongMampu'], officer: 'petugas' }],
    expect: { in: ['dikunjungi'], refused: 'answersRefused' },
  },
  'Tergolong mampu: ditolak dengan alasan, keberatan dikabulkan camat': {
    on: '2026-11-02T09:00',
    given: keluarga,
    facts: { desil: 8 },
    then: [
      { on: '2026-11-02T14:00', in: 'dikunjungi', does: 'tolak', because: ['tergolongMampu'], officer: 'petugas', with: kunjungan },
      { on: '2026-11-05T10:00', does: 'object', with: { keberatan: { alasan: 'Usaha saya sudah tutup sejak bulan lalu.' } } },
      { on: '2026-11-09T10:00', in: 'ditinjau', does: 'kabulkan', officer: 'camat' },
    ],
    expect: { outcome: 'granted', letters: ['surat'] },
  },
  'Keberatan pada hari kerja ke-21 diterima, dan dapat ditolak lagi': {
    on: '2026-11-02T09:00',
    given: keluarga,
    facts: { desil: 8 },
    then: [
      { on: '2026-11-02T14:00', in: 'dikunjungi', does: 'tolak', because: ['bukanWarga', 'tergolongMampu'], officer: 'petugas', with: kunjungan },
      { on: '2026-12-01T15:59', does: 'object', with: { keberatan: { alasan: 'Saya tinggal di sini sejak kecil.' } } },
      { on: '2026-12-03T10:00', in: 'ditinjau', does: 'tolak', because: ['bukanWarga', 'tergolongMampu'], officer: 'camat' },
    ],
    expect: { outcome: 'refused' },
  },
  'Keberatan lewat batas: tidak diterima': {
    on: '2026-11-02T09:00',
    given: keluarga,
    facts: { desil: 2 },
    then: [
      { on: '2026-11-02T10:00', in: 'diputuskan', does: 'tolak', because: ['bukanWarga'], officer: 'lurah' },
      { on: '2026-12-01T16:01', does: 'object', with: { keberatan: { alasan: 'Saya tinggal di sini sejak kecil.' } } },
    ],
    expect: { outcome: 'refused', refused: 'tooLate' },
  },
  'Lurah ragu walau tercatat: minta kunjungan': {
    on: '2026-11-02T09:00',
    given: keluarga,
    facts: { desil: 1 },
    then: [{ on: '2026-11-02T10:00', in: 'diputuskan', does: 'kunjungi', officer: 'lurah' }],
    expect: { in: ['dikunjungi'], units: ['dinsos'] },
  },
  'Dinas Sosial meminta perbaikan: alamat, berkas, data; kembali kepadanya': {
    on: '2026-11-02T09:00',
    given: keluarga,
    facts: { desil: 6 },
    then: [
      {
        on: '2026-11-02T10:00',
        in: 'dikunjungi',
        does: 'mintaPerbaikan',
        because: ['alamatTidakLengkap', 'berkasBuram', 'dataTidakCocok', 'isianTidakCocok'],
        officer: 'petugas',
      },
      {
        on: '2026-11-02T19:00',
        in: 'perbaikan',
        does: 'kirimUlang',
        with: { answers: { alamat: 'Jl. Contoh Kecil 3, RT 04 RW 02, Sukarasa', kk: berkas('c') } },
      },
    ],
    expect: { in: ['dikunjungi'] },
  },
  'Lurah meminta perbaikan; diam sampai hari ketujuh, permohonan gugur': {
    on: '2026-11-02T09:00',
    given: keluarga,
    facts: { desil: 3 },
    then: [
      {
        on: '2026-11-03T10:00',
        in: 'diputuskan',
        does: 'mintaPerbaikan',
        because: ['berkasBuram', 'alamatTidakLengkap', 'dataTidakCocok', 'isianTidakCocok'],
        officer: 'lurah',
      },
      { on: '2026-11-12T16:01', does: 'wait' },
    ],
    expect: { outcome: 'lapsed' },
  },
  'Sebelum batasnya lewat masih dapat dijawab': {
    on: '2026-11-02T09:00',
    given: keluarga,
    facts: { desil: 3 },
    then: [
      { on: '2026-11-03T10:00', in: 'diputuskan', does: 'mintaPerbaikan', because: ['berkasBuram'], officer: 'lurah' },
      { on: '2026-11-12T15:59', in: 'perbaikan', does: 'kirimUlang', with: { answers: { ktp: berkas('d') } } },
    ],
    expect: { in: ['diputuskan'] },
  },
  'Pemohon membatalkan saat diminta perbaikan': {
    on: '2026-11-02T09:00',
    given: keluarga,
    facts: { desil: 3 },
    then: [
      { on: '2026-11-02T10:00', in: 'diputuskan', does: 'mintaPerbaikan', because: ['dataTidakCocok'], officer: 'lurah' },
      { on: '2026-11-02T11:00', in: 'perbaikan', does: 'batalkan' },
    ],
    expect: { outcome: 'withdrawn' },
  },
  'Lurah terlambat: diingatkan, tidak terbit sendiri': {
    on: '2026-11-02T09:00',
    given: keluarga,
    facts: { desil: 2 },
    then: [{ on: '2026-11-04T09:00', does: 'wait' }],
    expect: { in: ['diputuskan'], due: '2026-11-03T16:00', late: ['diputuskan'] },
  },
  'Camat terlambat membaca keberatan: diingatkan, penolakan belum berubah': {
    on: '2026-11-02T09:00',
    given: keluarga,
    facts: { desil: 2 },
    then: [
      { on: '2026-11-02T10:00', in: 'diputuskan', does: 'tolak', because: ['bukanWarga'], officer: 'lurah' },
      { on: '2026-11-03T10:00', does: 'object', with: { keberatan: { alasan: 'Saya tinggal di sini sejak kecil.' } } },
      { on: '2026-11-18T09:00', does: 'wait' },
    ],
    expect: { in: ['ditinjau'], due: '2026-11-17T16:00', promised: '2026-11-17T16:00', late: ['ditinjau'] },
  },
  'Petugas terlambat: diingatkan, kasus tetap menunggu': {
    on: '2026-11-02T09:00',
    given: keluarga,
    facts: { desil: 7 },
    then: [{ on: '2026-11-04T09:00', does: 'wait' }],
    expect: { in: ['dikunjungi'] },
  },
  'Penghasilan di bawah nol: diminta diperbaiki': { on: '2026-11-02T09:00', given: { ...keluarga, penghasilan: -1 }, expect: { refused: 'answersRefused' } },
  'Tanggungan di bawah nol: diminta diperbaiki': { on: '2026-11-02T09:00', given: { ...keluarga, tanggungan: -1 }, expect: { refused: 'answersRefused' } },
});

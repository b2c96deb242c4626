/**
 * What `sampah` must do, by example. Played by `balai test`.
 *
 * Names, numbers and places are invented. Must never: hold data of a real person.
 */
import { examplesOf } from '@balai/kernel';
import { sampah } from './sampah.ts';

const foto = { sha256: 'a'.repeat(64) } as const;
const hasil = { sebelum: foto, sesudah: { sha256: 'b'.repeat(64) } } as const;
const lokasi = { area: '36.71.03.1002', latitude: -6.165, longitude: 106.69, note: 'Lahan kosong di samping pos ronda' } as const;
const liar = { lokasi, jenis: 'liar' } as const;
const dibersihkan = { on: '2026-11-02T13:00', in: 'ditanganiKelurahan', does: 'laksanakan', officer: 'a', with: { hasil } } as const;
const diteruskan = { on: '2026-11-02T10:00', in: 'ditanganiKelurahan', does: 'naikkan', officer: 'a', because: ['perluTruk'] } as const;
const diangkut = { on: '2026-11-03T10:00', in: 'ditanganiDlh', does: 'laksanakan', with: { hasil } } as const;

export const sampahCases = examplesOf(sampah, {
  'Kelurahan di titik itu yang pertama membersihkan, dalam satu hari kerja': {
    on: '2026-11-02T08:00',
    given: liar,
    expect: { in: ['ditanganiKelurahan'], units: ['kelurahan'], due: '2026-11-03T16:00', promised: '2026-11-05T16:00' },
  },
  'Dibersihkan, dibuktikan, dicek petugas lain': {
    on: '2026-11-02T08:00',
    given: { ...liar, foto, keterangan: 'Bau sejak minggu lalu', kontak: '081234567890' },
    then: [dibersihkan, { on: '2026-11-03T09:00', in: 'dicek', does: 'benar', officer: 'b' }],
    expect: { outcome: 'granted', paid: 0 },
  },
  'Yang membersihkan tidak boleh mengecek pekerjaannya sendiri': {
    on: '2026-11-02T08:00',
    given: liar,
    then: [dibersihkan, { on: '2026-11-03T09:00', in: 'dicek', does: 'benar', officer: 'a' }],
    expect: { in: ['dicek'], refused: 'sameOfficer' },
  },
  'Tanpa foto bukti tidak dapat selesai': {
    on: '2026-11-02T08:00',
    given: liar,
    then: [{ on: '2026-11-02T13:00', in: 'ditanganiKelurahan', does: 'laksanakan' }],
    expect: { in: ['ditanganiKelurahan'], refused: 'answersRefused' },
  },
  'Kelurahan diam: sore berikutnya naik ke DLH dengan sendirinya': {
    on: '2026-11-02T08:00',
    given: { ...liar, jenis: 'takTerangkut' },
    then: [{ on: '2026-11-03T16:00', does: 'wait' }],
    expect: { in: ['ditanganiDlh'], units: ['dlh'], due: '2026-11-04T16:00' },
  },
  'Sedetik sebelum batasnya masih di kelurahan': {
    on: '2026-11-02T08:00',
    given: { ...liar, jenis: 'takTerangkut' },
    then: [{ on: '2026-11-03T15:59', does: 'wait' }],
    expect: { in: ['ditanganiKelurahan'], units: ['kelurahan'] },
  },
  'Perlu truk: diteruskan ke DLH, diangkut, dicek kelurahan': {
    on: '2026-11-02T08:00',
    given: { ...liar, jenis: 'tpsPenuh' },
    then: [diteruskan, diangkut, { on: '2026-11-04T09:00', in: 'dicek', does: 'benar' }],
    expect: { outcome: 'granted' },
  },
  'Pengecek menemukan sampah masih ada, lalu foto tidak jelas: kembali ke DLH': {
    on: '2026-11-02T08:00',
    given: liar,
    then: [
      dibersihkan,
      { on: '2026-11-03T09:00', in: 'dicek', does: 'belum', officer: 'b', because: ['masihAda'] },
      { on: '2026-11-03T14:00', in: 'ditanganiDlh', does: 'laksanakan', with: { hasil } },
      { on: '2026-11-04T09:00', in: 'dicek', does: 'belum', officer: 'b', because: ['fotoTidakJelas'] },
    ],
    expect: { in: ['ditanganiDlh'], units: ['dlh'], due: '2026-11-05T16:00' },
  },
  'Titik kurang jelas: pelapor menggesernya, dan kelurahan yang baru melanjutkan': {
    on: '2026-11-02T08:00',
    given: liar,
    then: [
      { on: '2026-11-02T10:00', in: 'ditanganiKelurahan', does: 'mintaPerbaikan', because: ['titikKurangJelas'] },
      { on: '2026-11-03T10:00', in: 'perbaikan', does: 'kirimUlang', with: { answers: { lokasi: { area: '36.71.03.1003' } } } },
    ],
    expect: { in: ['ditanganiKelurahan'], units: ['kelurahan'] },
  },
  'Perbaikan tidak dikirim dalam tiga hari kerja: gugur': {
    on: '2026-11-02T08:00',
    given: liar,
    then: [
      { on: '2026-11-02T10:00', in: 'ditanganiKelurahan', does: 'mintaPerbaikan', because: ['titikKurangJelas'] },
      { on: '2026-11-05T16:00', does: 'wait' },
    ],
    expect: { outcome: 'lapsed' },
  },
  'Sampai batas itu pelapor masih dapat memperbaiki': {
    on: '2026-11-02T08:00',
    given: liar,
    then: [
      { on: '2026-11-02T10:00', in: 'ditanganiKelurahan', does: 'mintaPerbaikan', because: ['titikKurangJelas'] },
      { on: '2026-11-05T15:59', does: 'wait' },
    ],
    expect: { in: ['perbaikan'], due: '2026-11-05T16:00' },
  },
  'Pelapor membatalkan laporannya': {
    on: '2026-11-02T08:00',
    given: liar,
    then: [
      { on: '2026-11-02T10:00', in: 'ditanganiKelurahan', does: 'mintaPerbaikan', because: ['titikKurangJelas'] },
      { on: '2026-11-02T12:00', in: 'perbaikan', does: 'batalkan' },
    ],
    expect: { outcome: 'withdrawn' },
  },
  'Lahan pribadi: kelurahan menolak dengan alasan, pelapor berkeberatan, DLH melihat sendiri': {
    on: '2026-11-02T08:00',
    given: liar,
    then: [
      { on: '2026-11-02T10:00', in: 'ditanganiKelurahan', does: 'tolak', because: ['lahanPribadi'] },
      { on: '2026-11-16T16:00', does: 'object', with: { keberatan: { masalah: 'Ini tanah kas kelurahan.' } } },
    ],
    expect: { in: ['ditanganiDlh'], units: ['dlh'] },
  },
  'Keberatan sehari setelah batasnya: terlambat': {
    on: '2026-11-02T08:00',
    given: liar,
    then: [
      { on: '2026-11-02T10:00', in: 'ditanganiKelurahan', does: 'tolak', because: ['tidakDitemukan'] },
      { on: '2026-11-16T16:01', does: 'object', with: { keberatan: { masalah: 'Masih ada.' } } },
    ],
    expect: { outcome: 'refused', refused: 'tooLate' },
  },
  'DLH tidak menemukan sampahnya': {
    on: '2026-11-02T08:00',
    given: liar,
    then: [diteruskan, { on: '2026-11-03T10:00', in: 'ditanganiDlh', does: 'tolak', because: ['tidakDitemukan'] }],
    expect: { outcome: 'refused' },
  },
  'DLH mendapati lahan pribadi': {
    on: '2026-11-02T08:00',
    given: liar,
    then: [diteruskan, { on: '2026-11-03T10:00', in: 'ditanganiDlh', does: 'tolak', because: ['lahanPribadi'] }],
    expect: { outcome: 'refused' },
  },
  'Menolak tanpa alasan tidak mungkin': {
    on: '2026-11-02T08:00',
    given: liar,
    then: [{ on: '2026-11-02T10:00', in: 'ditanganiKelurahan', does: 'tolak' }],
    expect: { in: ['ditanganiKelurahan'], refused: 'reasonNeeded' },
  },
  'Ditutup padahal masih kotor: keberatan membuka kembali di DLH': {
    on: '2026-11-02T08:00',
    given: liar,
    then: [
      dibersihkan,
      { on: '2026-11-03T09:00', in: 'dicek', does: 'benar', officer: 'b' },
      { on: '2026-11-05T19:00', does: 'object', with: { keberatan: { masalah: 'Separuhnya tertinggal.' } } },
    ],
    expect: { in: ['ditanganiDlh'], units: ['dlh'] },
  },
  'DLH terlambat: kepalanya diberi tahu, dan laporan tetap menunggu': {
    on: '2026-11-02T08:00',
    given: liar,
    then: [diteruskan, { on: '2026-11-03T16:00', does: 'wait' }],
    expect: { in: ['ditanganiDlh'], units: ['dlh'], due: '2026-11-03T16:00' },
  },
  'Pengecek diam: laporan tidak tertutup dengan sendirinya': {
    on: '2026-11-02T08:00',
    given: liar,
    then: [dibersihkan, { on: '2026-11-10T08:00', does: 'wait' }],
    expect: { in: ['dicek'], due: '2026-11-03T16:00' },
  },
  'Setelah selesai pun keberatan diterima sampai menit terakhir hari kesepuluh': {
    on: '2026-11-02T08:00',
    given: liar,
    then: [
      dibersihkan,
      { on: '2026-11-03T09:00', in: 'dicek', does: 'benar', officer: 'b' },
      { on: '2026-11-17T15:59', does: 'object', with: { keberatan: { masalah: 'Kotor lagi.' } } },
    ],
    expect: { in: ['ditanganiDlh'] },
  },
  'Setelah itu keberatan atas laporan yang selesai terlambat': {
    on: '2026-11-02T08:00',
    given: liar,
    then: [
      dibersihkan,
      { on: '2026-11-03T09:00', in: 'dicek', does: 'benar', officer: 'b' },
      { on: '2026-11-17T16:01', does: 'object', with: { keberatan: { masalah: 'Kotor lagi.' } } },
    ],
    expect: { outcome: 'granted', refused: 'tooLate' },
  },
  'Yang dikerjakan DLH dicek kelurahan di titik itu': {
    on: '2026-11-02T08:00',
    given: liar,
    then: [diteruskan, diangkut],
    expect: { in: ['dicek'], units: ['kelurahan'] },
  },
});

/**
 * What `banjir` must do, by example. Played by `balai test`.
 *
 * Names, numbers and places are invented. Must never: hold data of a real person.
 */
import { examplesOf } from '@balai/kernel';
import { banjir } from './banjir.ts';

const foto = { sha256: 'a'.repeat(64) } as const;
const hasil = { sebelum: foto, sesudah: { sha256: 'b'.repeat(64) } } as const;
const lokasi = { area: '36.71.09.1003', latitude: -6.19, longitude: 106.6, note: 'Depan musala' } as const;
const saluran = { lokasi, kejadian: 'saluran', terjebak: false } as const;
const genangan = { lokasi, kejadian: 'genangan', tinggiAir: 'lutut', terjebak: false } as const;
const dijadwalkan = { on: '2026-11-02T09:00', in: 'diterima', does: 'jadwalkan' } as const;
const dikerjakan = { on: '2026-11-04T10:00', in: 'dikerjakan', does: 'laksanakan', with: { hasil } } as const;
const kePihakSungai = { on: '2026-11-02T09:00', in: 'diterima', does: 'bukanKewenangan', because: ['sungaiNasional'] } as const;

export const banjirCases = examplesOf(banjir, {
  'Saluran mampet: DPUPR menerimanya dalam 4 jam, dijanjikan 14 hari kerja': {
    on: '2026-11-02T08:00',
    given: saluran,
    expect: { in: ['diterima'], units: ['dpupr'], due: '2026-11-02T12:00', promised: '2026-11-20T16:30' },
  },
  'Tergenang setinggi lutut: BPBD, juga pada malam hari': {
    on: '2026-11-07T23:00',
    given: genangan,
    expect: { in: ['diterima'], units: ['bpbd'], due: '2026-11-08T03:00' },
  },
  'Setinggi mata kaki: laporan biasa': { on: '2026-11-02T08:00', given: { ...genangan, tinggiAir: 'mataKaki' }, expect: { in: ['diterima'] } },
  'Setinggi pinggang: seketika menjadi keadaan darurat': {
    on: '2026-11-02T08:00',
    given: { ...genangan, tinggiAir: 'pinggang' },
    expect: { outcome: 'moved' },
  },
  'Setinggi dada: seketika menjadi keadaan darurat': { on: '2026-11-02T08:00', given: { ...genangan, tinggiAir: 'dada' }, expect: { outcome: 'moved' } },
  'Ada orang terjebak: seketika menjadi keadaan darurat': { on: '2026-11-02T08:00', given: { ...saluran, terjebak: true }, expect: { outcome: 'moved' } },
  'Tanggul jebol: seketika menjadi keadaan darurat': { on: '2026-11-02T08:00', given: { ...saluran, kejadian: 'tanggul' }, expect: { outcome: 'moved' } },
  'Tinggi air hanya ditanyakan bila ada genangan': {
    on: '2026-11-02T08:00',
    given: { ...saluran, tinggiAir: 'dada' },
    expect: { in: ['diterima'], units: ['dpupr'] },
  },
  'Bila ada genangan, tinggi air wajib dijawab': {
    on: '2026-11-02T08:00',
    given: { lokasi, kejadian: 'genangan', terjebak: false },
    expect: { refused: 'answersRefused' },
  },
  'Dijadwalkan, dibersihkan, dibuktikan, dicek kelurahan': {
    on: '2026-11-02T08:00',
    given: { ...saluran, foto, keterangan: 'Tersumbat sampah', kontak: '081234567890' },
    then: [dijadwalkan, dikerjakan, { on: '2026-11-05T09:00', in: 'dicek', does: 'benar' }],
    expect: { outcome: 'granted', paid: 0 },
  },
  'Batas pengerjaan tujuh hari kerja': {
    on: '2026-11-02T08:00',
    given: saluran,
    then: [dijadwalkan],
    expect: { in: ['dikerjakan'], units: ['dpupr'], due: '2026-11-11T16:00' },
  },
  'Air naik setelah dilaporkan: petugas menjadikannya darurat': {
    on: '2026-11-02T08:00',
    given: genangan,
    then: [{ on: '2026-11-02T09:00', in: 'diterima', does: 'jadikanDarurat' }],
    expect: { outcome: 'moved' },
  },
  'Air naik saat pompa bekerja: regu menjadikannya darurat': {
    on: '2026-11-02T08:00',
    given: genangan,
    then: [dijadwalkan, { on: '2026-11-02T11:00', in: 'dikerjakan', does: 'jadikanDarurat' }],
    expect: { outcome: 'moved' },
  },
  'Tanggul Cisadane bukan milik kota: diteruskan dan tetap dipantau': {
    on: '2026-11-02T08:00',
    given: saluran,
    then: [kePihakSungai],
    expect: { in: ['diteruskan'], units: ['bbws'], due: '2026-11-16T16:00' },
  },
  'Balai sungai menjawab, kelurahan memastikan': {
    on: '2026-11-02T08:00',
    given: saluran,
    then: [
      kePihakSungai,
      { on: '2026-11-06T09:00', in: 'diteruskan', does: 'laksanakan', with: { jawaban: { isiJawaban: 'Pintu air sudah dibuka.' } } },
      { on: '2026-11-09T09:00', in: 'dicek', does: 'benar' },
    ],
    expect: { outcome: 'granted' },
  },
  'Kelurahan melihat air belum surut: dikerjakan lagi': {
    on: '2026-11-02T08:00',
    given: saluran,
    then: [dijadwalkan, dikerjakan, { on: '2026-11-05T09:00', in: 'dicek', does: 'belum', because: ['belumSurut'] }],
    expect: { in: ['dikerjakan'], units: ['dpupr'] },
  },
  'Pengecekan kelurahan dua hari kerja': {
    on: '2026-11-02T08:00',
    given: saluran,
    then: [dijadwalkan, dikerjakan],
    expect: { in: ['dicek'], units: ['kelurahan'], due: '2026-11-06T16:30' },
  },
  'Tidak ditemukan, pelapor berkeberatan pada hari terakhir': {
    on: '2026-11-02T08:00',
    given: saluran,
    then: [
      { on: '2026-11-02T09:00', in: 'diterima', does: 'tolak', because: ['tidakDitemukan'] },
      { on: '2026-11-16T16:00', does: 'object', with: { keberatan: { masalah: 'Salurannya di belakang ruko.' } } },
    ],
    expect: { in: ['dikerjakan'], units: ['dpupr'] },
  },
  'Lahan pribadi, dan keberatan semenit setelah batasnya': {
    on: '2026-11-02T08:00',
    given: saluran,
    then: [
      { on: '2026-11-02T09:00', in: 'diterima', does: 'tolak', because: ['lahanPribadi'] },
      { on: '2026-11-16T16:01', does: 'object', with: { keberatan: { masalah: 'Bukan lahan saya.' } } },
    ],
    expect: { outcome: 'refused', refused: 'tooLate' },
  },
  'Menolak tanpa alasan tidak mungkin': {
    on: '2026-11-02T08:00',
    given: saluran,
    then: [{ on: '2026-11-02T09:00', in: 'diterima', does: 'tolak' }],
    expect: { in: ['diterima'], refused: 'reasonNeeded' },
  },
  'Ditutup padahal tergenang lagi: keberatan membuka kembali': {
    on: '2026-11-02T08:00',
    given: saluran,
    then: [
      dijadwalkan,
      dikerjakan,
      { on: '2026-11-05T09:00', in: 'dicek', does: 'benar' },
      { on: '2026-11-06T19:00', does: 'object', with: { keberatan: { masalah: 'Hujan semalam tergenang lagi.' } } },
    ],
    expect: { in: ['dikerjakan'], units: ['dpupr'] },
  },
  'Empat jam lewat: kepala diberi tahu, dan laporan tetap menunggu': {
    on: '2026-11-02T08:00',
    given: saluran,
    then: [{ on: '2026-11-02T12:00', does: 'wait' }],
    expect: { in: ['diterima'], due: '2026-11-02T12:00' },
  },
  'Pengerjaan dan pengecekan yang terlambat tidak menutup laporan': {
    on: '2026-11-02T08:00',
    given: saluran,
    then: [dijadwalkan, { on: '2026-11-12T10:00', in: 'dikerjakan', does: 'laksanakan', with: { hasil } }, { on: '2026-11-20T10:00', does: 'wait' }],
    expect: { in: ['dicek'], units: ['kelurahan'] },
  },
  'Balai sungai diam: laporan tetap terbuka': {
    on: '2026-11-02T08:00',
    given: saluran,
    then: [kePihakSungai, { on: '2026-11-17T08:00', does: 'wait' }],
    expect: { in: ['diteruskan'], units: ['bbws'] },
  },
  'Setelah selesai pun keberatan diterima sampai menit terakhir hari kesepuluh': {
    on: '2026-11-02T08:00',
    given: saluran,
    then: [
      dijadwalkan,
      dikerjakan,
      { on: '2026-11-05T09:00', in: 'dicek', does: 'benar' },
      { on: '2026-11-19T15:59', does: 'object', with: { keberatan: { masalah: 'Tergenang lagi.' } } },
    ],
    expect: { in: ['dikerjakan'] },
  },
  'Setelah itu keberatan atas laporan yang selesai terlambat': {
    on: '2026-11-02T08:00',
    given: saluran,
    then: [
      dijadwalkan,
      dikerjakan,
      { on: '2026-11-05T09:00', in: 'dicek', does: 'benar' },
      { on: '2026-11-19T16:01', does: 'object', with: { keberatan: { masalah: 'Tergenang lagi.' } } },
    ],
    expect: { outcome: 'granted', refused: 'tooLate' },
  },
});

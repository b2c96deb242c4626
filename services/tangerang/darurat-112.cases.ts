/**
 * What `darurat-112` must do, by example. Played by `balai test`.
 *
 * Names, numbers and places are invented. Must never: hold data of a real person.
 */
import { examplesOf } from '@balai/kernel';
import { darurat112 } from './darurat-112.ts';

const panggilan = { keterangan: 'Asap dari lantai dua', patokan: 'Ruko sebelah pasar' } as const;
const kerahkan = (jenis: 'kebakaran' | 'banjir' | 'medis' | 'kecelakaan' | 'kejahatan') =>
  ({ on: '2026-11-07T23:01', in: 'diklasifikasi', does: 'kerahkan', with: { kejadian: { jenis } } }) as const;
const tiba = (unit: 'bpbd' | 'dinkes' | 'polres') => ({ on: '2026-11-07T23:10', in: 'dikerahkan', does: 'tiba', unit }) as const;
const tuntas = (unit: 'bpbd' | 'dinkes' | 'polres', on: '2026-11-07T23:40' | '2026-11-07T23:50' | '2026-11-08T00:00', korban: number) =>
  ({ on, in: 'ditolong', does: 'tuntas', unit, with: { laporan: { pertolongan: 'Dipadamkan', korban } } }) as const;

export const darurat112Cases = examplesOf(darurat112, {
  'Ruang operasi menggolongkan panggilan dalam dua menit, juga pada Sabtu malam': {
    on: '2026-11-07T23:00',
    given: panggilan,
    expect: { in: ['diklasifikasi'], units: ['ruang112'], due: '2026-11-07T23:02', promised: '2026-11-08T02:00' },
  },
  'Cukup titik di peta, tanpa nama, nomor atau patokan': {
    on: '2026-11-07T23:00',
    given: { lokasi: { area: '36.71.01.1001', latitude: -6.17, longitude: 106.63 } },
    expect: { in: ['diklasifikasi'] },
  },
  'Tanpa tempat sama sekali: ditanyakan dahulu': { on: '2026-11-07T23:00', given: { keterangan: 'Tolong' }, expect: { refused: 'ruleNotMet' } },
  'Kebakaran: BPBD, ambulans dan polisi sekaligus, masing-masing lima belas menit': {
    on: '2026-11-07T23:00',
    given: panggilan,
    then: [kerahkan('kebakaran')],
    expect: { in: ['dikerahkan', 'dikerahkan', 'dikerahkan'], units: ['bpbd', 'dinkes', 'polres'] },
  },
  'Banjir: BPBD dan ambulans': { on: '2026-11-07T23:00', given: panggilan, then: [kerahkan('banjir')], expect: { units: ['bpbd', 'dinkes'] } },
  'Medis: ambulans saja, tiba paling lambat 23.16': {
    on: '2026-11-07T23:00',
    given: panggilan,
    then: [kerahkan('medis')],
    expect: { in: ['dikerahkan'], units: ['dinkes'], due: '2026-11-07T23:16' },
  },
  'Kecelakaan: ambulans dan polisi': { on: '2026-11-07T23:00', given: panggilan, then: [kerahkan('kecelakaan')], expect: { units: ['dinkes', 'polres'] } },
  'Kejahatan: polisi': { on: '2026-11-07T23:00', given: panggilan, then: [kerahkan('kejahatan')], expect: { units: ['polres'] } },
  'Yang tiba dahulu menolong dahulu; yang lain masih di jalan': {
    on: '2026-11-07T23:00',
    given: panggilan,
    then: [kerahkan('banjir'), tiba('bpbd')],
    expect: { in: ['ditolong', 'dikerahkan'], units: ['bpbd', 'dinkes'] },
  },
  'Di lokasi dua jam': {
    on: '2026-11-07T23:00',
    given: panggilan,
    then: [kerahkan('medis'), tiba('dinkes')],
    expect: { in: ['ditolong'], units: ['dinkes'], due: '2026-11-08T01:10' },
  },
  'Semua unit melapor, lalu ruang operasi menutup panggilan': {
    on: '2026-11-07T23:00',
    given: { ...panggilan, nama: 'Pemanggil Contoh', telepon: '081234567890', latihan: true },
    then: [
      kerahkan('kebakaran'),
      tiba('bpbd'),
      tiba('dinkes'),
      tiba('polres'),
      tuntas('bpbd', '2026-11-07T23:40', 0),
      tuntas('dinkes', '2026-11-07T23:50', 1000),
      tuntas('polres', '2026-11-08T00:00', 2),
      { on: '2026-11-08T00:05', in: 'dirangkum', does: 'tutup' },
    ],
    expect: { outcome: 'granted' },
  },
  'Selama satu unit belum melapor, panggilan tidak dapat ditutup': {
    on: '2026-11-07T23:00',
    given: panggilan,
    then: [kerahkan('banjir'), tiba('bpbd'), tiba('dinkes'), tuntas('bpbd', '2026-11-07T23:40', 3)],
    expect: { in: ['ditolong'], units: ['dinkes'] },
  },
  'Rangkuman ditutup dalam tiga puluh menit': {
    on: '2026-11-07T23:00',
    given: panggilan,
    then: [kerahkan('medis'), tiba('dinkes'), tuntas('dinkes', '2026-11-07T23:40', 1)],
    expect: { in: ['dirangkum'], units: ['ruang112'], due: '2026-11-08T00:10' },
  },
  'Belum tuntas: dikerahkan lagi': {
    on: '2026-11-07T23:00',
    given: panggilan,
    then: [kerahkan('medis'), tiba('dinkes'), tuntas('dinkes', '2026-11-07T23:40', 1), { on: '2026-11-07T23:45', in: 'dirangkum', does: 'kirimLagi' }],
    expect: { in: ['dikerahkan'], units: ['dinkes'], due: '2026-11-08T00:00' },
  },
  'Panggilan palsu: ditutup dengan alasan': {
    on: '2026-11-07T23:00',
    given: panggilan,
    then: [{ on: '2026-11-07T23:01', in: 'diklasifikasi', does: 'tolak', because: ['panggilanPalsu'] }],
    expect: { outcome: 'refused' },
  },
  'Bukan keadaan darurat: pemanggil diarahkan': {
    on: '2026-11-07T23:00',
    given: panggilan,
    then: [{ on: '2026-11-07T23:01', in: 'diklasifikasi', does: 'tolak', because: ['bukanDarurat'] }],
    expect: { outcome: 'refused' },
  },
  'Satu unit tidak menemukan kejadian: setelah semua melapor, panggilan ditutup sebagai palsu': {
    on: '2026-11-07T23:00',
    given: panggilan,
    then: [
      kerahkan('banjir'),
      tiba('bpbd'),
      tiba('dinkes'),
      { on: '2026-11-07T23:20', in: 'ditolong', does: 'tidakAdaKejadian', unit: 'bpbd', because: ['panggilanPalsu'] },
      { on: '2026-11-07T23:22', in: 'ditolong', does: 'tidakAdaKejadian', unit: 'dinkes', because: ['panggilanPalsu'] },
    ],
    expect: { outcome: 'refused' },
  },
  'Jumlah orang yang mustahil ditanyakan lagi': {
    on: '2026-11-07T23:00',
    given: panggilan,
    then: [kerahkan('medis'), tiba('dinkes'), tuntas('dinkes', '2026-11-07T23:40', 1001)],
    expect: { in: ['ditolong'], refused: 'answersRefused' },
  },
  'Belum digolongkan setelah dua menit: kepala jaga diberi tahu': {
    on: '2026-11-07T23:00',
    given: panggilan,
    then: [{ on: '2026-11-07T23:02', does: 'wait' }],
    expect: { in: ['diklasifikasi'], due: '2026-11-07T23:02' },
  },
  'Di jalan, di lokasi dan saat merangkum, waktu yang lewat tidak menutup panggilan': {
    on: '2026-11-07T23:00',
    given: panggilan,
    then: [
      kerahkan('medis'),
      { on: '2026-11-07T23:20', in: 'dikerahkan', does: 'tiba' },
      {
        on: '2026-11-08T01:30',
        in: 'ditolong',
        does: 'tuntas',
        with: { laporan: { pertolongan: 'Dibawa ke rumah sakit', korban: 1, keadaanKorban: 'Sadar' } },
      },
      { on: '2026-11-08T02:00', does: 'wait' },
    ],
    expect: { in: ['dirangkum'], due: '2026-11-08T02:00' },
  },
  'Tidak ada orang yang ditolong ditulis 0; kurang dari itu ditanyakan lagi': {
    on: '2026-11-07T23:00',
    given: panggilan,
    then: [kerahkan('medis'), tiba('dinkes'), tuntas('dinkes', '2026-11-07T23:40', -1)],
    expect: { in: ['ditolong'], refused: 'answersRefused' },
  },
});

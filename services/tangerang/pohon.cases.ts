/**
 * What `pohon` must do, by example. Played by `balai test`.
 *
 * Names, numbers and places are invented. Must never: hold data of a real person.
 */
import { examplesOf } from '@balai/kernel';
import { pohon } from './pohon.ts';

const foto = { sha256: 'a'.repeat(64) } as const;
const hasil = { sebelum: foto, sesudah: { sha256: 'b'.repeat(64) } } as const;
const lokasi = { area: '36.71.01.1001', latitude: -6.173, longitude: 106.632, note: 'Seberang halte' } as const;
const miring = { lokasi, keadaan: 'miring', mengancam: false, foto } as const;
const menutupi = { ...miring, keadaan: 'menutupi' } as const;
const dijadwalkan = { on: '2026-11-03T09:00', in: 'disurvei', does: 'jadwalkan', officer: 'a', with: { survei: { pekerjaan: 'pangkas' } } } as const;
const dipangkas = { on: '2026-11-04T10:00', in: 'dipangkas', does: 'laksanakan', officer: 'b', with: { hasil } } as const;

export const pohonCases = examplesOf(pohon, {
  'Tidak mendesak: disurvei dalam dua hari kerja, dijanjikan lima': {
    on: '2026-11-02T08:00',
    given: menutupi,
    expect: { in: ['disurvei'], units: ['dlh'], due: '2026-11-04T16:00', promised: '2026-11-09T16:00' },
  },
  'Disurvei, dipangkas, dibuktikan, dicek kelurahan': {
    on: '2026-11-02T08:00',
    given: { ...menutupi, keterangan: 'Menutupi rambu', kontak: '081234567890' },
    then: [dijadwalkan, dipangkas, { on: '2026-11-05T09:00', in: 'dicek', does: 'benar' }],
    expect: { outcome: 'granted', paid: 0 },
  },
  'Mengancam orang: diperiksa dalam 4 jam, juga pada Minggu malam': {
    on: '2026-11-01T22:30',
    given: { ...miring, mengancam: true },
    expect: { in: ['disurveiSegera'], units: ['dlh'], due: '2026-11-02T02:30' },
  },
  'Dahan menggantung selalu didahulukan': {
    on: '2026-11-02T08:00',
    given: { ...miring, keadaan: 'dahanPatah' },
    expect: { in: ['disurveiSegera'], due: '2026-11-02T12:00' },
  },
  'Keropos tetapi tidak mengancam: giliran biasa': { on: '2026-11-02T08:00', given: { ...miring, keadaan: 'keropos' }, expect: { in: ['disurvei'] } },
  'Surveyor mendahulukan: regu datang dalam 24 jam': {
    on: '2026-11-02T08:00',
    given: { ...miring, mengancam: true },
    then: [{ on: '2026-11-02T10:00', in: 'disurveiSegera', does: 'dahulukan', with: { survei: { pekerjaan: 'tebang', tinggi: 14 } } }],
    expect: { in: ['dipangkasSegera'], units: ['dlh'], due: '2026-11-03T10:00' },
  },
  'Didahulukan, ditebang, dicek': {
    on: '2026-11-02T08:00',
    given: { ...miring, mengancam: true },
    then: [
      { on: '2026-11-02T10:00', in: 'disurveiSegera', does: 'dahulukan', with: { survei: { pekerjaan: 'tebang', tinggi: 60 } } },
      { on: '2026-11-02T15:00', in: 'dipangkasSegera', does: 'laksanakan', with: { hasil } },
      { on: '2026-11-03T09:00', in: 'dicek', does: 'benar' },
    ],
    expect: { outcome: 'granted' },
  },
  'Ternyata tidak mendesak: masuk giliran biasa': {
    on: '2026-11-02T08:00',
    given: { ...miring, mengancam: true },
    then: [{ on: '2026-11-02T10:00', in: 'disurveiSegera', does: 'jadwalkan', with: { survei: { pekerjaan: 'pangkas', tinggi: 1 } } }],
    expect: { in: ['dipangkas'], due: '2026-11-04T16:00' },
  },
  'Surveyor melihat bahwa pohon biasa pun berbahaya': {
    on: '2026-11-02T08:00',
    given: menutupi,
    then: [{ on: '2026-11-03T09:00', in: 'disurvei', does: 'dahulukan', with: { survei: { pekerjaan: 'tebang' } } }],
    expect: { in: ['dipangkasSegera'], due: '2026-11-04T09:00' },
  },
  'Pohon 61 meter: angka yang mustahil ditanyakan lagi': {
    on: '2026-11-02T08:00',
    given: menutupi,
    then: [{ on: '2026-11-03T09:00', in: 'disurvei', does: 'jadwalkan', with: { survei: { pekerjaan: 'pangkas', tinggi: 61 } } }],
    expect: { in: ['disurvei'], refused: 'answersRefused' },
  },
  'Dilaporkan 31 Desember 2025: masih Disbudpar': { on: '2025-12-31T09:00', given: menutupi, expect: { in: ['disurvei'], units: ['disbudpar'] } },
  'Dilaporkan 1 Januari 2026: DLH': { on: '2026-01-01T09:00', given: menutupi, expect: { in: ['disurvei'], units: ['dlh'] } },
  'Disurvei Disbudpar pada 2025, dipangkas DLH pada 2026': {
    on: '2025-12-30T09:00',
    given: menutupi,
    then: [{ on: '2026-01-02T09:00', in: 'disurvei', does: 'jadwalkan', unit: 'dlh', with: { survei: { pekerjaan: 'pangkas' } } }],
    expect: { in: ['dipangkas'], units: ['dlh'] },
  },
  'Lahan pribadi: ditolak dengan alasan': {
    on: '2026-11-02T08:00',
    given: menutupi,
    then: [{ on: '2026-11-03T09:00', in: 'disurvei', does: 'tolak', because: ['lahanPribadi'] }],
    expect: { outcome: 'refused' },
  },
  'Pohon sehat, pelapor berkeberatan, petugas lain menyurvei lagi': {
    on: '2026-11-02T08:00',
    given: menutupi,
    then: [
      { on: '2026-11-03T09:00', in: 'disurvei', does: 'tolak', officer: 'a', because: ['pohonSehat'] },
      { on: '2026-11-17T16:00', does: 'object', with: { keberatan: { masalah: 'Akarnya terangkat.' } } },
      { on: '2026-11-18T09:00', in: 'disurvei', does: 'jadwalkan', officer: 'a', with: { survei: { pekerjaan: 'pangkas' } } },
    ],
    expect: { in: ['disurvei'], refused: 'sameOfficer' },
  },
  'Keberatan setelah 10 hari kerja: terlambat': {
    on: '2026-11-02T08:00',
    given: menutupi,
    then: [
      { on: '2026-11-03T09:00', in: 'disurvei', does: 'tolak', because: ['tidakDitemukan'] },
      { on: '2026-11-17T16:01', does: 'object', with: { keberatan: { masalah: 'Pohonnya di seberang.' } } },
    ],
    expect: { outcome: 'refused', refused: 'tooLate' },
  },
  'Yang mendesak pun dapat ternyata di lahan pribadi, sehat, atau tidak ada': {
    on: '2026-11-02T08:00',
    given: { ...miring, mengancam: true },
    then: [{ on: '2026-11-02T09:00', in: 'disurveiSegera', does: 'tolak', because: ['lahanPribadi', 'pohonSehat', 'tidakDitemukan'] }],
    expect: { outcome: 'refused' },
  },
  'Kelurahan menemukan dahan tertinggal, lalu foto tidak jelas: regu kembali': {
    on: '2026-11-02T08:00',
    given: menutupi,
    then: [
      dijadwalkan,
      dipangkas,
      { on: '2026-11-05T09:00', in: 'dicek', does: 'belum', because: ['masihRawan'] },
      { on: '2026-11-06T09:00', in: 'dipangkas', does: 'laksanakan', with: { hasil } },
      { on: '2026-11-06T13:00', in: 'dicek', does: 'belum', because: ['fotoTidakJelas'] },
    ],
    expect: { in: ['dipangkas'], units: ['dlh'] },
  },
  'Tanpa foto bukti regu tidak dapat menyelesaikan': {
    on: '2026-11-02T08:00',
    given: menutupi,
    then: [dijadwalkan, { on: '2026-11-04T10:00', in: 'dipangkas', does: 'laksanakan' }],
    expect: { in: ['dipangkas'], refused: 'answersRefused' },
  },
  'Selesai tetapi tumbuh lagi menutupi lampu: keberatan membuka kembali': {
    on: '2026-11-02T08:00',
    given: menutupi,
    then: [
      dijadwalkan,
      dipangkas,
      { on: '2026-11-05T09:00', in: 'dicek', does: 'benar' },
      { on: '2026-11-06T19:00', does: 'object', with: { keberatan: { masalah: 'Hanya satu sisi yang dipangkas.' } } },
    ],
    expect: { in: ['disurvei'], units: ['dlh'] },
  },
  'Berbahaya pada 2025: Disbudpar, dan regunya pula': {
    on: '2025-12-29T09:00',
    given: { ...miring, mengancam: true },
    then: [{ on: '2025-12-29T10:00', in: 'disurveiSegera', does: 'dahulukan', with: { survei: { pekerjaan: 'tebang' } } }],
    expect: { in: ['dipangkasSegera'], units: ['disbudpar'] },
  },
  'Giliran biasa pada 2025: regu Disbudpar': {
    on: '2025-12-29T09:00',
    given: { ...miring, mengancam: true },
    then: [{ on: '2025-12-29T10:00', in: 'disurveiSegera', does: 'jadwalkan', with: { survei: { pekerjaan: 'pangkas' } } }],
    expect: { in: ['dipangkas'], units: ['disbudpar'] },
  },
  'Survei segera yang terlambat tetap menunggu surveyor': {
    on: '2026-11-02T08:00',
    given: { ...miring, mengancam: true },
    then: [{ on: '2026-11-02T12:00', does: 'wait' }],
    expect: { in: ['disurveiSegera'], due: '2026-11-02T12:00' },
  },
  'Survei, pangkas dan cek yang terlambat tidak menutup laporan': {
    on: '2026-11-02T08:00',
    given: menutupi,
    then: [
      { on: '2026-11-05T09:00', in: 'disurvei', does: 'jadwalkan', with: { survei: { pekerjaan: 'pangkas' } } },
      { on: '2026-11-10T09:00', in: 'dipangkas', does: 'laksanakan', with: { hasil } },
      { on: '2026-11-12T09:00', does: 'wait' },
    ],
    expect: { in: ['dicek'], units: ['kelurahan'] },
  },
  'Regu yang didahulukan terlambat: laporan tetap terbuka': {
    on: '2026-11-02T08:00',
    given: { ...miring, mengancam: true },
    then: [
      { on: '2026-11-02T10:00', in: 'disurveiSegera', does: 'dahulukan', with: { survei: { pekerjaan: 'tebang' } } },
      { on: '2026-11-03T10:00', does: 'wait' },
    ],
    expect: { in: ['dipangkasSegera'], due: '2026-11-03T10:00' },
  },
  'Setelah selesai pun keberatan diterima sampai menit terakhir hari kesepuluh': {
    on: '2026-11-02T08:00',
    given: menutupi,
    then: [
      dijadwalkan,
      dipangkas,
      { on: '2026-11-05T09:00', in: 'dicek', does: 'benar' },
      { on: '2026-11-19T15:59', does: 'object', with: { keberatan: { masalah: 'Tertutup lagi.' } } },
    ],
    expect: { in: ['disurvei'] },
  },
  'Setelah itu keberatan atas laporan yang selesai terlambat': {
    on: '2026-11-02T08:00',
    given: menutupi,
    then: [
      dijadwalkan,
      dipangkas,
      { on: '2026-11-05T09:00', in: 'dicek', does: 'benar' },
      { on: '2026-11-19T16:01', does: 'object', with: { keberatan: { masalah: 'Tertutup lagi.' } } },
    ],
    expect: { outcome: 'granted', refused: 'tooLate' },
  },
  'Pengecekan kelurahan satu hari kerja': {
    on: '2026-11-02T08:00',
    given: menutupi,
    then: [dijadwalkan, { ...dipangkas, on: '2026-11-06T10:00' }],
    expect: { in: ['dicek'], units: ['kelurahan'], due: '2026-11-09T16:00' },
  },
  'Pohon tanpa tinggi: nol meter ditanyakan lagi': {
    on: '2026-11-02T08:00',
    given: menutupi,
    then: [{ on: '2026-11-03T09:00', in: 'disurvei', does: 'jadwalkan', with: { survei: { pekerjaan: 'pangkas', tinggi: 0 } } }],
    expect: { in: ['disurvei'], refused: 'answersRefused' },
  },
  '31 Desember 2025, hari terakhir Disbudpar: yang berbahaya': {
    on: '2025-12-31T09:00',
    given: { ...miring, mengancam: true },
    expect: { in: ['disurveiSegera'], units: ['disbudpar'], due: '2025-12-31T13:00' },
  },
  '31 Desember 2025: yang didahulukan': {
    on: '2025-12-31T09:00',
    given: { ...miring, mengancam: true },
    then: [{ on: '2025-12-31T10:00', in: 'disurveiSegera', does: 'dahulukan', with: { survei: { pekerjaan: 'tebang' } } }],
    expect: { in: ['dipangkasSegera'], units: ['disbudpar'] },
  },
  '31 Desember 2025: yang dijadwalkan': {
    on: '2025-12-31T09:00',
    given: { ...miring, mengancam: true },
    then: [{ on: '2025-12-31T10:00', in: 'disurveiSegera', does: 'jadwalkan', with: { survei: { pekerjaan: 'pangkas' } } }],
    expect: { in: ['dipangkas'], units: ['disbudpar'] },
  },
});

/**
 * What `lampu-jalan` must do, by example. Played by `balai test`.
 *
 * Names, numbers and places are invented. Must never: hold data of a real person.
 */
import { examplesOf } from '@balai/kernel';
import { lampuJalan } from './lampu-jalan.ts';

const bukti = { sebelum: { sha256: 'a'.repeat(64) }, sesudah: { sha256: 'b'.repeat(64) } } as const;
const lokasi = { area: '36.71.01.1001', latitude: -6.173, longitude: 106.632, note: 'Depan gapura RW 03' } as const;
const lampu = { lokasi, jenis: 'jalan', kabelTerbuka: false } as const;
const taman = { ...lampu, jenis: 'taman' } as const;
const gang = { ...lampu, jenis: 'gang' } as const;

export const lampuJalanCases = examplesOf(lampuJalan, {
  'Lampu jalan: diperbaiki Dishub, dibuktikan, dicek petugas lain': {
    on: '2026-11-02T08:15',
    given: lampu,
    then: [
      { on: '2026-11-02T09:00', in: 'diterima', does: 'jadwalkan', officer: 'a' },
      { on: '2026-11-02T14:00', in: 'diperbaiki', does: 'laksanakan', officer: 'b', with: { hasil: bukti } },
      { on: '2026-11-03T08:00', in: 'dicek', does: 'benar', officer: 'c' },
    ],
    expect: { outcome: 'granted', letters: [], paid: 0, objectBy: '2026-11-17T16:00' },
  },
  'Yang mengerjakan tidak boleh mengecek pekerjaannya sendiri': {
    on: '2026-11-02T08:15',
    given: lampu,
    then: [
      { on: '2026-11-02T09:00', in: 'diterima', does: 'jadwalkan', officer: 'a' },
      { on: '2026-11-02T14:00', in: 'diperbaiki', does: 'laksanakan', officer: 'b', with: { hasil: bukti } },
      { on: '2026-11-03T08:00', in: 'dicek', does: 'benar', officer: 'b' },
    ],
    expect: { in: ['dicek'], refused: 'sameOfficer' },
  },
  'Tanpa foto bukti tidak dapat selesai': {
    on: '2026-11-02T08:15',
    given: lampu,
    then: [
      { on: '2026-11-02T09:00', in: 'diterima', does: 'jadwalkan', officer: 'a' },
      { on: '2026-11-02T14:00', in: 'diperbaiki', does: 'laksanakan', officer: 'b' },
    ],
    expect: { in: ['diperbaiki'], refused: 'answersRefused' },
  },
  'Kabel terbuka: Dishub mengamankan dahulu, dalam 4 jam siang atau malam': {
    on: '2026-11-07T22:30',
    given: { ...lampu, kabelTerbuka: true, nomorTiang: 'PJU-12-034', keterangan: 'Tiang miring ke jalan', kontak: '081234567890' },
    expect: { in: ['darurat'], units: ['dishub'], due: '2026-11-08T02:30' },
  },
  'Setelah aman, laporan diterima unit yang berwenang': {
    on: '2026-11-07T22:30',
    given: { ...lampu, kabelTerbuka: true },
    then: [{ on: '2026-11-08T00:10', in: 'darurat', does: 'amankan' }],
    expect: { in: ['diterima'], units: ['dishub'], due: '2026-11-11T16:00' },
  },
  'Lampu taman sejak 2026: DLH': { on: '2026-01-05T09:00', given: taman, expect: { in: ['diterima'], units: ['dlh'] } },
  'Lampu taman pada 31 Desember 2025: masih Disbudpar': { on: '2025-12-31T09:00', given: taman, expect: { in: ['diterima'], units: ['disbudpar'] } },
  'Lampu gang: kelurahan tempat lampu berada': {
    on: '2026-11-02T08:15',
    given: gang,
    expect: { in: ['diterima'], units: ['kelurahan'], due: '2026-11-05T16:00', promised: '2026-11-09T16:00' },
  },
  'Milik PLN: diteruskan, dipantau, dan dipastikan sebelum ditutup': {
    on: '2026-11-02T08:15',
    given: lampu,
    then: [
      { on: '2026-11-02T10:00', in: 'diterima', does: 'bukanKewenangan', because: ['milikPln'] },
      { on: '2026-11-05T10:00', in: 'diteruskan', does: 'laksanakan' },
      { on: '2026-11-05T13:00', in: 'dipastikan', does: 'belum', because: ['belumMenyala'] },
      { on: '2026-11-09T10:00', in: 'diteruskan', does: 'laksanakan' },
      { on: '2026-11-09T15:00', in: 'dipastikan', does: 'benar', with: { hasil: bukti } },
    ],
    expect: { outcome: 'granted' },
  },
  'Regu baru melihat di lapangan bahwa tiang milik PLN': {
    on: '2026-11-02T08:15',
    given: lampu,
    then: [
      { on: '2026-11-02T10:00', in: 'diterima', does: 'jadwalkan' },
      { on: '2026-11-02T13:00', in: 'diperbaiki', does: 'bukanKewenangan', because: ['milikPln'] },
    ],
    expect: { in: ['diteruskan'], units: ['pln'] },
  },
  'Lampu milik pribadi: ditolak dengan alasan': {
    on: '2026-11-02T08:15',
    given: gang,
    then: [{ on: '2026-11-03T10:00', in: 'diterima', does: 'tolak', because: ['milikPribadi'] }],
    expect: { outcome: 'refused', objectBy: '2026-11-17T16:00' },
  },
  'Menolak tanpa alasan tidak mungkin': {
    on: '2026-11-02T08:15',
    given: gang,
    then: [{ on: '2026-11-03T10:00', in: 'diterima', does: 'tolak' }],
    expect: { in: ['diterima'], refused: 'reasonNeeded' },
  },
  'Tidak ditemukan, pelapor berkeberatan, petugas lain menerimanya': {
    on: '2026-11-02T08:15',
    given: lampu,
    then: [
      { on: '2026-11-03T10:00', in: 'diterima', does: 'tolak', because: ['tidakDitemukan'], officer: 'a' },
      { on: '2026-11-04T10:00', does: 'object', with: { keberatan: { masalah: 'Lampunya di seberang masjid, masih padam.' } } },
      { on: '2026-11-05T09:00', in: 'diterima', does: 'jadwalkan', officer: 'b' },
    ],
    expect: { in: ['diperbaiki'] },
  },
  'Pengecek menemukan lampu belum menyala, lalu foto tidak jelas: dikerjakan lagi': {
    on: '2026-11-02T08:15',
    given: lampu,
    then: [
      { on: '2026-11-02T09:00', in: 'diterima', does: 'jadwalkan', officer: 'a' },
      { on: '2026-11-02T14:00', in: 'diperbaiki', does: 'laksanakan', officer: 'b', with: { hasil: bukti } },
      { on: '2026-11-03T08:00', in: 'dicek', does: 'belum', officer: 'c', because: ['belumMenyala'] },
      { on: '2026-11-03T11:00', in: 'diperbaiki', does: 'laksanakan', officer: 'b', with: { hasil: bukti } },
      { on: '2026-11-03T13:00', in: 'dicek', does: 'belum', officer: 'c', because: ['fotoTidakJelas'] },
      { on: '2026-11-03T15:00', in: 'diperbaiki', does: 'laksanakan', officer: 'b', with: { hasil: bukti } },
      { on: '2026-11-04T08:00', in: 'dicek', does: 'benar', officer: 'c' },
    ],
    expect: { outcome: 'granted' },
  },
  'Ditutup padahal belum beres: keberatan membuka kembali, pengecek pertama tidak boleh ikut lagi': {
    on: '2026-11-02T08:15',
    given: lampu,
    then: [
      { on: '2026-11-02T09:00', in: 'diterima', does: 'jadwalkan', officer: 'a' },
      { on: '2026-11-02T14:00', in: 'diperbaiki', does: 'laksanakan', officer: 'b', with: { hasil: bukti } },
      { on: '2026-11-03T08:00', in: 'dicek', does: 'benar', officer: 'c' },
      { on: '2026-11-04T19:00', does: 'object', with: { keberatan: { masalah: 'Malam ini padam lagi.' } } },
      { on: '2026-11-05T10:00', in: 'diperbaiki', does: 'laksanakan', officer: 'b', with: { hasil: bukti } },
      { on: '2026-11-05T14:00', in: 'dicek', does: 'benar', officer: 'c' },
    ],
    expect: { in: ['dicek'], refused: 'sameOfficer' },
  },
  'Keberatan setelah 10 hari kerja: terlambat': {
    on: '2026-11-02T08:15',
    given: lampu,
    then: [
      { on: '2026-11-03T10:00', in: 'diterima', does: 'tolak', because: ['tidakDitemukan'] },
      { on: '2026-11-18T10:00', does: 'object', with: { keberatan: { masalah: 'Masih padam.' } } },
    ],
    expect: { outcome: 'refused', refused: 'tooLate' },
  },
  'Tanpa lokasi tidak dapat dikirim, dan nomor tiang yang terlalu panjang disebut': {
    on: '2026-11-02T08:15',
    given: { ...lampu, nomorTiang: 'x'.repeat(31) },
    expect: { refused: 'answersRefused' },
  },
  'Setiap giliran punya tenggat; yang terlambat diberitahukan kepada atasannya, dan kasus tetap menunggu': {
    on: '2026-11-02T08:15',
    given: { ...lampu, kabelTerbuka: true },
    then: [
      { on: '2026-11-02T12:15', does: 'wait', expect: { late: ['darurat'], units: ['dishub'] } },
      { on: '2026-11-02T13:00', in: 'darurat', does: 'amankan', expect: { in: ['diterima'], late: [], due: '2026-11-05T16:00' } },
      { on: '2026-11-06T08:00', does: 'wait', expect: { late: ['diterima'] } },
      { on: '2026-11-06T09:00', in: 'diterima', does: 'jadwalkan', expect: { in: ['diperbaiki'], due: '2026-11-09T16:00' } },
      { on: '2026-11-10T08:00', does: 'wait', expect: { late: ['diperbaiki'] } },
      { on: '2026-11-10T09:00', in: 'diperbaiki', does: 'bukanKewenangan', because: ['milikPln'], expect: { units: ['pln'], due: '2026-11-30T16:00' } },
      { on: '2026-12-01T08:00', does: 'wait', expect: { late: ['diteruskan'] } },
      { on: '2026-12-01T09:00', in: 'diteruskan', does: 'laksanakan', expect: { in: ['dipastikan'], due: '2026-12-03T16:00' } },
      { on: '2026-12-04T08:00', does: 'wait', expect: { late: ['dipastikan'] } },
      { on: '2026-12-04T09:00', in: 'dipastikan', does: 'benar', with: { hasil: bukti } },
    ],
    expect: { outcome: 'granted' },
  },
  'Pengecekan yang terlambat': {
    on: '2026-11-02T08:15',
    given: lampu,
    then: [
      { on: '2026-11-02T09:00', in: 'diterima', does: 'jadwalkan', officer: 'a' },
      { on: '2026-11-02T14:00', in: 'diperbaiki', does: 'laksanakan', officer: 'b', with: { hasil: bukti }, expect: { due: '2026-11-03T16:00' } },
      { on: '2026-11-04T08:00', does: 'wait' },
    ],
    expect: { in: ['dicek'], late: ['dicek'] },
  },
  'Lampu taman pada hari pertama 2026: sudah DLH': { on: '2026-01-01T09:00', given: taman, expect: { in: ['diterima'], units: ['dlh'] } },
  'Lampu jalan pada 2025: Dishub juga menurut SOTK lama': { on: '2025-12-31T09:00', given: lampu, expect: { units: ['dishub'] } },
});

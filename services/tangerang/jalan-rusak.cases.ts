/**
 * What `jalan-rusak` must do, by example. Played by `balai test`.
 *
 * Names, numbers and places are invented. Must never: hold data of a real person.
 */
import { examplesOf } from '@balai/kernel';
import { jalanRusak } from './jalan-rusak.ts';

const foto = { sha256: 'a'.repeat(64) } as const;
const bukti = { sebelum: foto, sesudah: { sha256: 'b'.repeat(64) } } as const;
const jalan = { lokasi: { area: '36.71.02.1001', latitude: -6.165, longitude: 106.62 }, kerusakan: 'lubang', foto } as const;

export const jalanRusakCases = examplesOf(jalanRusak, {
  'Jalan kota: langsung dijadwalkan DPUPR, dicek kelurahan': {
    on: '2026-11-02T08:00',
    given: jalan,
    facts: { kelasJalan: 'kota' },
    then: [
      { on: '2026-11-03T10:00', in: 'diperbaiki', unit: 'dpupr', does: 'laksanakan', with: { hasil: bukti } },
      { on: '2026-11-04T10:00', in: 'dicek', does: 'benar' },
    ],
    expect: { outcome: 'granted', objectBy: '2026-11-18T16:00' },
  },
  'Jalan lingkungan: dikerjakan kelurahan, dan yang mengerjakan tidak mengecek': {
    on: '2026-11-02T08:00',
    given: { ...jalan, keterangan: 'Dekat pos ronda', kontak: '081234567890' },
    facts: { kelasJalan: 'lingkungan' },
    then: [
      { on: '2026-11-03T10:00', in: 'diperbaiki', does: 'laksanakan', officer: 'a', with: { hasil: bukti } },
      { on: '2026-11-04T10:00', in: 'dicek', does: 'benar', officer: 'a' },
    ],
    expect: { in: ['dicek'], units: ['kelurahan'], refused: 'sameOfficer' },
  },
  'Data kelas jalan diam: DPUPR memeriksa, tidak tersangkut': {
    on: '2026-11-02T08:00',
    given: jalan,
    then: [{ on: '2026-11-03T08:00', in: 'diperiksa', does: 'jadwalkan' }],
    expect: { in: ['diperbaiki'], units: ['dpupr'], due: '2026-11-04T16:00', promised: '2026-11-20T16:30' },
  },
  'Jalan provinsi: diteruskan dan dipantau sampai selesai': {
    on: '2026-11-02T08:00',
    given: jalan,
    facts: { kelasJalan: 'provinsi' },
    then: [
      { on: '2026-11-03T08:00', in: 'diperiksa', does: 'bukanKewenangan', with: { penetapan: { pemilik: 'provinsi' } }, because: ['jalanOrangLain'] },
      { on: '2026-11-12T10:00', in: 'diteruskan', does: 'laksanakan', with: { jawaban: { isiJawaban: 'Sudah ditambal.' } } },
      { on: '2026-11-13T10:00', in: 'dicek', does: 'benar' },
    ],
    expect: { outcome: 'granted' },
  },
  'Jalan nasional: diteruskan ke balai jalan': {
    on: '2026-11-02T08:00',
    given: { ...jalan, kerusakan: 'amblas' },
    facts: { kelasJalan: 'nasional' },
    then: [{ on: '2026-11-03T08:00', in: 'diperiksa', does: 'bukanKewenangan', with: { penetapan: { pemilik: 'nasional' } }, because: ['jalanOrangLain'] }],
    expect: { in: ['diteruskan'], units: ['bbpjn'] },
  },
  'Bekas galian PLN': {
    on: '2026-11-02T08:00',
    given: { ...jalan, kerusakan: 'bekasGalian' },
    facts: { kelasJalan: { state: 'notFound' } },
    then: [{ on: '2026-11-03T08:00', in: 'diperiksa', does: 'bukanKewenangan', with: { penetapan: { pemilik: 'pln' } }, because: ['galianPihakLain'] }],
    expect: { in: ['diteruskan'], units: ['pln'] },
  },
  'Meneruskan tanpa menyebut kepada siapa tidak mungkin': {
    on: '2026-11-02T08:00',
    given: jalan,
    then: [{ on: '2026-11-03T08:00', in: 'diperiksa', does: 'bukanKewenangan', because: ['jalanOrangLain'] }],
    expect: { in: ['diperiksa'], refused: 'answersRefused' },
  },
  'Provinsi menyatakan bukan jalannya: kembali diperiksa, tidak hilang': {
    on: '2026-11-02T08:00',
    given: jalan,
    then: [
      { on: '2026-11-03T08:00', in: 'diperiksa', does: 'bukanKewenangan', with: { penetapan: { pemilik: 'provinsi' } }, because: ['jalanOrangLain'] },
      {
        on: '2026-11-09T10:00',
        in: 'diteruskan',
        does: 'kembalikan',
        with: { jawaban: { isiJawaban: 'Ruas ini bukan jalan provinsi.' } },
        because: ['bukanMilikMereka'],
      },
    ],
    expect: { in: ['diperiksa'], units: ['dpupr'] },
  },
  'Kelas jalan pada data ternyata keliru': {
    on: '2026-11-02T08:00',
    given: jalan,
    facts: { kelasJalan: 'lingkungan' },
    then: [{ on: '2026-11-03T08:00', in: 'diperbaiki', does: 'periksaUlang', because: ['kelasKeliru'] }],
    expect: { in: ['diperiksa'], units: ['dpupr'] },
  },
  'Kelurahan menemukan belum beres: diperiksa lagi': {
    on: '2026-11-02T08:00',
    given: jalan,
    facts: { kelasJalan: 'kota' },
    then: [
      { on: '2026-11-03T10:00', in: 'diperbaiki', does: 'laksanakan', with: { hasil: bukti } },
      { on: '2026-11-04T10:00', in: 'dicek', does: 'belum', because: ['belumBeres'] },
    ],
    expect: { in: ['diperiksa'] },
  },
  'Tidak ditemukan: ditolak dengan alasan, lalu keberatan dibaca petugas lain': {
    on: '2026-11-02T08:00',
    given: jalan,
    then: [
      { on: '2026-11-03T10:00', in: 'diperiksa', does: 'tolak', because: ['tidakDitemukan'], officer: 'a', expect: { objectBy: '2026-11-17T16:00' } },
      { on: '2026-11-04T10:00', does: 'object', with: { keberatan: { masalah: 'Lubangnya di depan gang 3.' } } },
      { on: '2026-11-05T10:00', in: 'diperiksa', does: 'jadwalkan', officer: 'a' },
    ],
    expect: { in: ['diperiksa'], refused: 'sameOfficer' },
  },
  'Selesai, tetapi lubang muncul lagi: keberatan membuka kembali': {
    on: '2026-11-02T08:00',
    given: jalan,
    facts: { kelasJalan: 'kota' },
    then: [
      { on: '2026-11-03T10:00', in: 'diperbaiki', does: 'laksanakan', with: { hasil: bukti } },
      { on: '2026-11-04T10:00', in: 'dicek', does: 'benar' },
      { on: '2026-11-06T10:00', does: 'object', with: { keberatan: { masalah: 'Tambalannya lepas.' } } },
    ],
    expect: { in: ['diperiksa'], units: ['dpupr'] },
  },
  'Setiap giliran punya tenggat; yang terlambat diberitahukan kepada atasannya, dan kasus tetap menunggu': {
    on: '2026-11-02T08:00',
    given: jalan,
    then: [
      { on: '2026-11-02T08:00', does: 'wait', expect: { in: ['diperiksa'], due: '2026-11-05T16:00' } },
      { on: '2026-11-06T08:00', does: 'wait', expect: { late: ['diperiksa'] } },
      {
        on: '2026-11-06T09:00',
        in: 'diperiksa',
        does: 'bukanKewenangan',
        with: { penetapan: { pemilik: 'provinsi' } },
        because: ['jalanOrangLain'],
        expect: { units: ['provinsi'], late: [], due: '2026-11-26T16:00' },
      },
      { on: '2026-11-27T08:00', does: 'wait', expect: { late: ['diteruskan'] } },
      {
        on: '2026-11-27T09:00',
        in: 'diteruskan',
        does: 'laksanakan',
        with: { jawaban: { isiJawaban: 'Sudah ditambal.' } },
        expect: { in: ['dicek'], due: '2026-12-01T16:00' },
      },
      { on: '2026-12-02T08:00', does: 'wait' },
    ],
    expect: { in: ['dicek'], late: ['dicek'] },
  },
  'Jalan provinsi yang ternyata dirawat kota: DPUPR mengerjakan, dan keterlambatannya diberitahukan': {
    on: '2026-11-02T08:00',
    given: jalan,
    facts: { kelasJalan: 'provinsi' },
    then: [
      { on: '2026-11-03T08:00', in: 'diperiksa', does: 'jadwalkan', expect: { units: ['dpupr'] } },
      { on: '2026-11-05T08:00', does: 'wait' },
    ],
    expect: { in: ['diperbaiki'], late: ['diperbaiki'] },
  },
  'Jalan nasional yang ternyata dirawat kota: DPUPR mengerjakan': {
    on: '2026-11-02T08:00',
    given: jalan,
    facts: { kelasJalan: 'nasional' },
    then: [{ on: '2026-11-03T08:00', in: 'diperiksa', does: 'jadwalkan' }],
    expect: { in: ['diperbaiki'], units: ['dpupr'] },
  },
});

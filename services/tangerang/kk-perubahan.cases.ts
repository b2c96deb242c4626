/** What must happen to a change of the family card. Must never: hold a real name, number or paper. */
import { examplesOf } from '@balai/kernel';
import { kkPerubahan } from './kk-perubahan.ts';

const paper = (letter: string) => ({ sha256: letter.repeat(64) });
const given = {
  namaKepala: 'Warga Contoh Satu',
  nikKepala: '3671010101800001',
  nomorKk: '3671010101050001',
  kkLama: paper('a'),
  perubahan: [
    { anggota: 'Warga Contoh Dua', jenis: 'lahir', bukti: paper('b') },
    { anggota: 'Warga Contoh Tiga', jenis: 'data', menjadi: 'Pekerjaan menjadi guru', bukti: paper('c') },
  ],
} as const;
const facts = { kepalaKeluarga: true };
const produk = { produk: { kkPdf: paper('f') } };
const lengkap = { on: '2026-11-02T10:00', in: 'kelengkapan', does: 'lengkap' } as const;
const cocok = { on: '2026-11-03T10:00', in: 'verifikasi', does: 'cocok', officer: 'registrasi' } as const;
const serahkan = { on: '2026-11-04T10:00', in: 'penerbitan', does: 'serahkanDokumen', officer: 'pejabat', with: produk } as const;
const tolak = { on: '2026-11-03T10:00', in: 'verifikasi', does: 'tolak', because: ['kkBukanMilik'], expect: { objectBy: '2026-12-02T16:00' } } as const;
const keberatan = {
  on: '2026-11-05T10:00',
  does: 'object',
  with: { keberatan: { alasan: 'Kartu ini milik keluarga saya.' } },
  expect: { due: '2026-11-19T16:00', promised: '2026-11-19T16:00' },
} as const;

export const kkPerubahanCases = examplesOf(kkPerubahan, {
  'Lengkap: kartu keluarga baru diserahkan sebagai PDF': {
    on: '2026-11-02T09:00',
    given,
    facts,
    then: [{ ...lengkap, expect: { due: '2026-11-04T16:00' } }, { ...cocok, expect: { due: '2026-11-05T16:00' } }, serahkan],
    expect: { outcome: 'granted', letters: ['kk'] },
  },
  'Dijanjikan lima hari kerja; loket satu hari': {
    on: '2026-11-02T09:00',
    given,
    facts,
    expect: { in: ['kelengkapan'], due: '2026-11-03T16:00', promised: '2026-11-09T16:00' },
  },
  'Bukan kepala keluarga: diberitahu di muka': { on: '2026-11-02T09:00', given, facts: { kepalaKeluarga: false }, expect: { refused: 'ruleNotMet' } },
  'Register diam: tidak ditolak; petugas memastikan sendiri': {
    on: '2026-11-02T09:00',
    given,
    then: [lengkap, cocok, { ...serahkan, confirms: ['kepalaKeluarga'] }],
    expect: { outcome: 'granted' },
  },
  'Tanpa satu perubahan pun: diminta mengisinya': { on: '2026-11-02T09:00', given: { ...given, perubahan: [] }, facts, expect: { refused: 'answersRefused' } },
  'Data lain yang berubah harus disebut': {
    on: '2026-11-02T09:00',
    given: { ...given, perubahan: [{ anggota: 'Warga Contoh Tiga', jenis: 'data', bukti: paper('c') }] },
    facts,
    expect: { refused: 'answersRefused' },
  },
  'Satu bukti buram: hanya bukti di baris itu yang dibuka, dan kembali ke yang meminta': {
    on: '2026-11-02T09:00',
    given,
    facts,
    then: [
      lengkap,
      { on: '2026-11-03T10:00', in: 'verifikasi', does: 'mintaPerbaikan', because: ['buktiBuram'], about: { buktiBuram: ['perubahan.1.bukti'] } },
      { on: '2026-11-04T20:00', in: 'perbaikan', does: 'kirimUlang', with: { answers: { 'perubahan.1.bukti': paper('d') } } },
    ],
    expect: { in: ['verifikasi'] },
  },
  'Baris yang tidak diminta tidak dapat ikut diubah': {
    on: '2026-11-02T09:00',
    given,
    facts,
    then: [
      { on: '2026-11-02T10:00', in: 'kelengkapan', does: 'mintaPerbaikan', because: ['buktiBuram'], about: { buktiBuram: ['perubahan.1.bukti'] } },
      { on: '2026-11-03T10:00', in: 'perbaikan', does: 'kirimUlang', with: { answers: { 'perubahan.0.bukti': paper('d') } } },
    ],
    expect: { in: ['perbaikan'], refused: 'answersRefused' },
  },
  'Bukti tidak cocok: seluruh baris itu dibuka': {
    on: '2026-11-02T09:00',
    given,
    facts,
    then: [
      lengkap,
      { on: '2026-11-03T10:00', in: 'verifikasi', does: 'mintaPerbaikan', because: ['buktiTidakCocok'], about: { buktiTidakCocok: ['perubahan.0'] } },
      {
        on: '2026-11-04T10:00',
        in: 'perbaikan',
        does: 'kirimUlang',
        with: { answers: { 'perubahan.0': { anggota: 'Warga Contoh Dua', jenis: 'kawin', bukti: paper('e') } } },
      },
      { ...cocok, on: '2026-11-05T10:00' },
    ],
    expect: { in: ['penerbitan'] },
  },
  'Kartu lama buram di loket, lalu bukti buram di registrasi': {
    on: '2026-11-02T09:00',
    given,
    facts,
    then: [
      { on: '2026-11-02T10:00', in: 'kelengkapan', does: 'mintaPerbaikan', because: ['kkBuram'] },
      { on: '2026-11-02T11:00', in: 'perbaikan', does: 'kirimUlang', with: { answers: { kkLama: paper('d') } } },
      { ...lengkap, on: '2026-11-02T13:00' },
      { on: '2026-11-03T10:00', in: 'verifikasi', does: 'mintaPerbaikan', because: ['kkBuram'] },
      { on: '2026-11-03T11:00', in: 'perbaikan', does: 'kirimUlang', with: { answers: { kkLama: paper('e') } } },
    ],
    expect: { in: ['verifikasi'] },
  },
  'Yang memverifikasi tidak dapat menerbitkan': {
    on: '2026-11-02T09:00',
    given,
    facts,
    then: [lengkap, cocok, { ...serahkan, officer: 'registrasi' }],
    expect: { in: ['penerbitan'], refused: 'sameOfficer' },
  },
  'Pemohon diam empat belas hari kerja: gugur, boleh mengajukan lagi': {
    on: '2026-11-02T09:00',
    given,
    facts,
    then: [
      { on: '2026-11-02T10:00', in: 'kelengkapan', does: 'mintaPerbaikan', because: ['kkBuram'] },
      { on: '2026-11-20T16:30', does: 'wait' },
    ],
    expect: { outcome: 'lapsed' },
  },
  'Semenit sebelumnya masih dapat diperbaiki': {
    on: '2026-11-02T09:00',
    given,
    facts,
    then: [
      { on: '2026-11-02T10:00', in: 'kelengkapan', does: 'mintaPerbaikan', because: ['kkBuram'] },
      { on: '2026-11-20T16:29', does: 'wait' },
    ],
    expect: { in: ['perbaikan'] },
  },
  'Ditolak dengan dasar; kepala dinas mengabulkan keberatan': {
    on: '2026-11-02T09:00',
    given,
    facts,
    then: [lengkap, tolak, keberatan, { on: '2026-11-06T10:00', in: 'ditinjau', does: 'kabulkan', officer: 'kepala' }, { ...serahkan, on: '2026-11-09T10:00' }],
    expect: { outcome: 'granted', letters: ['kk'] },
  },
  'Ditolak; kepala dinas menguatkan': {
    on: '2026-11-02T09:00',
    given,
    facts,
    then: [lengkap, tolak, keberatan, { on: '2026-11-06T10:00', in: 'ditinjau', does: 'tolak', because: ['kkBukanMilik'], officer: 'kepala' }],
    expect: { outcome: 'refused', letters: [] },
  },
  'Setiap meja terlambat: kepala diberi tahu, urusannya tetap menunggu dan tetap terbit': {
    on: '2026-11-02T09:00',
    given,
    facts,
    then: [
      { ...lengkap, on: '2026-11-04T10:00' },
      { ...cocok, on: '2026-11-10T10:00' },
      { ...serahkan, on: '2026-11-16T10:00' },
    ],
    expect: { outcome: 'granted', letters: ['kk'] },
  },
  'Kepala dinas terlambat membaca keberatan': {
    on: '2026-11-02T09:00',
    given,
    facts,
    then: [lengkap, tolak, keberatan, { on: '2026-11-30T10:00', in: 'ditinjau', does: 'tolak', because: ['kkBukanMilik'], officer: 'kepala' }],
    expect: { outcome: 'refused' },
  },
});

/** What must happen to a report of a death. Must never: hold a real name, number or paper. */
import { examplesOf } from '@balai/kernel';
import { aktaKematian } from './akta-kematian.ts';

const paper = (letter: string) => ({ sha256: letter.repeat(64) });
const on = '2026-11-02T09:00';
const given = {
  almarhum: { nama: 'Contoh', nik: '3671010101400001', lahir: '1940-01-01' },
  tanggalMeninggal: '2026-10-30',
  tempatMeninggal: 'Kota Tangerang',
  keterangan: 'faskes',
  suratKematian: paper('a'),
  nomorKk: '3671010101050001',
  kkLama: paper('b'),
  hubungan: 'rt',
  pelapor: { nama: 'Warga Contoh Satu', nik: '3671010101800001' },
} as const;
const produk = { produk: { nomorAkta: '3671-KM-04112026-0001', kkPdf: paper('f') } };
const cocok = { on: '2026-11-03T10:00', in: 'verifikasi', does: 'cocok', officer: 'registrasi' } as const;
const serahkan = { on: '2026-11-04T10:00', in: 'penerbitan', does: 'serahkanDokumen', officer: 'pejabat', with: produk } as const;
const tolak = { on: '2026-11-03T10:00', in: 'verifikasi', does: 'tolak', because: ['tanpaBuktiSah'], officer: 'registrasi' } as const;
const keberatan = { on: '2026-11-05T10:00', does: 'object', with: { keberatan: { alasan: 'Surat ini dari rumah sakit.' } } } as const;
const buram = {
  on: '2026-11-03T10:00',
  in: 'verifikasi',
  does: 'mintaPerbaikan',
  because: ['berkasTidakTerbaca'],
  about: { berkasTidakTerbaca: ['kkLama'] },
} as const;

export const aktaKematianCases = examplesOf(aktaKematian, {
  'Ketua RT melapor: akta dan kartu keluarga baru terbit': {
    on,
    given,
    then: [{ ...cocok, expect: { due: '2026-11-05T16:00' } }, serahkan],
    expect: { outcome: 'granted', letters: ['akta', 'kk'] },
  },
  'Keluarga melapor, kelurahan menerangkan; dijanjikan empat hari kerja': {
    on,
    given: { ...given, hubungan: 'keluarga', keterangan: 'kelurahan' },
    expect: { in: ['verifikasi'], due: '2026-11-04T16:00', promised: '2026-11-06T16:30' },
  },
  'Orang lain boleh melapor: bukan hanya ahli waris': {
    on,
    given: { ...given, hubungan: 'lain', keterangan: 'polisi' },
    then: [cocok],
    expect: { in: ['penerbitan'] },
  },
  'Tidak jelas keberadaannya: penetapan pengadilan yang diminta, bukan surat kematian': {
    on,
    given: { ...given, keterangan: 'pengadilan', suratKematian: undefined, penetapan: paper('c') } as never,
    expect: { in: ['verifikasi'] },
  },
  'Tanpa penetapan pengadilan: diminta melampirkannya': { on, given: { ...given, keterangan: 'pengadilan' }, expect: { refused: 'answersRefused' } },
  'Tanpa surat kematian: diminta melampirkannya': { on, given: { ...given, suratKematian: undefined } as never, expect: { refused: 'answersRefused' } },
  'Meninggal pada hari lahirnya: dapat dicatat': { on, given: { ...given, tanggalMeninggal: '1940-01-01' }, expect: { in: ['verifikasi'] } },
  'Meninggal sehari sebelum lahir: tidak mungkin': { on, given: { ...given, tanggalMeninggal: '1939-12-31' }, expect: { refused: 'ruleNotMet' } },
  'Meninggal besok: tidak mungkin': { on, given: { ...given, tanggalMeninggal: '2026-11-03' }, expect: { refused: 'answersRefused' } },
  'Kartu keluarga buram: hanya berkas itu yang dibuka, dan kembali ke yang meminta': {
    on,
    given,
    then: [buram, { on: '2026-11-04T20:00', in: 'perbaikan', does: 'kirimUlang', with: { answers: { kkLama: paper('d') } } }],
    expect: { in: ['verifikasi'] },
  },
  'Berkas yang tidak diminta tidak dapat ikut diganti': {
    on,
    given,
    then: [buram, { on: '2026-11-04T20:00', in: 'perbaikan', does: 'kirimUlang', with: { answers: { suratKematian: paper('d') } } }],
    expect: { in: ['perbaikan'], refused: 'answersRefused' },
  },
  'Nama almarhum tidak sama: satu bagian dibetulkan': {
    on,
    given,
    then: [
      { on: '2026-11-03T10:00', in: 'verifikasi', does: 'mintaPerbaikan', because: ['dataTidakSama'], about: { dataTidakSama: ['almarhum'] } },
      { on: '2026-11-03T20:00', in: 'perbaikan', does: 'kirimUlang', with: { answers: { almarhum: { ...given.almarhum, nama: 'Contoh Lama' } } } },
      { ...cocok, on: '2026-11-04T10:00' },
    ],
    expect: { in: ['penerbitan'] },
  },
  'Pelapor diam empat belas hari kerja: gugur, boleh melapor lagi': {
    on,
    given,
    then: [buram, { on: '2026-11-23T16:00', does: 'wait' }],
    expect: { outcome: 'lapsed' },
  },
  'Semenit sebelumnya masih dapat diperbaiki': { on, given, then: [buram, { on: '2026-11-23T15:59', does: 'wait' }], expect: { in: ['perbaikan'] } },
  'Yang memverifikasi tidak dapat menerbitkan': {
    on,
    given,
    then: [cocok, { ...serahkan, officer: 'registrasi' }],
    expect: { in: ['penerbitan'], refused: 'sameOfficer' },
  },
  'Menolak tanpa menyebut aturannya tidak mungkin': { on, given, then: [{ ...tolak, because: [] }], expect: { in: ['verifikasi'], refused: 'reasonNeeded' } },
  'Sudah tercatat: ditolak dengan dasar; kepala dinas menguatkan': {
    on,
    given,
    then: [
      { ...tolak, because: ['sudahTercatat'] },
      keberatan,
      { on: '2026-11-06T10:00', in: 'ditinjau', does: 'tolak', because: ['sudahTercatat'], officer: 'kepala' },
    ],
    expect: { outcome: 'refused', letters: [] },
  },
  'Surat dari pihak yang tidak berwenang: ditolak; kepala dinas menguatkan': {
    on,
    given,
    then: [tolak, keberatan, { on: '2026-11-06T10:00', in: 'ditinjau', does: 'tolak', because: ['tanpaBuktiSah'], officer: 'kepala' }],
    expect: { outcome: 'refused' },
  },
  'Keberatan dikabulkan kepala dinas: akta terbit': {
    on,
    given,
    then: [
      { ...tolak, expect: { objectBy: '2026-12-02T16:00' } },
      { ...keberatan, expect: { due: '2026-11-19T16:00', promised: '2026-11-19T16:00' } },
      { on: '2026-11-06T10:00', in: 'ditinjau', does: 'kabulkan', officer: 'kepala' },
      { ...serahkan, on: '2026-11-09T10:00' },
    ],
    expect: { outcome: 'granted', letters: ['akta', 'kk'] },
  },
  'Setiap meja terlambat: kepala diberi tahu, akta tetap terbit': {
    on,
    given,
    then: [
      { ...cocok, on: '2026-11-09T10:00' },
      { ...serahkan, on: '2026-11-16T10:00' },
    ],
    expect: { outcome: 'granted' },
  },
  'Kepala dinas terlambat membaca keberatan': {
    on,
    given,
    then: [tolak, keberatan, { on: '2026-11-30T10:00', in: 'ditinjau', does: 'tolak', because: ['tanpaBuktiSah'], officer: 'kepala' }],
    expect: { outcome: 'refused' },
  },
  'Almarhum lahir besok: diminta diperbaiki': {
    on,
    given: { ...given, almarhum: { ...given.almarhum, lahir: '2026-11-03' } },
    expect: { refused: 'answersRefused' },
  },
});

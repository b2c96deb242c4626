/** What must happen to a report of a birth. Must never: hold a real name, number or paper. */
import { examplesOf } from '@balai/kernel';
import { aktaLahir } from './akta-lahir.ts';

const paper = (letter: string) => ({ sha256: letter.repeat(64) });
const on = '2026-11-02T09:00';
const anak = { nama: 'Bintang Contoh', kelamin: 'perempuan', lahir: '2026-10-20', pukul: '04:15', anakKe: 1, kelahiran: 'tunggal' } as const;
const tempat = { jenis: 'faskes', faskes: 'Puskesmas Contoh', kota: 'Kota Tangerang', penolong: 'bidan' } as const;
const ibu = { nama: 'Melati Contoh', lahir: '1998-03-04', warga: 'wni', nik: '3671014403980001' } as const;
const ayah = { nama: 'Guntur', lahir: '1996-05-06', warga: 'wni', nik: '3671010605960001' } as const;
const orang = (nama: string, nik: string) => ({ nama, nik });
const given = {
  anak,
  tempat,
  bukti: 'surat',
  suratLahir: paper('a'),
  ibu,
  pernikahan: 'tercatat',
  bukuNikah: paper('b'),
  ayah,
  nomorKk: '3671010101050001',
  kkLama: paper('c'),
  pelapor: 'ibu',
  saksi1: orang('Saksi Contoh Satu', '3671010101700001'),
  saksi2: orang('Saksi Contoh Dua', '3671010101700002'),
} as const;
const produk = { produk: { nomorAkta: '3671-LU-04112026-0001', kkPdf: paper('e'), kiaPdf: paper('f') } };
const cocok = { on: '2026-11-03T10:00', in: 'verifikasi', does: 'cocok', officer: 'registrasi' } as const;
const serahkan = { on: '2026-11-04T10:00', in: 'penerbitan', does: 'serahkanDokumen', officer: 'pejabat', with: produk } as const;
const tolak = { on: '2026-11-03T10:00', in: 'verifikasi', does: 'tolak', because: ['sudahTercatat'], officer: 'registrasi' } as const;
const keberatan = { on: '2026-11-05T10:00', does: 'object', with: { keberatan: { alasan: 'Yang tercatat adalah kakaknya.' } } } as const;
const bernama = (nama: string) => ({ ...given, anak: { ...anak, nama } });
const lahirPada = (lahir: `${number}-${number}-${number}`) => ({ ...given, anak: { ...anak, lahir } });
const tanpa = <const Name extends string>(...names: readonly Name[]) =>
  Object.fromEntries(Object.entries(given).filter(([name]) => !names.includes(name as Name))) as never as Omit<typeof given, Name>;
const diminta = (because: 'berkasTidakTerbaca' | 'namaTidakPatut' | 'dataTidakSama', path: string) =>
  ({ on: '2026-11-03T10:00', in: 'verifikasi', does: 'mintaPerbaikan', because: [because], about: { [because]: [path] } }) as const;
const dikirim = <const Answers extends object>(answers: Answers) =>
  ({ on: '2026-11-04T19:00', in: 'perbaikan', does: 'kirimUlang', with: { answers } }) as const;

export const aktaLahirCases = examplesOf(aktaLahir, {
  'Satu kelahiran: akta, kartu keluarga dan KIA': {
    on,
    given,
    then: [{ ...cocok, expect: { due: '2026-11-05T16:00' } }, serahkan],
    expect: { outcome: 'granted', letters: ['akta', 'kk', 'kia'] },
  },
  'Dijanjikan lima hari kerja': { on, given, expect: { in: ['verifikasi'], due: '2026-11-04T16:00', promised: '2026-11-09T16:00' } },
  'Tanpa surat lahir: SPTJM menggantikannya': { on, given: { ...tanpa('suratLahir'), bukti: 'sptjm', sptjmLahir: paper('d') }, expect: { in: ['verifikasi'] } },
  'SPTJM dipilih tetapi tidak dilampirkan': { on, given: { ...tanpa('suratLahir'), bukti: 'sptjm' }, expect: { refused: 'answersRefused' } },
  'Surat lahir dipilih tetapi tidak dilampirkan': { on, given: tanpa('suratLahir'), expect: { refused: 'answersRefused' } },
  'Menikah belum tercatat: SPTJM suami istri': {
    on,
    given: { ...tanpa('bukuNikah'), pernikahan: 'belumTercatat', sptjmNikah: paper('d') },
    expect: { in: ['verifikasi'] },
  },
  'Belum tercatat tanpa SPTJM': { on, given: { ...tanpa('bukuNikah'), pernikahan: 'belumTercatat' }, expect: { refused: 'answersRefused' } },
  'Anak seorang ibu: ayah dan buku nikah tidak ditanyakan': {
    on,
    given: { ...tanpa('bukuNikah', 'ayah'), pernikahan: 'tidak' },
    then: [cocok, serahkan],
    expect: { outcome: 'granted' },
  },
  'Tercatat tanpa ayah: diminta': { on, given: tanpa('ayah'), expect: { refused: 'answersRefused' } },
  'Lahir di rumah: alamatnya yang ditanyakan': {
    on,
    given: { ...given, tempat: { jenis: 'rumah', alamat: 'Jl. Contoh 1', kota: 'Kota Tangerang', penolong: 'bidan' } },
    expect: { in: ['verifikasi'] },
  },
  'Lahir di rumah tanpa alamat': {
    on,
    given: { ...given, tempat: { jenis: 'rumah', kota: 'Kota Tangerang', penolong: 'bidan' } },
    expect: { refused: 'answersRefused' },
  },
  'Kembar: lahir ke berapa ditanyakan': { on, given: { ...given, anak: { ...anak, kelahiran: 'kembar', urutanKembar: 2 } }, expect: { in: ['verifikasi'] } },
  'Anak kedua puluh satu: diminta diperbaiki': { on, given: { ...given, anak: { ...anak, anakKe: 21 } }, expect: { refused: 'answersRefused' } },
  'Kembar kesembilan: diminta diperbaiki': {
    on,
    given: { ...given, anak: { ...anak, kelahiran: 'kembar', urutanKembar: 9 } },
    expect: { refused: 'answersRefused' },
  },
  'Ibu lahir besok: tidak mungkin': { on, given: { ...given, ibu: { ...ibu, lahir: '2026-11-03' } }, expect: { refused: 'answersRefused' } },
  'Kembar tanpa urutan': { on, given: { ...given, anak: { ...anak, kelahiran: 'kembar' } }, expect: { refused: 'answersRefused' } },
  'Ayah warga negara asing: negara dan paspor, tanpa NIK': {
    on,
    given: { ...given, ayah: { nama: 'Sample Person', lahir: '1990-01-01', warga: 'wna', negara: 'NL', paspor: 'X1234567' } },
    expect: { in: ['verifikasi'] },
  },
  'Ibu warga negara asing: negara dan paspor, tanpa NIK': {
    on,
    given: { ...given, ibu: { nama: 'Sample Person', lahir: '1990-01-01', warga: 'wna', negara: 'NL', paspor: 'X1234568' } },
    expect: { in: ['verifikasi'] },
  },
  'Orang lain melapor: namanya ditanyakan': {
    on,
    given: { ...given, pelapor: 'lain', pelaporLain: orang('Bibi Contoh', '3671015505700003') },
    expect: { in: ['verifikasi'] },
  },
  'Orang lain melapor tanpa nama': { on, given: { ...given, pelapor: 'lain' }, expect: { refused: 'answersRefused' } },
  'Saksi yang sama dua kali: ditolak di muka': { on, given: { ...given, saksi2: given.saksi1 }, expect: { refused: 'ruleNotMet' } },
  'Nama satu kata: ditolak di muka': { on, given: bernama('Bintang'), expect: { refused: 'answersRefused' } },
  'Nama 60 huruf: boleh': { on, given: bernama(`Bintang ${'a'.repeat(52)}`), expect: { in: ['verifikasi'] } },
  'Nama 61 huruf: terlalu panjang': { on, given: bernama(`Bintang ${'a'.repeat(53)}`), expect: { refused: 'answersRefused' } },
  'Nama dengan angka: ditolak di muka': { on, given: bernama('Bintang 2'), expect: { refused: 'answersRefused' } },
  'Lahir hari ini: boleh': { on, given: lahirPada('2026-11-02'), expect: { in: ['verifikasi'] } },
  'Lahir besok: tidak mungkin': { on, given: lahirPada('2026-11-03'), expect: { refused: 'answersRefused' } },
  'Enam puluh hari: langsung ke pejabat': { on, given: lahirPada('2026-09-03'), then: [cocok], expect: { in: ['penerbitan'] } },
  'Enam puluh satu hari: kepala dinas memutuskan': {
    on,
    given: lahirPada('2026-09-02'),
    then: [
      { ...cocok, expect: { due: '2026-11-04T16:00' } },
      { on: '2026-11-04T09:00', in: 'keputusanKepala', does: 'setujuiPencatatan', officer: 'kepala' },
      serahkan,
    ],
    expect: { outcome: 'granted', letters: ['akta', 'kk', 'kia'] },
  },
  'Surat lahir buram: hanya itu yang dibuka, dan kembali ke yang meminta': {
    on,
    given,
    then: [diminta('berkasTidakTerbaca', 'suratLahir'), dikirim({ suratLahir: paper('d') })],
    expect: { in: ['verifikasi'] },
  },
  'Buku nikah tidak ikut terbuka': {
    on,
    given,
    then: [diminta('berkasTidakTerbaca', 'suratLahir'), dikirim({ bukuNikah: paper('d') })],
    expect: { in: ['perbaikan'], refused: 'answersRefused' },
  },
  'Nama tidak patut: hanya nama yang dibuka': {
    on,
    given,
    then: [{ ...diminta('namaTidakPatut', 'anak.nama'), about: undefined } as never, dikirim({ 'anak.nama': 'Bintang Fajar' })],
    expect: { in: ['verifikasi'] },
  },
  'Nama dibetulkan dengan nama yang tidak sah': {
    on,
    given,
    then: [diminta('namaTidakPatut', 'anak.nama'), dikirim({ 'anak.nama': 'Bintang' })],
    expect: { in: ['perbaikan'], refused: 'answersRefused' },
  },
  'Data ayah tidak sama: hanya ayah yang dibuka': {
    on,
    given,
    then: [diminta('dataTidakSama', 'ayah'), dikirim({ ayah: { ...ayah, nama: 'Guntur Contoh' } })],
    expect: { in: ['verifikasi'] },
  },
  'Pejabat meminta berkas, nama, lalu data; kembali ke pejabat': {
    on,
    given,
    then: [
      cocok,
      { on: '2026-11-04T09:00', in: 'penerbitan', does: 'mintaPerbaikan', because: ['berkasTidakTerbaca'], about: { berkasTidakTerbaca: ['kkLama'] } },
      { ...dikirim({ kkLama: paper('d') }), on: '2026-11-04T10:00' },
      { on: '2026-11-04T11:00', in: 'penerbitan', does: 'mintaPerbaikan', because: ['namaTidakPatut'] },
      { ...dikirim({ 'anak.nama': 'Bintang Fajar' }), on: '2026-11-04T12:00' },
      { on: '2026-11-04T13:00', in: 'penerbitan', does: 'mintaPerbaikan', because: ['dataTidakSama'], about: { dataTidakSama: ['saksi1'] } },
      { ...dikirim({ saksi1: orang('Saksi Contoh Satu', '3671010101700009') }), on: '2026-11-04T14:00' },
    ],
    expect: { in: ['penerbitan'] },
  },
  'Keluarga diam empat belas hari kerja: gugur, boleh melapor lagi': {
    on,
    given,
    then: [diminta('berkasTidakTerbaca', 'kkLama'), { on: '2026-11-23T16:00', does: 'wait' }],
    expect: { outcome: 'lapsed' },
  },
  'Semenit sebelumnya masih dapat diperbaiki': {
    on,
    given,
    then: [diminta('berkasTidakTerbaca', 'kkLama'), { on: '2026-11-23T15:59', does: 'wait' }],
    expect: { in: ['perbaikan'] },
  },
  'Yang memverifikasi tidak dapat menerbitkan': {
    on,
    given,
    then: [cocok, { ...serahkan, officer: 'registrasi' }],
    expect: { in: ['penerbitan'], refused: 'sameOfficer' },
  },
  'Sudah tercatat: ditolak dengan dasar; kepala dinas menguatkan': {
    on,
    given,
    then: [tolak, keberatan, { on: '2026-11-06T10:00', in: 'ditinjau', does: 'tolak', because: ['sudahTercatat'], officer: 'kepala' }],
    expect: { outcome: 'refused', letters: [] },
  },
  'Keberatan dikabulkan: akta terbit': {
    on,
    given,
    then: [
      { ...tolak, expect: { objectBy: '2026-12-02T16:00' } },
      { ...keberatan, expect: { due: '2026-11-19T16:00', promised: '2026-11-19T16:00' } },
      { on: '2026-11-06T10:00', in: 'ditinjau', does: 'kabulkan', officer: 'kepala' },
      { ...serahkan, on: '2026-11-09T10:00' },
    ],
    expect: { outcome: 'granted', letters: ['akta', 'kk', 'kia'] },
  },
  'Setiap meja terlambat: kepala diberi tahu, akta tetap terbit': {
    on,
    given: lahirPada('2026-08-01'),
    then: [
      { ...cocok, on: '2026-11-09T10:00' },
      { on: '2026-11-13T09:00', in: 'keputusanKepala', does: 'setujuiPencatatan', officer: 'kepala' },
      { ...serahkan, on: '2026-11-20T10:00' },
    ],
    expect: { outcome: 'granted' },
  },
  'Kepala dinas terlambat membaca keberatan': {
    on,
    given,
    then: [tolak, keberatan, { on: '2026-11-30T10:00', in: 'ditinjau', does: 'tolak', because: ['sudahTercatat'], officer: 'kepala' }],
    expect: { outcome: 'refused' },
  },
  'Anak ke nol: diminta diperbaiki': { on, given: { ...given, anak: { ...anak, anakKe: 0 } }, expect: { refused: 'answersRefused' } },
  'Kembar ke nol: diminta diperbaiki': {
    on,
    given: { ...given, anak: { ...anak, kelahiran: 'kembar', urutanKembar: 0 } },
    expect: { refused: 'answersRefused' },
  },
  'Ibu lahir besok: diminta diperbaiki': { on, given: { ...given, ibu: { ...ibu, lahir: '2026-11-03' } }, expect: { refused: 'answersRefused' } },
  'Ayah lahir besok: diminta diperbaiki': { on, given: { ...given, ayah: { ...ayah, lahir: '2026-11-03' } }, expect: { refused: 'answersRefused' } },
  'Anak lahir besok: diminta diperbaiki': { on, given: { ...given, anak: { ...anak, lahir: '2026-11-03' } }, expect: { refused: 'answersRefused' } },
});

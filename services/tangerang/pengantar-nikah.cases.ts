/**
 * What `pengantar-nikah` must do, by example. Played by `balai test`.
 *
 * Names and numbers are invented. Must never: hold data of a real person.
 */
import { examplesOf } from '@balai/kernel';
import { pengantarNikah } from './pengantar-nikah.ts';

const berkas = (letter: string) => ({ sha256: letter.repeat(64) });
const pasangan = {
  nama: 'Warga Contoh Empat Puluh',
  nik: '3671014101000040',
  tanggalLahir: '2000-01-01',
  kelurahan: '36.71.01.1001',
  alamat: 'Jl. Contoh Damai 7',
  rt: 3,
  rw: 5,
  status: 'belum',
  namaPasangan: 'Warga Contoh Empat Satu',
  lahirPasangan: '2001-05-20',
  teleponPasangan: '081200000041',
  tanggalNikah: '2026-12-20',
} as const;
const bersedia = { on: '2026-11-02T20:00', in: 'persetujuanPasangan', does: 'bersedia' } as const;
const rt = { on: '2026-11-03T10:00', in: 'konfirmasiRt', does: 'konfirmasi' } as const;
const rw = { on: '2026-11-03T14:00', in: 'konfirmasiRw', does: 'konfirmasi' } as const;
const terbitkan = { on: '2026-11-04T10:00', in: 'diputuskan', does: 'terbitkan', officer: 'lurah' } as const;

export const pengantarNikahCases = examplesOf(pengantarNikah, {
  'Pasangan setuju, RT dan RW membenarkan, lurah menerbitkan N1': {
    on: '2026-11-02T09:00',
    given: pasangan,
    then: [bersedia, rt, rw, terbitkan],
    expect: { outcome: 'granted', letters: ['n1'], paid: 0 },
  },
  'Menunggu pasangan paling lama tujuh hari kerja': {
    on: '2026-11-02T09:00',
    given: pasangan,
    expect: { in: ['persetujuanPasangan'], due: '2026-11-11T16:00', promised: '2026-11-05T16:00' },
  },
  'Pasangan menjawab tepat sebelum batas': {
    on: '2026-11-02T09:00',
    given: pasangan,
    then: [{ ...bersedia, on: '2026-11-11T15:59' }],
    expect: { in: ['konfirmasiRt'], units: ['rt'], due: '2026-11-12T16:00' },
  },
  'Pasangan diam: gugur, bukan disetujui': {
    on: '2026-11-02T09:00',
    given: pasangan,
    then: [{ on: '2026-11-11T16:01', does: 'wait' }],
    expect: { outcome: 'lapsed' },
  },
  'Pasangan tidak setuju: permohonan ditutup': {
    on: '2026-11-02T09:00',
    given: pasangan,
    then: [{ on: '2026-11-02T12:00', in: 'persetujuanPasangan', does: 'tidakBersedia', because: ['tidakSetuju'] }],
    expect: { outcome: 'withdrawn' },
  },
  'Ketua RT diam satu hari kerja: lanjut ke RW': {
    on: '2026-11-02T09:00',
    given: pasangan,
    then: [bersedia, { on: '2026-11-03T16:01', does: 'wait' }],
    expect: { in: ['konfirmasiRw'], units: ['rw'] },
  },
  'Ketua RW diam: lanjut ke lurah': {
    on: '2026-11-02T09:00',
    given: pasangan,
    then: [bersedia, rt, { on: '2026-11-04T16:01', does: 'wait' }],
    expect: { in: ['diputuskan'], units: ['kelurahan'] },
  },
  'Ketua RT ragu: tidak menolak, lurah yang memutuskan': {
    on: '2026-11-02T09:00',
    given: pasangan,
    then: [bersedia, { on: '2026-11-03T10:00', in: 'konfirmasiRt', does: 'ragu', because: ['bukanWarga', 'masihMenikah'] }],
    expect: { in: ['diputuskan'] },
  },
  'Ketua RW ragu; lurah menolak, camat mengabulkan keberatan': {
    on: '2026-11-02T09:00',
    given: pasangan,
    then: [
      bersedia,
      rt,
      { on: '2026-11-03T14:00', in: 'konfirmasiRw', does: 'ragu', because: ['bukanWarga', 'masihMenikah'] },
      { on: '2026-11-04T10:00', in: 'diputuskan', does: 'tolak', because: ['bukanWarga', 'masihMenikah'], officer: 'lurah' },
      { on: '2026-11-06T10:00', does: 'object', with: { keberatan: { alasan: 'Akta cerai saya sudah terbit.' } } },
      { on: '2026-11-10T10:00', in: 'ditinjau', does: 'kabulkan', officer: 'camat' },
    ],
    expect: { outcome: 'granted', letters: ['n1'] },
  },
  'Keberatan pada hari kerja ke-21 diterima, dan dapat ditolak lagi': {
    on: '2026-11-02T09:00',
    given: pasangan,
    then: [
      bersedia,
      rt,
      rw,
      { on: '2026-11-04T10:00', in: 'diputuskan', does: 'tolak', because: ['masihMenikah'], officer: 'lurah' },
      { on: '2026-12-03T15:59', does: 'object', with: { keberatan: { alasan: 'Data itu milik orang lain.' } } },
      { on: '2026-12-07T10:00', in: 'ditinjau', does: 'tolak', because: ['bukanWarga', 'masihMenikah'], officer: 'camat' },
    ],
    expect: { outcome: 'refused' },
  },
  'Keberatan lewat batas: tidak diterima': {
    on: '2026-11-02T09:00',
    given: pasangan,
    then: [
      bersedia,
      rt,
      rw,
      { on: '2026-11-04T10:00', in: 'diputuskan', does: 'tolak', because: ['bukanWarga'], officer: 'lurah' },
      { on: '2026-12-03T16:01', does: 'object', with: { keberatan: { alasan: 'Data itu milik orang lain.' } } },
    ],
    expect: { outcome: 'refused', refused: 'tooLate' },
  },
  'Tepat 19 tahun pada hari pernikahan: boleh': {
    on: '2026-11-02T09:00',
    given: { ...pasangan, tanggalLahir: '2007-12-20' },
    expect: { in: ['persetujuanPasangan'] },
  },
  'Sehari kurang dari 19 tahun: tidak diterima tanpa dispensasi': {
    on: '2026-11-02T09:00',
    given: { ...pasangan, tanggalLahir: '2007-12-21' },
    expect: { refused: 'ruleNotMet' },
  },
  'Dengan dispensasi pengadilan: diterima': {
    on: '2026-11-02T09:00',
    given: { ...pasangan, tanggalLahir: '2007-12-21', dispensasi: berkas('e') },
    expect: { in: ['persetujuanPasangan'] },
  },
  'Pasangan tepat 19 tahun: boleh': { on: '2026-11-02T09:00', given: { ...pasangan, lahirPasangan: '2007-12-20' }, expect: { in: ['persetujuanPasangan'] } },
  'Pasangan sehari kurang dari 19 tahun: tidak diterima tanpa dispensasi': {
    on: '2026-11-02T09:00',
    given: { ...pasangan, lahirPasangan: '2007-12-21' },
    expect: { refused: 'ruleNotMet' },
  },
  'Pasangan di bawah umur dengan dispensasi: diterima': {
    on: '2026-11-02T09:00',
    given: { ...pasangan, lahirPasangan: '2007-12-21', dispensasi: berkas('e') },
    expect: { in: ['persetujuanPasangan'] },
  },
  'Keduanya cukup umur: dispensasi tidak diminta, dan tidak disimpan': {
    on: '2026-11-02T09:00',
    given: { ...pasangan, dispensasi: berkas('e') },
    expect: { in: ['persetujuanPasangan'] },
  },
  'Pernah menikah: bukti cerai diminta': { on: '2026-11-02T09:00', given: { ...pasangan, status: 'cerai' }, expect: { refused: 'answersRefused' } },
  'Cerai mati dengan aktanya: diterima': {
    on: '2026-11-02T09:00',
    given: { ...pasangan, status: 'wafat', buktiCerai: berkas('f') },
    expect: { in: ['persetujuanPasangan'] },
  },
  'Nomor RT nol atau 1000: diminta diperbaiki': { on: '2026-11-02T09:00', given: { ...pasangan, rt: 0, rw: 1000 }, expect: { refused: 'answersRefused' } },
  'Nomor RT 1000': { on: '2026-11-02T09:00', given: { ...pasangan, rt: 1000 }, expect: { refused: 'answersRefused' } },
  'Nomor RW nol': { on: '2026-11-02T09:00', given: { ...pasangan, rw: 0 }, expect: { refused: 'answersRefused' } },
  'Lahir besok: diminta diperbaiki': { on: '2026-11-02T09:00', given: { ...pasangan, tanggalLahir: '2026-11-03' }, expect: { refused: 'answersRefused' } },
  'Rencana pernikahan kemarin: diminta diperbaiki': {
    on: '2026-11-02T09:00',
    given: { ...pasangan, tanggalNikah: '2026-11-01' },
    expect: { refused: 'answersRefused' },
  },
  'Alamat dan data diperbaiki, kembali kepada lurah': {
    on: '2026-11-02T09:00',
    given: pasangan,
    then: [
      bersedia,
      rt,
      rw,
      { on: '2026-11-04T10:00', in: 'diputuskan', does: 'mintaPerbaikan', because: ['alamatTidakLengkap', 'dataTidakCocok'], officer: 'lurah' },
      { on: '2026-11-04T19:00', in: 'perbaikan', does: 'kirimUlang', with: { answers: { alamat: 'Jl. Contoh Damai 7, Sukarasa' } } },
      { ...terbitkan, on: '2026-11-05T10:00' },
    ],
    expect: { outcome: 'granted' },
  },
  'Perbaikan tidak dijawab tujuh hari kerja: gugur': {
    on: '2026-11-02T09:00',
    given: pasangan,
    then: [
      bersedia,
      rt,
      rw,
      { on: '2026-11-04T10:00', in: 'diputuskan', does: 'mintaPerbaikan', because: ['dataTidakCocok'], officer: 'lurah', expect: { due: '2026-11-13T16:30' } },
      { on: '2026-11-13T16:31', does: 'wait' },
    ],
    expect: { outcome: 'lapsed' },
  },
  'Pemohon membatalkan saat diminta perbaikan': {
    on: '2026-11-02T09:00',
    given: pasangan,
    then: [
      bersedia,
      rt,
      rw,
      { on: '2026-11-04T10:00', in: 'diputuskan', does: 'mintaPerbaikan', because: ['alamatTidakLengkap'], officer: 'lurah' },
      { on: '2026-11-04T12:00', in: 'perbaikan', does: 'batalkan' },
    ],
    expect: { outcome: 'withdrawn' },
  },
  'Camat terlambat membaca keberatan: diingatkan, penolakan belum berubah': {
    on: '2026-11-02T09:00',
    given: pasangan,
    then: [
      bersedia,
      rt,
      rw,
      { on: '2026-11-04T10:00', in: 'diputuskan', does: 'tolak', because: ['masihMenikah'], officer: 'lurah' },
      { on: '2026-11-05T10:00', does: 'object', with: { keberatan: { alasan: 'Data itu milik orang lain.' } } },
      { on: '2026-11-20T09:00', does: 'wait' },
    ],
    expect: { in: ['ditinjau'], due: '2026-11-19T16:00', promised: '2026-11-19T16:00', late: ['ditinjau'] },
  },
  'Lurah terlambat: diingatkan, tidak terbit sendiri': {
    on: '2026-11-02T09:00',
    given: pasangan,
    then: [bersedia, rt, rw, { on: '2026-11-05T09:00', does: 'wait' }],
    expect: { in: ['diputuskan'], due: '2026-11-04T16:00', late: ['diputuskan'] },
  },
  'Nomor RT nol': { on: '2026-11-02T09:00', given: { ...pasangan, rt: 0 }, expect: { refused: 'answersRefused' } },
  'Nomor RW 1000': { on: '2026-11-02T09:00', given: { ...pasangan, rw: 1000 }, expect: { refused: 'answersRefused' } },
  'Pasangan lahir besok: diminta diperbaiki': {
    on: '2026-11-02T09:00',
    given: { ...pasangan, lahirPasangan: '2026-11-03' },
    expect: { refused: 'answersRefused' },
  },
});

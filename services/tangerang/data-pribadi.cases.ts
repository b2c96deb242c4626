/**
 * What `data-pribadi` must do, by example. Played by `balai test`.
 *
 * Names and numbers are invented. Must never: hold data of a real person.
 */
import { examplesOf } from '@balai/kernel';
import { dataPribadi } from './data-pribadi.ts';

const siti = { nama: 'Siti Contoh', nik: '3671014101900012', ktp: { sha256: 'a'.repeat(64) }, kontak: '081234567890', permintaan: 'salinan' } as const;
const koreksi = { ...siti, permintaan: 'koreksi', dataKeliru: 'Alamat di BL-0000: yang benar Jl. Contoh 7.' } as const;
const [sabtu, minggu] = ['2026-03-21T15:00', '2026-03-22T09:00'] as const;
const terbukti = { on: minggu, in: 'identifikasi', does: 'identitasTerbukti', officer: 'ppdp' } as const;
const penjelasan = { penjelasan: { penjelasan: 'Berkas ini sedang disidik.' } } as const;
const semua = ['membahayakan', 'dataOrangLain', 'pertahanan', 'penegakanHukum', 'wajibDisimpan'] as const;
const tolak = { on: '2026-03-23T09:00', does: 'tolak', because: semua, with: penjelasan, officer: 'ppdp' } as const;
const keberatan = { on: '2026-03-24T09:00', does: 'object', with: { keberatan: { alasan: 'Tidak ada perkara atas nama saya.' } } } as const;

export const dataPribadiCases = examplesOf(dataPribadi, {
  'Sabtu sore: 72 jam menurut jam, bukan hari kerja': {
    on: sabtu,
    given: siti,
    expect: { in: ['identifikasi'], units: ['setda'], due: '2026-03-22T15:00', promised: '2026-03-24T15:00' },
  },
  'Salinan diberikan setelah identitas terbukti': {
    on: sabtu,
    given: siti,
    then: [terbukti, { on: '2026-03-23T09:00', in: 'menyalin', does: 'berikanSalinan' }],
    expect: { outcome: 'granted', paid: 0 },
  },
  'Tanpa menyebut yang keliru tidak ada yang dapat dibetulkan': { on: sabtu, given: { ...siti, permintaan: 'koreksi' }, expect: { refused: 'answersRefused' } },
  'Pembetulan dicatat': {
    on: sabtu,
    given: koreksi,
    then: [terbukti, { on: '2026-03-23T09:00', in: 'membetulkan', does: 'betulkanData' }],
    expect: { outcome: 'granted' },
  },
  'Pembatasan dijalankan': {
    on: sabtu,
    given: { ...siti, permintaan: 'pembatasan' },
    then: [terbukti, { on: '2026-03-23T09:00', in: 'membatasi', does: 'batasiData' }],
    expect: { outcome: 'granted' },
  },
  'Pembatasan dicabut': {
    on: sabtu,
    given: { ...siti, permintaan: 'cabutPembatasan' },
    then: [terbukti, { on: '2026-03-23T09:00', in: 'mencabut', does: 'cabutPembatasan' }],
    expect: { outcome: 'granted' },
  },
  'Penghapusan dijalankan': {
    on: sabtu,
    given: { ...siti, permintaan: 'penghapusan' },
    then: [terbukti, { on: '2026-03-23T09:00', in: 'menghapus', does: 'hapusData' }],
    expect: { outcome: 'granted' },
  },
  'Identitas belum jelas: dilengkapi, lalu diperiksa lagi dari awal': {
    on: sabtu,
    given: siti,
    then: [
      { on: minggu, in: 'identifikasi', does: 'mintaPerbaikan', because: ['identitasBelumJelas'], officer: 'ppdp' },
      { on: '2026-03-22T20:00', in: 'perbaikan', does: 'kirimUlang', with: { answers: { ktp: { sha256: 'b'.repeat(64) } } } },
    ],
    expect: { in: ['identifikasi'], promised: '2026-03-25T02:00' },
  },
  'Pemohon diam: gugur, boleh meminta lagi': {
    on: sabtu,
    given: siti,
    then: [
      { on: minggu, in: 'identifikasi', does: 'mintaPerbaikan', because: ['identitasBelumJelas'], officer: 'ppdp' },
      { on: '2026-03-25T10:00', does: 'wait' },
    ],
    expect: { outcome: 'lapsed' },
  },
  'Pemohon membatalkan alih-alih melengkapi': {
    on: sabtu,
    given: siti,
    then: [
      { on: minggu, in: 'identifikasi', does: 'mintaPerbaikan', because: ['identitasBelumJelas'], officer: 'ppdp' },
      { on: '2026-03-22T20:00', in: 'perbaikan', does: 'batalkan' },
    ],
    expect: { outcome: 'withdrawn' },
  },
  'Identitas tidak diperiksa dalam 24 jam: atasan diberi tahu, dan permintaan menunggu': {
    on: sabtu,
    given: siti,
    then: [{ on: '2026-03-22T16:00', does: 'wait' }],
    expect: { in: ['identifikasi'], due: '2026-03-22T15:00', late: ['identifikasi'] },
  },
  ...lewatDanDitarik(),
  'Salinan ditolak dengan pengecualian undang-undang; Sekda mengabulkan keberatan': {
    on: sabtu,
    given: siti,
    then: [terbukti, { ...tolak, in: 'menyalin' }, keberatan, { on: '2026-03-25T09:00', in: 'ditinjau', does: 'kabulkan', officer: 'sekda' }],
    expect: { in: ['menyalin'] },
  },
  'Yang menolak tidak melaksanakannya setelah keberatan dikabulkan': {
    on: sabtu,
    given: siti,
    then: [
      terbukti,
      { ...tolak, in: 'menyalin' },
      keberatan,
      { on: '2026-03-25T09:00', in: 'ditinjau', does: 'kabulkan', officer: 'sekda' },
      { on: '2026-03-25T10:00', in: 'menyalin', does: 'berikanSalinan', officer: 'ppdp' },
    ],
    expect: { in: ['menyalin'], refused: 'sameOfficer' },
  },
  'Pembetulan ditolak; Sekda menguatkan': {
    on: sabtu,
    given: koreksi,
    then: [
      terbukti,
      { ...tolak, in: 'membetulkan' },
      keberatan,
      { on: '2026-03-25T09:00', in: 'ditinjau', does: 'tolak', because: semua, with: penjelasan, officer: 'sekda' },
    ],
    expect: { outcome: 'refused' },
  },
  'Pembatasan ditolak': {
    on: sabtu,
    given: { ...siti, permintaan: 'pembatasan' },
    then: [terbukti, { ...tolak, in: 'membatasi' }],
    expect: { outcome: 'refused' },
  },
  'Penghapusan ditolak': {
    on: sabtu,
    given: { ...siti, permintaan: 'penghapusan' },
    then: [terbukti, { ...tolak, in: 'menghapus' }],
    expect: { outcome: 'refused' },
  },
  'Pencabutan ditolak': {
    on: sabtu,
    given: { ...siti, permintaan: 'cabutPembatasan' },
    then: [terbukti, { ...tolak, in: 'mencabut' }],
    expect: { outcome: 'refused' },
  },
  'Identitas belum jelas: 72 jam untuk melengkapinya': {
    on: sabtu,
    given: siti,
    then: [{ on: minggu, in: 'identifikasi', does: 'mintaPerbaikan', because: ['identitasBelumJelas'], officer: 'ppdp' }],
    expect: { in: ['perbaikan'], due: '2026-03-25T09:00' },
  },
  'Keberatan pada hari kerja ke-21 masih diterima': {
    on: sabtu,
    given: siti,
    then: [terbukti, { ...tolak, in: 'menyalin' }, { ...keberatan, on: '2026-04-23T15:59' }],
    expect: { in: ['ditinjau'] },
  },
  'Keberatan setelah 21 hari kerja terlambat': {
    on: sabtu,
    given: siti,
    then: [terbukti, { ...tolak, in: 'menyalin' }, { ...keberatan, on: '2026-04-23T16:01' }],
    expect: { outcome: 'refused', refused: 'tooLate' },
  },
  'Sekda terlambat membaca keberatan: permintaan menunggu': {
    on: sabtu,
    given: siti,
    then: [terbukti, { ...tolak, in: 'menyalin' }, keberatan, { on: '2026-03-27T10:00', does: 'wait' }],
    expect: { in: ['ditinjau'], due: '2026-03-27T09:00', promised: '2026-03-27T09:00', late: ['ditinjau'] },
  },
});

/** Whatever is asked for: late after 48 hours and still waiting; and it can be taken back until it is done. */
function lewatDanDitarik() {
  return {
    'Ditarik saat identitas diperiksa': {
      on: sabtu,
      given: siti,
      then: [{ on: minggu, does: 'withdraw' }],
      expect: { outcome: 'withdrawn', endsIn: 'dibatalkan' },
    },
    'Salinan terlambat': lambat(siti, 'menyalin'),
    'Salinan ditarik': ditarik(siti),
    'Pembetulan terlambat': lambat(koreksi, 'membetulkan'),
    'Pembetulan ditarik': ditarik(koreksi),
    'Pembatasan terlambat': lambat({ ...siti, permintaan: 'pembatasan' }, 'membatasi'),
    'Pembatasan ditarik': ditarik({ ...siti, permintaan: 'pembatasan' }),
    'Penghapusan terlambat': lambat({ ...siti, permintaan: 'penghapusan' }, 'menghapus'),
    'Penghapusan ditarik': ditarik({ ...siti, permintaan: 'penghapusan' }),
    'Pencabutan terlambat': lambat({ ...siti, permintaan: 'cabutPembatasan' }, 'mencabut'),
    'Pencabutan ditarik': ditarik({ ...siti, permintaan: 'cabutPembatasan' }),
  } as const;
}
function lambat<const Given, const Stage extends string>(given: Given, stage: Stage) {
  return {
    on: sabtu,
    given,
    then: [terbukti, { on: '2026-03-25T10:00', does: 'wait' }],
    expect: { in: [stage], due: '2026-03-24T09:00', late: [stage] },
  } as const;
}
function ditarik<const Given>(given: Given) {
  return { on: sabtu, given, then: [terbukti, { on: '2026-03-22T20:00', does: 'withdraw' }], expect: { outcome: 'withdrawn', endsIn: 'dibatalkan' } } as const;
}

/**
 * Permintaan data pribadi: a person gets a copy of what the city holds of them, has it corrected, restricted, released or erased.
 *
 * 3 x 24 hours by the clock, holidays or not. What is decided, the platform carries out on its own data (`carries`). Must never: do any
 * of it for somebody whose identity is not proved.
 */
import { choice, clockHours, free, law, reason } from '@balai/kernel';
import * as permohonan from '../indonesia/applications.ts';
import { defineService } from './city.ts';

const pdp = law('2022-10-17', 'UU 27/2022');
const pasal33 = (huruf: string) => `UU 27/2022 Pasal 33 huruf ${huruf}`;
/** The law says 72 hours in all; how they are shared out is the city's own. */
const sop = law('2022-10-17', 'SOP pelindungan data pribadi (perlu dikonfirmasi)');
const tolak = { to: 'ditolak', with: 'penjelasan' } as const;
const dilaksanakan = { by: 'setda', within: sop(clockHours(48)), withdraw: 'dibatalkan' } as const;

export const dataPribadi = defineService({
  id: 'data-pribadi',
  title: { id: 'Permintaan data pribadi', en: 'Request about personal data' },
  category: 'information',
  basis: 'UU 27/2022',
  who: 'resident',

  fields: {
    ...permohonan.namaDanNik,
    ktp: permohonan.berkasKtp,
    kontak: permohonan.kontakWajib,
    permintaan: choice({ id: 'Apa yang Anda minta?', en: 'What do you ask for?' }, { statistical: true }).of({
      salinan: { id: 'Salinan semua data saya', en: 'A copy of all my data' },
      koreksi: { id: 'Pembetulan data saya', en: 'Correction of my data' },
      pembatasan: { id: 'Jangan proses data saya untuk sementara', en: 'Stop working with my data for now' },
      cabutPembatasan: { id: 'Cabut pembatasan itu', en: 'Lift that restriction' },
      penghapusan: { id: 'Hapus data saya', en: 'Erase my data' },
    }),
    dataKeliru: permohonan.uraian(
      { id: 'Data apa yang keliru, dan yang benar?', en: 'What is wrong, and what is right?' },
      { id: 'Sebut nomor urusannya bila tahu.', en: 'Name the number of the matter if you know it.' },
      1000,
    ),
  },
  askedIf: { dataKeliru: (f) => f.permintaan.is('koreksi') },
  forms: {
    penjelasan: {
      penjelasan: permohonan.uraian(
        { id: 'Mengapa pengecualian ini berlaku', en: 'Why this exception applies' },
        { id: 'Tentang urusan ini, dengan kata yang dimengerti pemohon.', en: 'About this matter, in words that the applicant understands.' },
        1000,
      ),
    },
  },

  cost: free('2022-10-17', 'UU 27/2022 (perlu dikonfirmasi)'),
  within: pdp(clockHours(72)),

  conditions: {
    mintaSalinan: (f) => f.permintaan.is('salinan'),
    mintaKoreksi: (f) => f.permintaan.is('koreksi'),
    mintaPembatasan: (f) => f.permintaan.is('pembatasan'),
    mintaPenghapusan: (f) => f.permintaan.is('penghapusan'),
  },
  reasons: {
    mintaPerbaikan: {
      identitasBelumJelas: reason('UU 27/2022 Pasal 14 (perlu dikonfirmasi)', {
        id: 'Identitas Anda belum dapat dipastikan.',
        en: 'Your identity is not yet certain.',
        about: ['nama', 'nik', 'ktp'],
      }),
    },
    tolak: {
      membahayakan: reason(pasal33('a'), {
        id: 'Dapat membahayakan keamanan atau kesehatan seseorang.',
        en: 'It could endanger the safety or health of a person.',
      }),
      dataOrangLain: reason(pasal33('b'), { id: 'Akan mengungkap data pribadi orang lain.', en: "It would disclose another person's data." }),
      pertahanan: reason(pasal33('c'), { id: 'Bertentangan dengan pertahanan dan keamanan nasional.', en: 'It runs against defence and security.' }),
      penegakanHukum: reason('UU 27/2022 Pasal 15 (perlu dikonfirmasi)', {
        id: 'Sedang diperlukan untuk penegakan hukum.',
        en: 'It is needed for law enforcement.',
      }),
      wajibDisimpan: reason('UU 43/2009 (perlu dikonfirmasi)', {
        id: 'Undang-undang mewajibkan kota menyimpannya.',
        en: 'The law obliges the city to keep it.',
      }),
    },
  },

  stages: {
    identifikasi: {
      by: 'setda.ppdp',
      within: sop(clockHours(24)),
      withdraw: 'dibatalkan',
      next: { identitasTerbukti: 'pilahSalinan', mintaPerbaikan: 'perbaikan' },
    },
    perbaikan: {
      by: 'applicant',
      within: sop(clockHours(72)),
      late: 'gugur',
      next: { kirimUlang: { to: 'identifikasi', with: 'answers' }, batalkan: 'dibatalkan' },
    },
    pilahSalinan: { asks: 'mintaSalinan', yes: 'menyalin', no: 'pilahKoreksi' },
    pilahKoreksi: { asks: 'mintaKoreksi', yes: 'membetulkan', no: 'pilahPembatasan' },
    pilahPembatasan: { asks: 'mintaPembatasan', yes: 'membatasi', no: 'pilahPenghapusan' },
    pilahPenghapusan: { asks: 'mintaPenghapusan', yes: 'menghapus', no: 'mencabut' },
    menyalin: { ...dilaksanakan, next: { berikanSalinan: { to: 'disalin', carries: 'export' }, tolak } },
    membetulkan: { ...dilaksanakan, next: { betulkanData: { to: 'dibetulkan', carries: 'correction' }, tolak } },
    membatasi: { ...dilaksanakan, next: { batasiData: { to: 'dibatasi', carries: 'restriction' }, tolak } },
    menghapus: { ...dilaksanakan, next: { hapusData: { to: 'dihapus', carries: 'erasure' }, tolak } },
    mencabut: { ...dilaksanakan, next: { cabutPembatasan: { to: 'dilepas', carries: 'release' }, tolak } },
    ditinjau: { by: 'setda.sekda', within: sop(clockHours(72)), next: { kabulkan: 'pilahSalinan', tolak: { ...tolak, to: 'tetapDitolak' } } },
    disalin: { ends: 'granted' },
    dibetulkan: { ends: 'granted' },
    dibatasi: { ends: 'granted' },
    dihapus: { ends: 'granted' },
    dilepas: { ends: 'granted' },
    // UU 27/2022 names no days to object: those of every decision of an office hold, and the answer is as quick as the first.
    ditolak: {
      ends: 'refused',
      objection: { within: permohonan.waktuKeberatan, to: 'ditinjau', with: { keberatan: permohonan.keberatan }, promises: sop(clockHours(72)) },
    },
    tetapDitolak: { ends: 'refused' },
    gugur: { ends: 'lapsed' },
    dibatalkan: { ends: 'withdrawn' },
  },

  words: {
    identitasTerbukti: { id: 'Identitas terbukti', en: 'Identity is proved' },
    berikanSalinan: { id: 'Berikan salinan', en: 'Give the copy' },
    betulkanData: { id: 'Selesaikan pembetulan dan beri tahu pemohon', en: 'Finish the correction and tell the applicant' },
    batasiData: { id: 'Batasi semua urusannya', en: 'Restrict all their matters' },
    hapusData: { id: 'Hapus data semua urusannya yang selesai', en: 'Erase the data of all their ended matters' },
    cabutPembatasan: { id: 'Cabut pembatasan', en: 'Lift the restriction' },
    identifikasi: { id: 'Identitas diperiksa', en: 'The identity is being checked' },
    pilahSalinan: { id: 'Dipilah', en: 'Sorted' },
    pilahKoreksi: { id: 'Dipilah', en: 'Sorted' },
    pilahPembatasan: { id: 'Dipilah', en: 'Sorted' },
    pilahPenghapusan: { id: 'Dipilah', en: 'Sorted' },
    menyalin: { id: 'Salinan disiapkan', en: 'The copy is being prepared' },
    membetulkan: { id: 'Pembetulan dikerjakan', en: 'The correction is being made' },
    membatasi: { id: 'Pembatasan dikerjakan', en: 'The restriction is being set' },
    menghapus: { id: 'Penghapusan diputuskan', en: 'The erasure is being decided' },
    mencabut: { id: 'Pencabutan dikerjakan', en: 'The restriction is being lifted' },
    disalin: { id: 'Salinan dapat diunduh', en: 'The copy can be fetched' },
    dibetulkan: { id: 'Data sudah dibetulkan', en: 'The data are corrected' },
    dibatasi: { id: 'Data dibatasi', en: 'The data are restricted' },
    dihapus: { id: 'Data dihapus', en: 'The data are erased' },
    dilepas: { id: 'Pembatasan dicabut', en: 'The restriction is lifted' },
  },
});

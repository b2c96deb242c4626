/**
 * Kedatangan warga: the city that somebody moves to takes them in, gives them the family card, and has their identity card ready.
 *
 * It begins by itself where the city left belongs to this installation (`pindah-datang`), with all answers; from any other city with the
 * SKPWNI. Must never: ask a newcomer for what the city left has passed on.
 */
import { area, choice, free, help, law, reason, workingDays } from '@balai/kernel';
import * as permohonan from '../indonesia/applications.ts';
import { defineService } from './city.ts';
import * as disdukcapil from './disdukcapil.ts';

const perpres = law('2018-10-18', 'Perpres 96/2018 (perlu dikonfirmasi)');

export const kedatangan = defineService({
  id: 'kedatangan',
  title: { id: 'Datang dari daerah lain', en: 'Arrive from another region' },
  category: 'civil-registry',
  basis: 'UU 24/2013; Perpres 96/2018',
  who: 'resident',

  fields: {
    ...permohonan.namaDanNik,
    nomorKk: permohonan.nomorKk,
    anggota: permohonan.anggotaIkutPindah,
    daerah: choice({ id: 'Dari mana Anda pindah?', en: 'Where do you move from?' }, { statistical: true }).of({
      terhubung: { id: 'Kota yang juga memakai layanan ini', en: 'A city that uses this service too' },
      lain: { id: 'Kota atau kabupaten lain', en: 'Another city or regency' },
    }),
    asal: permohonan.uraian({ id: 'Kota atau kabupaten asal', en: 'City or regency of origin' }, { id: 'Dengan provinsinya.', en: 'With its province.' }, 100),
    skpwni: permohonan.berkas({ id: 'SKPWNI dari daerah asal', en: 'SKPWNI of the region you left' }),
    alamatTujuan: { ...permohonan.alamatSekarang, label: { id: 'Alamat di kota ini', en: 'Address in this city' } },
    kontak: permohonan.kontak,
  },
  askedIf: { asal: (f) => f.daerah.is('lain'), skpwni: (f) => f.daerah.is('lain') },
  forms: {
    penempatan: {
      kelurahan: help(area({ id: 'Kelurahan tempat tinggal', en: 'Kelurahan of residence' }, { statistical: true }), {
        id: 'Menurut alamat baru pemohon.',
        en: 'By the new address of the applicant.',
      }),
      kkPdf: disdukcapil.kkPdf,
    },
  },

  cost: free('2018-10-18', 'UU 24/2013 Pasal 79A'),
  within: perpres(workingDays(2)),

  reasons: {
    mintaPerbaikan: {
      skpwniTidakTerbaca: permohonan.berkasBuram(perpres, { id: 'SKPWNI', en: 'The SKPWNI', about: ['skpwni'] }),
      alamatTidakLengkap: permohonan.alamatTidakLengkap(perpres, ['alamatTujuan']),
    },
    tolak: {
      belumDilepas: reason(perpres, {
        id: 'Daerah asal belum melepas kepindahan Anda; ajukan di sana dahulu.',
        en: 'The region you left has not released you yet; apply there first.',
      }),
    },
  },

  stages: {
    datang: {
      by: 'disdukcapil',
      within: perpres(workingDays(2)),
      withdraw: 'dibatalkan',
      next: { catatKedatangan: { to: 'tercatat', with: 'penempatan' }, ...permohonan.mintaAtauTolak },
    },
    perbaikan: permohonan.diperbaiki(perpres(workingDays(10))),
    ditinjau: {
      by: 'disdukcapil.kepala',
      within: permohonan.jawabKeberatan,
      next: { kabulkan: { to: 'tercatat', with: 'penempatan' }, tolak: 'tetapDitolak' },
    },
    tercatat: { ends: 'granted', issues: ['kk', 'ktp'] },
    ...permohonan.akhir,
  },

  documents: {
    kk: disdukcapil.kk,
    ktp: {
      title: { id: 'Pemberitahuan pengambilan KTP-el', en: 'Notice: collect your identity card' },
      classification: '400.8.2.3',
      signedBy: 'disdukcapil',
      body: 'KTP-el atas nama {nama} (NIK {nik}) dengan alamat {alamatTujuan} dapat diambil di loket dinas. Bawa KTP lama.',
    },
  },
});

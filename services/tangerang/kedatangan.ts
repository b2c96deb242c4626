/**
 * Kedatangan warga: the city that somebody moves to takes them in, gives them the family card, and has their identity card ready.
 *
 * It begins by itself where the city left belongs to this installation (`pindah-datang`), with all answers; from any other city with the
 * SKPWNI. Must never: ask a newcomer for what the city left has passed on.
 */
import { area, choice, file, free, law, reason, workingDays } from '@balai/kernel';
import { akhirPermohonan, alasanKeberatan, diperbaikiPemohon, jawabKeberatan } from '../indonesia/laws.ts';
import { alamatSekarang, anggotaIkutPindah, berkas, kontakPemohon, namaLengkap, nikPemohon, nomorKk, uraian } from '../indonesia/questions.ts';
import { alamatTidakLengkap, berkasBuram } from '../indonesia/reasons.ts';
import { defineService } from './city.ts';

const perpres = law('2018-10-18', 'Perpres 96/2018 (perlu dikonfirmasi)');

export const kedatangan = defineService({
  id: 'kedatangan',
  title: { id: 'Datang dari daerah lain', en: 'Arrive from another region' },
  category: 'civil-registry',
  basis: 'UU 24/2013; Perpres 96/2018',
  who: 'resident',

  fields: {
    nama: namaLengkap,
    nik: nikPemohon,
    nomorKk,
    anggota: anggotaIkutPindah,
    daerah: choice({ id: 'Dari mana Anda pindah?', en: 'Where do you move from?' }, { statistical: true }).of({
      terhubung: { id: 'Kota yang juga memakai layanan ini', en: 'A city that uses this service too' },
      lain: { id: 'Kota atau kabupaten lain', en: 'Another city or regency' },
    }),
    asal: uraian({ id: 'Kota atau kabupaten asal', en: 'City or regency of origin' }, { id: 'Dengan provinsinya.', en: 'With its province.' }, 100),
    skpwni: berkas({ id: 'SKPWNI dari daerah asal', en: 'SKPWNI of the region you left' }),
    alamatTujuan: { ...alamatSekarang, label: { id: 'Alamat di kota ini', en: 'Address in this city' } },
    kontak: kontakPemohon,
  },
  askedIf: { asal: (f) => f.daerah.is('lain'), skpwni: (f) => f.daerah.is('lain') },
  forms: {
    penempatan: {
      kelurahan: area({ id: 'Kelurahan tempat tinggal', en: 'Kelurahan of residence' }, { statistical: true }),
      kkPdf: file({ id: 'Kartu keluarga baru (PDF)', en: 'New family card (PDF)' }),
    },
    keberatan: alasanKeberatan,
  },

  cost: free('2018-10-18', 'UU 24/2013 Pasal 79A'),
  within: perpres(workingDays(2)),

  reasons: {
    skpwniTidakTerbaca: berkasBuram(perpres, { id: 'SKPWNI', en: 'The SKPWNI', about: ['skpwni'] }),
    alamatTidakLengkap: alamatTidakLengkap(perpres, ['alamatTujuan']),
    belumDilepas: reason(perpres, {
      id: 'Daerah asal belum melepas kepindahan Anda; ajukan di sana dahulu.',
      en: 'The region you left has not released you yet; apply there first.',
    }),
  },

  start: 'datang',
  stages: {
    datang: {
      by: 'disdukcapil',
      within: perpres(workingDays(2)),
      withdraw: 'dibatalkan',
      next: {
        catatKedatangan: { to: 'tercatat', with: 'penempatan' },
        mintaPerbaikan: { to: 'perbaikan', because: ['skpwniTidakTerbaca', 'alamatTidakLengkap'] },
        tolak: { to: 'ditolak', because: ['belumDilepas'] },
      },
    },
    perbaikan: diperbaikiPemohon(perpres(workingDays(10))),
    ditinjau: {
      by: 'disdukcapil.kepala',
      within: jawabKeberatan,
      next: { kabulkan: { to: 'tercatat', with: 'penempatan' }, tolak: { to: 'tetapDitolak', because: ['belumDilepas'] } },
    },
    tercatat: { ends: 'granted', issues: ['kk', 'ktp'] },
    ...akhirPermohonan,
  },

  documents: {
    kk: { title: { id: 'Kartu keluarga', en: 'Family card' }, from: 'kkPdf' },
    ktp: {
      title: { id: 'Pemberitahuan pengambilan KTP-el', en: 'Notice: collect your identity card' },
      classification: '400.8.2.3',
      signedBy: 'disdukcapil',
      body: 'KTP-el atas nama {nama} (NIK {nik}) dengan alamat {alamatTujuan} dapat diambil di loket dinas. Bawa KTP lama.',
    },
  },
});

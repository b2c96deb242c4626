/**
 * Pindah ke daerah lain: the city that somebody leaves writes the letter (SKPWNI), and passes the matter on.
 *
 * To a city of this installation the matter goes by itself: its intake turn begins there (`kedatangan`). To any other, the letter is
 * carried along. Must never: make somebody who moves ask for the same thing twice.
 */
import { choice, free, help, law, months, reason, region, workingDays } from '@balai/kernel';
import * as permohonan from '../indonesia/applications.ts';
import { defineService } from './city.ts';

const perpres = law('2018-10-18', 'Perpres 96/2018 (perlu dikonfirmasi)');

export const pindahDatang = defineService({
  id: 'pindah-datang',
  title: { id: 'Pindah ke daerah lain', en: 'Move to another region' },
  category: 'civil-registry',
  basis: 'UU 24/2013; Perpres 96/2018',
  who: 'resident',

  fields: {
    ...permohonan.namaDanNik,
    nomorKk: permohonan.nomorKk,
    anggota: permohonan.anggotaIkutPindah,
    sebabPindah: choice({ id: 'Mengapa Anda pindah?', en: 'Why do you move?' }, { statistical: true }).of({
      pekerjaan: { id: 'Pekerjaan', en: 'Work' },
      pendidikan: { id: 'Pendidikan', en: 'Education' },
      keluarga: { id: 'Keluarga', en: 'Family' },
      lainnya: { id: 'Alasan lain', en: 'Another reason' },
    }),
    daerah: choice({ id: 'Ke mana Anda pindah?', en: 'Where do you move to?' }, { statistical: true }).of({
      terhubung: { id: 'Kota yang juga memakai layanan ini', en: 'A city that uses this service too' },
      lain: { id: 'Kota atau kabupaten lain', en: 'Another city or regency' },
    }),
    tujuan: help(region({ id: 'Kota tujuan', en: 'City of destination' }, { statistical: true }), {
      id: 'Kota itu menerima urusan Anda sendiri; Anda tidak mengajukan lagi di sana.',
      en: 'That city receives your matter by itself; you need not apply there again.',
    }),
    namaTujuan: permohonan.uraian(
      { id: 'Kota atau kabupaten tujuan', en: 'City or regency of destination' },
      { id: 'Dengan provinsinya. SKPWNI Anda bawa ke Disdukcapil di sana.', en: 'With its province. You take the SKPWNI to the registry there.' },
      100,
    ),
    alamatTujuan: { ...permohonan.alamatSekarang, label: { id: 'Alamat di tempat tujuan', en: 'Address at the destination' } },
    kontak: permohonan.kontak,
  },
  askedIf: { tujuan: (f) => f.daerah.is('terhubung'), namaTujuan: (f) => f.daerah.is('lain') },

  cost: free('2018-10-18', 'UU 24/2013 Pasal 79A'),
  within: perpres(workingDays(1)),

  conditions: { tujuanTerhubung: (f) => f.daerah.is('terhubung') },
  reasons: {
    mintaPerbaikan: {
      dataTidakCocok: permohonan.dataTidakCocok(perpres, ['nama', 'nik', 'nomorKk', 'anggota']),
      alamatTidakLengkap: permohonan.alamatTidakLengkap(perpres, ['alamatTujuan']),
    },
    tolak: { bukanPenduduk: reason(perpres, { id: 'Anda tidak tercatat sebagai penduduk kota ini.', en: 'You are not on the register of this city.' }) },
  },

  stages: {
    diperiksa: {
      by: 'disdukcapil',
      within: perpres(workingDays(1)),
      withdraw: 'dibatalkan',
      next: { izinkanPindah: 'tujuanDipilah', ...permohonan.mintaAtauTolak },
    },
    perbaikan: permohonan.diperbaiki(perpres(workingDays(10))),
    ditinjau: { by: 'disdukcapil.kepala', within: permohonan.jawabKeberatan, next: { kabulkan: 'tujuanDipilah', tolak: 'tetapDitolak' } },
    tujuanDipilah: { asks: 'tujuanTerhubung', yes: 'diteruskanKeTujuan', no: 'skpwniTerbit' },
    diteruskanKeTujuan: { ends: 'moved', issues: 'skpwni', starts: { service: 'kedatangan', in: 'tujuan' } },
    skpwniTerbit: { ends: 'granted', issues: 'skpwni' },
    ...permohonan.akhir,
  },

  documents: {
    skpwni: {
      title: { id: 'Surat Keterangan Pindah WNI (SKPWNI)', en: 'Certificate of Moving (SKPWNI)' },
      classification: '400.12.2.1',
      signedBy: 'disdukcapil.kepala',
      validFor: perpres(months(1)),
      body: 'Dengan ini diterangkan bahwa:\nNama: {nama}\nNIK: {nik}\nNomor KK: {nomorKk}\npindah ke {alamatTujuan}[, {tujuan}][, {namaTujuan}][, bersama {anggota:jumlah} anggota keluarga].\nSurat ini berlaku sampai {berlakuSampai}.',
    },
  },
});

/**
 * Akta kelahiran: one birth, one form (F-2.01), three products: the certificate, the new family card and the child's card.
 *
 * Free by law. Must never: send a family back to the queue for one blurred page, or refuse a child because a paper is missing that
 * a statement (SPTJM) may replace.
 */
import { choice, file, help, law, reason, text, workingDays } from '@balai/kernel';
import { anakF201, orangTercatat, orangTua, pernikahanOrangTua, tempatLahirF201 } from '../indonesia/civil-registry.ts';
import * as permohonan from '../indonesia/applications.ts';
import { defineService } from './city.ts';
import * as disdukcapil from './disdukcapil.ts';

const standar = law('2020-01-01', 'Standar pelayanan Disdukcapil Kota Tangerang (3-5 hari kerja)');
const BUKTI = 'Perpres 96/2018 Pasal 33 (perlu dikonfirmasi)';
const NAMA = 'Permendagri 73/2022 Pasal 4';

export const aktaLahir = defineService({
  id: 'akta-lahir',
  title: { id: 'Akta kelahiran', en: 'Birth certificate' },
  category: 'civil-registry',
  basis: 'UU 24/2013; Perpres 96/2018; Permendagri 108/2019; Permendagri 109/2019; Permendagri 73/2022',
  who: 'resident',

  // No copy of the parents' KTP: their NIK says the same to the register. No weight and length (F-2.01 has them): they stand on the birth letter and decide nothing.
  fields: {
    anak: anakF201,
    tempat: tempatLahirF201,
    bukti: choice({ id: 'Bukti kelahiran apa yang Anda punya?', en: 'What proof of the birth do you have?' }).of({
      surat: { id: 'Surat keterangan kelahiran', en: 'Birth letter' },
      sptjm: { id: 'Tidak ada surat: saya menyatakan sendiri (SPTJM)', en: 'No letter: I state it myself (SPTJM)' },
    }),
    suratLahir: permohonan.berkas({ id: 'Surat keterangan kelahiran', en: 'Birth letter' }),
    sptjmLahir: permohonan.berkas({ id: 'SPTJM kebenaran data kelahiran, sudah ditandatangani', en: 'Signed statement about the birth (SPTJM)' }),
    ibu: orangTua({ id: 'Ibu', en: 'Mother' }),
    pernikahan: pernikahanOrangTua,
    bukuNikah: permohonan.berkas({ id: 'Buku nikah atau akta perkawinan', en: 'Marriage book or certificate' }),
    sptjmNikah: permohonan.berkas({ id: 'SPTJM kebenaran sebagai pasangan suami istri', en: 'Statement of the couple (SPTJM)' }),
    ayah: orangTua({ id: 'Ayah', en: 'Father' }),
    nomorKk: permohonan.nomorKk,
    kkLama: permohonan.berkasKk,
    pelapor: choice({ id: 'Siapa yang melapor?', en: 'Who reports the birth?' }).of({
      ibu: { id: 'Ibu', en: 'The mother' },
      ayah: { id: 'Ayah', en: 'The father' },
      lain: { id: 'Orang lain', en: 'Somebody else' },
    }),
    pelaporLain: orangTercatat({ id: 'Pelapor', en: 'Who reports' }),
    saksi1: orangTercatat({ id: 'Saksi pertama', en: 'First witness' }),
    saksi2: orangTercatat({ id: 'Saksi kedua', en: 'Second witness' }),
    kontak: permohonan.kontak,
  },
  askedIf: {
    suratLahir: (f) => f.bukti.is('surat'),
    sptjmLahir: (f) => f.bukti.is('sptjm'),
    bukuNikah: (f) => f.pernikahan.is('tercatat'),
    sptjmNikah: (f) => f.pernikahan.is('belumTercatat'),
    ayah: (f) => f.pernikahan.is('tidak').not(),
    pelaporLain: (f) => f.pelapor.is('lain'),
  },
  forms: {
    produk: {
      nomorAkta: help(text({ id: 'Nomor akta', en: 'Number of the certificate' }, { maxLength: 40 }), { id: 'Seperti di SIAK.', en: 'As in SIAK.' }),
      kkPdf: disdukcapil.kkPdf,
      kiaPdf: help(file({ id: 'Kartu identitas anak (PDF dari SIAK)', en: "Child's identity card (PDF of SIAK)" }), disdukcapil.dariSiak),
    },
  },

  rules: {
    saksiBerbeda: {
      require: (f) => f.saksi1.nik.is(f.saksi2.nik).not(),
      otherwise: { id: 'Kedua saksi harus orang yang berbeda.', en: 'The two witnesses must be different people.' },
      basis: 'Permendagri 109/2019, formulir F-2.01 (perlu dikonfirmasi)',
    },
  },
  // After 60 days the head of the office decides that it may still be registered (UU 24/2013 Pasal 32, perlu dikonfirmasi). Never a refusal: the child was born.
  conditions: { lewat60Hari: (f, fact) => f.anak.lahir.daysUntil(fact.today).moreThan(60) },

  cost: disdukcapil.gratis,
  within: standar(workingDays(5)),

  reasons: {
    mintaPerbaikan: {
      berkasTidakTerbaca: permohonan.berkasBuram(BUKTI, {
        id: 'Berkas yang Anda unggah',
        en: 'A paper that you uploaded',
        about: ['suratLahir', 'sptjmLahir', 'bukuNikah', 'sptjmNikah', 'kkLama'],
      }),
      namaTidakPatut: reason(NAMA, {
        id: 'Nama anak harus mudah dibaca, tidak bermakna negatif dan tidak bermakna ganda.',
        en: "The child's name must be easy to read, and neither demeaning nor ambiguous.",
        about: ['anak.nama'],
      }),
      dataTidakSama: reason(BUKTI, {
        id: 'Isian tidak sama dengan berkas atau dengan data kependudukan.',
        en: 'The answers differ from the papers or from the population data.',
        about: ['anak', 'tempat', 'ibu', 'ayah', 'pelaporLain', 'saksi1', 'saksi2'],
      }),
    },
    tolak: {
      sudahTercatat: reason('UU 24/2013 Pasal 27 (perlu dikonfirmasi)', {
        id: 'Kelahiran ini sudah tercatat; satu kelahiran dicatat satu kali.',
        en: 'This birth is registered already; a birth is registered once.',
      }),
    },
  },

  stages: {
    verifikasi: { by: 'disdukcapil.registrasi', within: disdukcapil.sop(workingDays(2)), next: { cocok: 'dipilah', ...permohonan.mintaAtauTolak } },
    perbaikan: disdukcapil.perbaikan,
    dipilah: { asks: 'lewat60Hari', yes: 'keputusanKepala', no: 'penerbitan' },
    keputusanKepala: { by: 'disdukcapil.kepala', within: disdukcapil.sop(workingDays(1)), next: { setujuiPencatatan: 'penerbitan' } },
    penerbitan: { ...disdukcapil.penerbitan, next: { ...disdukcapil.penerbitan.next, mintaPerbaikan: 'perbaikan' } },
    ditinjau: disdukcapil.ditinjau,
    dokumenTerbit: { ends: 'granted', issues: ['akta', 'kk', 'kia'] },
    ...disdukcapil.akhir,
  },

  documents: {
    akta: {
      title: { id: 'Kutipan akta kelahiran', en: 'Birth certificate' },
      signedBy: 'disdukcapil.pejabat',
      body: 'Berdasarkan akta kelahiran nomor {nomorAkta}, di {tempat.kota} pada hari {anak.lahir:hari}, {anak.lahir}, pukul {anak.pukul} telah lahir {anak.nama}, {anak.kelamin}.\nAnak ke-{anak.anakKe} dari ibu {ibu.nama}[ dan ayah {ayah.nama}].',
    },
    kk: disdukcapil.kk,
    kia: { title: { id: 'Kartu identitas anak (KIA)', en: "Child's identity card (KIA)" }, from: 'kiaPdf' },
  },
});

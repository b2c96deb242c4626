/**
 * Akta kematian: a death is reported, compared with the register, and gives the certificate and the family card without the deceased.
 *
 * "Heirs only" is unlawful: UU 24/2013 Pasal 44 lays the report on the head of the RT, and Permendagri 108/2019 lets others report too
 * (perlu dikonfirmasi). So anybody may begin, no paper of inheritance is asked, and no reason of this file turns a reporter away for who
 * they are. Must never: refuse without naming the rule that is not met.
 */
import { choice, date, group, help, law, reason, text, workingDays } from '@balai/kernel';
import { namaDiKtp, nikDiKtp, orangTercatat } from '../indonesia/civil-registry.ts';
import * as permohonan from '../indonesia/applications.ts';
import { defineService } from './city.ts';
import * as disdukcapil from './disdukcapil.ts';

const standar = law('2020-01-01', 'Standar pelayanan Disdukcapil Kota Tangerang');
const BUKTI = 'Perpres 96/2018 Pasal 45 (perlu dikonfirmasi)';

export const aktaKematian = defineService({
  id: 'akta-kematian',
  title: { id: 'Akta kematian', en: 'Death certificate' },
  category: 'civil-registry',
  basis: 'UU 24/2013 Pasal 44; Perpres 96/2018; Permendagri 108/2019; Permendagri 109/2019',
  who: 'anyone',

  // The cause of death is not asked: the certificate does not need it, and it says something about health.
  fields: {
    almarhum: group({ id: 'Yang meninggal', en: 'The deceased' }).of({
      nama: namaDiKtp({ id: 'Nama lengkap', en: 'Full name' }),
      nik: nikDiKtp({ id: 'NIK', en: 'National identity number (NIK)' }),
      lahir: help(date({ id: 'Tanggal lahir', en: 'Date of birth' }, { notFuture: true }), { id: 'Seperti di KTP.', en: 'As on the KTP.' }),
    }),
    tanggalMeninggal: help(date({ id: 'Kapan meninggal?', en: 'When did they die?' }, { notFuture: true }), {
      id: 'Seperti di surat kematian atau penetapan pengadilan.',
      en: 'As in the death letter or the court ruling.',
    }),
    tempatMeninggal: help(text({ id: 'Di kota atau kabupaten mana?', en: 'In which city or regency?' }, { letters: 'name', maxLength: 60 }), {
      id: 'Misalnya: Kota Tangerang.',
      en: 'For example: Kota Tangerang.',
    }),
    keterangan: choice({ id: 'Siapa yang menerangkan kematian?', en: 'Who states the death?' }).of({
      faskes: { id: 'Dokter atau rumah sakit', en: 'Doctor or hospital' },
      kelurahan: { id: 'Kelurahan', en: 'Ward office' },
      polisi: { id: 'Kepolisian', en: 'Police' },
      pengadilan: { id: 'Pengadilan, bila tidak jelas keberadaannya', en: 'A court, where the person is missing' },
    }),
    suratKematian: permohonan.berkas({ id: 'Surat kematian', en: 'Death letter' }),
    penetapan: permohonan.berkas({ id: 'Salinan penetapan pengadilan', en: 'Copy of the court ruling' }),
    nomorKk: permohonan.nomorKk,
    kkLama: permohonan.berkasKk,
    hubungan: help(
      choice({ id: 'Anda melapor sebagai apa?', en: 'In what capacity do you report?' }).of({
        rt: { id: 'Ketua RT', en: 'Head of the RT' },
        keluarga: { id: 'Keluarga', en: 'Family' },
        lain: { id: 'Orang lain yang mengetahuinya', en: 'Somebody else who knows of it' },
      }),
      { id: 'Siapa pun boleh melapor, tidak harus ahli waris.', en: 'Anybody may report; you need not be an heir.' },
    ),
    pelapor: orangTercatat({ id: 'Pelapor', en: 'Who reports' }),
    kontak: permohonan.kontak,
  },
  askedIf: { suratKematian: (f) => f.keterangan.is('pengadilan').not(), penetapan: (f) => f.keterangan.is('pengadilan') },
  forms: {
    produk: {
      nomorAkta: help(text({ id: 'Nomor akta', en: 'Number of the certificate' }, { maxLength: 40 }), { id: 'Seperti di SIAK.', en: 'As in SIAK.' }),
      kkPdf: disdukcapil.kkPdf,
    },
  },

  rules: {
    urutanTanggal: {
      require: (f) => f.tanggalMeninggal.isBefore(f.almarhum.lahir).not(),
      otherwise: { id: 'Tanggal meninggal tidak mungkin sebelum tanggal lahir.', en: 'The day of death cannot be before the day of birth.' },
      basis: BUKTI,
    },
  },

  cost: disdukcapil.gratis,
  within: standar(workingDays(4)),

  reasons: {
    mintaPerbaikan: {
      berkasTidakTerbaca: permohonan.berkasBuram(BUKTI, {
        id: 'Berkas yang Anda unggah',
        en: 'A paper that you uploaded',
        about: ['suratKematian', 'penetapan', 'kkLama'],
      }),
      dataTidakSama: reason(BUKTI, {
        id: 'Isian tidak sama dengan surat kematian atau data kependudukan.',
        en: 'The answers differ from the death letter or from the population data.',
        about: ['almarhum', 'tanggalMeninggal', 'tempatMeninggal', 'nomorKk', 'pelapor'],
      }),
    },
    tolak: {
      sudahTercatat: reason('UU 24/2013 Pasal 44 ayat (2) (perlu dikonfirmasi)', {
        id: 'Kematian ini sudah tercatat; satu kematian dicatat satu kali.',
        en: 'This death is registered already; a death is registered once.',
      }),
      tanpaBuktiSah: reason(BUKTI, {
        id: 'Surat kematian bukan dari pihak yang berwenang menerangkannya.',
        en: 'The death letter is not from a body that may state a death.',
      }),
    },
  },

  stages: {
    verifikasi: { by: 'disdukcapil.registrasi', within: disdukcapil.sop(workingDays(2)), next: { cocok: 'penerbitan', ...permohonan.mintaAtauTolak } },
    perbaikan: disdukcapil.perbaikan,
    penerbitan: disdukcapil.penerbitan,
    ditinjau: disdukcapil.ditinjau,
    dokumenTerbit: { ends: 'granted', issues: ['akta', 'kk'] },
    ...disdukcapil.akhir,
  },

  documents: {
    akta: {
      title: { id: 'Kutipan akta kematian', en: 'Death certificate' },
      signedBy: 'disdukcapil.pejabat',
      body: 'Berdasarkan akta kematian nomor {nomorAkta}, di {tempatMeninggal} pada hari {tanggalMeninggal:hari}, {tanggalMeninggal}, telah meninggal dunia {almarhum.nama}, NIK {almarhum.nik}, lahir {almarhum.lahir}.',
    },
    kk: disdukcapil.kk,
  },
});

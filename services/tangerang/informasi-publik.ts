/**
 * Permohonan informasi publik: anybody asks for information of the city, and its PPID answers in 10 working days, or 17.
 *
 * A PPID that stays silent has refused nothing: the request goes up to the PPID's superior (UU 14/2008 Pasal 35). Must never:
 * withhold information without a category of Pasal 17 and the test of its consequences (Pasal 19).
 */
import { choice, file, free, help, law, reason, since, workingDays } from '@balai/kernel';
import { alasanPasal17, pasal17Semua } from '../indonesia/exempt-information.ts';
import * as permohonan from '../indonesia/applications.ts';
import { defineService } from './city.ts';

const kip = law('2010-04-30', 'UU 14/2008 Pasal 22');
const keberatanKip = law('2010-04-30', 'UU 14/2008 Pasal 35-36 (perlu dikonfirmasi)');
const tigaPuluhHari = keberatanKip(workingDays(30));
const keAtasanPpid = { within: tigaPuluhHari, to: 'ditinjau', with: { keberatan: permohonan.keberatan }, promises: tigaPuluhHari } as const;
const jawab = { to: 'dijawab', with: 'jawaban' } as const;
const tolak = { to: 'ditolak', with: 'pengujian' } as const;

export const informasiPublik = defineService({
  id: 'informasi-publik',
  title: { id: 'Permohonan informasi publik', en: 'Request for public information' },
  category: 'information',
  basis: 'UU 14/2008',
  who: 'phone',

  fields: {
    nama: permohonan.nama,
    sebagai: choice({ id: 'Anda meminta sebagai apa?', en: 'As what do you ask?' }, { statistical: true }).of({
      perorangan: { id: 'Perorangan', en: 'A person' },
      badan: { id: 'Lembaga atau perusahaan', en: 'An organisation or company' },
    }),
    badan: permohonan.uraian({ id: 'Nama lembaga', en: 'Name of the organisation' }, { id: 'Seperti pada aktanya.', en: 'As in its deed.' }, 120),
    aktaBadan: permohonan.berkas({ id: 'Akta atau surat kuasa lembaga', en: 'Deed or authority of the organisation' }),
    informasi: permohonan.uraian(
      { id: 'Informasi apa yang Anda minta?', en: 'Which information do you ask for?' },
      { id: 'Sebut dokumen, tahun dan dinasnya bila tahu.', en: 'Name the document, year and agency if you know them.' },
      1000,
    ),
    tentang: help(
      choice({ id: 'Tentang apa informasi itu?', en: 'What is it about?' }, { statistical: true }).of({
        kegiatan: { id: 'Kegiatan, anggaran atau keputusan kota', en: 'Work, money or decisions of the city' },
        pejabat: { id: 'Seseorang dalam jabatan publiknya', en: 'A person in their public office' },
        orang: { id: 'Data pribadi orang lain', en: "Another person's personal data" },
      }),
      { id: 'Data Anda sendiri: layanan Permintaan data pribadi.', en: 'Your own data: the service Request about personal data.' },
    ),
    persetujuan: permohonan.berkasBilaAda({ id: 'Persetujuan tertulis orang itu', en: 'Written consent of that person' }),
    tujuan: permohonan.uraian({ id: 'Untuk apa informasi ini?', en: 'What is it for?' }, { id: 'Satu kalimat cukup.', en: 'One sentence is enough.' }, 300),
    kontak: permohonan.kontakWajib,
  },
  askedIf: { badan: (f) => f.sebagai.is('badan'), aktaBadan: (f) => f.sebagai.is('badan'), persetujuan: (f) => f.tentang.is('orang') },
  forms: {
    jawaban: {
      isi: permohonan.uraian({ id: 'Jawaban', en: 'Answer' }, { id: 'Dicetak di pemberitahuan tertulis.', en: 'Printed in the written answer.' }, 4000),
      berkas: help(file({ id: 'Dokumen yang diminta', en: 'The document asked for' }, { optional: true }), {
        id: 'Hitamkan dahulu data pribadi orang lain di dalamnya.',
        en: "Black out other people's personal data in it first.",
      }),
    },
    pengujian: {
      akibat: permohonan.uraian(
        { id: 'Akibat bila informasi ini dibuka', en: 'What opening it would cause' },
        { id: 'Dan mengapa lebih besar daripada manfaatnya bagi publik (Pasal 19).', en: 'And why that outweighs its use to the public (Pasal 19).' },
        2000,
      ),
    },
  },

  rules: {
    bukanRahasiaOrang: {
      require: (f) => f.tentang.is('orang').not().or(f.persetujuan.isAnswered()),
      otherwise: {
        id: 'Data pribadi orang lain hanya dibuka dengan persetujuan tertulis orang itu.',
        en: "Another person's personal data is opened only with that person's written consent.",
      },
      basis: 'UU 14/2008 Pasal 17 huruf h dan Pasal 18 ayat (2)',
    },
  },

  cost: free('2010-04-30', 'UU 14/2008 Pasal 21 (perlu dikonfirmasi)'),
  within: kip(workingDays(10)),

  reasons: {
    mintaPerbaikan: {
      kurangJelas: reason('UU 14/2008 Pasal 22 (perlu dikonfirmasi)', {
        id: 'Informasi yang diminta belum jelas.',
        en: 'It is not clear which information is meant.',
        about: ['informasi', 'tujuan'],
      }),
    },
    perpanjang: {
      perluDikumpulkan: reason('UU 14/2008 Pasal 22 ayat (8)', {
        id: 'Informasi masih dikumpulkan dari dinas lain.',
        en: 'It is still being gathered from other agencies.',
      }),
      perluDiuji: reason('UU 14/2008 Pasal 19', { id: 'Akibat membuka informasi ini masih diuji.', en: 'The consequences of opening it are being tested.' }),
    },
    tidakAda: {
      tidakDikuasai: reason('UU 14/2008 Pasal 22 ayat (7)', { id: 'Kota ini tidak memiliki informasi itu.', en: 'This city does not hold that information.' }),
    },
    tolak: alasanPasal17,
  },

  stages: {
    diperiksa: {
      by: 'ppid',
      within: kip(workingDays(10)),
      late: 'ditinjau',
      withdraw: 'dibatalkan',
      next: { jawab, perpanjang: 'diperpanjang', mintaPerbaikan: 'perbaikan', tidakAda: 'ditolak', tolak },
    },
    // Pasal 22 ayat (8): seven more, once, from the promised date.
    diperpanjang: {
      by: 'ppid',
      from: 'promised',
      within: kip(workingDays(7)),
      late: 'ditinjau',
      withdraw: 'dibatalkan',
      next: { jawab, tidakAda: 'ditolak', tolak },
    },
    perbaikan: permohonan.diperbaiki(since('2010-04-30', workingDays(10), 'SOP PPID (perlu dikonfirmasi)')),
    ditinjau: {
      by: 'setda.sekda',
      within: tigaPuluhHari,
      next: { jawab, tolak: { to: 'ditolakAtasan', with: 'pengujian', because: ['tidakDikuasai', ...pasal17Semua] } },
    },
    dijawab: { ends: 'granted', issues: 'pemberitahuan', objection: keAtasanPpid },
    ditolak: { ends: 'refused', objection: keAtasanPpid },
    // Pasal 37 ayat (2): whoever does not accept that has fourteen working days for the next body.
    ditolakAtasan: { ends: 'refused' },
    gugur: { ends: 'lapsed' },
    dibatalkan: { ends: 'withdrawn' },
  },

  words: {
    ditolakAtasan: {
      id: 'Keberatan ditolak. Anda dapat ke Komisi Informasi dalam 14 hari kerja (UU 14/2008 Pasal 37)',
      en: 'The refusal stands. You may go to the Information Commission within 14 working days (UU 14/2008 Pasal 37)',
    },
  },

  documents: {
    pemberitahuan: {
      title: { id: 'Pemberitahuan tertulis PPID', en: 'Written answer of the PPID' },
      classification: '400.14.5',
      signedBy: 'ppid',
      body: 'Menjawab permohonan informasi publik dari {nama}[ atas nama {badan}]:\n{informasi}\nJawaban: {isi}\nBila belum sesuai, Anda dapat berkeberatan kepada atasan PPID dalam 30 hari kerja.',
    },
  },
});

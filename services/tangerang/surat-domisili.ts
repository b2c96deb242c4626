/**
 * Surat Keterangan Domisili: the letter that says where a resident lives.
 *
 * The system issues it at once when the registry confirms everything (UU 30/2014 Pasal 53); otherwise the kelurahan
 * checks and the lurah decides. Must never: refuse because a registry did not answer.
 */
import {
  area,
  choice,
  date,
  file,
  free,
  help,
  limited,
  months,
  nik,
  number,
  optional,
  phone,
  since,
  statistical,
  text,
  toBeTold,
  workingDays,
} from '@balai/kernel';
import { defineService } from './city.ts';
import { keberatan } from './laws.ts';

export const suratDomisili = defineService({
  id: 'surat-domisili',
  title: { id: 'Surat Keterangan Domisili', en: 'Certificate of Domicile' },
  category: 'letter',
  basis: 'UU 30/2014 Pasal 53; Perwali (contoh)',
  who: 'resident',
  at: 'kelurahan',

  fields: {
    nama: limited(
      help(text({ id: 'Nama lengkap', en: 'Full name' }), {
        id: 'Seperti tertulis di KTP.',
        en: 'As written on your KTP.',
      }),
      { letters: 'name', maxLength: 60 },
    ),
    nik: help(nik({ id: 'NIK', en: 'National identity number (NIK)' }), {
      id: '16 angka di KTP Anda.',
      en: 'The 16 digits on your KTP.',
    }),
    tanggalLahir: limited(date({ id: 'Tanggal lahir', en: 'Date of birth' }), { notFuture: true }),
    kelurahan: statistical(area({ id: 'Kelurahan tempat tinggal sekarang', en: 'Kelurahan where you live now' })),
    alamat: limited(
      help(text({ id: 'Alamat sekarang', en: 'Present address' }), {
        id: 'Jalan, nomor rumah, RT dan RW.',
        en: 'Street, number, RT and RW.',
      }),
      { maxLength: 200 },
    ),
    lamaTinggal: limited(
      number({ id: 'Sudah berapa lama tinggal di sini?', en: 'How long have you lived here?' }, 'bulan'),
      { from: 0, to: 1200, whole: true },
    ),
    keperluan: statistical(
      choice(
        { id: 'Surat ini untuk keperluan apa?', en: 'What do you need the letter for?' },
        {
          sekolah: { id: 'Sekolah', en: 'School' },
          pekerjaan: { id: 'Pekerjaan', en: 'Work' },
          bank: { id: 'Bank atau asuransi', en: 'Bank or insurance' },
          usaha: { id: 'Usaha', en: 'Business' },
        },
      ),
    ),
    suratRt: help(file({ id: 'Surat pengantar RT/RW', en: 'Letter of your RT/RW' }), {
      id: 'Foto atau PDF. Diminta hanya untuk usaha, atau bila Anda tinggal di sini kurang dari 6 bulan.',
      en: 'Photo or PDF. Asked only for a business, or if you have lived here for less than 6 months.',
    }),
    kontak: optional(
      toBeTold(
        help(phone({ id: 'Nomor telepon untuk kabar', en: 'Telephone number for news' }), {
          id: 'Hanya dipakai sistem untuk memberi kabar.',
          en: 'Only the system uses it, to tell you what happens.',
        }),
      ),
    ),
  },
  askedIf: {
    suratRt: (f) => f.keperluan.is('usaha').or(f.lamaTinggal.lessThan(6)),
  },
  forms: {
    keberatan: {
      alasan: limited(text({ id: 'Mengapa Anda berkeberatan?', en: 'Why do you object?' }), { maxLength: 1000 }),
    },
  },

  rules: {
    cukupUmur: {
      require: (f, fact) => f.tanggalLahir.yearsUntil(fact.today).atLeast(17),
      otherwise: {
        id: 'Pemohon berumur paling sedikit 17 tahun. Untuk anak, orang tua yang mengajukan.',
        en: 'You must be at least 17 years old. For a child, a parent applies.',
      },
      basis: 'Perwali (contoh) Pasal 3',
    },
  },

  cost: free('2014-10-17', 'Perwali (contoh) Pasal 9'),
  within: [
    since('2014-10-17', workingDays(10), 'UU 30/2014 Pasal 53'),
    since('2020-11-02', workingDays(5), 'UU 11/2020 Pasal 175'),
  ],

  conditions: {
    terbuktiLengkap: (f, fact) => fact.wargaTerdaftar.and(f.lamaTinggal.atLeast(6)).and(f.keperluan.is('usaha').not()),
  },
  reasons: {
    bukanWarga: {
      says: { id: 'Anda tidak tinggal di kelurahan ini.', en: 'You do not live in this ward.' },
      basis: 'Perwali (contoh) Pasal 2',
    },
    suratBuram: {
      says: {
        id: 'Surat pengantar RT/RW tidak terbaca. Mohon unggah ulang.',
        en: 'The letter of the RT/RW cannot be read. Please upload it again.',
      },
      basis: 'Perwali (contoh) Pasal 4',
      about: ['suratRt'],
    },
    alamatTidakLengkap: {
      says: {
        id: 'Alamat belum lengkap. Mohon tulis jalan, nomor, RT dan RW.',
        en: 'The address is incomplete. Please give street, number, RT and RW.',
      },
      basis: 'Perwali (contoh) Pasal 4',
      about: ['alamat', 'lamaTinggal'],
    },
    dataTidakCocok: {
      says: {
        id: 'Nama, NIK atau tanggal lahir tidak cocok dengan KTP.',
        en: 'Name, NIK or date of birth do not match your KTP.',
      },
      basis: 'Perwali (contoh) Pasal 4',
      about: ['nama', 'nik', 'tanggalLahir'],
    },
  },

  start: 'dipilah',
  stages: {
    dipilah: { asks: 'terbuktiLengkap', yes: 'terbit', no: 'diperiksa' },
    diperiksa: {
      by: 'kelurahan',
      // Together with the decision of the lurah: 10, later 5 working days.
      within: [
        since('2014-10-17', workingDays(7), 'UU 30/2014 Pasal 53'),
        since('2020-11-02', workingDays(3), 'UU 11/2020 Pasal 175'),
      ],
      late: 'terbit',
      next: {
        setuju: 'diputuskan',
        mintaPerbaikan: { to: 'perbaikan', because: ['suratBuram', 'alamatTidakLengkap', 'dataTidakCocok'] },
        tolak: { to: 'ditolak', because: ['bukanWarga'] },
      },
    },
    diputuskan: {
      by: 'kelurahan.lurah',
      within: [
        since('2014-10-17', workingDays(3), 'UU 30/2014 Pasal 53'),
        since('2020-11-02', workingDays(2), 'UU 11/2020 Pasal 175'),
      ],
      late: 'terbit',
      next: {
        terbitkan: 'terbit',
        mintaPerbaikan: { to: 'perbaikan', because: ['suratBuram', 'alamatTidakLengkap', 'dataTidakCocok'] },
        tolak: { to: 'ditolak', because: ['bukanWarga'] },
      },
    },
    perbaikan: {
      by: 'applicant',
      within: since('2014-10-17', workingDays(7), 'Perwali (contoh) Pasal 6'),
      late: 'gugur',
      next: { kirimUlang: { to: 'asker', with: 'answers' }, batalkan: 'dibatalkan' },
    },
    ditinjau: {
      by: 'kecamatan.camat',
      within: keberatan(workingDays(10)),
      next: { kabulkan: 'terbit', tolak: { to: 'tetapDitolak', because: ['bukanWarga'] } },
    },
    terbit: { ends: 'granted', issues: 'surat' },
    ditolak: {
      ends: 'refused',
      objection: {
        within: keberatan(workingDays(21)),
        to: 'ditinjau',
        with: 'keberatan',
        promises: keberatan(workingDays(10)),
      },
    },
    tetapDitolak: { ends: 'refused' },
    gugur: { ends: 'lapsed' },
    dibatalkan: { ends: 'withdrawn' },
  },

  documents: {
    surat: {
      title: { id: 'Surat Keterangan Domisili', en: 'Certificate of Domicile' },
      classification: '400.8.2.2',
      signedBy: 'kelurahan.lurah',
      validFor: since('2014-10-17', months(6), 'Perwali (contoh) Pasal 8'),
      body: [
        // The head of the letter names the office, and no person is named: the same words stand under a signature and a seal.
        'Dengan ini diterangkan bahwa:',
        'Nama: {nama}',
        'NIK: {nik}',
        'Tanggal lahir: {tanggalLahir}',
        'Alamat: {alamat}',
        'benar bertempat tinggal di alamat tersebut selama {lamaTinggal} bulan.',
        'Surat ini dibuat untuk keperluan {keperluan}, berlaku sampai {berlakuSampai}.',
      ].join('\n'),
    },
  },
});

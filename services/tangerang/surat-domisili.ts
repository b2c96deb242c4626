/**
 * Surat Keterangan Domisili: the letter that says where a resident lives.
 *
 * The system issues it at once when the registry confirms everything (UU 30/2014 Pasal 53); otherwise the kelurahan
 * checks and the lurah decides. Must never: refuse because a registry did not answer.
 */
import { choice, free, months, number, since, workingDays } from '@balai/kernel';
import { akhirPermohonan, alasanKeberatan, diperbaikiPemohon, jawabKeberatan } from '../indonesia/laws.ts';
import { alamatSekarang, identitas, kelurahanTinggal, kontakPemohon, namaLengkap, nikPemohon, suratPengantarRt, tanggalLahir } from '../indonesia/questions.ts';
import { alamatTidakLengkap, berkasBuram, bukanWarga, dataTidakCocok } from '../indonesia/reasons.ts';
import { defineService } from './city.ts';

/** Silence grants after 10, since the Cipta Kerja law after 5 working days: the whole, or what one office has of them. */
const sampaiDianggapSetuju = (before: number, since2020: number) => [
  since('2014-10-17', workingDays(before), 'UU 30/2014 Pasal 53'),
  since('2020-11-02', workingDays(since2020), 'UU 11/2020 Pasal 175'),
];

const mintaPerbaikan = { to: 'perbaikan', because: ['suratBuram', 'alamatTidakLengkap', 'dataTidakCocok'] } as const;
const tolak = { to: 'ditolak', because: ['bukanWarga'] } as const;

export const suratDomisili = defineService({
  id: 'surat-domisili',
  title: { id: 'Surat Keterangan Domisili', en: 'Certificate of Domicile' },
  category: 'letter',
  basis: 'UU 30/2014 Pasal 53; Perwali (contoh)',
  who: 'resident',
  at: 'kelurahan',

  fields: {
    nama: namaLengkap,
    nik: nikPemohon,
    tanggalLahir,
    kelurahan: kelurahanTinggal,
    alamat: alamatSekarang,
    lamaTinggal: number({ id: 'Sudah berapa lama tinggal di sini?', en: 'How long have you lived here?' }, { unit: 'bulan', from: 0, to: 1200, whole: true }),
    keperluan: choice({ id: 'Surat ini untuk keperluan apa?', en: 'What do you need the letter for?' }, { statistical: true }).of({
      sekolah: { id: 'Sekolah', en: 'School' },
      pekerjaan: { id: 'Pekerjaan', en: 'Work' },
      bank: { id: 'Bank atau asuransi', en: 'Bank or insurance' },
      usaha: { id: 'Usaha', en: 'Business' },
    }),
    suratRt: suratPengantarRt({
      id: 'Diminta hanya untuk usaha, atau bila Anda tinggal di sini kurang dari 6 bulan.',
      en: 'Asked only for a business, or if you have lived here for less than 6 months.',
    }),
    kontak: kontakPemohon,
  },
  askedIf: { suratRt: (f) => f.keperluan.is('usaha').or(f.lamaTinggal.lessThan(6)) },
  forms: { keberatan: alasanKeberatan },

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
  within: sampaiDianggapSetuju(10, 5),

  conditions: { terbuktiLengkap: (f, fact) => fact.wargaTerdaftar.and(f.lamaTinggal.atLeast(6)).and(f.keperluan.is('usaha').not()) },
  reasons: {
    bukanWarga: bukanWarga('Perwali (contoh) Pasal 2'),
    suratBuram: berkasBuram('Perwali (contoh) Pasal 4', { id: 'Surat pengantar RT/RW', en: 'The letter of the RT/RW', about: ['suratRt'] }),
    alamatTidakLengkap: alamatTidakLengkap('Perwali (contoh) Pasal 4', ['alamat', 'lamaTinggal']),
    dataTidakCocok: dataTidakCocok('Perwali (contoh) Pasal 4', ['nama', 'nik', 'tanggalLahir']),
  },

  start: 'dipilah',
  stages: {
    dipilah: { asks: 'terbuktiLengkap', yes: 'terbit', no: 'diperiksa' },
    diperiksa: { by: 'kelurahan', within: sampaiDianggapSetuju(7, 3), late: 'terbit', next: { setuju: 'diputuskan', mintaPerbaikan, tolak } },
    diputuskan: { by: 'kelurahan.lurah', within: sampaiDianggapSetuju(3, 2), late: 'terbit', next: { terbitkan: 'terbit', mintaPerbaikan, tolak } },
    perbaikan: diperbaikiPemohon(since('2014-10-17', workingDays(7), 'Perwali (contoh) Pasal 6')),
    ditinjau: { by: 'kecamatan.camat', within: jawabKeberatan, next: { kabulkan: 'terbit', tolak: { ...tolak, to: 'tetapDitolak' } } },
    terbit: { ends: 'granted', issues: 'surat' },
    ...akhirPermohonan,
  },

  documents: {
    surat: {
      title: { id: 'Surat Keterangan Domisili', en: 'Certificate of Domicile' },
      classification: '400.8.2.2',
      signedBy: 'kelurahan.lurah',
      validFor: since('2014-10-17', months(6), 'Perwali (contoh) Pasal 8'),
      body: [
        // The head of the letter names the office, and no person is named: the same words stand under a signature and a seal.
        ...identitas,
        'Tanggal lahir: {tanggalLahir}',
        'Alamat: {alamat}',
        'benar bertempat tinggal di alamat tersebut selama {lamaTinggal} bulan.',
        'Surat ini dibuat untuk keperluan {keperluan}, berlaku sampai {berlakuSampai}.',
      ],
    },
  },
});

/**
 * Surat Keterangan Domisili: the letter that says where a resident lives.
 *
 * The system issues it at once when the registry confirms everything (UU 30/2014 Pasal 53); otherwise the kelurahan
 * checks and the lurah decides. Must never: refuse because a registry did not answer.
 */
import { choice, free, months, since, workingDays } from '@balai/kernel';
import * as permohonan from '../indonesia/applications.ts';
import { defineService } from './city.ts';

export const suratDomisili = defineService({
  id: 'surat-domisili',
  title: { id: 'Surat Keterangan Domisili', en: 'Certificate of Domicile' },
  category: 'letter',
  basis: 'UU 30/2014 Pasal 53; Perwali (contoh)',
  who: 'resident',
  at: 'kelurahan',

  fields: {
    ...permohonan.namaDanNik,
    tanggalLahir: permohonan.tanggalLahir,
    kelurahan: permohonan.kelurahanTinggal,
    alamat: permohonan.alamatSekarang,
    lamaTinggal: permohonan.lamaTinggal,
    keperluan: choice({ id: 'Surat ini untuk keperluan apa?', en: 'What do you need the letter for?' }, { statistical: true }).of({
      sekolah: { id: 'Sekolah', en: 'School' },
      pekerjaan: { id: 'Pekerjaan', en: 'Work' },
      bank: { id: 'Bank atau asuransi', en: 'Bank or insurance' },
      usaha: { id: 'Usaha', en: 'Business' },
    }),
    suratRt: permohonan.suratPengantarRt({
      id: 'Diminta hanya untuk usaha, atau bila Anda tinggal di sini kurang dari 6 bulan.',
      en: 'Asked only for a business, or if you have lived here for less than 6 months.',
    }),
    kontak: permohonan.kontak,
  },
  askedIf: { suratRt: (f) => f.keperluan.is('usaha').or(f.lamaTinggal.lessThan(6)) },

  rules: {
    cukupUmur: {
      require: (f, fact) => f.tanggalLahir.yearsUntil(fact.today).atLeast(17),
      otherwise: {
        id: 'Pemohon berumur paling sedikit 17 tahun. Untuk anak, orang tua yang mengajukan.',
        en: 'You must be at least 17 years old. For a child, a parent applies.',
      },
      basis: 'Perwali (contoh; perlu dikonfirmasi) Pasal 3',
    },
  },

  cost: free('2014-10-17', 'Perwali (contoh; perlu dikonfirmasi) Pasal 9'),
  within: permohonan.dianggapSetuju(10, 5),

  conditions: { terbuktiLengkap: (f, fact) => fact.wargaTerdaftar.and(f.lamaTinggal.atLeast(6)).and(f.keperluan.is('usaha').not()) },
  reasons: {
    tolak: { bukanWarga: permohonan.bukanWarga('Perwali (contoh) Pasal 2') },
    mintaPerbaikan: {
      suratBuram: permohonan.berkasBuram('Perwali (contoh) Pasal 4', { id: 'Surat pengantar RT/RW', en: 'The letter of the RT/RW', about: ['suratRt'] }),
      alamatTidakLengkap: permohonan.alamatTidakLengkap('Perwali (contoh) Pasal 4', ['alamat', 'lamaTinggal']),
      dataTidakCocok: permohonan.dataTidakCocok('Perwali (contoh) Pasal 4', ['nama', 'nik', 'tanggalLahir']),
    },
  },

  stages: {
    dipilah: { asks: 'terbuktiLengkap', yes: 'terbit', no: 'diperiksa' },
    diperiksa: { by: 'kelurahan', within: permohonan.dianggapSetuju(7, 3), late: 'terbit', next: { setuju: 'diputuskan', ...permohonan.mintaAtauTolak } },
    diputuskan: { by: 'kelurahan.lurah', within: permohonan.dianggapSetuju(3, 2), late: 'terbit', next: { terbitkan: 'terbit', ...permohonan.mintaAtauTolak } },
    perbaikan: permohonan.diperbaiki(since('2014-10-17', workingDays(7), 'Perwali (contoh; perlu dikonfirmasi) Pasal 6')),
    ditinjau: { by: 'kecamatan.camat', within: permohonan.jawabKeberatan, next: { kabulkan: 'terbit', tolak: 'tetapDitolak' } },
    terbit: { ends: 'granted', issues: 'surat' },
    ...permohonan.akhir,
  },

  documents: {
    surat: {
      classification: '400.8.2.2',
      signedBy: 'kelurahan.lurah',
      validFor: since('2014-10-17', months(6), 'Perwali (contoh; perlu dikonfirmasi) Pasal 8'),
      body: [
        // The head of the letter names the office, and no person is named: the same words stand under a signature and a seal.
        ...permohonan.identitas,
        'Tanggal lahir: {tanggalLahir}',
        'Alamat: {alamat}',
        'benar bertempat tinggal di alamat tersebut selama {lamaTinggal} bulan.',
        'Surat ini dibuat untuk keperluan {keperluan}, berlaku sampai {berlakuSampai}.',
      ],
    },
  },
});

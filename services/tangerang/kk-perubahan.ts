/**
 * Perubahan kartu keluarga: the family says what changed and proves each change; the new card is a PDF of the national system.
 *
 * One blurred proof opens that one row, in the same case. Must never: send a family back to the end of the queue.
 */
import { choice, help, law, reason, repeated, text, workingDays } from '@balai/kernel';
import { namaDiKtp, nikDiKtp } from '../indonesia/civil-registry.ts';
import * as permohonan from '../indonesia/applications.ts';
import { defineService } from './city.ts';
import * as disdukcapil from './disdukcapil.ts';

const standar = law('2020-01-01', 'Standar pelayanan Disdukcapil Kota Tangerang');
/** A change is registered by the present card and the proof of what happened. */
const BUKTI = 'Perpres 96/2018 Pasal 12 (perlu dikonfirmasi)';

export const kkPerubahan = defineService({
  id: 'kk-perubahan',
  title: { id: 'Perubahan kartu keluarga', en: 'Change of the family card' },
  category: 'civil-registry',
  basis: 'UU 24/2013; Perpres 96/2018; Permendagri 108/2019; Permendagri 109/2019',
  who: 'resident',

  fields: {
    namaKepala: namaDiKtp({ id: 'Nama kepala keluarga', en: 'Head of the family' }),
    nikKepala: nikDiKtp({ id: 'NIK kepala keluarga', en: 'NIK of the head of the family' }),
    nomorKk: permohonan.nomorKk,
    kkLama: permohonan.berkasKk,
    perubahan: repeated({ id: 'Perubahan', en: 'Changes' }, { atMost: 15 }).of(
      {
        anggota: namaDiKtp({ id: 'Anggota keluarga yang datanya berubah', en: 'Member of the family whose data change' }),
        jenis: choice({ id: 'Apa yang berubah?', en: 'What changed?' }).of({
          lahir: { id: 'Kelahiran', en: 'Birth' },
          meninggal: { id: 'Kematian', en: 'Death' },
          kawin: { id: 'Perkawinan', en: 'Marriage' },
          cerai: { id: 'Perceraian', en: 'Divorce' },
          data: { id: 'Data lain, misalnya pendidikan atau pekerjaan', en: 'Other data, such as education or work' },
        }),
        menjadi: help(text({ id: 'Data yang benar sekarang', en: 'The data as they are now' }, { maxLength: 200 }), {
          id: 'Misalnya: pekerjaan menjadi guru.',
          en: 'For example: work becomes teacher.',
        }),
        bukti: permohonan.berkas({ id: 'Bukti, misalnya akta, buku nikah atau ijazah', en: 'Proof, such as a certificate, marriage book or diploma' }),
      },
      { menjadi: (row) => row.jenis.is('data') },
    ),
    kontak: permohonan.kontak,
  },
  forms: { produk: { kkPdf: disdukcapil.kkPdf } },

  rules: {
    kepalaKeluarga: {
      require: (_, fact) => fact.kepalaKeluarga,
      otherwise: { id: 'Yang mengajukan adalah kepala keluarga di kartu ini.', en: 'The head of the family on this card applies.' },
      basis: 'Permendagri 108/2019 (perlu dikonfirmasi)',
    },
  },

  cost: disdukcapil.gratis,
  within: standar(workingDays(5)),

  reasons: {
    mintaPerbaikan: {
      kkBuram: permohonan.berkasBuram(BUKTI, { id: 'Kartu keluarga yang lama', en: 'The present family card', about: ['kkLama'] }),
      buktiBuram: permohonan.berkasBuram(BUKTI, { id: 'Bukti perubahan', en: 'The proof of the change', about: ['perubahan.bukti'] }),
      buktiTidakCocok: reason(BUKTI, { id: 'Bukti tidak cocok dengan perubahan ini.', en: 'The proof does not match this change.', about: ['perubahan'] }),
    },
    tolak: {
      kkBukanMilik: reason('UU 24/2013 Pasal 62 (perlu dikonfirmasi)', {
        id: 'Nomor kartu keluarga ini bukan milik keluarga pemohon.',
        en: "This family card is not the applicant's.",
      }),
    },
  },

  stages: {
    kelengkapan: {
      by: 'disdukcapil.loket',
      within: disdukcapil.sop(workingDays(1)),
      next: { lengkap: 'verifikasi', mintaPerbaikan: { to: 'perbaikan', because: ['kkBuram', 'buktiBuram'] } },
    },
    verifikasi: { by: 'disdukcapil.registrasi', within: disdukcapil.sop(workingDays(2)), next: { cocok: 'penerbitan', ...permohonan.mintaAtauTolak } },
    perbaikan: disdukcapil.perbaikan,
    penerbitan: disdukcapil.penerbitan,
    ditinjau: disdukcapil.ditinjau,
    dokumenTerbit: { ends: 'granted', issues: 'kk' },
    ...disdukcapil.akhir,
  },

  documents: { kk: disdukcapil.kk },
});

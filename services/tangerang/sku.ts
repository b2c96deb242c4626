/**
 * Surat Keterangan Usaha: the kelurahan in which a business stands says that it has seen it.
 *
 * The kelurahan is that of the business, not of the owner's home. Must never: be issued by silence, as nobody can state what nobody has seen.
 */
import { choice, free, help, law, months, photo, place, reason, text, workingDays } from '@balai/kernel';
import * as permohonan from '../indonesia/applications.ts';
import { defineService } from './city.ts';

const perwali = law('2025-01-01', 'Perwali pelayanan kelurahan (contoh; perlu dikonfirmasi)');
const basis = (pasal: number) => `Perwali pelayanan kelurahan (contoh) Pasal ${pasal}`;

export const sku = defineService({
  id: 'sku',
  title: { id: 'Surat Keterangan Usaha', en: 'Business Certificate' },
  category: 'letter',
  basis: 'Perwali pelayanan kelurahan (contoh)',
  who: 'resident',
  at: 'lokasiUsaha',

  fields: {
    ...permohonan.namaDanNik,
    alamat: permohonan.alamatSekarang,
    namaUsaha: permohonan.uraian({ id: 'Nama usaha', en: 'Name of the business' }, { id: 'Seperti di papan nama.', en: 'As on its sign.' }, 100),
    bidang: choice({ id: 'Bidang usaha', en: 'Kind of business' }, { statistical: true }).of({
      dagang: { id: 'Perdagangan', en: 'Trade' },
      jasa: { id: 'Jasa', en: 'Services' },
      produksi: { id: 'Produksi', en: 'Production' },
    }),
    lokasiUsaha: help(place({ id: 'Di mana tempat usahanya?', en: 'Where is the business?' }), {
      id: 'Tempat usaha, bukan rumah Anda: kelurahan tempat usaha yang menerbitkan suratnya.',
      en: 'The place of the business, not your home: its kelurahan issues the letter.',
    }),
    alamatUsaha: help(text({ id: 'Alamat tempat usaha', en: 'Address of the business' }, { maxLength: 200 }), {
      id: 'Jalan, nomor, RT dan RW; dicetak di surat.',
      en: 'Street, number, RT and RW; printed on the letter.',
    }),
    fotoUsaha: help(photo({ id: 'Foto tempat usaha', en: 'Photo of the business' }), {
      id: 'Tampak depan, beserta papan nama bila ada.',
      en: 'From the front, with its sign if there is one.',
    }),
    ...permohonan.ktpDanKk,
    suratRt: permohonan.suratPengantarRt({ id: 'Dari RT/RW tempat usaha.', en: 'From the RT/RW of the business.' }),
    kontak: permohonan.kontak,
  },
  forms: { cekLapangan: { fotoPetugas: permohonan.fotoPetugas({ id: 'Foto usaha oleh petugas', en: "Officer's photo of the business" }) } },

  cost: free('2025-01-01', 'Perwali pelayanan kelurahan (contoh; perlu dikonfirmasi) Pasal 9'),
  within: perwali(workingDays(2)),

  reasons: {
    tolak: {
      usahaDiTempatLain: reason(basis(2), { id: 'Usaha ini tidak berada di kelurahan ini.', en: 'The business is not in this ward.' }),
      tidakAdaUsaha: reason(basis(2), { id: 'Petugas tidak menemukan kegiatan usaha di tempat ini.', en: 'The officer found no business at this place.' }),
    },
    mintaPerbaikan: {
      berkasBuram: permohonan.berkasBuram(basis(4), {
        id: 'KTP, KK atau surat pengantar',
        en: 'The identity card, family card or letter',
        about: ['ktp', 'kk', 'suratRt'],
      }),
      fotoTidakJelas: reason(basis(4), { id: 'Foto belum memperlihatkan tempat usaha.', en: 'The photo does not show the business.', about: ['fotoUsaha'] }),
      dataTidakCocok: permohonan.dataTidakCocok(basis(4), ['nama', 'nik', 'alamat', 'alamatUsaha']),
    },
  },

  stages: {
    diperiksa: { by: 'kelurahan', within: perwali(workingDays(1)), next: { setuju: { to: 'diputuskan', with: 'cekLapangan' }, ...permohonan.mintaAtauTolak } },
    diputuskan: { by: 'kelurahan.lurah', otherThan: 'diperiksa', within: perwali(workingDays(1)), next: { terbitkan: 'terbit', ...permohonan.mintaAtauTolak } },
    perbaikan: permohonan.diperbaiki(perwali(workingDays(7))),
    ditinjau: { by: 'kecamatan.camat', within: permohonan.jawabKeberatan, next: { kabulkan: 'terbit', tolak: 'tetapDitolak' } },
    terbit: { ends: 'granted', issues: 'surat' },
    ...permohonan.akhir,
  },

  documents: {
    surat: {
      classification: '500.3.3',
      signedBy: 'kelurahan.lurah',
      validFor: perwali(months(6)),
      body: [
        ...permohonan.identitas,
        'Alamat: {alamat}',
        'benar mempunyai usaha {namaUsaha} di bidang {bidang}, bertempat di {alamatUsaha}.',
        'Surat ini berlaku sampai {berlakuSampai}.',
      ],
    },
  },
});

/**
 * Surat Keterangan Tidak Mampu: a family that cannot pay is certified so, for school, care or a court.
 *
 * Who is on record in the lowest tenths goes straight to the lurah; everybody else is visited. Must never: refuse because a registry was
 * silent, or because of its number alone: somebody of Dinas Sosial has looked before anybody is refused.
 */
import { choice, free, help, kept, law, months, number, reason, rupiah, since, text, workingDays } from '@balai/kernel';
import * as permohonan from '../indonesia/applications.ts';
import { defineService } from './city.ts';

const perwali = law('2025-01-01', 'Perwali pelayanan kelurahan (contoh; perlu dikonfirmasi)');
const basis = (pasal: number) => `Perwali pelayanan kelurahan (contoh) Pasal ${pasal}`;
/** Of the home of a family: only who decides about the letter sees it. */
const terbatas = {
  purpose: { id: 'Menilai apakah keluarga ini memerlukan keringanan.', en: 'To judge whether this family needs relief.' },
  basis: 'UU 27/2022 Pasal 20; Perwali pelayanan kelurahan (contoh)',
  seenBy: ['kelurahan', 'dinsos', 'kecamatan'],
} as const;

export const sktm = defineService({
  id: 'sktm',
  title: { id: 'Surat Keterangan Tidak Mampu', en: 'Certificate of Limited Means' },
  category: 'letter',
  basis: 'Inpres 4/2025; Perwali pelayanan kelurahan (contoh)',
  who: 'resident',
  at: 'kelurahan',

  fields: {
    ...permohonan.namaDanNik,
    kelurahan: permohonan.kelurahanTinggal,
    alamat: permohonan.alamatSekarang,
    keperluan: choice({ id: 'Surat ini untuk keperluan apa?', en: 'What do you need the letter for?' }, { statistical: true }).of({
      sekolah: { id: 'Sekolah atau beasiswa', en: 'School or scholarship' },
      kesehatan: { id: 'Rumah sakit atau pengobatan', en: 'Hospital or treatment' },
      hukum: { id: 'Bantuan hukum', en: 'Legal aid' },
    }),
    penghasilan: help(
      rupiah({ id: 'Penghasilan keluarga dalam sebulan', en: 'Income of the family in a month' }, { from: 0, to: 100_000_000, sensitive: terbatas }),
      { id: 'Kira-kira saja, semua anggota keluarga dijumlahkan. Tulis 0 bila tidak ada.', en: 'Roughly, of all members together. Write 0 if there is none.' },
    ),
    tanggungan: help(
      number(
        { id: 'Berapa orang yang ditanggung?', en: 'How many people live on it?' },
        { unit: { id: 'orang', en: 'people' }, from: 0, to: 30, whole: true, sensitive: terbatas },
      ),
      { id: 'Semua yang hidup dari penghasilan itu, termasuk Anda.', en: 'Everybody who lives on that income, with yourself.' },
    ),
    ...permohonan.ktpDanKk,
    kontak: permohonan.kontak,
  },
  forms: {
    kunjungan: {
      keadaan: help(text({ id: 'Keadaan keluarga menurut kunjungan', en: 'How the family lives, by the visit' }, { maxLength: 1000, sensitive: terbatas }), {
        id: 'Yang dilihat di rumah, bukan pendapat. Pemohon dapat membacanya.',
        en: 'What was seen at the home, no opinion. The applicant may read it.',
      }),
    },
  },

  cost: free('2025-01-01', 'Perwali pelayanan kelurahan (contoh; perlu dikonfirmasi) Pasal 9'),
  within: perwali(workingDays(2)),
  keeps: since('2022-10-17', kept(24, 'destroy'), 'UU 27/2022 Pasal 43; JRA kota (perlu dikonfirmasi)'),

  // The four lowest tenths: to be confirmed by the city, as each programme draws its own line.
  conditions: { tercatatTidakMampu: (_, fact) => fact.desil.atMost(4) },
  reasons: {
    tolak: {
      bukanWarga: permohonan.bukanWarga(basis(2)),
      tergolongMampu: reason('Inpres 4/2025; batas desil (perlu dikonfirmasi)', {
        id: 'Kunjungan menunjukkan keluarga Anda belum termasuk yang tidak mampu.',
        en: 'The visit shows that your family is not among those of limited means.',
      }),
    },
    mintaPerbaikan: {
      berkasBuram: permohonan.berkasBuram(basis(4), { id: 'KTP atau KK', en: 'The identity card or family card', about: ['ktp', 'kk'] }),
      alamatTidakLengkap: permohonan.alamatTidakLengkap(basis(4), ['alamat']),
      dataTidakCocok: permohonan.dataTidakCocok(basis(4), ['nama', 'nik']),
      isianTidakCocok: reason(basis(4), {
        id: 'Penghasilan atau jumlah tanggungan tidak sesuai dengan keadaan keluarga. Mohon periksa lagi.',
        en: 'The income or the number of people does not match how the family lives. Please look again.',
        about: ['penghasilan', 'tanggungan'],
      }),
    },
  },

  stages: {
    dipilah: { asks: 'tercatatTidakMampu', yes: 'diputuskan', no: 'dikunjungi' },
    dikunjungi: {
      by: 'dinsos',
      within: perwali(workingDays(1)),
      next: { setuju: { to: 'diputuskan', with: 'kunjungan' }, mintaPerbaikan: 'perbaikan', tolak: { to: 'ditolak', with: 'kunjungan' } },
    },
    diputuskan: {
      by: 'kelurahan.lurah',
      within: perwali(workingDays(1)),
      next: { terbitkan: 'terbit', kunjungi: 'dikunjungi', mintaPerbaikan: 'perbaikan', tolak: { to: 'ditolak', because: ['bukanWarga'] } },
    },
    perbaikan: permohonan.diperbaiki(perwali(workingDays(7))),
    ditinjau: { by: 'kecamatan.camat', within: permohonan.jawabKeberatan, next: { kabulkan: 'terbit', tolak: 'tetapDitolak' } },
    terbit: { ends: 'granted', issues: 'surat' },
    ...permohonan.akhir,
  },
  words: {
    dikunjungi: { id: 'Keadaan keluarga diperiksa', en: 'The family is visited' },
    kunjungi: { id: 'Minta kunjungan Dinas Sosial', en: 'Ask Social Affairs for a visit' },
  },

  documents: {
    surat: {
      classification: '400.3.8.8',
      signedBy: 'kelurahan.lurah',
      validFor: perwali(months(6)),
      body: [
        ...permohonan.identitas,
        'Alamat: {alamat}',
        'tergolong keluarga tidak mampu menurut data dan pemeriksaan kami.',
        'Surat ini dibuat untuk keperluan {keperluan}, berlaku sampai {berlakuSampai}.',
      ],
    },
  },
});

// Surat pengantar nikah (N1): the partner agrees, the RT and the RW confirm, the lurah signs.
// The first three have no account: each gets a one-time link. An RT or RW refuses nobody; what they object to, the lurah decides.
// Must never: go on without the partner's own yes.
import { choice, date, file, free, help, law, number, phone, reason, since, text, workingDays } from '@balai/kernel';
import * as permohonan from '../indonesia/applications.ts';
import { defineService } from './city.ts';

const standar = law('2025-01-01', 'Standar pelayanan kelurahan (contoh; perlu dikonfirmasi)');
const pma = 'PMA 30/2024 (perlu dikonfirmasi)';
const umur = 'UU 16/2019 Pasal 7';
const nomor = (label: { id: string; en: string }) =>
  help(number(label, { from: 1, to: 999, whole: true }), { id: 'Angkanya saja: 3 untuk 003.', en: 'The number alone: 3 for 003.' });
const sepertiDiKtp = { id: 'Seperti tertulis di KTP-nya.', en: 'As written on their KTP.' };
/** Reads true whether it is met, not met, or the reason of a refusal. */
const sudah19 = (id: string, en: string) => ({
  id: `Pada hari pernikahan ${id} harus sudah 19 tahun; bila belum, unggah penetapan dispensasi dari pengadilan.`,
  en: `On the day of the wedding ${en} must be 19 or older; if not, upload the dispensation by a court.`,
});
const ragu = { to: 'diputuskan', because: ['bukanWarga', 'masihMenikah'] } as const;

export const pengantarNikah = defineService({
  id: 'pengantar-nikah',
  title: { id: 'Surat pengantar nikah (N1)', en: 'Letter for a Marriage (N1)' },
  category: 'letter',
  basis: 'UU 16/2019; PMA 30/2024 (perlu dikonfirmasi)',
  who: 'resident',
  at: 'kelurahan',

  fields: {
    ...permohonan.namaDanNik,
    tanggalLahir: permohonan.tanggalLahir,
    kelurahan: permohonan.kelurahanTinggal,
    alamat: permohonan.alamatSekarang,
    rt: nomor({ id: 'RT', en: 'Number of your RT' }),
    rw: nomor({ id: 'RW', en: 'Number of your RW' }),
    status: choice({ id: 'Status perkawinan sekarang', en: 'Your marital status' }, { statistical: true }).of({
      belum: { id: 'Belum kawin', en: 'Never married' },
      cerai: { id: 'Cerai hidup', en: 'Divorced' },
      wafat: { id: 'Cerai mati', en: 'Widowed' },
    }),
    buktiCerai: help(file({ id: 'Akta cerai atau akta kematian pasangan dahulu', en: 'Divorce certificate, or death certificate of the former spouse' }), {
      id: 'Foto atau PDF. Diminta hanya bila pernah menikah.',
      en: 'Photo or PDF. Asked only if you were married before.',
    }),
    namaPasangan: help(text({ id: 'Nama calon pasangan', en: "Partner's name" }, { letters: 'name', maxLength: 60 }), sepertiDiKtp),
    lahirPasangan: help(date({ id: 'Tanggal lahir calon pasangan', en: "Partner's date of birth" }, { notFuture: true }), sepertiDiKtp),
    teleponPasangan: help(phone({ id: 'Nomor telepon calon pasangan', en: "Partner's telephone number" }), {
      id: 'Calon pasangan menerima tautan di nomor ini, dan menyatakan setuju sendiri.',
      en: 'Your partner gets a link at this number, and says yes in person.',
    }),
    tanggalNikah: help(date({ id: 'Rencana tanggal nikah', en: 'Planned date of the wedding' }, { notPast: true }), {
      id: 'Umur kedua calon dihitung pada hari ini.',
      en: 'The ages of both are counted on this day.',
    }),
    dispensasi: help(file({ id: 'Penetapan dispensasi dari pengadilan', en: 'Dispensation by a court' }, { optional: true }), {
      id: 'Diminta hanya bila salah satu belum 19 tahun pada hari pernikahan.',
      en: 'Asked only if one of you is not yet 19 on the day of the wedding.',
    }),
    kontak: permohonan.kontak,
  },
  askedIf: {
    buktiCerai: (f) => f.status.is('belum').not(),
    dispensasi: (f) => f.tanggalLahir.yearsUntil(f.tanggalNikah).lessThan(19).or(f.lahirPasangan.yearsUntil(f.tanggalNikah).lessThan(19)),
  },

  rules: {
    cukupUmur: {
      require: (f) => f.tanggalLahir.yearsUntil(f.tanggalNikah).atLeast(19).or(f.dispensasi.isAnswered()),
      otherwise: sudah19('Anda', 'you'),
      basis: umur,
    },
    pasanganCukupUmur: {
      require: (f) => f.lahirPasangan.yearsUntil(f.tanggalNikah).atLeast(19).or(f.dispensasi.isAnswered()),
      otherwise: sudah19('calon pasangan', 'your partner'),
      basis: umur,
    },
  },

  cost: free('2025-01-01', pma),
  // It stands still while the partner has not answered.
  within: since('2025-01-01', workingDays(3), 'Standar pelayanan kelurahan: 1 hari kerja masing-masing untuk RT, RW dan lurah (contoh; perlu dikonfirmasi)'),

  reasons: {
    tidakBersedia: {
      tidakSetuju: reason('UU 1/1974 Pasal 6', { id: 'Calon pasangan tidak menyetujui pernikahan ini.', en: 'The partner does not agree to this marriage.' }),
    },
    tolak: {
      bukanWarga: permohonan.bukanWarga(pma),
      masihMenikah: reason('UU 1/1974 Pasal 9', { id: 'Pemohon tercatat masih terikat perkawinan.', en: 'The applicant is on record as still married.' }),
    },
    mintaPerbaikan: {
      alamatTidakLengkap: permohonan.alamatTidakLengkap(pma, ['alamat', 'rt', 'rw']),
      dataTidakCocok: permohonan.dataTidakCocok(pma, ['nama', 'nik', 'tanggalLahir', 'buktiCerai', 'dispensasi']),
    },
  },

  stages: {
    persetujuanPasangan: {
      by: 'teleponPasangan',
      within: standar(workingDays(7)),
      late: 'gugur',
      shows: ['nama', 'namaPasangan', 'tanggalNikah'],
      next: { bersedia: 'konfirmasiRt', tidakBersedia: 'dibatalkan' },
    },
    konfirmasiRt: {
      by: 'rt',
      within: standar(workingDays(1)),
      late: 'konfirmasiRw',
      shows: ['nama', 'alamat', 'rt', 'rw', 'status', 'tanggalNikah'],
      next: { konfirmasi: 'konfirmasiRw', ragu },
    },
    konfirmasiRw: {
      by: 'rw',
      within: standar(workingDays(1)),
      late: 'diputuskan',
      shows: ['nama', 'alamat', 'rt', 'rw', 'status', 'tanggalNikah'],
      next: { konfirmasi: 'diputuskan', ragu },
    },
    diputuskan: { by: 'kelurahan.lurah', within: standar(workingDays(1)), next: { terbitkan: 'terbit', ...permohonan.mintaAtauTolak } },
    perbaikan: permohonan.diperbaiki(standar(workingDays(7))),
    ditinjau: { by: 'kecamatan.camat', within: permohonan.jawabKeberatan, next: { kabulkan: 'terbit', tolak: 'tetapDitolak' } },
    terbit: { ends: 'granted', issues: 'n1' },
    ...permohonan.akhir,
  },
  words: {
    teleponPasangan: { id: 'calon pasangan', en: 'the partner' },
    persetujuanPasangan: { id: 'Menunggu persetujuan calon pasangan', en: 'Waiting for the yes of the partner' },
    konfirmasiRt: { id: 'Menunggu konfirmasi ketua RT', en: 'Waiting for the head of the RT' },
    konfirmasiRw: { id: 'Menunggu konfirmasi ketua RW', en: 'Waiting for the head of the RW' },
    bersedia: { id: 'Ya, saya setuju menikah', en: 'Yes, I agree to marry' },
    tidakBersedia: { id: 'Tidak, saya tidak setuju', en: 'No, I do not agree' },
    konfirmasi: { id: 'Benar, data ini sesuai', en: 'Confirmed: this is right' },
    ragu: { id: 'Ada yang tidak sesuai, serahkan ke lurah', en: 'Something is wrong: let the head of the ward decide' },
  },

  documents: {
    n1: {
      classification: '400.8.2.7',
      signedBy: 'kelurahan.lurah',
      body: [
        ...permohonan.identitas,
        'Tanggal lahir: {tanggalLahir}',
        'Alamat: {alamat}, RT {rt} RW {rw}',
        'Status perkawinan: {status}',
        'bermaksud menikah dengan {namaPasangan} pada {tanggalNikah:hari}, {tanggalNikah}.',
      ],
    },
  },
});

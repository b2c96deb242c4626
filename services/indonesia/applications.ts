/**
 * What applications share in every city: who asks, by which papers, why one is refused or sent back, how it is corrected, contested, ended.
 *
 * A service takes it whole: `import * as permohonan from '../indonesia/applications.ts'`, then `alamat: permohonan.alamatSekarang`.
 * Must never: hold a unit, the ground of a reason, or a number that an office or a city chose.
 */
import {
  area,
  date,
  evidence,
  file,
  help,
  law,
  nik,
  number,
  phone,
  reason,
  repeated,
  since,
  text,
  workingDays,
  type Dated,
  type Duration,
  type Law,
  type Text,
} from '@balai/kernel';

// --- The law ---
/** Objection to a decision of the administration: 21 working days to object, 10 to answer. */
const uuKeberatan = law('2014-10-17', 'UU 30/2014 Pasal 77');
export const waktuKeberatan = uuKeberatan(workingDays(21));
export const jawabKeberatan = uuKeberatan(workingDays(10));
/** What an objection says. It comes along with `bolehKeberatan`; where another law sets the days: `with: { keberatan: permohonan.keberatan }`. */
export const keberatan = {
  alasan: help(text({ id: 'Mengapa Anda berkeberatan?', en: 'Why do you object?' }, { maxLength: 1000 }), {
    id: 'Sebut bagian keputusan yang menurut Anda keliru, dan sebabnya.',
    en: 'Say which part of the decision you think is wrong, and why.',
  }),
};
/** `...permohonan.bolehKeberatan`: refused, with the right to object, which is read in the turn `ditinjau`; and the end where the refusal stands. */
export const bolehKeberatan = {
  ditolak: { ends: 'refused', objection: { within: waktuKeberatan, to: 'ditinjau', with: { keberatan }, promises: jawabKeberatan } },
  tetapDitolak: { ends: 'refused' },
} as const;
/** `...permohonan.akhir`: both, and the ends of an application that its applicant let lapse or withdrew. */
export const akhir = { ...bolehKeberatan, gugur: { ends: 'lapsed' }, dibatalkan: { ends: 'withdrawn' } } as const;
/** The applicant corrects what was asked, and it goes back to who asked; they may withdraw, and it lapses when they stay silent. */
export const diperbaiki = (within: Dated<Duration>) =>
  ({ by: 'applicant', within, late: 'gugur', next: { kirimUlang: { to: 'asker', with: 'answers' }, batalkan: 'dibatalkan' } }) as const;
/** `next: { terbitkan: 'terbit', ...permohonan.mintaAtauTolak }`: sent back to that turn, or refused; with the reasons under these names. */
export const mintaAtauTolak = { mintaPerbaikan: 'perbaikan', tolak: 'ditolak' } as const;
/** Silence grants: after 10 working days, since the Cipta Kerja law after 5. Handed in is that whole, or what one office has of it. */
export const dianggapSetuju = (semula: number, sejakCiptaKerja: number) => [
  since('2014-10-17', workingDays(semula), 'UU 30/2014 Pasal 53'),
  since('2020-11-02', workingDays(sejakCiptaKerja), 'UU 11/2020 Pasal 175'),
];

// --- Who asks ---
/** RULES.md, Names: an older single name stays valid, so one word is enough. */
export const nama = help(text({ id: 'Nama lengkap', en: 'Full name' }, { letters: 'name', maxLength: 60 }), {
  id: 'Seperti tertulis di KTP.',
  en: 'As written on your KTP.',
});
/** `...permohonan.namaDanNik`, the first two questions: every application is somebody's. */
export const namaDanNik = {
  nama,
  nik: help(nik({ id: 'NIK', en: 'National identity number (NIK)' }), { id: '16 angka di KTP Anda.', en: 'The 16 digits on your KTP.' }),
};
/** Number of the family card (KK): 16 digits. */
export const nomorKk = help(text({ id: 'Nomor kartu keluarga (KK)', en: 'Number of the family card (KK)' }, { pattern: '9999999999999999', maxLength: 16 }), {
  id: '16 angka di bagian atas kartu keluarga.',
  en: 'The 16 digits at the head of the family card.',
});
/** The first lines of a letter about who asks: `body: [...identitas, …]`, where the service asks `nama` and `nik`. */
export const identitas = ['Dengan ini diterangkan bahwa:', 'Nama: {nama}', 'NIK: {nik}'] as const;
export const tanggalLahir = help(date({ id: 'Tanggal lahir', en: 'Date of birth' }, { notFuture: true }), { id: 'Seperti di KTP.', en: 'As on your KTP.' });
export const kelurahanTinggal = help(area({ id: 'Kelurahan tempat tinggal sekarang', en: 'Kelurahan where you live now' }, { statistical: true }), {
  id: 'Kelurahan ini yang memproses permohonan Anda.',
  en: 'This ward office deals with your application.',
});
/** In months, from the day on which the applicant moved in. */
export const lamaTinggal = help(
  number(
    { id: 'Sudah berapa lama tinggal di sini?', en: 'How long have you lived here?' },
    { unit: { id: 'bulan', en: 'months' }, from: 0, to: 1200, whole: true },
  ),
  { id: 'Dalam bulan: dua tahun adalah 24. Tulis 0 bila belum sebulan.', en: 'In months: two years are 24. Write 0 for less than a month.' },
);
export const alamatSekarang = help(text({ id: 'Alamat sekarang', en: 'Present address' }, { maxLength: 200 }), {
  id: 'Jalan, nomor rumah, RT dan RW.',
  en: 'Street, number, RT and RW.',
});

/** Of a household that moves: everybody beside the applicant. */
export const anggotaIkutPindah = repeated({ id: 'Anggota keluarga yang ikut pindah', en: 'Family members who move along' }, { atMost: 10, optional: true }).of({
  nama,
  nik: help(nik({ id: 'NIK', en: 'National identity number (NIK)' }), { id: '16 angka di KK.', en: 'The 16 digits on the family card.' }),
});

// --- How they are told ---
/** Of an application: the officer knows the applicant by name and address. */
export const kontak = help(phone({ id: 'Nomor telepon untuk kabar', en: 'Telephone number for news' }, { optional: true, toBeTold: true }), {
  id: 'Hanya dipakai sistem untuk memberi kabar.',
  en: 'Only the system uses it, to tell you what happens.',
});
/** Of a request that nobody could answer without it. */
export const kontakWajib = help(phone({ id: 'Nomor telepon untuk kabar', en: 'Telephone number for news' }, { toBeTold: true }), {
  id: 'Hanya dipakai sistem untuk memberi kabar.',
  en: 'Only the system uses it, to tell you what happens.',
});
// --- Papers ---
const fotoAtauPdf = (sentence: Text): Text => ({ id: `Foto atau PDF. ${sentence.id}`, en: `Photo or PDF. ${sentence.en}` });
const seluruhnyaTerbaca: Text = { id: 'Semua sudut terlihat dan tulisannya terbaca.', en: 'All corners show and the writing can be read.' };
/** `wanted` says when it is asked for. */
export const suratPengantarRt = (wanted: Text) => help(file({ id: 'Surat pengantar RT/RW', en: 'Letter of your RT/RW' }), fotoAtauPdf(wanted));
export const berkasKtp = help(file({ id: 'KTP', en: 'Identity card (KTP)' }), fotoAtauPdf(seluruhnyaTerbaca));
export const berkasKk = help(file({ id: 'Kartu keluarga (KK)', en: 'Family card (KK)' }), fotoAtauPdf(seluruhnyaTerbaca));
/** `...permohonan.ktpDanKk`: both, as `ktp` and `kk`. */
export const ktpDanKk = { ktp: berkasKtp, kk: berkasKk };
/** Another paper, by its name. */
export const berkas = (label: Text) => help(file(label), fotoAtauPdf(seluruhnyaTerbaca));
export const berkasBilaAda = (label: Text) => help(file(label, { optional: true }), fotoAtauPdf(seluruhnyaTerbaca));

/** By an officer who went there. */
export const fotoPetugas = (label: Text) => help(evidence(label), { id: 'Diambil sendiri, di tempatnya.', en: 'Taken by yourself, at the place.' });

// --- In words ---
/** What somebody tells in their own words, of at most `maxLength` characters. */
export const uraian = (label: Text, hint: Text, maxLength: number) => help(text(label, { maxLength }), hint);

// --- Reasons ---
/** A law that was named once, or the text of an article. */
type Basis = Law | string;
type Opened = readonly [string, ...string[]];
export const bukanWarga = (basis: Basis) => reason(basis, { id: 'Anda tidak tinggal di kelurahan ini.', en: 'You do not live in this ward.' });
export const berkasBuram = <const About extends Opened>(basis: Basis, { id, en, about }: Text & { readonly about: About }) =>
  reason(basis, { id: `${id} tidak terbaca. Mohon unggah ulang.`, en: `${en} cannot be read. Please upload it again.`, about });
export const alamatTidakLengkap = <const About extends Opened>(basis: Basis, about: About) =>
  reason(basis, {
    id: 'Alamat belum lengkap. Mohon tulis jalan, nomor, RT dan RW.',
    en: 'The address is incomplete. Please give street, number, RT and RW.',
    about,
  });
export const dataTidakCocok = <const About extends Opened>(basis: Basis, about: About) =>
  reason(basis, {
    id: 'Isian tidak cocok dengan KTP atau berkas Anda. Mohon periksa lagi.',
    en: 'Your answers do not match your KTP or your papers. Please look again.',
    about,
  });

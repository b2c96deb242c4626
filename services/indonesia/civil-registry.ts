/**
 * What the services of the civil registry share in every city: how a person is asked, as form F-2.01 asks them (Permendagri 109/2019).
 *
 * Must never: hold a unit, a clock or a reason; those are each service's own.
 */
import { choice, country, date, group, help, nik, number, text, time, type Text } from '@balai/kernel';

/** A name that is registered already: an older single name stays valid. */
export const namaDiKtp = (label: Text) =>
  help(text(label, { letters: 'name', maxLength: 60 }), {
    id: 'Seperti tertulis di KTP atau kartu keluarga.',
    en: 'As written on the KTP or the family card.',
  });
/** A name that is registered for the first time: Permendagri 73/2022. */
export const namaBaru = (label: Text) =>
  help(text(label, { letters: 'newName', maxLength: 60 }), {
    id: 'Paling sedikit dua kata, paling banyak 60 huruf, tanpa angka, gelar atau tanda baca.',
    en: 'At least two words, at most 60 letters, without digits, titles or punctuation.',
  });
export const nikDiKtp = (label: Text) => help(nik(label), { id: '16 angka di KTP atau kartu keluarga.', en: 'The 16 digits on the KTP or the family card.' });

/** Whoever reports, or was there as a witness: name and NIK are enough, as the register knows the rest. */
export const orangTercatat = (label: Text) =>
  group(label).of({ nama: namaDiKtp({ id: 'Nama lengkap', en: 'Full name' }), nik: nikDiKtp({ id: 'NIK', en: 'National identity number (NIK)' }) });

/** Mother or father: a citizen has a NIK, a foreigner a country and a passport. */
export const orangTua = (label: Text) =>
  group(label).of(
    {
      nama: namaDiKtp({ id: 'Nama lengkap', en: 'Full name' }),
      lahir: help(date({ id: 'Tanggal lahir', en: 'Date of birth' }, { notFuture: true }), {
        id: 'Seperti di KTP atau paspor.',
        en: 'As on the KTP or passport.',
      }),
      warga: choice({ id: 'Kewarganegaraan', en: 'Citizenship' }).of({
        wni: { id: 'Indonesia (WNI)', en: 'Indonesian' },
        wna: { id: 'Asing (WNA)', en: 'Foreign' },
      }),
      nik: nikDiKtp({ id: 'NIK', en: 'National identity number (NIK)' }),
      negara: help(country({ id: 'Negara asal', en: 'Country' }), { id: 'Yang mengeluarkan paspornya.', en: 'That issued the passport.' }),
      paspor: help(text({ id: 'Nomor paspor', en: 'Passport number' }, { maxLength: 20 }), { id: 'Di halaman foto.', en: 'On the page with the photo.' }),
    },
    { nik: (its) => its.warga.is('wni'), negara: (its) => its.warga.is('wna'), paspor: (its) => its.warga.is('wna') },
  );

const seperti = { id: 'Seperti di surat kelahiran, bila ada.', en: 'As in the birth letter, if there is one.' };
/** The child, as form F-2.01 asks. */
export const anakF201 = group({ id: 'Anak', en: 'The child' }).of(
  {
    nama: namaBaru({ id: 'Nama lengkap anak', en: "Child's full name" }),
    kelamin: choice({ id: 'Jenis kelamin', en: 'Sex' }).of({ perempuan: { id: 'Perempuan', en: 'Female' }, lakiLaki: { id: 'Laki-laki', en: 'Male' } }),
    lahir: help(date({ id: 'Tanggal lahir', en: 'Date of birth' }, { notFuture: true }), seperti),
    pukul: help(time({ id: 'Pukul berapa lahir?', en: 'At what time?' }), { id: 'Waktu setempat, misalnya 04.30.', en: 'Local time, such as 04:30.' }),
    anakKe: help(number({ id: 'Anak ke berapa dari ibunya?', en: "Which of the mother's children?" }, { from: 1, to: 20, whole: true }), {
      id: 'Hitung semua anak yang lahir hidup dari ibu ini.',
      en: 'Count all children of this mother who were born alive.',
    }),
    kelahiran: choice({ id: 'Jenis kelahiran', en: 'Kind of birth' }).of({
      tunggal: { id: 'Tunggal', en: 'Single' },
      kembar: { id: 'Kembar', en: 'Twin or more' },
    }),
    urutanKembar: help(number({ id: 'Lahir ke berapa di antara kembarannya?', en: 'Born as which of the twins?' }, { from: 1, to: 8, whole: true }), {
      id: '1 bila lahir paling dulu. Tiap anak didaftarkan sendiri.',
      en: '1 if born first. Each child is registered on its own.',
    }),
  },
  { urutanKembar: (its) => its.kelahiran.is('kembar') },
);

/** Where the birth was, and who helped. */
export const tempatLahirF201 = group({ id: 'Tempat lahir', en: 'Place of birth' }).of(
  {
    jenis: choice({ id: 'Lahir di mana?', en: 'Where was the birth?' }).of({
      faskes: { id: 'Rumah sakit, puskesmas atau klinik', en: 'Hospital, health centre or clinic' },
      rumah: { id: 'Rumah', en: 'At home' },
      lain: { id: 'Tempat lain, misalnya dalam perjalanan', en: 'Elsewhere, for example on the way' },
    }),
    faskes: help(text({ id: 'Nama rumah sakit, puskesmas atau klinik', en: 'Name of the hospital, health centre or clinic' }, { maxLength: 100 }), seperti),
    alamat: help(text({ id: 'Alamat atau patokan tempat lahir', en: 'Address or landmark of the place' }, { maxLength: 200 }), {
      id: 'Jalan, nomor, RT dan RW; atau di dekat apa.',
      en: 'Street, number, RT and RW; or what is nearby.',
    }),
    kota: help(text({ id: 'Kota atau kabupaten', en: 'City or regency' }, { letters: 'name', maxLength: 60 }), {
      id: 'Tempat anak lahir, misalnya Kota Tangerang. Tercetak di akta.',
      en: 'Where the child was born, such as Kota Tangerang. Printed on the certificate.',
    }),
    penolong: choice({ id: 'Siapa yang menolong persalinan?', en: 'Who helped at the birth?' }).of({
      dokter: { id: 'Dokter', en: 'Doctor' },
      bidan: { id: 'Bidan atau perawat', en: 'Midwife or nurse' },
      lain: { id: 'Lainnya', en: 'Somebody else' },
    }),
  },
  { faskes: (its) => its.jenis.is('faskes'), alamat: (its) => its.jenis.is('faskes').not() },
);

/** What decides which proof of the marriage is asked, and whether a father is registered. */
export const pernikahanOrangTua = help(
  choice({ id: 'Bagaimana pernikahan orang tua?', en: 'How are the parents married?' }).of({
    tercatat: { id: 'Tercatat: ada buku nikah atau akta perkawinan', en: 'Registered: there is a marriage book or certificate' },
    belumTercatat: { id: 'Menikah, belum tercatat (SPTJM suami istri)', en: 'Married, not registered (statement of the couple)' },
    tidak: { id: 'Dicatat sebagai anak seorang ibu', en: "Registered as the mother's child" },
  }),
  {
    id: 'Menentukan bukti yang diminta. Akta anak terbit pada semua jawaban.',
    en: 'It decides which proof is asked. The child gets the certificate with any answer.',
  },
);

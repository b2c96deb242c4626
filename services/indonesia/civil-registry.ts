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
      lahir: date({ id: 'Tanggal lahir', en: 'Date of birth' }, { notFuture: true }),
      warga: choice({ id: 'Kewarganegaraan', en: 'Citizenship' }).of({
        wni: { id: 'Indonesia (WNI)', en: 'Indonesian' },
        wna: { id: 'Asing (WNA)', en: 'Foreign' },
      }),
      nik: nikDiKtp({ id: 'NIK', en: 'National identity number (NIK)' }),
      negara: country({ id: 'Negara asal', en: 'Country' }),
      paspor: text({ id: 'Nomor paspor', en: 'Passport number' }, { maxLength: 20 }),
    },
    { nik: (its) => its.warga.is('wni'), negara: (its) => its.warga.is('wna'), paspor: (its) => its.warga.is('wna') },
  );

/** The child, as form F-2.01 asks. */
export const anakF201 = group({ id: 'Anak', en: 'The child' }).of(
  {
    nama: namaBaru({ id: 'Nama lengkap anak', en: "Child's full name" }),
    kelamin: choice({ id: 'Jenis kelamin', en: 'Sex' }).of({ perempuan: { id: 'Perempuan', en: 'Female' }, lakiLaki: { id: 'Laki-laki', en: 'Male' } }),
    lahir: date({ id: 'Tanggal lahir', en: 'Date of birth' }, { notFuture: true }),
    pukul: time({ id: 'Pukul berapa lahir?', en: 'At what time?' }),
    anakKe: number({ id: 'Anak ke berapa dari ibunya?', en: "Which of the mother's children?" }, { from: 1, to: 20, whole: true }),
    kelahiran: choice({ id: 'Jenis kelahiran', en: 'Kind of birth' }).of({
      tunggal: { id: 'Tunggal', en: 'Single' },
      kembar: { id: 'Kembar', en: 'Twin or more' },
    }),
    urutanKembar: number({ id: 'Lahir ke berapa di antara kembarannya?', en: 'Born as which of the twins?' }, { from: 1, to: 8, whole: true }),
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
    faskes: text({ id: 'Nama rumah sakit, puskesmas atau klinik', en: 'Name of the hospital, health centre or clinic' }, { maxLength: 100 }),
    alamat: text({ id: 'Alamat atau patokan tempat lahir', en: 'Address or landmark of the place' }, { maxLength: 200 }),
    kota: text({ id: 'Kota atau kabupaten', en: 'City or regency' }, { letters: 'name', maxLength: 60 }),
    penolong: choice({ id: 'Siapa yang menolong persalinan?', en: 'Who helped at the birth?' }).of({
      dokter: { id: 'Dokter', en: 'Doctor' },
      bidan: { id: 'Bidan atau perawat', en: 'Midwife or nurse' },
      lain: { id: 'Lainnya', en: 'Somebody else' },
    }),
  },
  { faskes: (its) => its.jenis.is('faskes'), alamat: (its) => its.jenis.is('faskes').not() },
);

/** What decides which proof of the marriage is asked, and whether a father is registered. */
export const pernikahanOrangTua = choice({ id: 'Bagaimana pernikahan orang tua?', en: 'How are the parents married?' }).of({
  tercatat: { id: 'Tercatat: ada buku nikah atau akta perkawinan', en: 'Registered: there is a marriage book or certificate' },
  belumTercatat: { id: 'Menikah, belum tercatat (SPTJM suami istri)', en: 'Married, not registered (statement of the couple)' },
  tidak: { id: 'Dicatat sebagai anak seorang ibu', en: "Registered as the mother's child" },
});

/**
 * Questions that many services ask, written once with their help and limits. What differs is handed in.
 *
 * A service gives each its own name: `alamat: alamatSekarang`. Must never: hold a question of one service alone, or change
 * a word without looking at who asks it: every manifest that does becomes a new version.
 */
import { area, date, evidence, file, help, nik, phone, photo, place, repeated, text, type Text } from '@balai/kernel';

// --- Who asks ---
/** RULES.md, Names: an older single name stays valid, so one word is enough. */
export const namaLengkap = help(text({ id: 'Nama lengkap', en: 'Full name' }, { letters: 'name', maxLength: 60 }), {
  id: 'Seperti tertulis di KTP.',
  en: 'As written on your KTP.',
});
export const nikPemohon = help(nik({ id: 'NIK', en: 'National identity number (NIK)' }), { id: '16 angka di KTP Anda.', en: 'The 16 digits on your KTP.' });
/** Number of the family card (KK): 16 digits. */
export const nomorKk = help(text({ id: 'Nomor kartu keluarga (KK)', en: 'Number of the family card (KK)' }, { pattern: '9999999999999999', maxLength: 16 }), {
  id: '16 angka di bagian atas kartu keluarga.',
  en: 'The 16 digits at the head of the family card.',
});
/** The first lines of a letter about who asks: `body: [...identitas, …]`, where the service asks `nama` and `nik`. */
export const identitas = ['Dengan ini diterangkan bahwa:', 'Nama: {nama}', 'NIK: {nik}'] as const;
export const tanggalLahir = date({ id: 'Tanggal lahir', en: 'Date of birth' }, { notFuture: true });
export const kelurahanTinggal = area({ id: 'Kelurahan tempat tinggal sekarang', en: 'Kelurahan where you live now' }, { statistical: true });
export const alamatSekarang = help(text({ id: 'Alamat sekarang', en: 'Present address' }, { maxLength: 200 }), {
  id: 'Jalan, nomor rumah, RT dan RW.',
  en: 'Street, number, RT and RW.',
});

/** Of a household that moves: everybody beside the applicant. */
export const anggotaIkutPindah = repeated({ id: 'Anggota keluarga yang ikut pindah', en: 'Family members who move along' }, { atMost: 10, optional: true }).of({
  nama: namaLengkap,
  nik: nik({ id: 'NIK', en: 'National identity number (NIK)' }),
});

// --- How they are told ---
/** Of an application: the officer knows the applicant by name and address. */
export const kontakPemohon = help(phone({ id: 'Nomor telepon untuk kabar', en: 'Telephone number for news' }, { optional: true, toBeTold: true }), {
  id: 'Hanya dipakai sistem untuk memberi kabar.',
  en: 'Only the system uses it, to tell you what happens.',
});
/** Of a request that nobody could answer without it. */
export const kontakWajib = help(phone({ id: 'Nomor telepon untuk kabar', en: 'Telephone number for news' }, { toBeTold: true }), {
  id: 'Hanya dipakai sistem untuk memberi kabar.',
  en: 'Only the system uses it, to tell you what happens.',
});
/** Of a report: nobody who works on it learns who reported. */
export const kontakPelapor = help(phone({ id: 'Nomor telepon untuk kabar', en: 'Telephone number for news' }, { optional: true, toBeTold: true }), {
  id: 'Hanya dipakai sistem untuk memberi kabar; tidak diperlihatkan kepada petugas.',
  en: 'Only the system uses it, to tell you what happens; no officer sees it.',
});

// --- What is reported ---
/** The place of a report: open data, rounded to 100 m until it ends. */
export const lokasiLaporan = (label: Text) =>
  help(place(label, { published: true, roundedTo: 100 }), {
    id: 'Ketuk titiknya di peta, atau pilih kelurahan dan beri petunjuk tempat.',
    en: 'Tap the spot on the map, or choose the kelurahan and say how to find it.',
  });
const tanpaWajah: Text = { id: 'Hindari wajah orang dan pelat nomor.', en: 'Please avoid faces and number plates.' };
/** A photo of what is reported, where there is one. */
export const fotoKeadaan = (label: Text) => help(photo(label, { optional: true }), tanpaWajah);
/** Of a report that nobody could judge without it. */
export const fotoWajib = (label: Text) => help(photo(label), tanpaWajah);
export const keteranganPetugas = text(
  { id: 'Hal lain yang perlu diketahui petugas', en: 'Anything else the crew should know' },
  { optional: true, maxLength: 500 },
);

// --- Papers ---
const fotoAtauPdf = (sentence: Text): Text => ({ id: `Foto atau PDF. ${sentence.id}`, en: `Photo or PDF. ${sentence.en}` });
const seluruhnyaTerbaca: Text = { id: 'Semua sudut terlihat dan tulisannya terbaca.', en: 'All corners show and the writing can be read.' };
/** `wanted` says when it is asked for. */
export const suratPengantarRt = (wanted: Text) => help(file({ id: 'Surat pengantar RT/RW', en: 'Letter of your RT/RW' }), fotoAtauPdf(wanted));
export const berkasKtp = help(file({ id: 'KTP', en: 'Identity card (KTP)' }), fotoAtauPdf(seluruhnyaTerbaca));
export const berkasKk = help(file({ id: 'Kartu keluarga (KK)', en: 'Family card (KK)' }), fotoAtauPdf(seluruhnyaTerbaca));
/** Another paper, by its name. */
export const berkas = (label: Text) => help(file(label), fotoAtauPdf(seluruhnyaTerbaca));
export const berkasBilaAda = (label: Text) => help(file(label, { optional: true }), fotoAtauPdf(seluruhnyaTerbaca));

// --- In words ---
/** What somebody tells in their own words, of at most `maxLength` characters. */
export const uraian = (label: Text, hint: Text, maxLength: number) => help(text(label, { maxLength }), hint);

// --- Forms of later turns ---
/** Proof of a repair: two photos taken here and now, published side by side. */
export const sebelumSesudah = {
  sebelum: evidence({ id: 'Foto sebelum', en: 'Photo before' }, { published: true }),
  sesudah: evidence({ id: 'Foto sesudah', en: 'Photo after' }, { published: true }),
};

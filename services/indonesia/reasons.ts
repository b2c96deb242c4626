/**
 * Reasons that many services give, written once. Each begins with the ground in law; what it opens for correction is said in `about`.
 *
 * `apa` is the thing in both languages, as it stands inside a sentence: `{ id: 'lampu padam', en: 'dark lamp' }`.
 * Must never: hold a basis; the law of a refusal is the service's own.
 */
import { reason, type Law, type Text } from '@balai/kernel';

/** A law that was named once, or the text of an article. */
type Basis = Law | string;
type Opened = readonly [string, ...string[]];

// --- Reports ---
export const tidakDitemukan = (basis: Basis, apa: Text) =>
  reason(basis, { id: `Petugas tidak menemukan ${apa.id} di lokasi ini.`, en: `The crew found no ${apa.en} at this place.` });
export const milikPribadi = (basis: Basis, apa: Text) =>
  reason(basis, { id: `${apa.id} milik pribadi, sehingga pemiliknya yang memperbaiki.`, en: `${apa.en} is private, so its owner repairs it.` });
/** Handed over to a body outside. `apa`: `{ id: 'Tiang ini', en: 'This pole' }`; `siapa`: `{ id: 'PLN', en: 'PLN' }`. */
export const milikPihakLain = (basis: Basis, apa: Text, siapa: Text) =>
  reason(basis, {
    id: `${apa.id} milik ${siapa.id}. Laporan kami teruskan ke ${siapa.id} dan tetap kami pantau.`,
    en: `${apa.en} belongs to ${siapa.en}. We hand the report over to ${siapa.en} and keep following it.`,
  });
export const buktiTidakJelas = (basis: Basis, apa: Text) =>
  reason(basis, { id: `Foto bukti tidak memperlihatkan ${apa.id} yang dilaporkan.`, en: `The proof does not show the ${apa.en} that was reported.` });

// --- Applications ---
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

/**
 * What reports share in every city: what is asked, why one is refused or sent back, what proves a repair, and how a report ends.
 *
 * A service takes it whole: `import * as laporan from '../indonesia/reports.ts'`, then `kontak: laporan.kontak`. What differs is handed in.
 * Must never: hold a unit, the ground of a reason, or a number that an office or a city chose.
 */
import { evidence, help, law, phone, photo, place, reason, text, workingDays, type Law, type Text } from '@balai/kernel';

// --- The law ---
/** Complaints to a public service. Before it: Permenpanrb 62/2018, which no service here still needs. */
export const sp4n = law('2025-01-01', 'Permenpanrb 5/2025');
/** What they then say. */
const keberatan = {
  masalah: help(text({ id: 'Apa yang belum beres?', en: 'What is still wrong?' }, { maxLength: 500 }), {
    id: 'Tulis yang Anda lihat sekarang di tempat itu.',
    en: 'Say what you see at the place now.',
  }),
};
const dibukaLagi = <const Turn extends string>(to: Turn) => ({ within: sp4n(workingDays(10)), to, with: { keberatan } }) as const;
/**
 * `...laporan.akhir('diperbaiki')`: done or refused. Whoever reported has ten working days to say that it is not done, or was refused
 * wrongly; then that turn begins again. After a refusal another one, where it is named too: `laporan.akhir('diperbaiki', 'diterima')`.
 */
export const akhir = <const Done extends string, const Refused extends string = Done>(
  setelahSelesai: Done,
  setelahDitolak: Refused = setelahSelesai as string as Refused,
) => ({ selesai: { ends: 'granted', objection: dibukaLagi(setelahSelesai) }, ditolak: { ends: 'refused', objection: dibukaLagi(setelahDitolak) } }) as const;

// --- Questions ---
/** The place of a report: open data, rounded to 100 m until it ends. */
export const lokasi = (label: Text) =>
  help(place(label, { published: true, roundedTo: 100 }), {
    id: 'Ketuk titiknya di peta, atau pilih kelurahan dan beri petunjuk tempat.',
    en: 'Tap the spot on the map, or choose the kelurahan and say how to find it.',
  });
const tanpaWajah: Text = { id: 'Hindari wajah orang dan pelat nomor.', en: 'Please avoid faces and number plates.' };
/** A photo of what is reported, where there is one. */
export const foto = (label: Text) => help(photo(label, { optional: true }), tanpaWajah);
/** Of a report that nobody could judge without it. */
export const fotoWajib = (label: Text) => help(photo(label), tanpaWajah);
/** `...laporan.keteranganDanKontak`: the last two questions. Nobody who works on a report learns who reported. */
export const keteranganDanKontak = {
  keterangan: help(text({ id: 'Hal lain yang perlu diketahui petugas', en: 'Anything else the crew should know' }, { optional: true, maxLength: 500 }), {
    id: 'Misalnya sejak kapan, atau cara masuk ke tempatnya.',
    en: 'For example since when, or how to get there.',
  }),
  kontak: help(phone({ id: 'Nomor telepon untuk kabar', en: 'Telephone number for news' }, { optional: true, toBeTold: true }), {
    id: 'Hanya dipakai sistem untuk memberi kabar; tidak diperlihatkan kepada petugas.',
    en: 'Only the system uses it, to tell you what happens; no officer sees it.',
  }),
};

// --- What ends a turn ---
/** Two photos taken here and now, published side by side. */
const sebelumSesudah = {
  sebelum: help(evidence({ id: 'Foto sebelum', en: 'Photo before' }, { published: true }), {
    id: 'Sebelum dikerjakan, dari tempat yang nanti dapat diulang.',
    en: 'Before the work, from a spot that can be found again.',
  }),
  sesudah: help(evidence({ id: 'Foto sesudah', en: 'Photo after' }, { published: true }), {
    id: 'Setelah selesai, dari tempat yang sama. Hindari wajah dan pelat nomor.',
    en: 'When it is done, from the same spot. Avoid faces and number plates.',
  }),
};
/** `laksanakan: laporan.dibuktikan('dicek')`: with the proof of the repair, on to that turn. */
export const dibuktikan = <const Turn extends string>(to: Turn) => ({ to, with: { hasil: sebelumSesudah } }) as const;
/** What a body outside answers to a report that was handed over to it. */
const jawaban = {
  isiJawaban: help(text({ id: 'Jawaban dari yang berwenang', en: 'Answer of the body in charge' }, { maxLength: 1000 }), {
    id: 'Apa yang sudah atau akan dikerjakan, dan kapan. Pelapor membacanya.',
    en: 'What was or will be done, and when. Whoever reported reads it.',
  }),
};
/** `laksanakan: laporan.dijawab('dicek')`: with that answer, on to that turn. */
export const dijawab = <const Turn extends string>(to: Turn) => ({ to, with: { jawaban } }) as const;

// --- Reasons ---
/** A law that was named once, or the text of an article. */
type Basis = Law | string;
/** `apa`, as it stands inside a sentence: `{ id: 'lampu padam', en: 'dark lamp' }`. */
export const tidakDitemukan = (basis: Basis, apa: Text) =>
  reason(basis, { id: `Petugas tidak menemukan ${apa.id} di lokasi ini.`, en: `The crew found no ${apa.en} at this place.` });
export const milikPribadi = (basis: Basis, apa: Text) =>
  reason(basis, { id: `${apa.id} milik pribadi, sehingga pemiliknya yang memperbaiki.`, en: `${apa.en} is private, so its owner repairs it.` });
/** `apa` stands there: `{ id: 'Saluran ini berada', en: 'This drain lies' }`. */
export const diLahanPribadi = (basis: Basis, apa: Text) =>
  reason(basis, { id: `${apa.id} di lahan pribadi, sehingga pemiliknya yang merawat.`, en: `${apa.en} on private land, so its owner looks after it.` });
export const buktiTidakJelas = (basis: Basis, apa: Text) =>
  reason(basis, { id: `Foto bukti tidak memperlihatkan ${apa.id} yang dilaporkan.`, en: `The proof does not show the ${apa.en} that was reported.` });
/** Handed over to a body outside. `sebab`: `{ id: 'Ini bukan jalan kota.', en: 'This is not a city road.' }`; `kepada`: `{ id: 'PLN', en: 'PLN' }`. */
export const diteruskan = (basis: Basis, sebab: Text, kepada: Text = { id: 'yang berwenang', en: 'the body in charge' }) =>
  reason(basis, {
    id: `${sebab.id} Laporan kami teruskan ke ${kepada.id} dan tetap kami pantau.`,
    en: `${sebab.en} We hand the report over to ${kepada.en} and keep following it.`,
  });

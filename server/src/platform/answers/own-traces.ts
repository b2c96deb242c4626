/**
 * What people say of themselves in free words, though the form asked for it elsewhere: the name, the telephone, the number and the mail
 * address of a case are covered in the texts that somebody reads who may not see them.
 *
 * Only what the case itself knows is found: the names of others cannot be. Must never: change what is stored, or cover a word of the city
 * because somebody is called so.
 */
import type { Field, ServiceManifest } from '@balai/kernel';
import { answerParts } from './answer-parts.ts';
import { isNumberOfPeople } from './show-answer.ts';

const COVERED = '…';
const SHORTEST_PART = 3;
const LETTER = String.raw`[\p{L}\p{M}\p{N}]`;
/** Whoever is called so is named in words by a form of address, or by the whole name; else it is the thing. */
const THINGS: ReadonlySet<string> = new Set(
  `satu dua tiga empat lima enam tujuh delapan sembilan sepuluh senin selasa rabu kamis jumat sabtu minggu januari maret april mei agustus contoh
  air aman angin api arang asam atas awan bagus bahagia bakti bangun barat baru batu bening berkah bersih besar bintang bulan bumi bunga cahaya cempaka
  cerah cinta damai dahlia daun delima dunia embun emas fajar gang guntur harapan hari harum hijau hitam hujan indah intan jalan jati jaya juni juli kamboja
  kenanga kilat kota kuning lama lampu laut lestari makmur malam mawar mega melati merah merdeka mulia muda muka nusa pagi panjang pasar permata pertama
  pintu pohon purnama putih rapi rumah rukun sawah sehat sejahtera selamat selatan sentosa setia siang subur sungai surya taman tanjung tengah terang teratai
  tiang timur tua tugu untung utama utara wangi warga`.split(/\s+/u),
);
const ADDRESSED = String.raw`(?:pak|bapak|bpk|bp|bu|ibu|sdr|sdri|saudara|saudari|mas|mbak|bang|abang|kak|kakak|om|tante|haji|hajjah|hj|nama(?:\s+saya)?|saya|mr|mrs|ms|name(?:\s+is)?)[.:]?\s+`;
/** A street is called after somebody else. */
const IN_A_STREET = String.raw`(?:jl|jln|jalan|gang|gg|perum|komplek|kompleks|kampung|kp)\.?\s+`;

interface Traces {
  readonly names: readonly string[];
  readonly numbers: readonly string[];
  readonly mails: readonly string[];
}

/** Covers in a text what the case knows of its people in answers that are hidden from whoever reads it. */
export function coverTraces(
  { fields, forms }: Pick<ServiceManifest, 'fields' | 'forms'>,
  answers: Readonly<Record<string, unknown>>,
  isHidden: (name: string, field: Field<unknown>) => boolean,
): (words: string) => string {
  const patterns = patternsOf(tracesIn(Object.assign({}, ...Object.values(forms), fields), answers, isHidden));
  return (words) => patterns.reduce((covered, pattern) => covered.replaceAll(pattern, `$<before>${COVERED}`), words);
}

function tracesIn(
  fields: ServiceManifest['fields'],
  answers: Readonly<Record<string, unknown>>,
  isHidden: (name: string, field: Field<unknown>) => boolean,
): Traces {
  const hidden = Object.entries(fields)
    .filter(([name]) => Object.hasOwn(answers, name))
    .flatMap(([name, field]) =>
      answerParts(name, field, answers[name]).filter((part) => isHidden(name, part.field) && part.value !== ''),
    )
    .filter((part): part is typeof part & { readonly value: string } => typeof part.value === 'string');
  const of = (is: (field: Field<unknown>) => boolean) =>
    hidden.filter(({ field }) => is(field)).map(({ value }) => value);
  return {
    names: of(({ limits }) => limits?.letters === 'name' || limits?.letters === 'newName'),
    numbers: of((field) => field.kind === 'phone' || isNumberOfPeople(field)),
    mails: [
      ...of(({ kind }) => kind === 'email'),
      ...of(({ kind }) => kind === 'phone').filter((one) => one.includes('@')),
    ],
  };
}

const exact = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/gu, String.raw`\$&`);
const whole = (inner: string, before = ''): RegExp =>
  new RegExp(`(?<before>(?<!${LETTER})${before})${inner}(?!${LETTER})`, 'giu');

/** Whole names first, so that none is left in pieces. */
function patternsOf({ names, numbers, mails }: Traces): readonly RegExp[] {
  const parts = names.map((name) => name.split(/[^\p{L}\p{M}'’]+/u).filter((part) => part !== ''));
  const single = new Set(parts.flat().filter((part) => [...part].length >= SHORTEST_PART));
  return [
    ...mails.map((mail) => whole(exact(mail))),
    ...numbers.flatMap((number) => numberPattern(number)),
    ...parts.filter((one) => one.length > 1).map((one) => whole(one.map(exact).join(String.raw`[\s.,]+`))),
    ...[...single].map((part) =>
      THINGS.has(part.toLowerCase())
        ? whole(exact(part), ADDRESSED)
        : whole(exact(part), `(?<!(?<!${LETTER})${IN_A_STREET})`),
    ),
  ];
}

/** The digits of a number with whatever stands between them; of a telephone with and without what is dialled before. */
function numberPattern(number: string): readonly RegExp[] {
  const digits = number.replaceAll(/\D/gu, '');
  const isTelephone = number.startsWith('+62') || /^0?8/u.test(digits);
  const own = isTelephone ? digits.replace(/^(?:62|0)/u, '') : digits;
  if (own.length < 7) return [];
  const between = String.raw`[\s.\-/()]{0,2}`;
  const dialled = isTelephone ? String.raw`(?:\+?62|0)?${between}` : '';
  return [new RegExp(String.raw`(?<before>(?<!\d))${dialled}${[...own].join(between)}(?!\d)`, 'gu')];
}

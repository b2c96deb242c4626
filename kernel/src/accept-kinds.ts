/**
 * What an answer of each kind of question must look like, and the form in which it is stored.
 *
 * Each check returns the value to keep, or what is wrong and the way out in both languages.
 * Must never: throw, whatever is sent; or let through what a database, a letter or a spreadsheet cannot hold.
 */
import type { AnswerError } from './case-types.ts';
import type { DateText, Field, Kind, Text } from './fields.ts';
import { isAreaCode, isDate, nikOf, nopOf, phoneOf } from './numbers-of-identity.ts';
import { suitableLine, suitableText } from './suitable-text.ts';

/** What a check may know besides the answer. */
export interface Around {
  /** The day on which the answer is given. */
  readonly today: DateText;
  /** The codes of the areas that exist here; without it only the shape of a code is checked. */
  readonly areas?: ReadonlySet<string>;
}
export type Checked =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: AnswerError['code']; readonly says: Text };
export type Check = (value: unknown, field: Field<unknown>, around: Around) => Checked;

const good = (value: unknown): Checked => ({ ok: true, value });
const bad = (code: AnswerError['code'], id: string, en: string): Checked => ({ ok: false, code, says: { id, en } });

/** What a note beside a place may be. */
const LONGEST_NOTE = 500;
const LONGEST_NAME = 60;
const LONGEST_LINE = 200;
/** Whole numbers beyond this are not exact in JSON. */
const LARGEST = Number.MAX_SAFE_INTEGER;
const unsuitable = () =>
  bad(
    'unsuitableText',
    'ada karakter yang tidak dapat disimpan; hapus karakter tersembunyi lalu ketik ulang.',
    'there is a character that cannot be stored; delete hidden characters and type it again.',
  );

/** Text in one line that `accepts`; what it returns is stored. */
const line =
  (id: string, en: string, accepts: (text: string) => string | null): Check =>
  (value) => {
    if (typeof value !== 'string' || value.length > LONGEST_LINE) return bad('wrongKind', id, en);
    const kept = accepts(value);
    if (kept !== null) return good(kept);
    return suitableLine(value) === null ? unsuitable() : bad('wrongKind', id, en);
  };
const matching =
  (pattern: RegExp) =>
  (text: string): string | null => {
    const clean = suitableLine(text);
    return clean !== null && pattern.test(clean) ? clean : null;
  };

const LETTERS = {
  name: {
    pattern: /^[\p{Script=Latin} .'’-]+$/u,
    id: 'tulis dengan huruf saja, tanpa angka.',
    en: 'use letters only, no digits.',
  },
  newName: {
    pattern: /^\p{Script=Latin}+(?: \p{Script=Latin}+)+$/u,
    id: 'tulis paling sedikit dua kata, dengan huruf Latin dan spasi saja.',
    en: 'write at least two words, with Latin letters and spaces only.',
  },
  digits: { pattern: /^\d+$/u, id: 'tulis dengan angka saja.', en: 'use digits only.' },
} as const;

/** `B 9999 XXX`: a digit, a capital letter, either; every other character is itself. */
function fits(pattern: string, text: string): boolean {
  const [letters, written] = [[...pattern], [...text]];
  return (
    letters.length === written.length &&
    letters.every((letter, index) => {
      const character = written[index] as string;
      return letter === '9'
        ? /\d/u.test(character)
        : letter === 'A'
          ? /[A-Z]/u.test(character)
          : letter === 'X'
            ? /[A-Z\d]/u.test(character)
            : letter === character;
    })
  );
}

const isName = (letters: string | undefined): boolean => letters === 'name' || letters === 'newName';

const text: Check = (value, field) => {
  if (typeof value !== 'string') return bad('wrongKind', 'tulis dengan kata-kata.', 'write it in words.');
  const { letters, pattern, maxLength = isName(letters) ? LONGEST_NAME : LONGEST_LINE } = field.limits ?? {};
  const lines = suitableText(value);
  if (lines === null) return unsuitable();
  // A short answer stands in one line of a letter; two spaces in a name are one.
  const line = maxLength > LONGEST_LINE ? lines : lines.replace(/\s*[\n\t]\s*/gu, ' ');
  const clean = letters === 'newName' ? line.replace(/ {2,}/gu, ' ') : line;
  if ([...clean].length > maxLength)
    return bad('outOfLimits', `paling banyak ${maxLength} huruf.`, `at most ${maxLength} characters.`);
  if (pattern !== undefined && !fits(pattern, clean))
    return bad(
      'outOfLimits',
      `tulis seperti ${pattern} (9 angka, A huruf besar).`,
      `write it like ${pattern} (9 a digit, A a capital letter).`,
    );
  if (letters === undefined) return good(clean);
  const rule = LETTERS[letters];
  return rule.pattern.test(clean) ? good(clean) : bad('outOfLimits', rule.id, rule.en);
};

const date: Check = (value, field, { today }) => {
  if (typeof value !== 'string' || !isDate(value))
    return bad(
      'wrongKind',
      'tulis tanggal yang ada di kalender, misalnya 2026-03-17.',
      'write a date of the calendar, such as 2026-03-17.',
    );
  const { from, to, notPast, notFuture } = field.limits ?? {};
  if (notPast === true && value < today)
    return bad('past', `pilih ${today} atau sesudahnya.`, `choose ${today} or later.`);
  if (notFuture === true && value > today)
    return bad('outOfLimits', `paling lambat ${today}.`, `${today} at the latest.`);
  if (typeof from === 'string' && value < from)
    return bad('outOfLimits', `paling awal ${from}.`, `${from} at the earliest.`);
  return typeof to === 'string' && value > to
    ? bad('outOfLimits', `paling lambat ${to}.`, `${to} at the latest.`)
    : good(value);
};

const number: Check = (value, field) => {
  if (typeof value !== 'number' || !Number.isFinite(value) || Math.abs(value) > LARGEST)
    return bad('wrongKind', 'tulis sebuah angka.', 'write a number.');
  const { whole, ...ends } = field.limits ?? {};
  const from = typeof ends.from === 'number' ? ends.from : -LARGEST;
  const to = typeof ends.to === 'number' ? ends.to : LARGEST;
  if (whole === true && !Number.isInteger(value))
    return bad('outOfLimits', 'tulis angka bulat.', 'write a whole number.');
  if (value < from) return bad('outOfLimits', `paling sedikit ${from}.`, `at least ${from}.`);
  // JSON has no -0.
  return value > to ? bad('outOfLimits', `paling banyak ${to}.`, `at most ${to}.`) : good(value === 0 ? 0 : value);
};
const rupiah: Check = (value, field, place) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0
    ? number(value, field, place)
    : bad(
        'wrongKind',
        'tulis jumlah rupiah bulat, 0 atau lebih, tanpa sen.',
        'write a whole amount in rupiah, 0 or more.',
      );

const hasOption = (field: Field<unknown>, code: unknown): code is string =>
  typeof code === 'string' && field.options !== undefined && Object.hasOwn(field.options, code);
const notAnOption = () => bad('notAnOption', 'pilih salah satu dari daftar.', 'choose one of the list.');
const choice: Check = (value, field) => (hasOption(field, value) ? good(value) : notAnOption());
const choices: Check = (value, field) => {
  const chosen = (value as { readonly chosen?: unknown } | null)?.chosen;
  if (!Array.isArray(chosen) || !chosen.every((code) => hasOption(field, code)))
    return bad('notAnOption', 'pilih dari daftar.', 'choose from the list.');
  return good(chosen.length === 0 ? null : { chosen: [...new Set(chosen)] });
};

const area: Check = (value, _, { areas }) => {
  if (typeof value !== 'string' || !isAreaCode(value))
    return bad('unknownArea', 'pilih kelurahan dari daftar.', 'choose the ward (kelurahan) from the list.');
  return areas === undefined || areas.has(value)
    ? good(value)
    : bad(
        'unknownArea',
        'kelurahan ini tidak ada di daftar kota; pilih dari daftar.',
        'this ward is not in the list of the city; choose from the list.',
      );
};

// The islands of Indonesia lie between these degrees.
const SOUTH = -12;
const NORTH = 7;
const WEST = 94;
const EAST = 142;
const within = (value: unknown, from: number, to: number) => typeof value === 'number' && value >= from && value <= to;

const place: Check = (value, field, around) => {
  if (typeof value !== 'object' || value === null)
    return bad(
      'wrongKind',
      'tunjukkan tempatnya di peta, atau pilih kelurahannya.',
      'show the place on the map, or choose its ward.',
    );
  const given = value as {
    readonly area?: unknown;
    readonly latitude?: unknown;
    readonly longitude?: unknown;
    readonly note?: unknown;
  };
  const where = area(given.area, field, around);
  if (!where.ok) return where;
  const located = given.latitude !== undefined || given.longitude !== undefined;
  if (located && !(within(given.latitude, SOUTH, NORTH) && within(given.longitude, WEST, EAST)))
    return bad(
      'outOfLimits',
      'titik ini di luar Indonesia; tunjukkan lagi di peta.',
      'this point lies outside Indonesia; show it on the map again.',
    );
  const note =
    given.note === undefined || given.note === ''
      ? ''
      : typeof given.note === 'string'
        ? suitableText(given.note)
        : null;
  if (note === null) return unsuitable();
  if (note.length > LONGEST_NOTE)
    return bad(
      'outOfLimits',
      `keterangan tempat paling banyak ${LONGEST_NOTE} huruf.`,
      `at most ${LONGEST_NOTE} characters about the place.`,
    );
  return good({
    area: where.value,
    ...(located ? { latitude: given.latitude, longitude: given.longitude } : {}),
    ...(note === '' ? {} : { note }),
  });
};

/** Bytes are known by their SHA-256 alone; what else is sent along is not an answer. */
const bytes: Check = (value) => {
  const sha256 = (value as { readonly sha256?: unknown } | null)?.sha256;
  return typeof sha256 === 'string' && /^[0-9a-f]{64}$/u.test(sha256)
    ? good({ sha256 })
    : bad('wrongKind', 'unggah berkasnya sekali lagi.', 'upload the file once more.');
};

/** Every kind but the two that hold other questions (accept.ts). */
export const checkKind: Readonly<Record<Exclude<Kind, 'group' | 'repeated'>, Check>> = {
  text,
  nik: line('tulis 16 angka NIK seperti di KTP.', 'write the 16 digits of the NIK as on the identity card.', nikOf),
  nop: line('tulis 18 angka NOP seperti di SPPT PBB.', 'write the 18 digits of the NOP as on the tax notice.', nopOf),
  phone: line(
    'tulis nomor telepon, misalnya 0812 3456 7890.',
    'write a telephone number, such as 0812 3456 7890.',
    phoneOf,
  ),
  date,
  time: line('tulis jam seperti 09:30.', 'write the time as 09:30.', matching(/^([01]\d|2[0-3]):[0-5]\d$/u)),
  email: line(
    'tulis alamat surel, misalnya nama@contoh.id.',
    'write an e-mail address, such as name@example.id.',
    matching(/^[^\s@<>"]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/iu),
  ),
  country: line('pilih negara dari daftar.', 'choose the country from the list.', matching(/^[A-Z]{2}$/u)),
  region: line(
    'pilih kota atau kabupaten dari daftar.',
    'choose the city or regency from the list.',
    matching(/^[\w.-]{2,60}$/u),
  ),
  entry: line('pilih dari daftar.', 'choose from the list.', matching(/^.{1,100}$/u)),
  case: line(
    'tulis nomor kasus seperti di tanda terima.',
    'write the number of the case as on the receipt.',
    matching(/^[\w./-]{4,60}$/u),
  ),
  number,
  rupiah,
  yesNo: (value) =>
    typeof value === 'boolean' ? good(value) : bad('wrongKind', 'jawab ya atau tidak.', 'answer yes or no.'),
  choice,
  choices,
  area,
  place,
  photo: bytes,
  file: bytes,
  evidence: bytes,
  signature: bytes,
};

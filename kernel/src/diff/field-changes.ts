/**
 * Changes of what is asked: of the form, of later forms, of the questions inside a group, and of facts.
 *
 * Must never: let a privacy mark (published, sensitive, statistical) come or go without a sentence of its own.
 */
import type { Field, Fields, Kind, Limits, Text } from '../fields.ts';
import type { FactField, ServiceManifest } from '../manifest.ts';
import { alike, dateText, listed, NOTHING, numberText, quoted, words } from '../words/plain-words.ts';
import { expressionText, unitText } from '../words/expression-words.ts';
import {
  became,
  byName,
  byWord,
  change,
  same,
  type Change,
  type ChangeGroup,
  type Pair,
  type Said,
  type Say,
  type Sentences,
} from './change.ts';

const KIND_WORDS: Readonly<Record<Kind, Text>> = {
  text: words('teks', 'text'),
  nik: alike('NIK'),
  phone: words('nomor telepon', 'telephone number'),
  email: words('alamat surel', 'email address'),
  date: words('tanggal', 'date'),
  time: words('jam', 'time of day'),
  number: words('angka', 'number'),
  rupiah: words('jumlah rupiah', 'amount in rupiah'),
  yesNo: words('ya atau tidak', 'yes or no'),
  choice: words('satu pilihan', 'one choice'),
  choices: words('beberapa pilihan', 'several choices'),
  place: words('tempat', 'place'),
  area: words('kelurahan', 'kelurahan'),
  region: words('kota atau kabupaten', 'city or regency'),
  country: words('negara', 'country'),
  nop: alike('NOP'),
  entry: words('pilihan dari daftar kota', 'an entry of a list of the city'),
  photo: words('foto', 'photo'),
  file: words('berkas', 'file'),
  evidence: words('foto bukti di tempat', 'proof taken on the spot'),
  signature: words('tanda tangan', 'signature'),
  case: words('nomor urusan lain', 'number of another matter'),
  group: words('kelompok pertanyaan', 'group of questions'),
  repeated: words('kelompok pertanyaan berulang', 'group asked again for each'),
};
const kindText = (kind: Kind | undefined): Text => (kind === undefined ? NOTHING : (KIND_WORDS[kind] ?? alike(kind)));

/** Where the questions stand: the sentences about them begin with `what`. */
interface Place {
  readonly pair: Pair;
  /** What stands after a question's label: " (formulir “hasil”)". */
  readonly where: Text;
  readonly groups: { readonly added: ChangeGroup; readonly removed: ChangeGroup; readonly changed: ChangeGroup };
}
const ASKED: Place['groups'] = { added: 'asked', removed: 'askedNoMore', changed: 'askedOtherwise' };
const FACTS: Place['groups'] = { added: 'facts', removed: 'facts', changed: 'facts' };

/** The questions of the form, or of a later one (`form`). */
export function fieldChanges(pair: Pair, from: Fields | undefined, to: Fields | undefined, at: string, form?: string) {
  const where = form === undefined ? alike('') : words(` (formulir “${form}”)`, ` (form “${form}”)`);
  return questions({ pair, where, groups: ASKED }, from, to, at);
}

function questions(place: Place, from: Fields | undefined, to: Fields | undefined, at: string): readonly Change[] {
  const { groups } = place;
  return byName(from, to, at, {
    added: (field, where) => {
      const [name, marks] = [nameOf(place, field), marksOf(place, field)];
      return change(groups.added, where, `${name.id} ditanyakan: ${marks.id}`, `${name.en} is asked: ${marks.en}`);
    },
    removed: (field, where) => {
      const name = nameOf(place, field);
      return change(groups.removed, where, `${name.id} tidak ditanyakan lagi`, `${name.en} is no longer asked`);
    },
    changed: (a, b, where) => byWord(fieldSentences(place, nameOf(place, b)), a, b, where),
  });
}
const nameOf = ({ where }: Place, { label }: Pick<Field<unknown>, 'label'>): Text => ({
  id: `“${label.id}”${where.id}`,
  en: `“${label.en}”${where.en}`,
});
/** What a new question is, in one line. */
function marksOf(place: Place, field: Field<unknown>): Text {
  const parts = [
    kindText(field.kind),
    field.required ? words('wajib', 'required') : words('boleh kosong', 'may stay empty'),
    ...(field.published === true ? [words('dibuka untuk umum', 'published')] : []),
    ...(field.statistical === true ? [words('dihitung dalam statistik', 'counted in figures')] : []),
    ...(field.sensitive === undefined ? [] : [whyText(place.pair.after, field.sensitive)]),
  ];
  return { id: parts.map(({ id }) => id).join(', '), en: parts.map(({ en }) => en).join(', ') };
}
const whyText = (service: ServiceManifest, why: Field<unknown>['sensitive']): Text => {
  if (why === undefined) return words('data biasa', 'not sensitive');
  const seen = listed(why.seenBy.map((unit) => unitText(service, unit)));
  return words(
    `data peka untuk ${why.purpose.id} (${why.basis}), dilihat ${seen.id}`,
    `sensitive, for ${why.purpose.en} (${why.basis}), seen by ${seen.en}`,
  );
};

function fieldSentences(place: Place, name: Text): Sentences<Field<unknown>> {
  const { pair, groups } = place;
  const say =
    <Value>(id: string, en: string, show: (value: Value, service: ServiceManifest) => Text): Say<Value | undefined> =>
    (from, to, at) => {
      const shown = (value: Value | undefined, service: ServiceManifest) =>
        value === undefined ? NOTHING : show(value, service);
      const what = { id: `${name.id}: ${id}`, en: `${name.en}: ${en}` };
      return became(groups.changed, at, what, shown(from, pair.before), shown(to, pair.after));
    };
  const mark =
    (on: Text, off: Text): Say<unknown> =>
    (_, to, at) => {
      const now = to === true ? on : off;
      return change(groups.changed, at, `${name.id} ${now.id}`, `${name.en} ${now.en}`);
    };
  const text = (id: string, en: string) => say<Text>(id, en, quoted);
  return {
    kind: say<Kind>('jenis jawaban', 'kind of answer', kindText),
    label: (from, to, at) => became(groups.changed, at, words('Pertanyaan', 'The question'), quoted(from), quoted(to)),
    help: text('keterangan', 'the help text'),
    required: mark(words('kini wajib diisi', 'is now required'), words('kini boleh kosong', 'may now stay empty')),
    unit: say<string | Text>('satuan', 'the unit', (unit) => (typeof unit === 'string' ? alike(unit) : unit)),
    options: (from, to, at) => optionChanges(groups.changed, name, from, to, at),
    rows: (from, to, at) =>
      questions({ ...place, where: words(` (pada ${name.id})`, ` (in ${name.en})`) }, from, to, at),
    atMost: say<number>('banyaknya paling banyak', 'the most rows', numberText),
    askedIf: (from, to, at) => {
      const rows = { ...pair.before.fields, ...pair.after.fields };
      return askedIfChanges(pair, from, to, at, (inner) => rowsOf(pair, at)?.[inner] ?? rows[inner], rowsOf(pair, at));
    },
    limits: (from, to, at) => byWord(limitSentences(groups.changed, name), from ?? {}, to ?? {}, at),
    register: say<string>('daftar', 'the list', alike),
    narrowedBy: say<string>('dipersempit oleh', 'narrowed by', alike),
    sensitive: say<NonNullable<Field<unknown>['sensitive']>>('kepekaan data', 'sensitivity', (why, service) =>
      whyText(service, why),
    ),
    published: mark(
      words('kini dibuka untuk umum', 'is now published'),
      words('tidak lagi dibuka untuk umum', 'is no longer published'),
    ),
    roundedTo: say<number>('dibulatkan untuk umum sampai', 'rounded for the public to', (metres) =>
      alike(`${metres} m`),
    ),
    statistical: mark(
      words('kini dihitung dalam statistik', 'is now counted in figures'),
      words('tidak lagi dihitung dalam statistik', 'is no longer counted in figures'),
    ),
    notify: mark(
      words('kini dipakai untuk memberi kabar', 'is now used to send news'),
      words('tidak lagi dipakai untuk memberi kabar', 'is no longer used to send news'),
    ),
    service: say<string>('layanan yang dimaksud', 'the service meant', alike),
    _value: () => [],
  };
}

function optionChanges(
  group: ChangeGroup,
  name: Text,
  from: Field<unknown>['options'],
  to: Field<unknown>['options'],
  at: string,
) {
  return byName(from, to, at, {
    added: ({ id, en }, where) =>
      change(group, where, `${name.id}: pilihan baru “${id}”`, `${name.en}: new choice “${en}”`),
    removed: ({ id, en }, where) =>
      change(group, where, `${name.id}: pilihan “${id}” tidak ada lagi`, `${name.en}: the choice “${en}” is gone`),
    changed: (a, b, where) =>
      became(group, where, words(`${name.id}: pilihan`, `${name.en}: a choice`), quoted(a), quoted(b)),
  });
}

function limitSentences(group: ChangeGroup, name: Text): Sentences<Limits> {
  const limit =
    (id: string, en: string): Say<unknown> =>
    (from, to, at) =>
      became(group, at, words(`${name.id}: ${id}`, `${name.en}: ${en}`), limitText(from), limitText(to));
  return {
    from: limit('paling sedikit', 'the least'),
    to: limit('paling banyak', 'the most'),
    whole: limit('hanya bilangan bulat', 'whole numbers only'),
    letters: limit('huruf yang boleh', 'letters allowed'),
    pattern: limit('pola', 'the pattern'),
    notPast: limit('tidak boleh tanggal yang lewat', 'no past date'),
    notFuture: limit('tidak boleh tanggal yang akan datang', 'no future date'),
    maxLength: limit('panjang paling banyak (huruf)', 'the greatest length (characters)'),
  };
}
function limitText(limit: unknown): Text {
  if (limit === undefined) return words('tanpa batas', 'no limit');
  if (limit === true) return words('ya', 'yes');
  if (limit === 'name') return words('huruf nama', 'letters of names');
  if (limit === 'digits') return words('angka saja', 'digits only');
  return typeof limit === 'number' ? numberText(limit) : dateText(String(limit));
}

/** When a question is asked: the head's `askedIf`, or a group's own (`rows`). */
export function askedIfChanges(
  { before, after }: Pair,
  from: ServiceManifest['askedIf'] | undefined,
  to: ServiceManifest['askedIf'] | undefined,
  at: string,
  fieldOf: (name: string) => Field<unknown> | undefined,
  rows?: Fields,
): readonly Change[] {
  const inside = rows === undefined ? {} : { rows };
  const show = (service: ServiceManifest, when: ServiceManifest['askedIf'][string]) =>
    expressionText({ service, ...inside }, when);
  const label = (name: string) => quoted(fieldOf(name)?.label ?? alike(name));
  return byName(from, to, at, {
    added: (when, where, name) => {
      const [shown, what] = [show(after, when), label(name)];
      return change(
        'askedOtherwise',
        where,
        `${what.id} hanya ditanyakan bila ${shown.id}`,
        `${what.en} is asked only if ${shown.en}`,
      );
    },
    removed: (when, where, name) => {
      const [shown, what] = [show(before, when), label(name)];
      return change(
        'askedOtherwise',
        where,
        `${what.id} tidak lagi bergantung pada syarat (sebelumnya bila ${shown.id})`,
        `${what.en} no longer depends on a condition (before: if ${shown.en})`,
      );
    },
    changed: (a, b, where, name) => {
      const [was, is, what] = [show(before, a), show(after, b), label(name)];
      return change(
        'askedOtherwise',
        where,
        `${what.id} kini ditanyakan bila ${is.id} (sebelumnya bila ${was.id})`,
        `${what.en} is now asked if ${is.en} (before: if ${was.en})`,
      );
    },
  });
}
/** The questions of the group at whose `askedIf` a path leads. */
function rowsOf({ before, after }: Pair, at: string): Fields | undefined {
  const [part = '', first = '', second = ''] = at.split('.');
  const find = (service: ServiceManifest) =>
    part === 'forms' ? service.forms[first]?.[second]?.rows : service.fields[first]?.rows;
  const [a, b] = [find(before), find(after)];
  return a === undefined && b === undefined ? undefined : { ...a, ...b };
}

/** What is read from other registers. */
export function factChanges(
  pair: Pair,
  from: ServiceManifest['facts'],
  to: ServiceManifest['facts'],
  at: string,
): Said {
  const place: Place = { pair, where: alike(''), groups: FACTS };
  return byName(from, to, at, {
    added: (fact, where) => {
      const name = nameOf(place, fact);
      return change(
        'facts',
        where,
        `Data ${name.id} kini dibaca, untuk ${fact.purpose.id}`,
        `The fact ${name.en} is now read, for ${fact.purpose.en}`,
      );
    },
    removed: (fact, where) => {
      const name = nameOf(place, fact);
      return change('facts', where, `Data ${name.id} tidak dibaca lagi`, `The fact ${name.en} is no longer read`);
    },
    changed: (a, b, where) => byWord(factSentences(place, nameOf(place, b)), a, b, where),
  });
}
function factSentences(place: Place, name: Text): Sentences<FactField> {
  const { before, after } = place.pair;
  const what = (id: string, en: string) => words(`Data ${name.id}: ${id}`, `Fact ${name.en}: ${en}`);
  const units = (service: ServiceManifest, seen: readonly string[]) =>
    listed(seen.map((unit) => unitText(service, unit)));
  return {
    ...fieldSentences(place, name),
    purpose: (from, to, at) => became('facts', at, what('tujuan', 'the purpose'), quoted(from), quoted(to)),
    seenBy: (from, to, at) =>
      same(from.toSorted(), to.toSorted())
        ? change(
            'facts',
            at,
            `${what('urutan unit yang melihat berubah', '').id}`,
            `${what('', 'the order of those who see it changes').en}`,
          )
        : became('facts', at, what('dilihat oleh', 'seen by'), units(before, from), units(after, to)),
    freshForMinutes: (from, to, at) =>
      became('facts', at, what('berlaku (menit)', 'fresh for (minutes)'), numberText(from), numberText(to)),
    readAgain: (_, to, at) =>
      to
        ? change(
            'facts',
            at,
            `Data ${name.id} kini dibaca lagi saat memutus`,
            `The fact ${name.en} is now read again at the decision`,
          )
        : change(
            'facts',
            at,
            `Data ${name.id} tidak dibaca lagi saat memutus`,
            `The fact ${name.en} is not read again at the decision`,
          ),
    dependsOn: (from, to, at) =>
      became(
        'facts',
        at,
        what('ditanyakan dengan jawaban', 'asked with the answers'),
        listed(from.map(alike)),
        listed(to.map(alike)),
      ),
  };
}

/**
 * What a difference between two manifests is: a sentence in both languages, its place, and the group in which people look
 * for it; and how two pieces of data are compared word by word.
 *
 * Must never: let a difference pass without a sentence; what nobody has words for is said to be just that (`unnamed`).
 */
import { canonicalJson } from '../canonical.ts';
import type { Text } from '../fields.ts';
import type { ServiceManifest } from '../manifest.ts';
import { words } from '../words/plain-words.ts';

/** In the order in which they are read. */
export const CHANGE_GROUPS = [
  'asked',
  'askedNoMore',
  'askedOtherwise',
  'fee',
  'promise',
  'actors',
  'stages',
  'reasons',
  'rules',
  'facts',
  'documents',
  'retention',
  'service',
  'unnamed',
] as const;
export type ChangeGroup = (typeof CHANGE_GROUPS)[number];
export const CHANGE_GROUP_TITLES: Readonly<Record<ChangeGroup, Text>> = {
  asked: words('Kini ditanyakan', 'Now asked'),
  askedNoMore: words('Tidak ditanyakan lagi', 'No longer asked'),
  askedOtherwise: words('Ditanyakan dengan cara lain', 'Asked otherwise'),
  fee: words('Biaya', 'Fee'),
  promise: words('Janji dan tenggat', 'Promise and clocks'),
  actors: words('Siapa yang bertindak', 'Who acts'),
  stages: words('Tahap dan tindakan', 'Stages and actions'),
  reasons: words('Alasan', 'Reasons'),
  rules: words('Syarat dan keputusan sistem', 'Rules and decisions of the system'),
  facts: words('Data dari instansi lain', 'Data from other registers'),
  documents: words('Dokumen dan isinya', 'Documents and their words'),
  retention: words('Penyimpanan data', 'Keeping of data'),
  service: words('Layanan, kategori dan dasar hukum', 'Service, category and legal basis'),
  unnamed: words('Perubahan yang belum ada kalimatnya', 'Changes that have no sentence yet'),
};

export interface Change {
  readonly group: ChangeGroup;
  /** Where in the manifest: `stages.diperiksa.within`. */
  readonly at: string;
  readonly says: Text;
}
/** The two manifests, for the names of what the paths lead to. */
export interface Pair {
  readonly before: ServiceManifest;
  readonly after: ServiceManifest;
}
/** A difference that another sentence tells already; the comment beside it says which. */
export const SAID_ELSEWHERE = Symbol('said elsewhere');
export type Said = readonly Change[] | typeof SAID_ELSEWHERE;

export const same = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);
export const change = (group: ChangeGroup, at: string, id: string, en: string): readonly Change[] => [
  { group, at, says: { id, en } },
];
const unnamed = (at: string): readonly Change[] =>
  change(
    'unnamed',
    at,
    `“${at}” berubah, dan belum ada kalimat yang menyebutnya. Mohon laporkan; bandingkan berkasnya baris demi baris.`,
    `“${at}” changes, and no sentence names it yet. Please report this; compare the files line by line.`,
  );
/** The sentences of a difference that is there; where there are none, that is said. */
const orUnnamed = (at: string, said: Said | undefined): readonly Change[] =>
  said === SAID_ELSEWHERE ? [] : said === undefined || said.length === 0 ? unnamed(at) : said;

export type Say<Value> = (from: Value, to: Value, at: string) => Said;
/** A sentence for every word of `Whole`: the compiler asks for those that are missing. */
export type Sentences<Whole> = { readonly [Word in keyof Whole]-?: Say<Whole[Word]> };

/** Compares two records of the same words. */
export function byWord<Whole extends object>(
  sentences: Sentences<Whole>,
  from: Whole,
  to: Whole,
  at: string,
): readonly Change[] {
  const names = new Set([...Object.keys(from), ...Object.keys(to)]) as ReadonlySet<string>;
  return [...names].flatMap((name) => {
    const [a, b] = [own(from, name), own(to, name)];
    if (same(a, b)) return [];
    const where = at === '' ? name : `${at}.${name}`;
    const say = own(sentences, name) as Say<unknown> | undefined;
    return orUnnamed(where, say?.(a, b, where));
  });
}
const own = (record: object, name: string): unknown =>
  Object.hasOwn(record, name) ? (record as Readonly<Record<string, unknown>>)[name] : undefined;

/** Compares two records of names: what is new, what is gone, what is otherwise. */
export function byName<Value>(
  from: Readonly<Record<string, Value>> | undefined,
  to: Readonly<Record<string, Value>> | undefined,
  at: string,
  say: {
    readonly added: (value: Value, at: string, name: string) => Said;
    readonly removed: (value: Value, at: string, name: string) => Said;
    readonly changed: (from: Value, to: Value, at: string, name: string) => Said;
  },
): readonly Change[] {
  const [before, after] = [from ?? {}, to ?? {}];
  return [...new Set([...Object.keys(after), ...Object.keys(before)])].flatMap((name) => {
    const [a, b] = [own(before, name) as Value | undefined, own(after, name) as Value | undefined];
    if (same(a, b)) return [];
    const where = `${at}.${name}`;
    const said =
      a === undefined
        ? say.added(b as Value, where, name)
        : b === undefined
          ? say.removed(a, where, name)
          : say.changed(a, b, where, name);
    return orUnnamed(where, said);
  });
}

/** "X menjadi B (sebelumnya A)"; where only one language has changed, the other says so and shows it. */
export function became(group: ChangeGroup, at: string, what: Text, from: Text, to: Text): readonly Change[] {
  const [sameId, sameEn] = [from.id === to.id, from.en === to.en];
  if (sameId && sameEn)
    return change(
      group,
      at,
      `${what.id}: ditulis dengan cara lain (${to.id})`,
      `${what.en}: written otherwise (${to.en})`,
    );
  return change(
    group,
    at,
    sameId
      ? `${what.id}: teks bahasa Inggris menjadi ${to.en} (sebelumnya ${from.en})`
      : `${what.id} menjadi ${to.id} (sebelumnya ${from.id})`,
    sameEn
      ? `${what.en}: the Indonesian words become ${to.id} (before: ${from.id})`
      : `${what.en} becomes ${to.en} (before: ${from.en})`,
  );
}

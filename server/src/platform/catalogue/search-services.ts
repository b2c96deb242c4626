/**
 * Finds a service by what people call it: official name, other names, slang, misspellings, in both languages.
 *
 * Must never: rank a misspelling above the word itself, or return a service with which only a stop word matches.
 */
import type { Text } from '@balai/kernel';
import { folded, similarity, trigrams, wordsOf } from './normalise.ts';

export interface Searchable {
  readonly id: string;
  readonly title: Text;
  readonly alsoCalled: readonly string[];
  /** Words that say less than a name: the category, the unit in charge. */
  readonly related: readonly Text[];
  readonly popular: boolean;
}
export interface Found {
  readonly id: string;
  readonly score: number;
  /** The name by which it was found, for "cocok dengan ...". */
  readonly matched: string;
}

interface Name {
  readonly said: string;
  readonly words: readonly { readonly word: string; readonly pieces: ReadonlySet<string> }[];
  readonly weight: number;
}

/** Below this two words are not the same word misspelt: `lampu` and `lambu` reach 0.5, `jalan` and `jalur` 0.3. */
const ALIKE = 0.34;
const cut = (word: string) => ({ word, pieces: trigrams(word) });
const named = (said: string, weight: number): Name => ({ said, weight, words: wordsOf(said).map(cut) });

const namesOf = (service: Searchable): readonly Name[] => [
  named(service.title.id, 1),
  named(service.title.en, 1),
  named(service.id.replaceAll('-', ' '), 1),
  ...service.alsoCalled.map((said) => named(said, 0.95)),
  ...service.related.flatMap((text) => [named(text.id, 0.4), named(text.en, 0.4)]),
];

/** How well one typed word meets the words of a name: 1 the word, 0.8 its beginning, else how alike it is. */
function meets(typed: ReturnType<typeof cut>, name: Name): number {
  let best = 0;
  for (const { word, pieces } of name.words) {
    const same = word === typed.word ? 1 : typed.word.length >= 3 && word.startsWith(typed.word) ? 0.85 : 0;
    const alike = same > 0 ? same : similarity(typed.pieces, pieces);
    if (alike > best) best = alike;
  }
  return best >= ALIKE ? best : 0;
}

/** How much a typed word tells services apart: 1 when it meets a single one, less the more it meets. Unknown words count a half. */
function rarities(
  typed: readonly ReturnType<typeof cut>[],
  catalogue: readonly (readonly Name[])[],
): readonly number[] {
  return typed.map((word) => {
    const met = catalogue.filter((names) => names.some((name) => meets(word, name) > 0)).length;
    return met === 0 ? 0.5 : 1 / (1 + Math.log(met));
  });
}

/** The services that `query` may mean, best first. An empty query finds nothing here: the catalogue shows all. */
export function searchServices(query: string, services: readonly Searchable[]): readonly Found[] {
  const typed = wordsOf(query).slice(0, 12).map(cut);
  if (typed.length === 0) return [];
  const catalogue = services.map(namesOf);
  const weights = rarities(typed, catalogue);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const found = services.flatMap((service, at) => {
    const best = bestName(typed, weights, all, catalogue[at] ?? [], folded(query));
    return best === null
      ? []
      : [{ id: service.id, matched: best.matched, score: best.score + (service.popular ? 0.01 : 0) }];
  });
  const top = Math.max(0, ...found.map(({ score }) => score));
  return found
    .filter(({ score }) => score >= top * 0.6)
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

function bestName(
  typed: readonly ReturnType<typeof cut>[],
  weights: readonly number[],
  all: number,
  names: readonly Name[],
  query: string,
): Omit<Found, 'id'> | null {
  let best: Omit<Found, 'id'> | null = null;
  for (const name of names) {
    if (name.words.length === 0) continue;
    const met = typed.map((word) => meets(word, name));
    const reached = met.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0) / all;
    // Of two names that hold all typed words, the shorter one says it better.
    const exact = Math.min(1, met.filter((value) => value > 0).length / name.words.length);
    const score = name.weight * (reached * 0.85 + exact * 0.15) + (query === folded(name.said) ? 0.2 : 0);
    if (reached >= 0.3 && (best === null || score > best.score)) best = { score, matched: name.said };
  }
  return best;
}

/**
 * Suggests which service a resident means by a sentence of their own, and says which of their words decided.
 *
 * It learns from how each service is called and from sentences that a region keeps beside its services. It counts and
 * compares: the same words always give the same answer, and each answer can be explained. Must never: choose for anybody.
 */
import { folded, trigrams, wordsOf, writtenOut } from './normalise.ts';

export interface Learnable {
  readonly id: string;
  /** Its title and what people call it. */
  readonly names: readonly string[];
  /** What people wrote who meant it. */
  readonly sentences: readonly string[];
}
export interface Suggestion {
  readonly id: string;
  /** How alike the sentence is to what was learned of this service: 0 not at all, 1 the same. */
  readonly likeness: number;
  /** The words of the sentence that spoke for this service, as they were typed, the strongest first; three at most. */
  readonly because: readonly string[];
}
/** Answers with the services that a sentence may mean, best first; three at most, none where no word is known. */
export type Suggest = (sentence: string) => readonly Suggestion[];

/** Whether the first is no more than a guess: it is hardly like what was learned, or another is nearly as much. */
export const isUnsure = ([first, second]: readonly Pick<Suggestion, 'likeness'>[]): boolean =>
  first !== undefined && (first.likeness < SURE_LIKENESS || (second?.likeness ?? 0) > first.likeness * RIVAL_SHARE);

/** What a piece of a word counts beside the word itself: enough to see through a misspelling or an affix. */
const PIECE = 0.7;
/** What a second word adds where it follows the first as it was learned: `lahir` after `akta` is not `lahir` after `mau`. */
const PAIR = 0.5;
const MOST_SUGGESTED = 3;
/** Below this a sentence has nothing in common with a service but the pieces of some words. */
const LEAST_LIKENESS = 0.04;
/** Less than this share of the strongest is no suggestion any more. */
const LEAST_SHARE = 0.3;
/** A word that gives less than this share of the likeness did not decide. */
const LEAST_REASON = 0.12;
const MOST_WORDS = 40;
/** Chosen by what was learned, each sentence left out in turn: of 24 that went wrong 22 were guesses by these, or found nothing. */
const SURE_LIKENESS = 0.1;
const RIVAL_SHARE = 0.6;

/** How much of each feature, by the word that it comes from. */
type Features = ReadonlyMap<string, number>;
interface SaidWord {
  /** As it was typed. */
  readonly said: string;
  readonly features: Features;
}

/** The words of a sentence that count, each with what it is compared by. */
function saidWords(sentence: string): readonly SaidWord[] {
  const counted = new Set(wordsOf(sentence));
  const said = folded(sentence.slice(0, 200)).split(' ').slice(0, MOST_WORDS);
  let before = '';
  return said.flatMap((typed) => {
    const words = writtenOut(typed).filter((word) => counted.has(word));
    return words.map((word) => {
      const features = new Map<string, number>([[word, 1]]);
      const pieces = trigrams(word);
      for (const piece of pieces) features.set(`~${piece}`, PIECE / Math.sqrt(pieces.size));
      if (before !== '') features.set(`${before} ${word}`, PAIR);
      before = word;
      return { said: typed, features };
    });
  });
}

function added(into: Map<string, number>, features: Features, times: number): void {
  for (const [feature, much] of features) into.set(feature, (into.get(feature) ?? 0) + much * times);
}
const lengthOf = (features: Features): number => Math.sqrt([...features.values()].reduce((sum, x) => sum + x * x, 0));

/** What one text says: each word as often as it is said, no text louder than another. */
function heard(text: string): Features {
  const all = new Map<string, number>();
  for (const { features } of saidWords(text)) added(all, features, 1);
  const length = lengthOf(all);
  return length === 0 ? all : new Map([...all].map(([feature, much]) => [feature, much / length]));
}

/** How much a feature tells services apart: nothing where all have it, most where a single one has, or none yet. */
function telling(learned: readonly (readonly [string, Features])[]): (feature: string) => number {
  const has = new Map<string, number>();
  for (const [, features] of learned)
    for (const feature of features.keys()) has.set(feature, (has.get(feature) ?? 0) + 1);
  return (feature) => Math.log((learned.length + 1) / (has.get(feature) ?? 1));
}

/** Learns from the catalogue of a region; takes some milliseconds for sixteen services. */
export function learnToSuggest(services: readonly Learnable[]): Suggest {
  const raw = services.map(({ id, names, sentences }) => {
    const all = new Map<string, number>();
    for (const text of [...names, ...sentences]) added(all, heard(text), 1);
    return [id, all] as const;
  });
  const tells = telling(raw);
  const known = raw.map(([id, features]) => {
    // The root: a word that stands in twenty sentences says more than one that stands in two, not ten times more.
    const weighed = new Map([...features].map(([feature, much]) => [feature, Math.sqrt(much) * tells(feature)]));
    const length = lengthOf(weighed) || 1;
    return { id, weight: (feature: string) => (weighed.get(feature) ?? 0) / length };
  });
  return (sentence) => {
    const words = saidWords(sentence);
    const all = new Map<string, number>();
    for (const { features } of words) for (const [feature, much] of features) all.set(feature, much);
    const length = lengthOf(new Map([...all].map(([feature, much]) => [feature, much * tells(feature)]))) || 1;
    const found = known.map(({ id, weight }) => {
      const parts = words.map(({ said, features }) => {
        const part = [...features].reduce((sum, [feature, much]) => sum + much * tells(feature) * weight(feature), 0);
        return { said, part: part / length };
      });
      const likeness = Math.min(
        1,
        parts.reduce((sum, { part }) => sum + part, 0),
      );
      return { id, likeness, because: reasonsOf(parts, likeness) };
    });
    const ranked = found
      .filter(({ likeness }) => likeness >= LEAST_LIKENESS)
      .toSorted((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
      .slice(0, MOST_SUGGESTED);
    // Of guesses all that are left are shown: the one that is meant may be far behind.
    if (isUnsure(ranked)) return ranked;
    return ranked.filter(({ likeness }) => likeness >= (ranked[0]?.likeness ?? 0) * LEAST_SHARE);
  };
}

function reasonsOf(
  parts: readonly { readonly said: string; readonly part: number }[],
  likeness: number,
): readonly string[] {
  const bySaid = new Map<string, number>();
  for (const { said, part } of parts) bySaid.set(said, (bySaid.get(said) ?? 0) + part);
  return [...bySaid]
    .filter(([, part]) => part > likeness * LEAST_REASON)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, 3)
    .map(([said]) => said);
}

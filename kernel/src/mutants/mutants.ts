/**
 * Mistakes that an author could make, planted one at a time, and whether an example notices. Each is a service that could be
 * published: what the checks refuse teaches nothing about the examples.
 *
 * The same service gives the same mistakes in the same order. Must never: publish one, or write anything.
 */
import { findingsIn } from '../check/check-manifest.ts';
import type { Calendar } from '../clock.ts';
import type { ExampleSet } from '../examples.ts';
import { namesIn } from '../expression.ts';
import { expressionsOf } from '../expressions-of.ts';
import type { Text } from '../fields.ts';
import type { ServiceManifest } from '../manifest.ts';
import { playExamples } from '../play-examples.ts';
import { expressionMutations } from './expression-mutations.ts';
import { applied, type Mutation } from './mutation.ts';
import { stageMutations } from './stage-mutations.ts';
import { valueMutations } from './value-mutations.ts';

export interface Mutant {
  /** A path of the manifest, for the line of the file. */
  readonly at: string;
  /** What would be wrong, in words. */
  readonly says: Text;
  readonly manifest: ServiceManifest;
}
export interface TriedMutant extends Mutant {
  /** The name of an example that comes out otherwise; null: none does. */
  readonly noticedBy: string | null;
}

/** More than this are thinned out evenly: a service of a hundred lines has about two hundred. */
const MOST = 800;

/** Returns the mistakes that could be published. */
export function mutantsOf(service: ServiceManifest): readonly Mutant[] {
  const all = [...stageMutations(service), ...valueMutations(service), ...expressionMutations(service)];
  const step = Math.max(1, Math.ceil(all.length / MOST));
  const text = JSON.stringify(service);
  const seen = new Set<string>([text]);
  return all
    .filter((_, index) => index % step === 0)
    .flatMap((mutation) => {
      const mutant = planted(service, mutation);
      const is = JSON.stringify(mutant.manifest);
      if (seen.has(is)) return [];
      seen.add(is);
      return findingsIn(mutant.manifest).some(({ weight }) => weight === 'error') ? [] : [mutant];
    });
}

function planted(service: ServiceManifest, mutation: Mutation): Mutant {
  const { at, says } = mutation;
  return { at, says, manifest: withReadFacts(applied(service, mutation)) };
}

/** A fact that nothing reads any more would be a mistake that the checks find. */
function withReadFacts(service: ServiceManifest): ServiceManifest {
  const read = new Set(expressionsOf(service).flatMap(({ expression }) => namesIn(expression, 'fact')));
  const printed = JSON.stringify(service.documents);
  const kept = Object.entries(service.facts).filter(([name]) => read.has(name) || printed.includes(`{fact.${name}`));
  return kept.length === Object.keys(service.facts).length ? service : { ...service, facts: Object.fromEntries(kept) };
}

/** Plays the examples against each mistake. They must hold for the service as it is. */
export function tryMutants(service: ServiceManifest, set: ExampleSet, calendar: Calendar): readonly TriedMutant[] {
  const examples = Object.entries(set.examples);
  return mutantsOf(service).map((mutant) => {
    const notices = ([name, example]: (typeof examples)[number]): boolean =>
      playExamples(mutant.manifest, { service: set.service, examples: { [name]: example } }, calendar).some(
        ({ ok }) => !ok,
      );
    return { ...mutant, noticedBy: examples.find(notices)?.[0] ?? null };
  });
}

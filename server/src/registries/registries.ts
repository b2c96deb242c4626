/**
 * The door to the registries of a city: what they know about a request, asked all at once, each within two seconds.
 *
 * A registry that is silent is an answer too (`unavailable`), and so is one that says what no database keeps: a resident could not mend
 * it. Must never: throw, or let one registry hold up another.
 */
import type { Fact, Facts, FactField, Instant, Text } from '@balai/kernel';
import { unsuitablePart } from '@balai/store';

/** What a registry is asked: the answers that the fact depends on, and the area that the case is about. */
export interface RegistryQuestion {
  readonly fact: string;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly area: string | null;
}
export interface Registry {
  /** `kependudukan`: stored with each fact as its source. */
  readonly id: string;
  /** As residents and officers read it: "Register kependudukan". */
  readonly label: Text;
  readonly facts: readonly string[];
  /** Resolves with what it knows; may be slow, may reject. */
  ask(
    question: RegistryQuestion,
  ): Promise<
    | { readonly state: 'known'; readonly value: unknown; readonly reference: string }
    | { readonly state: 'notFound' | 'refused' }
  >;
}
export interface Registries {
  /** `patienceMs`: how long each registry is waited for; two seconds unless given. */
  ask(
    facts: Readonly<Record<string, FactField>>,
    about: Omit<RegistryQuestion, 'fact'>,
    now: Instant,
    patienceMs?: number,
  ): Promise<Facts>;
  /** The name of the registry that a stored fact comes from; what is stored of it where that registry is no longer connected. */
  nameOf(source: string): Text;
}

/** Longer than this nobody waits before a form. */
const PATIENCE_MS = 2_000;

/** Asks each registry for its own facts. A fact that no registry keeps is `unavailable` from the source `-`. */
export function openRegistries(registries: readonly Registry[]): Registries {
  const keeperOf = (fact: string) => registries.find(({ facts }) => facts.includes(fact));
  return {
    nameOf: (source) => registries.find(({ id }) => id === source)?.label ?? { id: source, en: source },
    async ask(facts, about, now, patienceMs = PATIENCE_MS) {
      const answers = await Promise.all(
        Object.entries(facts).map(async ([fact, field]): Promise<readonly [string, Fact] | null> => {
          const needed = Object.fromEntries(field.dependsOn.map((name) => [name, about.answers[name]]));
          const registry = keeperOf(fact);
          if (registry === undefined) return [fact, { state: 'unavailable', source: '-', at: now }];
          return [fact, await askOne(registry, { fact, answers: needed, area: about.area }, patienceMs, now)];
        }),
      );
      return Object.fromEntries(answers.filter((answer) => answer !== null));
    },
  };
}

async function askOne(registry: Registry, question: RegistryQuestion, patienceMs: number, now: Instant): Promise<Fact> {
  const silent: Fact = { state: 'unavailable', source: registry.id, at: now };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<Fact>((resolve) => {
    timer = setTimeout(() => resolve(silent), patienceMs);
  });
  const answer = registry.ask(question).then(
    (said): Fact =>
      unsuitablePart(said) !== null
        ? silent
        : said.state === 'known'
          ? { state: 'known', value: said.value, source: registry.id, at: now, reference: said.reference }
          : { state: said.state, source: registry.id, at: now },
    () => silent,
  );
  const first = await Promise.race([answer, tooLong]);
  clearTimeout(timer);
  return first;
}

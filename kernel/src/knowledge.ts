/**
 * What is known about a case when an expression is evaluated: its answers, what the registries said, its scores.
 *
 * A registry that is silent leaves its fact out; one that says "there is none" gives `null` (LANGUAGE 10.3).
 * Must never: use a fact that the manifest does not read, or one whose value is not of its kind.
 */
import { checkKind, type Around } from './accept-kinds.ts';
import type { Case, CaseError, Fact, Facts } from './case-types.ts';
import type { Instant } from './clock.ts';
import { evaluate, namesIn, type Expression } from './expression.ts';
import type { DateText } from './fields.ts';
import { inForce, type Dated, type FactField, type ServiceManifest } from './manifest.ts';
import type { Evaluated, Values } from './operators.ts';
import { err, ok, type Result } from './result.ts';

export interface Knowledge {
  readonly answers: Values;
  readonly facts: Values;
}
type Told = Pick<Case, 'on' | 'answers' | 'facts' | 'booked'>;

/** Returns what the rules, conditions and routing of `service` may read; the scores are added up by the day of filing. */
export function knowledgeOf(service: ServiceManifest, told: Told): Knowledge {
  const facts: Record<string, unknown> = { today: told.on };
  for (const [name, fact] of Object.entries(told.facts)) {
    if (fact.state === 'known') facts[name] = fact.value;
    else if (fact.state === 'notFound') facts[name] = null;
  }
  const answers = Object.keys(told.booked).length === 0 ? told.answers : { ...told.booked, ...told.answers };
  for (const name in service.scores)
    if (Object.hasOwn(service.scores, name))
      return { answers, facts: { ...facts, score: scoresOf(service, told.on, { answers, facts }) } };
  return { answers, facts };
}

/** One part of a score, as the applicant may see it; `points` is unknown while an answer or fact is. */
export interface ScorePart {
  readonly name: string;
  readonly points: number | undefined;
}

/** Returns every score part by part, by the law of the day of filing. */
export function scoreParts(
  service: ServiceManifest,
  on: string,
  knowledge: Knowledge,
): Readonly<Record<string, readonly ScorePart[]>> {
  return Object.fromEntries(
    Object.entries(service.scores).map(([name, dated]) => {
      const parts = Object.entries(inForce(dated, on)?.value ?? {});
      return [
        name,
        parts.map(([part, points]) => ({
          name: part,
          points: asNumber(evaluate(points, knowledge.answers, knowledge.facts)),
        })),
      ];
    }),
  );
}
const asNumber = (value: Evaluated) => (typeof value === 'number' ? value : undefined);

/** The sum of each score; absent while one of its parts is unknown. */
function scoresOf(service: ServiceManifest, on: string, knowledge: Knowledge): Values {
  const sums: Record<string, number> = {};
  for (const [name, parts] of Object.entries(scoreParts(service, on, knowledge))) {
    if (parts.every(({ points }) => points !== undefined))
      sums[name] = parts.reduce((sum, { points }) => sum + (points ?? 0), 0);
  }
  return sums;
}

/**
 * Returns the facts that `service` reads, of those that were `given`; a value of the wrong kind counts as silence, because
 * nobody may be judged by it.
 */
export function usableFacts(service: ServiceManifest, given: Facts, around: Around, now: Instant): Facts {
  const usable: Record<string, Fact> = {};
  for (const [name, field] of Object.entries(service.facts)) {
    if (Object.hasOwn(given, name)) usable[name] = usableFact(field, given[name] as Fact, around, now);
  }
  return usable;
}

const STATES = ['known', 'notFound', 'unavailable', 'refused'];
function usableFact(field: FactField, fact: Fact, around: Around, now: Instant): Fact {
  const source = typeof fact.source === 'string' ? fact.source.slice(0, 100) : '';
  const at = Number.isSafeInteger(fact.at) ? fact.at : now;
  if (!STATES.includes(fact.state)) return { state: 'unavailable', source, at };
  if (fact.state !== 'known') return { state: fact.state, source, at };
  if (field.kind === 'group' || field.kind === 'repeated') return { state: 'unavailable', source, at };
  const checked = checkKind[field.kind](fact.value, field, around);
  if (!checked.ok) return { state: 'unavailable', source, at };
  const reference = typeof fact.reference === 'string' ? { reference: fact.reference.slice(0, 200) } : {};
  return { state: 'known', value: checked.value, source, at, ...reference };
}

/** What a registry that fell silent may not undo: an answer that it gave before stays. */
export function factsToLearn(known: Facts, told: Facts): Facts {
  const news = Object.entries(told).filter(([name, fact]) => {
    const before = known[name];
    return (
      before === undefined ||
      fact.state === 'known' ||
      fact.state === 'notFound' ||
      before.state === fact.state ||
      (before.state !== 'known' && before.state !== 'notFound')
    );
  });
  return Object.fromEntries(news);
}

/** Returns the value of a dated expression on a day; the error says what is missing. */
export function valueOn(
  dated: Dated<Expression>,
  what: string,
  day: DateText | '',
  knowledge: Knowledge,
): Result<{ readonly value: Evaluated; readonly basis: string }, CaseError> {
  const current = inForce(dated, day);
  if (current === undefined) return err({ type: 'notInForce', what, on: day });
  const value = evaluate(current.value, knowledge.answers, knowledge.facts);
  return value === undefined ? err(notKnownYet(current.value, knowledge)) : ok({ value, basis: current.basis });
}

/** Names what an expression reads and nobody knows. */
export function notKnownYet(expression: Expression, { answers, facts }: Knowledge): CaseError {
  const open = (source: 'field' | 'fact', values: Values) => {
    const names = namesIn(expression, source);
    const missing = names.filter(
      (name) => !Object.hasOwn(values, name) || values[name] === undefined || values[name] === null,
    );
    return missing.length > 0 ? missing : names;
  };
  return { type: 'notKnownYet', fields: open('field', answers), facts: open('fact', facts) };
}

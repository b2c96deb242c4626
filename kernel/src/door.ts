/**
 * What comes with a command, let in through the one door: answers, corrections, later forms, money and booked times.
 *
 * Submission, correction, officers' forms and objections are checked alike: only what was asked, kind, limits, required, and all
 * rules (LANGUAGE 10.2). Must never: let a stale fact stand when an answer that it depends on has changed.
 */
import { accept, isAsked, type Asking } from './accept.ts';
import type { AnswerError, CaseError, Fact, Facts, HandedIn, Turn } from './case-types.ts';
import { changedElsewhere, correctable, withChanges } from './correctable.ts';
import { dueInTurn } from './fees.ts';
import type { Fields } from './fields.ts';
import { factsToLearn, knowledgeOf, usableFacts, type Knowledge } from './knowledge.ts';
import type { ActionData, FactField, ServiceManifest } from './manifest.ts';
import type { Values } from './operators.ts';
import { areaOf } from './parties.ts';
import { err, ok, type Result } from './result.ts';
import { notMet, rulesBy } from './rules.ts';
import { bookedTime } from './slots.ts';
import type { Story } from './story.ts';

export interface LetIn {
  /** Answers of later forms. */
  readonly answers: Values;
  /** Answers that are no longer asked after a later form was filled in again. */
  readonly unasked: readonly string[];
  readonly correction: {
    readonly answers: Values;
    readonly dropped: readonly string[];
    readonly area: string | null;
  } | null;
  readonly facts: Facts;
  readonly paid: number;
  readonly booked: Values;
}

/** How `fields` are asked in this case. */
export function askingOf(story: Story, fields: Fields, before: Values, facts: Values): Asking {
  const { service, world, today } = story;
  return {
    fields,
    askedIf: service.askedIf,
    before,
    facts,
    today,
    notPast: clockDates(service),
    ...(world.areas === undefined ? {} : { areas: world.areas }),
  };
}

const remembered = new WeakMap<ServiceManifest, ReadonlySet<string>>();
/** The dates from which some turn's clock counts: one in the past would be up at once. */
function clockDates(service: ServiceManifest): ReadonlySet<string> {
  const found = remembered.get(service);
  if (found !== undefined) return found;
  const names = new Set(
    Object.values(service.stages).flatMap((stage) => ('by' in stage && stage.from !== undefined ? [stage.from] : [])),
  );
  remembered.set(service, names);
  return names;
}

const nothing: LetIn = { answers: {}, unasked: [], correction: null, facts: {}, paid: 0, booked: {} };

/** Returns what comes with an action of `turn`, or everything that is wrong with it. */
export function letIn(
  story: Story,
  turn: Turn | null,
  action: Pick<ActionData, 'with' | 'because'>,
  given: HandedIn,
  facts: Facts,
  explained: boolean,
): Result<LetIn, CaseError> {
  const asked = action.with ?? [];
  const strangers = Object.keys(given).filter((name) => !asked.includes(name));
  if (strangers.length > 0) return err({ type: 'notAskedFor', what: strangers });
  let into: LetIn = nothing;
  if (asked.length === 0 && Object.keys(facts).length === 0) return ok(into);
  const errors: AnswerError[] = [];
  for (const what of asked) {
    if (what === 'fee' || what === 'part') continue;
    const next = Object.hasOwn(story.service.slots, what)
      ? book(story, what, given[what])
      : what === 'answers'
        ? correct(story, given[what])
        : fillIn(story, what, given[what]);
    if (next.ok)
      into = {
        ...into,
        ...next.value,
        answers: { ...into.answers, ...next.value.answers },
        booked: { ...into.booked, ...next.value.booked },
        unasked: [...into.unasked, ...(next.value.unasked ?? [])],
      };
    else errors.push(...next.error);
  }
  if (errors.length > 0) return err({ type: 'answersRefused', errors });
  const paid = asked.includes('fee') || asked.includes('part') ? payment(story, turn, asked, given) : ok(0);
  if (!paid.ok) return paid;
  const after = { ...into, paid: paid.value, facts: newFacts(story, into, facts) };
  const broken = newlyBroken(story, after, explained);
  return broken === null ? ok(after) : err(broken);
}

type Part = Result<Partial<LetIn>, readonly AnswerError[]>;

function book(story: Story, slot: string, given: unknown): Part {
  const booked = bookedTime(story, slot, given);
  return booked.ok ? ok({ booked: { [slot]: booked.value } }) : err([booked.error]);
}

function fillIn(story: Story, form: string, given: unknown): Part {
  const { service, state, knowledge } = story;
  const fields = Object.hasOwn(service.forms, form) ? (service.forms[form] as Fields) : {};
  const accepted = accept(askingOf(story, fields, knowledge.answers, knowledge.facts), given);
  if (!accepted.ok) return accepted;
  const { answers } = accepted.value;
  // Filled in once more, an answer that was left out this time is not kept from the time before.
  const unasked = Object.keys(fields).filter(
    (name) => Object.hasOwn(state.answers, name) && !Object.hasOwn(answers, name),
  );
  return ok({ answers, unasked });
}

/** A correction changes what the reasons are about; together with all other answers it must be as good as a submission. */
function correct(story: Story, given: unknown): Part {
  const { service, state, knowledge } = story;
  const changes: Values = typeof given === 'object' && given !== null && !Array.isArray(given) ? (given as Values) : {};
  const own = Object.fromEntries(Object.entries(state.answers).filter(([name]) => Object.hasOwn(service.fields, name)));
  const others = Object.fromEntries(
    Object.entries(knowledge.answers).filter(([name]) => !Object.hasOwn(service.fields, name)),
  );
  const merged = withChanges(service.fields, own, changes);
  const asking = askingOf(story, service.fields, others, knowledge.facts);
  const open = correctable(service, state);
  const free = new Set([...open, ...newlyAsked(service, asking, own, merged)]);
  const closed = Object.entries(service.fields)
    .filter(([name, field]) => !free.has(name) && changedElsewhere(field, name, open, own[name], merged[name]))
    .map(([name]) => name);
  const accepted = accept({ ...asking, accepted: own }, merged);
  const errors = [...closed.map((name) => notCorrectable(service, name)), ...(accepted.ok ? [] : accepted.error)];
  if (!accepted.ok || errors.length > 0) return err(errors);
  const after = accepted.value.answers;
  const answers = Object.fromEntries(Object.entries(after).filter(([name, value]) => !same(value, own[name])));
  const dropped = Object.keys(own).filter((name) => !Object.hasOwn(after, name));
  return ok({
    correction: {
      answers,
      dropped,
      area: service.at === null ? state.area : (areaOf(after, service.at) ?? state.area),
    },
  });
}

/** Questions that are asked only since the correction: their answers come with it. */
function newlyAsked(service: ServiceManifest, asking: Asking, before: Values, after: Values): readonly string[] {
  return Object.keys(service.askedIf).filter(
    (name) => Object.hasOwn(service.fields, name) && !isAsked(asking, name, before) && isAsked(asking, name, after),
  );
}
function notCorrectable(service: ServiceManifest, name: string): AnswerError {
  const label = service.fields[name]?.label ?? { id: name, en: name };
  return {
    field: name,
    code: 'notCorrectable',
    message: {
      id: `${label.id}: jawaban ini tidak diminta diperbaiki; kembalikan seperti semula.`,
      en: `${label.en}: this answer was not sent back for correction; set it back as it was.`,
    },
  };
}

/** The fee is paid whole, or in parts where the service says so; the amount is what is due now. */
function payment(
  story: Story,
  turn: Turn | null,
  asked: readonly string[],
  given: HandedIn,
): Result<number, CaseError> {
  const due = turn === null ? null : dueInTurn(story, turn);
  if (due !== null && !due.ok) return due;
  const rupiah = due === null ? 0 : due.value.rupiah;
  const paid = Object.hasOwn(given, 'fee') || !asked.includes('part') ? (given['fee'] ?? 0) : given['part'];
  if (asked.includes('part') && !Object.hasOwn(given, 'fee'))
    return typeof paid === 'number' && Number.isInteger(paid) && paid >= 1 && paid < rupiah
      ? ok(paid)
      : err({ type: 'feeNotPaid', rupiah });
  return paid === rupiah ? ok(rupiah) : err({ type: 'feeNotPaid', rupiah });
}

/** Facts that come with the action; one that depends on a changed answer and did not come is silent, never the stale one. */
function newFacts(story: Story, into: LetIn, given: Facts): Facts {
  const { service, state, world, today } = story;
  const place = { today, ...(world.areas === undefined ? {} : { areas: world.areas }) };
  const usable = usableFacts(service, given, place, world.now);
  const changed = new Set([
    ...Object.keys(into.answers),
    ...into.unasked,
    ...Object.keys(into.correction?.answers ?? {}),
    ...(into.correction?.dropped ?? []),
  ]);
  const learned: Record<string, Fact> = { ...factsToLearn(state.facts, usable) };
  for (const [name, field] of Object.entries(service.facts)) {
    const told = usable[name];
    if (field.dependsOn.some((answer) => changed.has(answer)))
      learned[name] = told ?? { state: 'unavailable', source: state.facts[name]?.source ?? '', at: world.now };
    // Read again at the decision, and silent: the old answer counts only while it is fresh.
    else if (told !== undefined && field.readAgain && isStale(state.facts[name], field, world.now))
      learned[name] = told;
  }
  return learned;
}

const MINUTE = 60_000;
const isStale = (fact: Fact | undefined, { freshForMinutes }: FactField, now: number) =>
  fact === undefined || now - fact.at > freshForMinutes * MINUTE;

/** What will be known with what comes in: the rules are asked about this, not about what was known before. */
export function knowledgeWith({ service, state }: Story, into: LetIn): Knowledge {
  const answers: Record<string, unknown> = { ...state.answers, ...into.correction?.answers, ...into.answers };
  for (const name of [...(into.correction?.dropped ?? []), ...into.unasked])
    if (!Object.hasOwn(into.answers, name)) delete answers[name];
  return knowledgeOf(service, {
    on: state.on,
    answers,
    facts: { ...state.facts, ...into.facts },
    booked: { ...state.booked, ...into.booked },
  });
}

/** Answers that break a rule are not let in, unless the officer who found them out says so with a reason. */
function newlyBroken(story: Story, into: LetIn, explained: boolean): CaseError | null {
  const { service } = story;
  if (explained || (into.correction === null && Object.keys(into.answers).length === 0)) return null;
  const before = new Set(
    rulesBy(service, story.knowledge)
      .filter((rule) => rule.state === 'notMet')
      .map(({ name }) => name),
  );
  const broken = rulesBy(service, knowledgeWith(story, into)).filter(
    (rule) => rule.state === 'notMet' && !before.has(rule.name),
  );
  return broken.length > 0 ? notMet(broken) : null;
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

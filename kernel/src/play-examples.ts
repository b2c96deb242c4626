/**
 * Plays an author's examples through the kernel, as the platform would: registries answer, clocks run out, people act.
 *
 * Must never: decide anything itself; it only sends commands and compares.
 */
import type { Actor, Case, CaseCommand, CaseError, CaseEvent, Fact, Facts, Turn } from './case-types.ts';
import { instantAt, localTime, type Calendar, type Instant } from './clock.ts';
import { decide } from './decide.ts';
import { evolve, newCase } from './evolve.ts';
import type { Example, ExampleSet, Expected, NoFact } from './examples.ts';
import type { ServiceManifest } from './manifest.ts';
import type { ServiceTypes } from './service-types.ts';

export interface Played {
  readonly name: string;
  readonly ok: boolean;
  /** What came out otherwise than expected, one sentence each. */
  readonly problems: readonly string[];
  /** The commands that were sent and what they caused, for coverage and for the golden corpus. */
  readonly story: readonly Told[];
}
export interface Told {
  readonly command: CaseCommand;
  readonly at: Instant;
  readonly events: readonly CaseEvent[];
  readonly refused: CaseError | null;
}
type AnyExample = Example<ServiceTypes>;
type AnyStep = Readonly<Record<string, unknown>> & { readonly on: string; readonly does: string };

/** Plays all examples of a service. Never throws for what an author wrote: that becomes a problem of the example. */
export function playExamples(service: ServiceManifest, set: ExampleSet, calendar: Calendar): readonly Played[] {
  return Object.entries(set.examples).map(([name, example]) => {
    try {
      return playOne(service, name, example, calendar);
    } catch (thrown) {
      return {
        name,
        ok: false,
        problems: [`cannot be played: ${thrown instanceof Error ? thrown.message : String(thrown)}`],
        story: [],
      };
    }
  });
}

function playOne(service: ServiceManifest, name: string, example: AnyExample, calendar: Calendar): Played {
  const player = new Player(service, calendar);
  const problems: string[] = [];
  const steps = (example.then ?? []) as unknown as readonly AnyStep[];
  player.send(player.at(example.on), {
    type: 'submit',
    actor: { kind: 'applicant' },
    answers: example.given,
    facts: player.facts(example.facts, player.at(example.on)),
  });
  for (const step of steps) {
    if (player.refused !== null) problems.push(`before ${step.on}: refused, ${sentenceOf(player.refused)}`);
    player.refused = null;
    const told = player.step(step);
    if (told !== null) problems.push(`${step.on}: ${told}`);
  }
  problems.push(...differences(example.expect, player, calendar));
  return { name, ok: problems.length === 0, problems, story: player.story };
}

class Player {
  readonly service: ServiceManifest;
  readonly calendar: Calendar;
  readonly story: Told[] = [];
  state: Case = newCase;
  refused: CaseError | null = null;
  constructor(service: ServiceManifest, calendar: Calendar) {
    this.service = service;
    this.calendar = calendar;
  }

  at(local: string): Instant {
    return instantAt(this.calendar, local);
  }
  /** What the registries say to all facts of the service: the given, and silence for the rest. */
  facts(given: object | undefined, at: Instant): Facts {
    const said = (given ?? {}) as Readonly<Record<string, unknown>>;
    return Object.fromEntries(
      Object.keys(this.service.facts).map((name) => [
        name,
        factOf(Object.hasOwn(said, name) ? said[name] : undefined, at),
      ]),
    );
  }
  send(now: Instant, command: CaseCommand): void {
    const decision = decide(this.service, this.state, command, { now, calendar: this.calendar });
    const events = decision.ok ? decision.value : [];
    this.refused = decision.ok ? null : decision.error;
    this.state = events.reduce(evolve, this.state);
    this.story.push({ command, at: now, events, refused: this.refused });
  }
  /** Plays every clock that has run out by `now`, the earliest first, as the store does before a command. */
  runClocks(now: Instant): void {
    for (let steps = 0; steps < MOST_TIMERS; steps += 1) {
      const due = this.state.turns
        .filter(({ id, dueAt }) => dueAt <= now && !this.state.late.includes(id))
        .toSorted((a, b) => a.dueAt - b.dueAt)[0];
      if (due === undefined) return;
      this.send(due.dueAt, { type: 'passTime', turn: due.id });
      if (this.refused !== null) return;
    }
  }
  /** Plays one step; returns what cannot be played. */
  step(step: AnyStep): string | null {
    const now = this.at(step.on);
    this.runClocks(now);
    const handed = step['with'] === undefined ? {} : { with: step['with'] as Readonly<Record<string, unknown>> };
    switch (step.does) {
      case 'wait':
        return null;
      case 'object':
        this.send(now, { type: 'object', actor: { kind: 'applicant' }, ...handed });
        return null;
      case 'withdraw':
        this.send(now, { type: 'withdraw', actor: { kind: 'applicant' } });
        return null;
      case 'learn':
        this.send(now, { type: 'learn', facts: named(step['facts'], now) });
        return null;
      default:
        return this.act(step, now, handed);
    }
  }
  act(step: AnyStep, now: Instant, handed: object): string | null {
    const mine = this.state.turns.filter(({ stage }) => stage === step['in']);
    const turn =
      mine.find(({ party }) => party.kind !== 'unit' || step['unit'] === undefined || party.unit === step['unit']) ??
      mine[0];
    if (turn === undefined) return `nobody is to act in '${String(step['in'])}': the case is ${whereIs(this.state)}`;
    const actor = actorOf(turn, step, this.service);
    if (step.does === 'transfer') {
      this.send(now, {
        type: 'transfer',
        turn: turn.id,
        actor,
        to: step['to'] as { unit: string; area: string | null },
        note: 'contoh',
      });
      return null;
    }
    const said = Object.fromEntries(
      ['because', 'confirms'].flatMap((name) => (step[name] === undefined ? [] : [[name, step[name]]])),
    );
    const facts = step['facts'] === undefined ? {} : { facts: named(step['facts'], now) };
    this.send(now, { type: 'act', turn: turn.id, action: step.does, actor, ...handed, ...said, ...facts });
    return null;
  }
}
const MOST_TIMERS = 50;
const SOURCE = 'contoh';

function factOf(said: unknown, at: Instant): Fact {
  if (said === undefined) return { state: 'unavailable', source: SOURCE, at };
  const state = typeof said === 'object' && said !== null && 'state' in said ? (said as NoFact).state : null;
  return state === null ? { state: 'known', value: said, source: SOURCE, at } : { state, source: SOURCE, at };
}
const named = (facts: unknown, at: Instant): Facts =>
  Object.fromEntries(Object.entries((facts ?? {}) as object).map(([name, said]) => [name, factOf(said, at)]));

/** Whoever holds the turn; or, where the step names another unit, somebody of that unit who tries. */
function actorOf(turn: Turn, step: AnyStep, service: ServiceManifest): Actor {
  const { party } = turn;
  if (party.kind === 'applicant') return { kind: 'applicant' };
  if (party.kind === 'contact') return { kind: 'contact', field: party.field };
  const unit = typeof step['unit'] === 'string' ? step['unit'] : party.unit;
  if (service.units[unit]?.reached !== 'console') return { kind: 'body', unit };
  const officer = typeof step['officer'] === 'string' ? step['officer'] : `${unit}-${turn.stage}`;
  return {
    kind: 'officer',
    officer,
    unit,
    area: party.area,
    positions: party.position === null ? [] : [party.position],
  };
}

// --- What was expected, and what came out ---
function differences(expected: Expected<ServiceTypes>, player: Player, calendar: Calendar): readonly string[] {
  const { state, refused } = player;
  const problems: string[] = [];
  const compare = (what: string, wanted: unknown, got: unknown): void => {
    if (wanted !== undefined && JSON.stringify(wanted) !== JSON.stringify(got))
      problems.push(`expected ${what} ${JSON.stringify(wanted)}, but it is ${JSON.stringify(got ?? null)}`);
  };
  if (expected.refused === undefined && refused !== null) problems.push(`refused: ${sentenceOf(refused)}`);
  compare('a refusal', expected.refused, refused?.type);
  const wanted = expected.outcome ?? null;
  const ended = state.ending?.outcome ?? null;
  if (wanted !== ended)
    problems.push(
      `expected ${wanted === null ? 'an open case' : `the outcome '${wanted}'`}, but the case is ${whereIs(state)}`,
    );
  const only = state.turns.length === 1 ? state.turns[0] : undefined;
  compare(
    'turns in',
    expected.in && [...expected.in].toSorted(),
    [...new Set(state.turns.map(({ stage }) => stage))].toSorted(),
  );
  compare(
    'turns of',
    expected.units && [...expected.units].toSorted(),
    state.turns.flatMap(({ party }) => (party.kind === 'unit' ? [party.unit] : [])).toSorted(),
  );
  compare('the turn due', expected.due, only && localTime(calendar, only.dueAt));
  compare('firm', expected.firm, only?.firm);
  compare(
    'the promise due',
    expected.promised,
    state.promised === null ? undefined : localTime(calendar, state.promised.dueAt),
  );
  compare('the fee', expected.fee, state.turns.find(({ fee }) => fee !== undefined)?.fee?.rupiah);
  compare('paid', expected.paid, state.paid);
  compare('the products', expected.letters, state.ending?.letters);
  return problems;
}
function whereIs(state: Case): string {
  if (state.ending !== null) return `ended as '${state.ending.outcome}' in '${state.ending.stage}'`;
  return state.turns.length === 0 ? 'not begun' : `open in ${state.turns.map(({ id }) => `'${id}'`).join(', ')}`;
}
function sentenceOf(error: CaseError): string {
  const { type, ...more } = error;
  if (error.type === 'answersRefused')
    return `answersRefused: ${error.errors.map(({ field, message }) => `${field}: ${message.en}`).join('; ')}`;
  return Object.keys(more).length === 0 ? type : `${type} ${JSON.stringify(more)}`;
}

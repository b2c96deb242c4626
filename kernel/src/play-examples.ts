/**
 * Plays an author's examples through the kernel, as the platform would: registries answer, clocks run out, people act.
 *
 * Must never: decide anything itself; it only sends commands and compares.
 */
import type { Actor, Case, CaseCommand, CaseError, CaseEvent, Fact, Facts, Turn } from './case-types.ts';
import { instantAt, type Calendar, type Instant } from './clock.ts';
import { decide } from './decide.ts';
import { evolve, newCase } from './evolve.ts';
import {
  problemsAfterStep,
  problemsAtEnd,
  refusal,
  whereIs,
  type AnyExpected,
  type Problem,
} from './example-problems.ts';
import type { Example, ExampleSet, NoFact } from './examples.ts';
import type { Text } from './fields.ts';
import type { ServiceManifest } from './manifest.ts';
import { keeperOf } from './parties.ts';
import type { ServiceTypes } from './service-types.ts';

export interface Played {
  readonly name: string;
  readonly ok: boolean;
  /** What came out otherwise than expected, one sentence each. */
  readonly problems: readonly Problem[];
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
        problems: [unplayable(thrown)],
        story: [],
      };
    }
  });
}

function unplayable(thrown: unknown): Problem {
  const why = thrown instanceof Error ? thrown.message : String(thrown);
  return { step: null, says: { id: `tidak dapat dimainkan: ${why}`, en: `cannot be played: ${why}` } };
}

function playOne(service: ServiceManifest, name: string, example: AnyExample, calendar: Calendar): Played {
  const player = new Player(service, calendar);
  const problems: Problem[] = [];
  const add = (step: number | null, sentences: readonly Text[]) =>
    problems.push(...sentences.map((says) => ({ step, says })));
  const steps = (example.then ?? []) as unknown as readonly AnyStep[];
  player.send(player.at(example.on), {
    type: 'submit',
    actor: filerOf(service),
    answers: example.given,
    facts: player.facts(example.facts, player.at(example.on)),
  });
  let expected: AnyExpected | undefined;
  for (const [index, step] of steps.entries()) {
    if (player.refused !== null && expected?.refused === undefined)
      add(index === 0 ? null : index - 1, [refusal(player.refused)]);
    player.refused = null;
    const told = player.step(step);
    if (told !== null) add(index, [told]);
    expected = step['expect'] as AnyExpected | undefined;
    if (expected !== undefined) add(index, problemsAfterStep(expected, player));
  }
  const last = steps.length === 0 ? null : steps.length - 1;
  if (player.refused !== null && expected?.refused === undefined && example.expect.refused === undefined)
    add(last, [refusal(player.refused)]);
  add(null, problemsAtEnd(example.expect, player));
  return { name, ok: problems.length === 0, problems, story: player.story };
}

/** Whoever may begin: the applicant, or for a service that a unit keeps, an officer of that unit. */
function filerOf(service: ServiceManifest): Actor {
  const unit = keeperOf(service);
  return unit === null
    ? { kind: 'applicant' }
    : { kind: 'officer', officer: `${unit}-filing`, unit, area: null, positions: [] };
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
  step(step: AnyStep): Text | null {
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
  act(step: AnyStep, now: Instant, handed: object): Text | null {
    const mine = this.state.turns.filter(({ stage }) => stage === step['in']);
    const turn =
      mine.find(({ party }) => party.kind !== 'unit' || step['unit'] === undefined || party.unit === step['unit']) ??
      mine[0];
    if (turn === undefined) return nobodyToAct(String(step['in']), this.state);
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
      ['because', 'about', 'confirms'].flatMap((name) => (step[name] === undefined ? [] : [[name, step[name]]])),
    );
    const facts = step['facts'] === undefined ? {} : { facts: named(step['facts'], now) };
    this.send(now, { type: 'act', turn: turn.id, action: step.does, actor, ...handed, ...said, ...facts });
    return null;
  }
}
function nobodyToAct(stage: string, state: Case): Text {
  const { id, en } = whereIs(state);
  return {
    id: `tidak ada yang bertindak di '${stage}': kasus ini ${id}`,
    en: `nobody is to act in '${stage}': the case is ${en}`,
  };
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

/**
 * What the examples of a service have exercised, and what they have not: stages, actions, reasons, clocks, both sides of
 * each rule and condition, each unit of a routing.
 *
 * Must never: count what nobody can reach as missing work of the author without naming it.
 */
import { evaluate, type Expression } from './expression.ts';
import { listOf, resultsOf } from './expressions-of.ts';
import { knowledgeOf } from './knowledge.ts';
import type { ServiceManifest } from './manifest.ts';
import type { Case } from './case-types.ts';
import { evolve, newCase } from './evolve.ts';
import type { Played } from './play-examples.ts';

export interface Coverage {
  /** What there is to exercise, in words: `action diperiksa.setuju`. */
  readonly all: readonly string[];
  readonly missing: readonly string[];
}

/** Returns what no played example exercises. */
export function coverageOf(service: ServiceManifest, played: readonly Played[]): Coverage {
  const seen = new Set(played.flatMap((one) => [...seenIn(service, one)]));
  const all = [...toExercise(service)];
  return { all, missing: all.filter((what) => !seen.has(what)) };
}

function* toExercise(service: ServiceManifest): Generator<string> {
  for (const [name, stage] of Object.entries(service.stages)) {
    yield `stage ${name}`;
    if ('asks' in stage) for (const answer of ['yes', 'no']) yield `condition ${stage.asks}: ${answer}`;
    if ('ends' in stage && stage.objection !== undefined) yield `objection to ${name}`;
    if (!('by' in stage)) continue;
    if (stage.late !== undefined) yield `time runs out in ${name}`;
    for (const [action, { because = [] }] of Object.entries(stage.next)) {
      yield `action ${name}.${action}`;
      for (const reason of because) yield `reason ${name}.${action}: ${reason}`;
    }
  }
  for (const name of Object.keys(service.rules))
    for (const answer of ['met', 'not met']) yield `rule ${name}: ${answer}`;
  for (const [name, dated] of Object.entries(service.routing))
    for (const unit of newest(service, dated)) yield `routing ${name}: ${unit}`;
  for (const [name, dated] of Object.entries(service.teams))
    for (const unit of newest(service, dated)) yield `team ${name}: ${unit}`;
}
/** The units that the latest line can give: older lines are history. */
function newest(service: ServiceManifest, dated: ServiceManifest['routing'][string]): ReadonlySet<string> {
  const latest = listOf(dated).toSorted((a, b) => (a.since < b.since ? 1 : -1))[0];
  return new Set(latest === undefined ? [] : resultsOf(latest.value, { ...service.fields }));
}

function* seenIn(service: ServiceManifest, played: Played): Generator<string> {
  let state: Case = newCase;
  for (const { events, refused, command } of played.story) {
    if (refused?.type === 'ruleNotMet') for (const { name } of refused.rules) yield `rule ${name}: not met`;
    for (const event of events) {
      state = evolve(state, event);
      if (event.type === 'submitted') yield* rulesMet(service, state);
      if (event.type === 'decidedBySystem') {
        yield `stage ${event.stage}`;
        yield `condition ${event.condition}: ${event.answer === 'yes' ? 'yes' : 'no'}`;
      }
      if (event.type === 'turnBegan')
        yield* turnSeen(service, event.turn.stage, event.turn.party.kind === 'unit' ? event.turn.party.unit : null);
      if (event.type === 'acted') {
        yield `action ${event.stage}.${event.action}`;
        for (const reason of event.because) yield `reason ${event.stage}.${event.action}: ${reason}`;
      }
      if (event.type === 'timeRanOut') yield `time runs out in ${event.stage}`;
      if (event.type === 'ended') yield `stage ${event.ending.stage}`;
    }
    if (command.type === 'object' && refused === null) yield `objection to ${lastEnd(played, events[0]?.at ?? 0)}`;
  }
}
/** The end that an objection of `at` was made against. */
function lastEnd(played: Played, at: number): string {
  const ends = played.story.flatMap(({ events }) =>
    events.flatMap((event) => (event.type === 'ended' && event.at <= at ? [event.ending.stage] : [])),
  );
  return ends.at(-1) ?? '';
}
function* rulesMet(service: ServiceManifest, state: Case): Generator<string> {
  const { answers, facts } = knowledgeOf(service, state);
  for (const [name, rule] of Object.entries(service.rules))
    if (evaluate(rule.require as Expression, answers, facts) === true) yield `rule ${name}: met`;
}
function* turnSeen(service: ServiceManifest, name: string, unit: string | null): Generator<string> {
  yield `stage ${name}`;
  const stage = service.stages[name];
  if (unit === null || stage === undefined || !('by' in stage)) return;
  if (stage.by.kind === 'routing') yield `routing ${stage.by.name}: ${unit}`;
  if (stage.by.kind === 'team') yield `team ${stage.by.name}: ${unit}`;
}

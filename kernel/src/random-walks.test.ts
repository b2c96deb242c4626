/**
 * What must hold whatever anybody does, on every service of the repository: random walks, replayed and looked at.
 *
 * Must never: know a service by name.
 */
import { existsSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localDate } from './clock.ts';
import type { CaseEvent } from './case-types.ts';
import { calendar } from './cases/calendar.ts';
import { lamp } from './cases/lamp.ts';
import { letter } from './cases/letter.ts';
import { permit, visit } from './cases/permit.ts';
import { walk, type Step, type Walk } from './cases/random-walk.ts';
import { reasonOf } from './end.ts';
import { evolve, newCase } from './evolve.ts';
import { feeDue } from './fees.ts';
import { knowledgeOf } from './knowledge.ts';
import type { ServiceManifest } from './manifest.ts';
import { barredFrom, isOutside, mayAct } from './parties.ts';
import { isOpen, joinEvent, splitEvent } from './privacy.ts';
import { ruleStates } from './rules.ts';
import { actionsFor, turnsOf } from './views-actions.ts';

const RUNS = 60;
const isManifest = (value: unknown): value is ServiceManifest => typeof value === 'object' && value !== null && 'language' in value && 'stages' in value;

async function servicesIn(folder: string): Promise<readonly ServiceManifest[]> {
  const where = new URL(`${folder}/`, import.meta.url);
  if (!existsSync(where)) return [];
  const files = readdirSync(where).filter((file) => file.endsWith('.ts') && !file.includes('.test.') && !file.includes('mistakes'));
  const modules = await Promise.all(files.map((file) => import(new URL(file, where).href) as Promise<Record<string, unknown>>));
  return modules.flatMap((module) => Object.values(module).flatMap((value) => (isManifest(value) ? [value] : [])));
}

const found = [...(await servicesIn('../fixtures')), ...(await servicesIn('../../services/tangerang')), letter, lamp, permit, visit];
const services = [...new Map(found.map((service) => [service.id, service])).values()];

const accepted = ({ steps }: Walk) => steps.flatMap((step) => (step.decision.ok ? [{ ...step, events: step.decision.value, after: step.decision.value.reduce(evolve, step.before) }] : []));
const walks = (service: ServiceManifest, look: (walked: Walk) => void) =>
  fc.assert(fc.property(fc.array(fc.nat(0xffff), { minLength: 60, maxLength: 900 }), (tape) => look(walk(service, tape))), { numRuns: RUNS, endOnFailure: false });

describe.each(services.map((service) => [service.id, service] as const))('%s', (_, service) => {
  test('a case is open exactly when somebody has a turn, time never runs backwards, and replaying the stored events gives the case', () => {
    walks(service, (walked) => {
      for (const { before, events, after } of accepted(walked)) {
        expect(after.status === 'open').toBe(after.turns.length > 0);
        expect(after.status === 'ended').toBe(after.ending !== null);
        let at = before.at;
        for (const event of events) {
          expect(event.at).toBeGreaterThanOrEqual(at);
          at = event.at;
        }
      }
      expect((JSON.parse(JSON.stringify(walked.events)) as CaseEvent[]).reduce(evolve, newCase)).toEqual(walked.state);
    });
  });

  test('money: no letter while something is due, never more paid than asked', () => {
    walks(service, (walked) => {
      for (const { after, now } of accepted(walked)) {
        expect(after.turns.every(({ fee }) => fee === undefined || (Number.isInteger(fee.rupiah) && fee.rupiah >= 0))).toBe(true);
        if ((after.ending?.letters.length ?? 0) === 0) continue;
        const due = feeDue(service, after, knowledgeOf(service, after), after.feeOn === '' ? localDate(calendar, now) : after.feeOn);
        expect(due).toMatchObject({ ok: true, value: { rupiah: 0 } });
      }
    });
  });

  test('reasons: nothing ends against the applicant by somebody else without a coded reason and its basis; nothing is granted past a rule', () => {
    walks(service, (walked) => {
      for (const { command, before, after } of accepted(walked)) {
        const { ending } = after;
        if (ending === null || before.ending !== null) continue;
        expect(ending.because.every((name) => (reasonOf(service, name)?.basis ?? '') !== '')).toBe(true);
        const stage = service.stages[ending.stage];
        const goesOn = stage !== undefined && 'ends' in stage && (stage.starts ?? []).length > 0;
        const byOther = command.type === 'merge' || (command.type === 'act' && command.actor.kind !== 'applicant');
        if (ending.outcome === 'refused' || (byOther && (ending.outcome === 'lapsed' || (ending.outcome === 'moved' && !goesOn)))) expect(ending.because.length).toBeGreaterThan(0);
        if (ending.outcome !== 'granted') continue;
        for (const rule of ruleStates(service, after)) expect(rule.state === 'met' || (rule.state === 'unknown' && after.confirmed.includes(rule.name))).toBe(true);
      }
    });
  });

  test('nobody acts who may not, and what the console offers is what is accepted', () => {
    walks(service, ({ steps }) => {
      for (const step of steps) if (step.command.type === 'act' && step.before.status === 'open') lookAtAct(service, step, step.command);
    });
  });

  test('the promise stands still exactly while only outsiders act; silence never speaks against the law', () => {
    walks(service, (walked) => {
      for (const { command, before, after } of accepted(walked)) {
        if (after.promised !== null && after.status === 'open') expect(after.promised.pausedAt !== null).toBe(after.turns.every(({ party }) => isOutside(service, party)));
        if (command.type !== 'passTime') continue;
        const turn = before.turns.find(({ id }) => id === command.turn);
        if (turn?.party.kind !== 'unit') expect(after.ending?.outcome).not.toBe('granted');
        else if (!before.rests.some(({ way }) => way === 'ifAny')) expect(after.ending?.outcome).not.toBe('refused');
      }
    });
  });

  test('every event comes back whole from its two parts, its open part holds nothing personal, and without the other the case can still be told', () => {
    walks(service, ({ events, state, secrets }) => {
      const split = events.map((event) => splitEvent(service, event));
      expect(split.map(({ open, sealed }) => joinEvent(open, sealed))).toEqual(events);
      const open = JSON.stringify(split.map((each) => each.open));
      for (const [word, name] of secrets) if (!isPublic(service, name)) expect(open.includes(word)).toBe(false);
      const erased = [...split.map((each) => joinEvent(each.open, null)), { type: 'erased', at: state.at, basis: 'UU 27/2022' } as const].reduce(evolve, newCase);
      expect([erased.status, erased.turns, erased.ending, erased.paid, erased.answers]).toEqual([state.status, state.turns, state.ending, state.paid, {}]);
    });
  });
});

function isPublic(service: ServiceManifest, name: string): boolean {
  const field = service.facts[name] ?? service.fields[name] ?? Object.values(service.forms).find((form) => Object.hasOwn(form, name))?.[name];
  return isOpen(field);
}

function lookAtAct(service: ServiceManifest, { before, now, decision }: Step, command: Extract<Step['command'], { type: 'act' }>): void {
  const today = localDate(calendar, Math.max(now, before.at));
  const turn = before.turns.find(({ id }) => id === command.turn);
  const world = { now: Math.max(now, before.at), calendar };
  const offered = actionsFor(service, before, command.actor, world).find((action) => action.turn === command.turn && action.action === command.action);
  expect(turnsOf(service, before, command.actor, world).some((view) => view.mine && view.turn.id === command.turn)).toBe(turn !== undefined && mayAct(service, turn, command.actor, today));
  if (!decision.ok) return;
  expect(turn !== undefined && mayAct(service, turn, command.actor, today)).toBe(true);
  expect(turn !== undefined && barredFrom(service, before, turn, command.actor)).toBeNull();
  // A fact that is read again with the act may have changed what the rules say.
  if (command.facts === undefined || offered?.disabled?.type !== 'ruleNotMet') expect(offered?.disabled).toBeNull();
}

test('a decision changes neither the case nor the service nor the command', () => {
  for (const service of services) {
    const text = JSON.stringify(service);
    fc.assert(fc.property(fc.array(fc.nat(0xffff), { minLength: 100, maxLength: 400 }), (tape) => {
      const { steps } = walk(deepFrozen(JSON.parse(text) as ServiceManifest), tape);
      expect(steps.map(({ command }) => command)).toEqual(walk(service, tape).steps.map(({ command }) => command));
    }), { numRuns: 10 });
    expect(JSON.stringify(service)).toBe(text);
  }
});
function deepFrozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFrozen);
  return value;
}

test('the walks go somewhere: in every service cases end, and most kinds of end are seen', () => {
  const outcomes = new Set<string>();
  for (const service of services) {
    const ended = fc.sample(fc.array(fc.nat(0xffff), { minLength: 300, maxLength: 900 }), { numRuns: 60, seed: 7 }).map((tape) => walk(service, tape)).flatMap(({ events }) => events.flatMap((event) => (event.type === 'ended' ? [event.ending.outcome] : [])));
    expect([service.id, ended.length > 0]).toEqual([service.id, true]);
    for (const outcome of ended) outcomes.add(outcome);
  }
  expect([...outcomes].sort()).toEqual(expect.arrayContaining(['granted', 'lapsed', 'moved', 'refused', 'withdrawn']));
});

test('an event of a later edition, or one without its payload, never stops a reader', () => {
  fc.assert(fc.property(fc.anything(), (anything) => {
    const event = { at: 1, type: 'fromLater', ...(typeof anything === 'object' && anything !== null ? { data: anything } : {}) } as never;
    expect(evolve(newCase, event).status).toBe('new');
  }));
});

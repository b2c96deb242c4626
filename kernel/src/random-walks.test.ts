/**
 * What must hold whatever anybody does, on every service of the repository: random walks, replayed and looked at.
 *
 * Must never: know a service by name.
 */
import { existsSync, readdirSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localDate } from './clock.ts';
import type { Actor, Case, CaseEvent } from './case-types.ts';
import { calendar } from './cases/calendar.ts';
import { lamp } from './cases/lamp.ts';
import { letter } from './cases/letter.ts';
import { permit, visit } from './cases/permit.ts';
import { walk, type Step, type Walk } from './cases/random-walk.ts';
import { unless, wrongWithAct, wrongWithReasons, type Wrong } from './cases/walked-acts.ts';
import { reasonOf } from './end.ts';
import { evolve, newCase } from './evolve.ts';
import { feeDue } from './fees.ts';
import { knowledgeOf } from './knowledge.ts';
import type { ServiceManifest } from './manifest.ts';
import { barredFrom, fitsUnit, isOutside, mayAct } from './parties.ts';
import { isOpen, joinEvent, splitEvent } from './privacy.ts';
import { ruleStates } from './rules.ts';

const RUNS = 40;
const isManifest = (value: unknown): value is ServiceManifest =>
  typeof value === 'object' && value !== null && 'language' in value && 'stages' in value;

async function servicesIn(folder: string): Promise<readonly ServiceManifest[]> {
  const where = new URL(`${folder}/`, import.meta.url);
  if (!existsSync(where)) return [];
  const files = readdirSync(where).filter(
    (file) => file.endsWith('.ts') && !file.includes('.test.') && !file.includes('mistakes'),
  );
  const modules = await Promise.all(
    files.map((file) => import(new URL(file, where).href) as Promise<Record<string, unknown>>),
  );
  return modules.flatMap((module) => Object.values(module).flatMap((value) => (isManifest(value) ? [value] : [])));
}

const regions = readdirSync(new URL('../../services/', import.meta.url)).filter((region) =>
  existsSync(new URL(`../../services/${region}/city.ts`, import.meta.url)),
);
const written = await Promise.all(
  ['../fixtures', ...regions.map((region) => `../../services/${region}`)].map(servicesIn),
);
const found = [...written.flat(), letter, lamp, permit, visit];
const services = [...new Map(found.map((service) => [`${service.region} ${service.id}`, service])).values()];

interface Accepted extends Step {
  readonly events: readonly CaseEvent[];
  readonly after: Case;
}
const accepted = ({ steps }: Walk): readonly Accepted[] =>
  steps.flatMap((step) =>
    step.decision.ok
      ? [{ ...step, events: step.decision.value, after: step.decision.value.reduce(evolve, step.before) }]
      : [],
  );

/** Everything that `look` finds wrong on many walks through `service`; nothing, if all is well. */
function wrongOn(service: ServiceManifest, look: (walked: Walk) => Wrong): Wrong {
  const wrong: string[] = [];
  const found = fc.property(fc.array(fc.nat(0xffff), { minLength: 60, maxLength: 900 }), (tape) => {
    wrong.splice(0, wrong.length, ...look(walk(service, tape)));
    return wrong.length === 0;
  });
  const { failed, errorInstance, counterexample } = fc.check(found, { numRuns: RUNS });
  return failed ? [...wrong, String(errorInstance ?? ''), JSON.stringify(counterexample).slice(0, 200)] : [];
}
const onEach = (look: (step: Accepted) => Wrong) => (walked: Walk) => accepted(walked).flatMap(look);

describe.each(services.map((service) => [`${service.region} ${service.id}`, service] as const))('%s', (_, service) => {
  test('a case is open exactly when somebody has a turn, and time never runs backwards', () => {
    expect(
      wrongOn(
        service,
        onEach(({ before, events, after }) => [
          ...unless(
            (after.status === 'open') === after.turns.length > 0 &&
              (after.status === 'ended') === (after.ending !== null),
            `${after.status} with ${after.turns.length} turns`,
          ),
          ...unless(
            events.every((event, index) => event.at >= (events[index - 1]?.at ?? before.at)),
            `events not in order: ${events.map(({ type, at }) => `${type} ${at}`).join(', ')}`,
          ),
        ]),
      ),
    ).toEqual([]);
  });

  test('the stored events, read back, give the case', () => {
    expect(
      wrongOn(service, ({ events, state }) =>
        unless(
          isDeepStrictEqual((JSON.parse(JSON.stringify(events)) as CaseEvent[]).reduce(evolve, newCase), state),
          JSON.stringify(state),
        ),
      ),
    ).toEqual([]);
  });

  test('money: no letter while something is due; a fee is a whole amount, never negative', () => {
    expect(
      wrongOn(
        service,
        onEach(({ after, now }) => {
          const day = after.feeOn === '' ? localDate(calendar, now) : after.feeOn;
          const due =
            (after.ending?.letters.length ?? 0) === 0 ? null : feeDue(service, after, knowledgeOf(service, after), day);
          return [
            ...unless(
              after.turns.every(({ fee }) => fee === undefined || (Number.isInteger(fee.rupiah) && fee.rupiah >= 0)),
              'fee',
            ),
            ...unless(due === null || (due.ok && due.value.rupiah === 0), `letter, and due: ${JSON.stringify(due)}`),
          ];
        }),
      ),
    ).toEqual([]);
  });

  test('reasons: nobody else ends a case against the applicant without a coded reason and its basis', () => {
    expect(
      wrongOn(
        service,
        onEach(({ command, before, after }) => {
          const { ending } = after;
          if (ending === null || before.ending !== null) return [];
          const stage = service.stages[ending.stage];
          const goesOn = stage !== undefined && 'ends' in stage && (stage.starts ?? []).length > 0;
          const byOther = command.type === 'merge' || (command.type === 'act' && command.actor.kind !== 'applicant');
          const against =
            ending.outcome === 'refused' ||
            (byOther && (ending.outcome === 'lapsed' || (ending.outcome === 'moved' && !goesOn)));
          return [
            ...unless(!against || ending.because.length > 0, `${ending.stage} without a reason`),
            ...unless(
              ending.because.every((name) => (reasonOf(service, name)?.basis ?? '') !== ''),
              `no basis: ${ending.because.join()}`,
            ),
          ];
        }),
      ),
    ).toEqual([]);
  });

  test('reasons: nothing is refused or sent back with a rule that is met, and the console offers none', () => {
    expect(
      wrongOn(
        service,
        onEach((step) => (step.command.type === 'act' ? wrongWithReasons(service, step, step.command) : [])),
      ),
    ).toEqual([]);
  });

  test('nothing is granted past a rule that is not met, or open and not confirmed', () => {
    expect(
      wrongOn(
        service,
        onEach(({ after }) => {
          if (after.ending?.outcome !== 'granted') return [];
          return ruleStates(service, after)
            .filter(({ name, state }) => state === 'notMet' || (state === 'unknown' && !after.confirmed.includes(name)))
            .map(({ name, state }) => `granted with ${name} ${state}`);
        }),
      ),
    ).toEqual([]);
  });

  test('nobody acts who may not, and what the console offers is what is accepted', () => {
    expect(
      wrongOn(service, ({ steps }) =>
        steps.flatMap((step) =>
          step.command.type === 'act' && step.before.status === 'open' ? wrongWithAct(service, step, step.command) : [],
        ),
      ),
    ).toEqual([]);
  });

  test('nobody hands over, merges, withdraws or objects who may not; and a turn goes only where somebody can hold it', () => {
    expect(
      wrongOn(
        service,
        onEach(({ command, before, after, now }) => {
          const today = localDate(calendar, Math.max(now, before.at));
          const holds = (actor: Actor, id?: string) =>
            before.turns.some(
              (turn) =>
                (id === undefined || turn.id === id) &&
                mayAct(service, turn, actor, today) &&
                (id !== undefined || barredFrom(service, before, turn, actor) === null),
            );
          const parties = after.turns.map(({ party }) => party);
          return [
            ...unless(command.type !== 'transfer' || holds(command.actor, command.turn), 'handed over by another'),
            ...unless(
              (command.type !== 'merge' && command.type !== 'split') || holds(command.actor),
              `${command.type} by another`,
            ),
            ...unless(
              (command.type !== 'withdraw' && command.type !== 'object') || command.actor.kind === 'applicant',
              `${command.type} by another`,
            ),
            ...unless(
              parties.every((party) => party.kind !== 'unit' || fitsUnit(service, party.unit, party.area)),
              `nobody can hold ${after.turns.map(({ id }) => id).join()}`,
            ),
            ...unless(new Set(after.turns.map(({ id }) => id)).size === after.turns.length, 'one turn twice'),
          ];
        }),
      ),
    ).toEqual([]);
  });

  test('the promise stands still exactly while only outsiders act', () => {
    expect(
      wrongOn(
        service,
        onEach(({ after }) =>
          unless(
            after.promised === null ||
              after.status !== 'open' ||
              (after.promised.pausedAt !== null) === after.turns.every(({ party }) => isOutside(service, party)),
            `paused: ${after.promised?.pausedAt}`,
          ),
        ),
      ),
    ).toEqual([]);
  });

  test('what is taken apart again goes on where it was joined: same turns, same promise, no clock of an office moved', () => {
    expect(
      wrongOn(service, (walked) => {
        const steps = accepted(walked);
        return steps.flatMap(({ command, after }, index) => {
          const merge = steps[index - 1];
          if (command.type !== 'unmerge' || merge === undefined) return [];
          const dates = ({ turns }: Case, all: boolean) =>
            turns
              .filter(({ party }) => all || !isOutside(service, party))
              .map(({ id, dueAt }) => (all ? id : `${id} ${dueAt}`));
          const same = (state: Case) => [
            dates(state, false),
            dates(state, true),
            state.promised,
            state.late,
            state.rests,
          ];
          return [
            ...unless(merge.command.type === 'merge', `taken apart after ${merge.command.type}`),
            ...unless(
              isDeepStrictEqual(same(after), same(merge.before)),
              JSON.stringify([after.turns, merge.before.turns]),
            ),
            ...unless(
              after.turns.every(
                ({ id, dueAt }) => dueAt >= (merge.before.turns.find((one) => one.id === id)?.dueAt ?? 0),
              ),
              'a date came nearer',
            ),
          ];
        });
      }),
    ).toEqual([]);
  });
  test('silence: of a resident it never grants, of an office it never refuses what nobody refused', () => {
    expect(
      wrongOn(
        service,
        onEach(({ command, before, after }) => {
          if (command.type !== 'passTime' || after.ending === null) return [];
          const party = before.turns.find(({ id }) => id === command.turn)?.party;
          const spoken = before.rests.some(({ way }) => way === 'ifAny');
          return unless(
            party?.kind === 'unit' ? spoken || after.ending.outcome !== 'refused' : after.ending.outcome !== 'granted',
            `${party?.kind} silent: ${after.ending.outcome}`,
          );
        }),
      ),
    ).toEqual([]);
  });

  test('privacy: every event comes back whole from its two parts, and its open part holds nothing personal', () => {
    expect(
      wrongOn(service, ({ events, secrets }) => {
        const split = events.map((event) => splitEvent(service, event));
        const open = JSON.stringify(split.map((each) => each.open));
        return [
          ...unless(
            isDeepStrictEqual(
              split.map((each) => joinEvent(each.open, each.sealed)),
              events,
            ),
            'not whole',
          ),
          ...[...secrets]
            .filter(([word, name]) => !isPublic(service, name) && open.includes(word))
            .map(([word, name]) => `${name} is open: ${word}`),
        ];
      }),
    ).toEqual([]);
  });

  test('erasure: without the private parts the case can still be told', () => {
    expect(
      wrongOn(service, ({ events, state }) => {
        const told = [
          ...events.map((event) => joinEvent(splitEvent(service, event).open, null)),
          { type: 'erased', at: state.at, basis: 'UU 27/2022' } as const,
        ].reduce(evolve, newCase);
        return unless(
          isDeepStrictEqual(
            [told.status, told.turns, told.ending, told.paid, told.answers, told.facts],
            [state.status, state.turns, state.ending, state.paid, {}, {}],
          ),
          'told otherwise',
        );
      }),
    ).toEqual([]);
  });
});

function isPublic(service: ServiceManifest, name: string): boolean {
  const field =
    service.facts[name] ??
    service.fields[name] ??
    Object.values(service.forms).find((form) => Object.hasOwn(form, name))?.[name];
  return isOpen(field);
}

test('a decision changes neither the case nor the service nor the command', () => {
  for (const service of services) {
    const text = JSON.stringify(service);
    fc.assert(
      fc.property(fc.array(fc.nat(0xffff), { minLength: 100, maxLength: 400 }), (tape) => {
        const { steps } = walk(deepFrozen(JSON.parse(text) as ServiceManifest), tape);
        expect(steps.map(({ command }) => command)).toEqual(walk(service, tape).steps.map(({ command }) => command));
      }),
      { numRuns: 10 },
    );
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
    const ended = fc
      .sample(fc.array(fc.nat(0xffff), { minLength: 300, maxLength: 900 }), { numRuns: 25, seed: 7 })
      .map((tape) => walk(service, tape))
      .flatMap(({ events }) => events.flatMap((event) => (event.type === 'ended' ? [event.ending.outcome] : [])));
    expect([service.id, ended.length > 0]).toEqual([service.id, true]);
    for (const outcome of ended) outcomes.add(outcome);
  }
  expect([...outcomes].toSorted()).toEqual(
    expect.arrayContaining(['granted', 'lapsed', 'moved', 'refused', 'withdrawn']),
  );
});

test('an event of a later edition, or one without its payload, never stops a reader', () => {
  fc.assert(
    fc.property(fc.anything(), (anything) => {
      const event = {
        at: 1,
        type: 'fromLater',
        ...(typeof anything === 'object' && anything !== null ? { data: anything } : {}),
      } as never;
      expect(evolve(newCase, event).status).toBe('new');
    }),
  );
});

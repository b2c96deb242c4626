/**
 * How fast the kernel is, on a service and commands of the caller's choice: for the bench, never for a test.
 *
 * Must never: read a clock of its own; the caller gives one.
 */
import type { CaseCommand } from './case-types.ts';
import { dueDate, workingDays, type Calendar, type Instant } from './clock.ts';
import { decide } from './decide.ts';
import { evolve, newCase } from './evolve.ts';
import type { ServiceManifest } from './manifest.ts';

export interface Measured {
  readonly cases: number;
  /** Decided and evolved, whole lives of cases. */
  readonly eventsPerSecond: number;
  /** Events alone folded into cases. */
  readonly foldedPerSecond: number;
  /** Due dates of five working days over one year. */
  readonly datesPerSecond: number;
}
export interface ToMeasure {
  readonly service: ServiceManifest;
  readonly calendar: Calendar;
  /** The life of one case, each command at its moment. All must be accepted. */
  readonly commands: readonly { readonly at: Instant; readonly command: CaseCommand }[];
  /** Milliseconds, from anywhere: the time of day, or the time the processor has worked. */
  readonly clock: () => number;
  readonly cases?: number;
}
const DAY = 86_400_000;
const YEAR_DAYS = 365;
const SECOND = 1_000;

/** Returns the figures. Throws when a command is refused, because then nothing would be measured. */
export function measureKernel({ service, calendar, commands, clock, cases = 20_000 }: ToMeasure): Measured {
  const life = liveOnce(service, calendar, commands);
  const timed = (work: () => void): number => {
    work();
    const from = clock();
    work();
    return Math.max(clock() - from, Number.EPSILON) / SECOND;
  };
  const lived = timed(() => {
    for (let round = 0; round < cases; round += 1) liveOnce(service, calendar, commands);
  });
  const folded = timed(() => {
    for (let round = 0; round < cases; round += 1) life.reduce(evolve, newCase);
  });
  const [from, five] = [commands[0]?.at ?? 0, workingDays(5)];
  const dated = timed(() => {
    for (let round = 0; round < cases; round += 1) dueDate(calendar, from + (round % YEAR_DAYS) * DAY, five);
  });
  const perSecond = (count: number, seconds: number) => Math.round(count / seconds);
  return {
    cases,
    eventsPerSecond: perSecond(cases * life.length, lived),
    foldedPerSecond: perSecond(cases * life.length, folded),
    datesPerSecond: perSecond(cases, dated),
  };
}

function liveOnce(service: ServiceManifest, calendar: Calendar, commands: ToMeasure['commands']) {
  let state = newCase;
  const events = [];
  for (const { at, command } of commands) {
    const decision = decide(service, state, command, { now: at, calendar });
    if (!decision.ok) throw new Error(`'${command.type}' was refused: ${JSON.stringify(decision.error)}`);
    events.push(...decision.value);
    state = decision.value.reduce(evolve, state);
  }
  return events;
}

/**
 * Lets everything that was begun come to an end, one request at a time, in an order and with fates that the seed decides.
 *
 * Must never: use a clock or a random number for a decision.
 */
import type { Tape } from '@balai/kernel/walking';
import type { FaultyWire, Fate } from './faulty-wire.ts';
import type { SeededMachine } from './seeded-machine.ts';
import type { Trace } from './trace.ts';

/** How often in a hundred each thing happens to a request; what is left is answered. `impatient`: somebody gives up waiting. */
export type Weather = Readonly<Record<Exclude<Fate, 'answered'> | 'impatient', number>>;
export const CALM: Weather = {
  lostBefore: 0,
  halfHeard: 0,
  lostDuring: 0,
  lostAfter: 0,
  slow: 0,
  diskFull: 0,
  impatient: 0,
};

const FATES = ['lostBefore', 'halfHeard', 'lostDuring', 'lostAfter', 'slow', 'diskFull'] as const;

/** As many turns of the event loop in which nothing is said mean that everybody waits for an answer. */
const QUIET_TURNS = 6;
const MOST_EVENTS = 20_000;

/** Something that is done at one process. */
export interface Work {
  readonly at: string;
  run(): Promise<unknown>;
}
/** What the scheduler decides on. */
export interface Stage {
  readonly wire: FaultyWire;
  readonly tape: Tape;
  readonly machine: SeededMachine;
  readonly trace: Trace;
}
interface Watching {
  /** Called after each request. */
  between?(): void;
  /** What a dead process had begun is not waited for. */
  isDead?(process: string): boolean;
  /** Also what nobody waits for any more is played to its end. */
  readonly toTheEnd?: boolean;
}

/** Begins `works` together and plays their requests until all have ended, well or not. Throws the first error of a calm run. */
export async function playOut(
  stage: Stage,
  weather: Weather,
  works: readonly Work[],
  { between, isDead, toTheEnd = false }: Watching = {},
): Promise<void> {
  const { wire } = stage;
  const open = new Set(works);
  const errors: unknown[] = [];
  for (const work of works)
    work.run().then(
      () => open.delete(work),
      (error: unknown) => {
        errors.push(error);
        open.delete(work);
      },
    );
  for (let events = 0; ; events += 1) {
    await quiet(stage);
    const isOpen = [...open].some(({ at }) => isDead?.(at) !== true);
    if (!isOpen && (!toTheEnd || wire.waiting().length === 0)) break;
    if (events > MOST_EVENTS) throw new Error('somebody asks for ever');
    if (await oneEvent(stage, weather, isOpen)) between?.();
  }
  if (weather === CALM && errors.length > 0) throw errors[0];
}

/** True when it was a request. */
async function oneEvent({ wire, tape, machine, trace }: Stage, weather: Weather, mayWake: boolean): Promise<boolean> {
  const waiting = wire.waiting();
  const { sleepers, patience } = machine;
  const pauses = mayWake ? sleepers.length : 0;
  if (waiting.length + pauses === 0 || (patience.length > 0 && weather.impatient > tape.take(100))) {
    if (patience.length === 0) throw new Error('somebody waits for ever');
    const giving = tape.take(patience.length);
    trace.add(`gives up ${giving}`);
    patience.splice(giving, 1)[0]?.();
    return false;
  }
  const choice = tape.take(waiting.length + pauses);
  const chosen = waiting[choice];
  if (chosen === undefined) {
    trace.add(`wakes ${choice}`);
    sleepers.splice(choice - waiting.length, 1)[0]?.();
    return false;
  }
  const fate = chosen.isRequest ? fateIn(weather, tape) : 'answered';
  trace.add(`${fate} ${chosen.name}`);
  await chosen.happen(fate, tape.take(101));
  return chosen.isRequest;
}

function fateIn(weather: Weather, tape: Tape): Fate {
  let drawn = tape.take(100);
  for (const fate of FATES) {
    const share = weather[fate];
    if (drawn < share) return fate;
    drawn -= share;
  }
  return 'answered';
}

/** Until nobody says anything any more by themselves; what goes on beside the wire comes back in the order in which it began. */
async function quiet({ wire, machine }: Stage): Promise<void> {
  do {
    for (let turns = 0, before = -1; turns < QUIET_TURNS; turns += 1) {
      await wire.settle();
      await new Promise((resolve) => setImmediate(resolve));
      const heard = wire.said() + machine.stirred();
      if (heard !== before) turns = 0;
      before = heard;
    }
  } while (await machine.comeBack());
}

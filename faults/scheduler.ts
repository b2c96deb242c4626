/**
 * Lets everything that was begun come to an end, one request at a time, in an order and with fates that the seed decides.
 *
 * Must never: use a clock or a random number for a decision; time is only waited for.
 */
import type { FaultyWire, Fate } from './faulty-wire.ts';
import type { Tape } from '@balai/kernel/walking';

/** How often in a hundred each thing happens to a request; what is left is answered. */
export type Weather = Readonly<Record<Exclude<Fate, 'answered'>, number>>;
export const CALM: Weather = { lostBefore: 0, halfHeard: 0, lostAfter: 0, diskFull: 0 };

/** As many looks at an empty queue in which nothing comes mean that everybody waits for an answer. */
const QUIET_LOOKS = 6;
const PATIENCE_MS = 30_000;

/** Something that is done at one process. */
export interface Work {
  readonly at: string;
  run(): Promise<unknown>;
}
interface Watching {
  /** Those who sleep in this process. */
  readonly sleepers?: (() => void)[];
  /** Called after each request. */
  between?(): void;
  /** What a dead process had begun is not waited for. */
  isDead?(process: string): boolean;
}

/** Begins `works` together and plays their requests until all have ended, well or not. Throws the first error of a calm run. */
export async function playOut(
  wire: FaultyWire,
  tape: Tape,
  weather: Weather,
  works: readonly Work[],
  { sleepers = [], between, isDead }: Watching = {},
): Promise<void> {
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
  const began = performance.now();
  while ([...open].some(({ at }) => isDead?.(at) !== true)) {
    await quiet(wire);
    const waiting = wire.waiting();
    const choices = waiting.length + sleepers.length;
    if (choices === 0) {
      if (performance.now() - began > PATIENCE_MS) throw new Error('somebody waits for ever');
      await new Promise((resolve) => setTimeout(resolve, 1));
      continue;
    }
    const choice = tape.take(choices);
    const chosen = waiting[choice];
    if (chosen === undefined) sleepers.splice(choice - waiting.length, 1)[0]?.();
    else {
      await chosen.meet(fateIn(weather, tape));
      between?.();
    }
  }
  if (weather === CALM && errors.length > 0) throw errors[0];
}

function fateIn(weather: Weather, tape: Tape): Fate {
  let drawn = tape.take(100);
  for (const [fate, share] of Object.entries(weather) as [Exclude<Fate, 'answered'>, number][]) {
    if (drawn < share) return fate;
    drawn -= share;
  }
  return 'answered';
}

async function quiet(wire: FaultyWire): Promise<void> {
  for (let looks = 0, before = wire.waiting().length; looks < QUIET_LOOKS; looks += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    const now = wire.waiting().length;
    if (now !== before || wire.isGreeting()) looks = 0;
    before = now;
  }
}

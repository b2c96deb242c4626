/**
 * The clocks of the processes, each with the guard of the product before it: within a minute they may be wrong, a jump beyond that
 * is refused until the clock is set right.
 *
 * Must never: say itself what the guard should find; it is the product's own.
 */
import { openWatch, type Watch } from '@balai/server';
import type { Life } from './city-life.ts';
import type { Process } from './fault-city.ts';
import type { SeededMachine } from './seeded-machine.ts';

/** How far ahead of the right time a process may be and still write (`JUMP_MS` of the guard). */
export const ALLOWED_AHEAD = 60_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SETTINGS = [1, 900, ALLOWED_AHEAD, -900, -ALLOWED_AHEAD, 2 * HOUR, 40 * DAY, 400 * DAY, -2 * HOUR, -3 * DAY];

export interface ProcessClock {
  /** Of the right time; below 0: behind. */
  ahead: number;
  /** What it was when the guard last said that all is well. */
  trusted: number;
  readonly watch: Watch;
}

/** What the guard asks the database is answered beside the wire; the database stands on the same machine, and has its clock. */
export function openClock(life: Pick<Life, 'now' | 'lastEventAt'>): ProcessClock {
  const begun = life.now;
  const watch = openWatch({
    store: {
      ready: () => Promise.resolve({ ok: true, clockOffMs: 0, lastEventAt: life.lastEventAt, migrations: 1 }),
    },
    now: () => life.now + clock.ahead,
    steady: () => life.now - begun,
    freeBytes: () => 2 ** 30,
    databaseIsElsewhere: false,
    everyMs: 2 ** 30, // it looks when it is told to
  });
  const clock: ProcessClock = { ahead: 0, trusted: 0, watch };
  return clock;
}

/** What a process takes for the time. */
export const wallOf = (life: Life, { clock }: Process): number => life.now + clock.ahead;
/** Null: it may write. */
export const refusesAt = ({ clock }: Process): ReturnType<Watch['standstill']> => clock.watch.standstill();

/** Before each step: the guards look, some clocks are set, some of them right. What a guard lets pass is written down. */
export async function turnClocks(life: Life, machine: SeededMachine, processes: readonly Process[]): Promise<void> {
  const { tape, ledger } = life;
  await lookAgain(life, machine, processes);
  for (const process of processes) {
    const { clock } = process;
    if (clock.ahead !== 0) clock.ahead = tape.chance(2) ? 0 : clock.ahead;
    else if (tape.chance(5)) clock.ahead = tape.pick(SETTINGS);
    if (tape.chance(2)) await lookAgain(life, machine, [process]);
    if (Math.abs(clock.ahead - clock.trusted) > ALLOWED_AHEAD && refusesAt(process) !== 'wrongClock')
      ledger.broken.push(`9: the guard of ${process.name} goes on with a clock that is ${clock.ahead} ms ahead`);
  }
}

/** All clocks are right again, and each guard lets its process go on. */
export async function setClocksRight(life: Life, machine: SeededMachine, processes: readonly Process[]): Promise<void> {
  for (const { clock } of processes) clock.ahead = 0;
  await lookAgain(life, machine, processes);
  for (const process of processes)
    if (refusesAt(process) !== null) life.ledger.broken.push(`9: the guard of ${process.name} holds on to nothing`);
}

async function lookAgain(life: Life, { sleepers }: SeededMachine, processes: readonly Process[]): Promise<void> {
  const { rows } = await life.city.admin.query<{ at: string | null }>('select max(recorded_at) as at from event');
  const [newest] = rows;
  life.lastEventAt = newest?.at == null ? null : Number(newest.at);
  const asleep = sleepers.length;
  for (const { clock } of processes) {
    await clock.watch.look();
    if (clock.watch.standstill() === null) clock.trusted = clock.ahead;
  }
  // Its patience is over with its look.
  sleepers.splice(asleep);
}

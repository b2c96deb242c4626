/**
 * `npm run faults`: seeds of disturbed life. A seed that breaks an invariant is printed, and is played alone by `--seed`.
 *
 * The seed decides what is done, what becomes of each request and which goes next; only where PostgreSQL is slower than
 * anybody expects may two runs of a seed differ.
 *
 * Must never: touch a database that it did not make.
 */
import { Tape } from '@balai/kernel/walking';
import { askAgain, jobsOf, newLedger, nextWorks, type Life } from './city-life.ts';
import { openFaultCity, startProcess, type FaultCity, type Postgres, type Process } from './fault-city.ts';
import { openFaultyWire, type FaultyWire } from './faulty-wire.ts';
import { brokenInvariants } from './invariants.ts';
import { openMemoryDisk } from './memory-disk.ts';
import { seedMachine, type SeededMachine } from './seeded-machine.ts';
import { CALM, playOut, type Weather } from './scheduler.ts';

export interface FaultRun {
  readonly postgres: Postgres;
  /** A name for the database that is made and removed. */
  readonly database: string;
  readonly seeds: readonly number[];
  /** Steps of a seed; default 24. */
  readonly steps?: number;
  readonly say?: (line: string) => void;
}
export interface FaultReport {
  readonly seeds: number;
  readonly requests: number;
  readonly acknowledged: number;
  readonly crashes: number;
  readonly failures: readonly { readonly seed: number; readonly broken: readonly string[] }[];
}

const BEGIN = Date.parse('2026-03-02T02:00:00Z');
const DAY = 86_400_000;
const LOOK_EVERY = 4;
const MINUTE = 60_000;

export async function runFaults({ postgres, database, seeds, steps = 16, say }: FaultRun): Promise<FaultReport> {
  const machine = seedMachine();
  const city = await openFaultCity(postgres, database);
  const report = { seeds: 0, requests: 0, acknowledged: 0, crashes: 0 };
  const failures: { seed: number; broken: readonly string[] }[] = [];
  try {
    for (const seed of seeds) {
      const lived = await liveSeed({ machine, city }, seed, steps);
      report.seeds += 1;
      report.requests += lived.requests;
      report.acknowledged += lived.acknowledged;
      report.crashes += lived.crashes;
      if (lived.broken.length === 0) continue;
      failures.push({ seed, broken: lived.broken });
      say?.(`seed ${seed}: ${lived.broken.slice(0, 5).join('; ')}`);
    }
  } finally {
    machine.restore();
    await city.close();
  }
  return { ...report, failures };
}

/** What goes on from one seed to the next: the database, emptied. */
interface World {
  readonly machine: SeededMachine;
  readonly city: FaultCity;
}
interface Seed {
  readonly machine: SeededMachine;
  readonly wire: FaultyWire;
  readonly life: Life;
  readonly weather: Weather;
  readonly processes: Process[];
  start(): Promise<Process>;
}
interface Lived {
  readonly requests: number;
  readonly acknowledged: number;
  readonly crashes: number;
  readonly broken: readonly string[];
}

/** Begun anew for each seed, so that it lives the same alone. */
async function openSeed({ machine, city }: World, number: number): Promise<Seed> {
  await city.reset();
  const tape = new Tape([number]);
  machine.seed(new Tape([number, 1]));
  const wire = openFaultyWire(city.postgres);
  const life: Life = { city, tape, disk: openMemoryDisk(), ledger: newLedger(), now: BEGIN };
  let started = 0;
  const start = () => startProcess(city, wire, `process ${(started += 1)}`, life.disk);
  return { machine, wire, life, weather: weatherIn(tape), processes: [await start(), await start()], start };
}

async function liveSeed(world: World, number: number, steps: number): Promise<Lived> {
  const seed = await openSeed(world, number);
  const { life, wire, processes } = seed;
  const lived = { requests: 0, crashes: 0, broken: [] as readonly string[] };
  try {
    for (let step = 1; step <= steps && lived.broken.length === 0; step += 1) {
      const { requests, crashed } = await oneStep(seed);
      lived.requests += requests;
      if (crashed) lived.crashes += 1;
      if (step % LOOK_EVERY === 0) lived.broken = await brokenInvariants(life, false);
    }
    if (lived.broken.length === 0) {
      await comeToRest(seed);
      lived.broken = await brokenInvariants(life, true);
    }
    return { ...lived, acknowledged: life.ledger.acknowledged.length };
  } finally {
    const ends = processes.map(({ name, store }) => ({ at: name, run: () => store.close() }));
    await playOut(wire, life.tape, CALM, ends);
    wire.close();
  }
}

/** Some things happen together; in some steps a process dies in the middle of them, and another takes its place. */
async function oneStep(seed: Seed): Promise<{ readonly requests: number; readonly crashed: boolean }> {
  const { wire, life, processes, machine } = seed;
  const { tape } = life;
  const works = await nextWorks(life, processes);
  const dies = tape.chance(8) ? { after: tape.take(10), who: tape.take(processes.length) } : null;
  let requests = 0;
  let dead: Process | undefined;
  await playOut(wire, tape, seed.weather, works, {
    sleepers: machine.sleepers,
    between() {
      if (requests === dies?.after) {
        dead = processes[dies.who];
        wire.kill(dead?.name ?? '');
      }
      requests += 1;
    },
    isDead: (name) => name === dead?.name,
  });
  if (dead === undefined) return { requests, crashed: false };
  // Whoever slept in it sleeps for ever.
  machine.sleepers.length = 0;
  void dead.store.close().catch(() => undefined);
  processes[processes.indexOf(dead)] = await seed.start();
  return { requests, crashed: true };
}

/** Nothing goes wrong any more: whoever had no answer asks again, timers and messages come to their end. */
async function comeToRest({ wire, life, processes, machine: { sleepers } }: Seed): Promise<void> {
  const { tape } = life;
  life.disk.full = false;
  const [first] = processes;
  if (first === undefined) throw new Error('no process is left');
  await playOut(wire, tape, CALM, askAgain(life, first), { sleepers });
  // Two days in which everything is tried again, then some minutes in which what follows from it comes to its end.
  for (const later of [DAY, DAY, MINUTE, MINUTE, MINUTE]) {
    life.now += later;
    await playOut(wire, tape, CALM, [jobsOf(life, first, 'kind')], { sleepers });
  }
}

/** Calm or rough, as the seed has it. */
function weatherIn(tape: Tape): Weather {
  const rough = tape.pick([0, 1, 2, 4]);
  return {
    lostBefore: tape.take(3) * rough,
    halfHeard: tape.take(2) * rough,
    lostAfter: tape.take(3) * rough,
    diskFull: tape.take(2) * rough,
  };
}

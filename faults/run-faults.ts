/**
 * `npm run faults`: seeds of disturbed life. A seed that breaks an invariant is printed, and is played alone by `--seed`.
 *
 * The seed decides what is done, what becomes of each request and which goes next. A seed that is played twice shows by the
 * hash of its trace that it does.
 *
 * Must never: touch a database that it did not make.
 */
import { Tape } from '@balai/kernel/walking';
import { askAgain, bounceOf, finishForms, jobsOf, newLedger, nextWorks, type Life } from './city-life.ts';
import { openClock, setClocksRight, turnClocks, type ProcessClock } from './clocks.ts';
import { factsOfCity, openFaultCity, startProcess, type FaultCity, type Postgres, type Process } from './fault-city.ts';
import { openFaultyWire } from './faulty-wire.ts';
import { brokenInvariants } from './invariants.ts';
import { openMemoryDisk } from './memory-disk.ts';
import { openOutsideWorld } from './outside-world.ts';
import { seedMachine, type SeededMachine } from './seeded-machine.ts';
import { openServerLinks, type ServerLinks } from './server-links.ts';
import { CALM, playOut, type Stage, type Weather } from './scheduler.ts';
import { openTrace } from './trace.ts';

export interface FaultRun {
  readonly postgres: Postgres;
  /** A name for the database that is made and removed. */
  readonly database: string;
  readonly seeds: readonly number[];
  /** Steps of a seed; default 16. */
  readonly steps?: number;
  /** Every so many seeds one is played twice and compared; 0: none. */
  readonly twiceEvery?: number;
  readonly say?: (line: string) => void;
  /** Hears of each event of each seed: to look for where two plays part. */
  readonly onEvent?: (what: string) => void;
}
export interface FaultReport {
  readonly seeds: number;
  readonly requests: number;
  readonly acknowledged: number;
  readonly crashes: number;
  /** What was not done as the clock of a process was wrong. */
  readonly refused: number;
  /** Messages that were taken, and said later not to have arrived. */
  readonly bounced: number;
  /** Requests over HTTP, those whose answer was lost, and those that were told to come again later. */
  readonly overHttp: number;
  readonly unheard: number;
  readonly toldLater: number;
  /** How often all invariants were looked at. */
  readonly looks: number;
  readonly playedTwice: number;
  readonly failures: readonly { readonly seed: number; readonly broken: readonly string[] }[];
}

/** In two of three seeds the people come through HTTP; in the others all of them call the services themselves. */
const isOverHttp = (seed: number): boolean => seed % 3 !== 0;
const BEGIN = Date.parse('2026-03-02T02:00:00Z');
const DAY = 86_400_000;
const MINUTE = 60_000;

export async function runFaults(run: FaultRun): Promise<FaultReport> {
  const { postgres, database, seeds, steps = 16, twiceEvery = 0, say, onEvent } = run;
  const machine = seedMachine();
  const report = {
    seeds: 0,
    requests: 0,
    acknowledged: 0,
    crashes: 0,
    refused: 0,
    bounced: 0,
    overHttp: 0,
    unheard: 0,
    toldLater: 0,
    looks: 0,
    playedTwice: 0,
  };
  const failures: { seed: number; broken: readonly string[] }[] = [];
  const city = await openFaultCity(postgres, database, machine);
  const links = openServerLinks(postgres, city.askBlocked);
  const world = { machine, city, links };
  try {
    for (const seed of seeds) {
      const lived = await liveSeed(world, seed, steps, onEvent);
      report.seeds += 1;
      report.requests += lived.requests;
      report.acknowledged += lived.acknowledged;
      report.crashes += lived.crashes;
      report.refused += lived.refused;
      report.bounced += lived.bounced;
      report.overHttp += lived.overHttp;
      report.unheard += lived.unheard;
      report.toldLater += lived.toldLater;
      report.looks += lived.looks;
      const broken = [...lived.broken];
      if (twiceEvery > 0 && (seed - 1) % twiceEvery === 0) {
        const again = await liveSeed(world, seed, steps, onEvent);
        report.playedTwice += 1;
        if (again.trace !== lived.trace)
          broken.push(`0: played twice it is ${lived.trace} and ${again.trace}: it does not replay`);
      }
      if (broken.length === 0) continue;
      failures.push({ seed, broken });
      say?.(`seed ${seed}: ${broken.slice(0, 5).join('; ')}\n  replay: npm run faults -- --seed ${seed}`);
    }
  } finally {
    machine.restore();
    links.close();
    await city.close();
  }
  return { ...report, failures };
}

/** What goes on from one seed to the next: the database, emptied. */
interface World {
  readonly machine: SeededMachine;
  readonly city: FaultCity;
  readonly links: ServerLinks;
}
interface Seed extends Stage {
  readonly life: Life;
  readonly weather: Weather;
  readonly processes: Process[];
  start(): Promise<Process>;
}
interface Lived {
  readonly requests: number;
  readonly acknowledged: number;
  readonly crashes: number;
  readonly refused: number;
  readonly bounced: number;
  readonly overHttp: number;
  readonly unheard: number;
  readonly toldLater: number;
  readonly looks: number;
  readonly broken: readonly string[];
  readonly trace: string;
}

/** Begun anew for each seed, so that it lives the same alone. */
async function openSeed(
  { machine, city, links }: World,
  number: number,
  onEvent?: (what: string) => void,
): Promise<Seed> {
  await city.reset();
  const tape = new Tape([number]);
  const stage: Stage = {
    wire: openFaultyWire(links),
    tape,
    machine,
    trace: openTrace(onEvent),
  };
  const overHttp = isOverHttp(number);
  const outside = openOutsideWorld(tape, factsOfCity(city));
  const life: Life = {
    city,
    tape,
    outside,
    disk: openMemoryDisk(),
    ledger: newLedger(),
    machine,
    officers: overHttp ? city.staff.sessions : [],
    now: BEGIN,
    found: new Map(),
    lastEventAt: null,
  };
  machine.seed(new Tape([number, 1]), () => life.now);
  let started = 0;
  const start = () =>
    startProcess(city, stage, `process ${(started += 1)}`, {
      bytes: life.disk,
      registries: outside.registries,
      clock: openClock(life),
      overHttp,
      wall: (clock: ProcessClock) => life.now + clock.ahead,
    });
  return { ...stage, life, weather: weatherIn(tape), processes: [await start(), await start()], start };
}

async function liveSeed(world: World, number: number, steps: number, onEvent?: (what: string) => void): Promise<Lived> {
  const seed = await openSeed(world, number, onEvent);
  const { life, trace } = seed;
  const lived = { requests: 0, crashes: 0, looks: 0, broken: [] as readonly string[] };
  try {
    for (let step = 1; step <= steps && lived.broken.length === 0; step += 1) {
      const { requests, crashed } = await oneStep(seed);
      lived.requests += requests;
      if (crashed) lived.crashes += 1;
      lived.looks += 1;
      lived.broken = await brokenInvariants(life, false);
    }
    if (lived.broken.length === 0) {
      await comeToRest(seed);
      lived.broken = await brokenInvariants(life, true);
    }
    const { acknowledged, refused, bounced, http } = life.ledger;
    return {
      ...lived,
      acknowledged: acknowledged.length,
      refused,
      bounced: bounced.size,
      overHttp: http.asked,
      unheard: http.lost,
      toldLater: http.away,
      trace: trace.hash(),
    };
  } finally {
    await endSeed(seed);
  }
}

async function endSeed(seed: Seed): Promise<void> {
  for (const process of seed.processes) {
    process.isDead = true;
    process.clock.watch.close();
    void process.door?.close();
    void process.store.close().catch(() => undefined);
    seed.wire.kill(process.name);
  }
  await seed.wire.close();
}

/** Some things happen together; in some steps a process dies in the middle of them, and another takes its place. */
async function oneStep(seed: Seed): Promise<{ readonly requests: number; readonly crashed: boolean }> {
  const { wire, life, processes } = seed;
  const { tape } = life;
  await turnClocks(life, seed.machine, processes);
  const works = await nextWorks(life, processes);
  const dies = tape.chance(8) ? { after: tape.take(10), who: tape.take(processes.length) } : null;
  let requests = 0;
  let dead: Process | undefined;
  await playOut(seed, seed.weather, works, {
    between() {
      if (requests === dies?.after && (dead = processes[dies.who]) !== undefined) {
        dead.isDead = true;
        wire.kill(dead.name);
      }
      requests += 1;
    },
    isDead: (name) => name === dead?.name,
  });
  if (dead === undefined) return { requests, crashed: false };
  dead.clock.watch.close();
  void dead.door?.close();
  void dead.store.close().catch(() => undefined);
  processes[processes.indexOf(dead)] = await seed.start();
  return { requests, crashed: true };
}

/** To half past seven in the west of the country, half past eight in its middle. */
const untilMorning = (now: number): number => DAY - ((now - 30 * MINUTE) % DAY);

/** Nothing goes wrong any more: whoever had no answer asks again, timers and messages come to their end. */
async function comeToRest(seed: Seed): Promise<void> {
  const { life, processes } = seed;
  life.disk.full = false;
  life.outside.kind = true;
  const [first] = processes;
  if (first === undefined) throw new Error('no process is left');
  await setClocksRight(life, seed.machine, processes);
  await playOut(seed, CALM, [], { toTheEnd: true });
  await playOut(seed, CALM, askAgain(life, first));
  await playOut(seed, CALM, finishForms(life, first));
  while (life.outside.lost.length > 0) await playOut(seed, CALM, [bounceOf(life, first)]);
  // Two days in which everything is tried again, a morning in which telephones are written to, then some minutes in which what
  // follows from it comes to its end.
  for (const later of [DAY, DAY, null, MINUTE, MINUTE, MINUTE]) {
    life.now += later ?? untilMorning(life.now);
    await playOut(seed, CALM, [jobsOf(life, first)]);
  }
}

/** Calm or rough, as the seed has it. */
function weatherIn(tape: Tape): Weather {
  const rough = tape.pick([0, 1, 2, 4]);
  return {
    lostBefore: tape.take(3) * rough,
    halfHeard: tape.take(2) * rough,
    lostDuring: tape.take(2) * rough,
    lostAfter: tape.take(3) * rough,
    slow: tape.take(3) * rough,
    diskFull: tape.take(2) * rough,
    impatient: tape.take(2) * rough,
  };
}

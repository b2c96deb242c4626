/**
 * The same work by Balai, by the floor and as bare SQL, in turns of less than half a second until each has had its time.
 *
 * A neighbour of a shared machine slows whoever is at work; where each has its seconds in one piece, their ratio says who met the
 * neighbour. Must never: let one be measured while what another set going is still done.
 */
import type { Child } from './child.ts';
import { summed, timeCalls, type Calls, type Measured } from './load.ts';

/** One of the three, with the processor time that its processes used for each call (null where it cannot be known). */
export interface Cost extends Measured {
  readonly nodeMs: number | null;
  readonly postgresMs: number | null;
}
/** Balai, the floor, bare SQL. */
export type Three = readonly [Cost, Cost, Cost];
/** Calls a second as a share of the floor's in the same turn. */
export interface Share {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
}
export interface Contender {
  readonly work: (n: number) => Promise<boolean>;
  readonly child: Child | null;
  /** No more calls than this in all, a third of them before the measuring. */
  readonly most?: number;
}
export interface InTurns {
  readonly callers: number;
  /** How long each is measured in all. */
  readonly ms: number;
  readonly ofPostgres: (() => Promise<number>) | null;
  /** A file for a CPU profile of the first one; empty for none. */
  readonly profile: string;
  /** Resolves when what the calls before set going is done: that work is not of the calls that are measured. */
  readonly atRest: () => Promise<void>;
}

/** As long as V8 takes to compile a server of this size for what it does now, by some thousand calls; a city's server runs for months. */
const WARM_MS = 4_000;
const WARM_CALLERS = 16;
const TURN_MS = 400;

export async function measureInTurns(
  contenders: readonly [balai: Contender, floor: Contender, sql: Contender],
  on: InTurns,
): Promise<{ readonly costs: Three; readonly ofFloor: Share }> {
  const [balai, floor, sql] = contenders;
  const three = [new Runner(balai, on), new Runner(floor, on), new Runner(sql, on)] as const;
  for (const runner of three) await runner.warm();
  await on.atRest();
  if (on.profile !== '') await balai.child?.ask('beginProfile');
  const turns = Math.max(1, Math.round(on.ms / TURN_MS));
  for (let left = turns; left > 0; left -= 1) for (const runner of three) await runner.turn(left);
  if (on.profile !== '') await balai.child?.ask('endProfile', on.profile);
  const costs = [three[0].cost(), three[1].cost(), three[2].cost()] as const;
  return { costs, ofFloor: shareOf(three[0].rates(), three[1].rates()) };
}

class Runner {
  readonly #contender: Contender;
  readonly #on: InTurns;
  readonly #calls: Calls[] = [];
  #next = 0;
  #nodeMs: number | null = 0;
  #postgresMs: number | null = 0;

  constructor(contender: Contender, on: InTurns) {
    this.#contender = contender;
    this.#on = on;
  }

  /** The same work for a while first, which is not counted: programs are compiled and caches filled while they run. */
  async warm(): Promise<void> {
    const callers = Math.max(this.#on.callers, WARM_CALLERS);
    await this.#time(callers, WARM_MS, this.#most() / 3);
  }

  /** `left`: how many turns there are still, this one among them. */
  async turn(left: number): Promise<void> {
    const before = await this.#used();
    const { callers, ms } = this.#on;
    // As many as are at work begin one more when their time is over.
    this.#calls.push(await this.#time(callers, Math.min(ms, TURN_MS), (this.#most() - this.#next) / left - callers));
    const after = await this.#used();
    await this.#on.atRest();
    const add = (sum: number | null, from: number | null, to: number | null) =>
      sum === null || from === null || to === null ? null : sum + to - from;
    this.#nodeMs = add(this.#nodeMs, before.node, after.node);
    this.#postgresMs = add(this.#postgresMs, before.postgres, after.postgres);
  }

  /** Calls a second of each turn. */
  rates(): readonly number[] {
    return this.#calls.map((calls) => summed([calls]).perSecond);
  }

  cost(): Cost {
    const measured = summed(this.#calls);
    const each = (sum: number | null) => (sum === null ? null : sum / measured.done);
    return {
      ...measured,
      nodeMs: this.#contender.child === null ? null : each(this.#nodeMs),
      postgresMs: each(this.#postgresMs),
    };
  }

  #most(): number {
    return this.#contender.most ?? Infinity;
  }

  async #time(callers: number, ms: number, most: number): Promise<Calls> {
    const from = this.#next;
    const calls = await timeCalls((n) => this.#contender.work(from + n), { callers, ms, most });
    this.#next += calls.times.length;
    return calls;
  }

  async #used(): Promise<{ readonly node: number | null; readonly postgres: number | null }> {
    return {
      node: (await this.#contender.child?.usage())?.cpuMs ?? null,
      postgres: (await this.#on.ofPostgres?.()) ?? null,
    };
  }
}

function shareOf(ours: readonly number[], floors: readonly number[]): Share {
  const shares = ours.map((rate, turn) => rate / (floors[turn] ?? Number.NaN)).toSorted((a, b) => a - b);
  const at = (share: number) => shares[Math.min(shares.length - 1, Math.floor(shares.length * share))] ?? Number.NaN;
  return { median: at(0.5), lowest: at(0), highest: at(1) };
}

/**
 * Gives memory back while the city is at rest: what an hour of load left behind V8 keeps until the next load fills its heap (ADR 0041).
 *
 * Must never: collect while requests wait, or again when there is little to give back.
 */
import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const LOOK_EVERY_MS = 5_000;
/** The part of a look's time in which a process at rest is at work; in the 100 to 180 ms of a collection nobody is served. */
const MOST_BUSY = 0.05;
/**
 * So many looks in a row. What collects until nothing more goes takes compiled code with it: a city that pauses for seconds all day
 * would compile again after each pause, and needs three times the processor's time for what it does next.
 */
const LOOKS_AT_REST = 3;
/** What the process grew by since the last collection, in bytes: a tenth of a city's. Of what it holds, as V8 keeps what it has emptied. */
const WORTHWHILE = 24 * 2 ** 20;

export interface Resting {
  /** How many looks in a row found the process at rest. */
  readonly looks: number;
  /** Bytes of the machine's memory. */
  readonly resident: number;
  /** The least of the same since the last collection. */
  readonly residentAfter: number;
}
export const isWorthCollecting = ({ looks, resident, residentAfter }: Resting): boolean =>
  looks >= LOOKS_AT_REST && resident - residentAfter > WORTHWHILE;

/** Looks every five seconds, and keeps no process alive. Returns what ends it. */
export function giveMemoryBackAtRest(): () => void {
  const collect = collector();
  let residentAfter = 0; // a start leaves as much behind as an hour of load
  let looks = 0;
  let looked = performance.eventLoopUtilization();
  const timer = setInterval(() => {
    const now = performance.eventLoopUtilization();
    const busy = performance.eventLoopUtilization(now, looked).utilization;
    looked = now;
    looks = busy < MOST_BUSY ? looks + 1 : 0;
    const resident = process.memoryUsage.rss();
    residentAfter = Math.min(residentAfter, resident); // threads of V8 go on giving back after a collection has returned
    if (!isWorthCollecting({ looks, resident, residentAfter })) return;
    collect();
    residentAfter = resident;
  }, LOOK_EVERY_MS).unref();
  return () => clearInterval(timer);
}

/** V8's own collection of everything; it is offered to programs only after this flag is set. */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('V8 offers no collection');
  // Until nothing more goes: a collection by itself leaves most pages where they are.
  return () => void collect({ type: 'major', flavor: 'last-resort' });
}

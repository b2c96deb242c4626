/**
 * Gives memory back while the city is at rest: what an hour of load left behind V8 keeps until the next load fills its heap (ADR 0041).
 *
 * Must never: collect while requests wait, or again when there is little to give back.
 */
import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const LOOK_EVERY_MS = 5_000;
/** The part of the last look's time in which the process was at work; in the 100 to 180 ms of a collection nobody is served. */
const MOST_BUSY = 0.1;
/** What the process grew by since the last collection, in bytes: a tenth of a city's. Of what it holds, as V8 keeps what it has emptied. */
const WORTHWHILE = 24 * 2 ** 20;

export interface Resting {
  /** 0 to 1, since the last look. */
  readonly busy: number;
  /** Bytes of the machine's memory. */
  readonly resident: number;
  /** The least of the same since the last collection. */
  readonly residentAfter: number;
}
export const isWorthCollecting = ({ busy, resident, residentAfter }: Resting): boolean =>
  busy < MOST_BUSY && resident - residentAfter > WORTHWHILE;

/** Looks every five seconds, and keeps no process alive. Returns what ends it. */
export function giveMemoryBackAtRest(): () => void {
  const collect = collector();
  let residentAfter = 0; // a start leaves as much behind as an hour of load
  let looked = performance.eventLoopUtilization();
  const timer = setInterval(() => {
    const now = performance.eventLoopUtilization();
    const busy = performance.eventLoopUtilization(now, looked).utilization;
    looked = now;
    const resident = process.memoryUsage.rss();
    residentAfter = Math.min(residentAfter, resident); // threads of V8 go on giving back after a collection has returned
    if (!isWorthCollecting({ busy, resident, residentAfter })) return;
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

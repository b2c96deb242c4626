/**
 * Gives memory back while the city is at rest: what an hour of load left behind V8 keeps until the next load fills its heap (ADR 0041).
 *
 * Must never: collect while requests wait, or again when there is little to give back.
 */
import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const LOOK_EVERY_MS = 5_000;
/** The part of the last look's time in which the process was at work; in a collection of some 70 ms nobody else is served. */
const MOST_BUSY = 0.1;
/** What grew since the last collection, in bytes: a tenth of a city's process. */
const WORTHWHILE = 24 * 2 ** 20;

export interface Resting {
  /** 0 to 1, since the last look. */
  readonly busy: number;
  /** Bytes in use. */
  readonly heapUsed: number;
  /** Bytes in use after the last collection. */
  readonly heapAfter: number;
}
export const isWorthCollecting = ({ busy, heapUsed, heapAfter }: Resting): boolean =>
  busy < MOST_BUSY && heapUsed - heapAfter > WORTHWHILE;

/** Looks every five seconds, and keeps no process alive. Returns what ends it. */
export function giveMemoryBackAtRest(): () => void {
  const collect = collector();
  const heap = () => process.memoryUsage().heapUsed;
  let heapAfter = 0; // a start leaves as much behind as an hour of load
  let looked = performance.eventLoopUtilization();
  const timer = setInterval(() => {
    const now = performance.eventLoopUtilization();
    const busy = performance.eventLoopUtilization(now, looked).utilization;
    looked = now;
    if (!isWorthCollecting({ busy, heapUsed: heap(), heapAfter })) return;
    collect();
    heapAfter = heap();
  }, LOOK_EVERY_MS).unref();
  return () => clearInterval(timer);
}

/** V8's own collection of everything; it is offered to programs only after this flag is set. */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('V8 offers no collection');
  return () => void collect();
}

/**
 * What the city's process holds, and whether that levels off while the same load goes on.
 *
 * Must never: assert an amount, or count what the bench itself has made: cases and drafts come from the bench's own process.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Child, Memory } from './child.ts';
import { measure } from './load.ts';
import type { CityWorks } from './works.ts';

const megabytes = (bytes: number): string => String(Math.round(bytes / 1e6));

/** `212 MB (heap 63 of 84, buffers 3)`: what the process has of the machine's memory; of it what V8 and buffers use and hold. */
export const memoryText = ({ resident, heapUsed, heapHeld, buffers }: Memory): string =>
  `${megabytes(resident)} MB (heap ${megabytes(heapUsed)} of ${megabytes(heapHeld)}, buffers ${megabytes(buffers)})`;

/** Longer than the city waits until it is sure that it is at rest; and how long what a load set going may go on. */
const REST_MS = 30_000;
const MOST_REST_MS = 120_000;
/** Of a processor. */
const AT_REST = 0.05;
const CALLERS = 16;
const SPANS = 3;
/** One submission among so many calls: the drafts of a span are made before it. */
const WRITES_EVERY = 20;
const READS = ['case', 'queue', 'search', 'box', 'page'] as const;

/** The same mixed load three times, with the memory after each: `works` gives fresh drafts for every span. */
export async function steadyMemory(
  child: Child,
  works: () => Promise<CityWorks>,
  ms: number,
  say: (line: string) => void,
): Promise<void> {
  for (let span = 1; span <= SPANS; span += 1) {
    const { submit, ...reads } = await works();
    let sent = 0;
    const { perSecond, failed } = await measure(
      (n) => (n % WRITES_EVERY === 0 ? submit(sent++) : reads[READS[n % READS.length] ?? 'case'](n)),
      { callers: CALLERS, ms },
    );
    const seconds = Math.round((span * ms) / 1_000);
    const lost = failed > 0 ? `, ${failed} calls failed` : '';
    say(
      `memory after ${seconds} s of mixed load (${Math.round(perSecond)}/s${lost}): ${memoryText((await child.usage()).memory)}`,
    );
  }
  const waited = await untilAtRest(child);
  say(`memory when the load is over, ${waited} s later: ${memoryText((await child.usage()).memory)}`);
}

/** What a load set going (messages, counters) is work still. Returns how many seconds that took. */
async function untilAtRest(child: Child): Promise<number> {
  for (let waited = REST_MS; ; waited += REST_MS) {
    const before = (await child.usage()).cpuMs;
    await sleep(REST_MS);
    const { cpuMs } = await child.usage();
    if (cpuMs - before < AT_REST * REST_MS || waited >= MOST_REST_MS) return waited / 1_000;
  }
}

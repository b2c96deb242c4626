/**
 * `npm run bench -- burst`: ten times the busiest hour of a city, residents coming when they come, officers at work beside them.
 *
 * Arrivals are a Poisson stream that waits for nobody: a slow city meets as many people as a fast one. Afterwards each case that
 * was acknowledged is looked for. Must never: count a case as kept that was only promised.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Child } from './child.ts';
import { type Column, tableOf } from './columns.ts';
import { call } from './load.ts';
import { memoryText } from './memory.ts';
import { answerAll, begin, send, type ServiceAsked } from './resident.ts';

/**
 * The busiest hour of a city of 1,912,679 (Kota Tangerang, end of 2023): one matter for each resident a year, in 240 working
 * days, makes 7,970 a day; the busiest day has twice as many, and its busiest hour a fifth of that day. A matter for each is 136 times
 * what the city's report line had in 2024 (14,012), so it stands for a city whose letters and permits come this way too.
 */
export const BUSIEST_HOUR = Math.round(((1_912_679 / 240) * 2) / 5);

export interface BurstOptions {
  readonly origin: string;
  readonly child: Child;
  readonly officers: readonly string[];
  readonly areas: readonly string[];
  readonly minutes: number;
  /** How many times the busiest hour. */
  readonly times: number;
  /** Numbers from 0 to 1, from a seed. */
  readonly random: () => number;
  readonly say: (line: string) => void;
}
interface Timed {
  readonly ms: number[];
  failed: number;
}
interface Seen {
  readonly submission: Timed;
  readonly path: Timed;
  readonly queue: Timed;
  readonly act: Timed;
  readonly numbers: string[];
  /** Reports that an officer can still schedule. */
  readonly waiting: string[];
}
/** Of three matters two are reports and one is a letter that the registry may confirm at once. */
const LETTER_SHARE = 1 / 3;
const LOOK_EVERY_MS = 2_000;
const ACT_EVERY_MS = 1_000;

/** Returns how many acknowledged cases are not there afterwards. */
export async function benchBurst(options: BurstOptions): Promise<number> {
  const { child, minutes, times, say } = options;
  const perSecond = (BUSIEST_HOUR * times) / 3_600;
  const timed = (): Timed => ({ ms: [], failed: 0 });
  const seen: Seen = {
    submission: timed(),
    path: timed(),
    queue: timed(),
    act: timed(),
    numbers: [],
    waiting: [],
  };
  say(
    `busiest hour ${BUSIEST_HOUR} matters; ${times} times that: ${perSecond.toFixed(2)} a second for ${minutes} minutes`,
  );
  const before = await child.usage();
  const began = performance.now();
  const over = new AbortController();
  const officers = [
    ...options.officers.map((cookie) => looking(options, cookie, seen, over.signal)),
    acting(options, seen, over.signal),
  ];
  await arriving(options, perSecond, seen);
  const took = (performance.now() - began) / 1_000;
  over.abort();
  await Promise.all(officers);
  const after = await child.usage();
  report(seen, say);
  say(
    `city's process: ${Math.round((after.cpuMs - before.cpuMs) / 10 / took)} % of a core, ${memoryText(after.memory)} afterwards`,
  );
  const lost = await lostOf(options.origin, seen.numbers);
  say(`${seen.numbers.length} acknowledged, ${new Set(seen.numbers).size} of them different, ${lost} lost`);
  return lost + seen.numbers.length - new Set(seen.numbers).size;
}

/** Ends when the last resident who came has been answered. */
async function arriving(
  { origin, areas, minutes, random }: BurstOptions,
  perSecond: number,
  seen: Seen,
): Promise<void> {
  const began = performance.now();
  const underWay: Promise<void>[] = [];
  let at = 0;
  for (let n = 0; ; n += 1) {
    at += (-Math.log(1 - random()) / perSecond) * 1_000;
    if (at > minutes * 60_000) break;
    const service: ServiceAsked = random() < LETTER_SHARE ? 'surat-domisili' : 'lampu-jalan';
    const area = areas[Math.floor(random() * areas.length)] ?? '';
    const early = began + at - performance.now();
    if (early > 0) await sleep(early);
    underWay.push(resident(origin, { service, n, area }, began + at, seen));
  }
  await Promise.all(underWay);
}

/** `due`: when this resident came, by `performance.now()`. */
async function resident(
  origin: string,
  who: { readonly service: ServiceAsked; readonly n: number; readonly area: string },
  due: number,
  { submission, path, numbers, waiting }: Seen,
): Promise<void> {
  try {
    const draft = await begin(origin, who.service);
    await answerAll(origin, draft, who);
    const number = await during(submission, () => send(origin, draft));
    numbers.push(number);
    if (who.service === 'lampu-jalan') waiting.push(number);
    path.ms.push(performance.now() - due);
  } catch {
    path.failed += 1;
  }
}

async function looking({ origin }: BurstOptions, cookie: string, { queue }: Seen, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    await during(queue, async () => mustBeWell(await call(origin, '/api/v1/queue', { headers: { cookie } }))).catch(
      () => undefined,
    );
    await pause(LOOK_EVERY_MS, over);
  }
}

/** The first officer schedules what came in. */
async function acting({ origin, officers }: BurstOptions, { act, waiting }: Seen, over: AbortSignal): Promise<void> {
  const headers = { cookie: officers[0] ?? '', 'sec-fetch-site': 'same-origin' };
  while (!over.aborted) {
    const number = waiting.shift();
    if (number !== undefined)
      await during(act, async () =>
        mustBeWell(
          await call(origin, `/api/v1/officer/cases/${number}/act`, {
            method: 'POST',
            headers: { ...headers, 'idempotency-key': randomUUID() },
            body: { turn: 'diterima/dishub', action: 'jadwalkan', seenVersion: 3 },
          }),
        ),
      ).catch(() => undefined);
    await pause(ACT_EVERY_MS, over);
  }
}

const pause = (ms: number, over: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal: over }).catch(() => undefined);

function mustBeWell({ ok, text }: { readonly ok: boolean; readonly text: string }): void {
  if (!ok) throw new Error(text.slice(0, 300));
}

async function during<Value>(timed: Timed, work: () => Promise<Value>): Promise<Value> {
  const began = performance.now();
  try {
    return await work();
  } catch (error) {
    timed.failed += 1;
    throw error;
  } finally {
    timed.ms.push(performance.now() - began);
  }
}

const COLUMNS: readonly Column<{ readonly work: string; readonly timed: Timed }>[] = [
  { name: 'work', width: 34, cell: ({ work }) => work },
  { name: 'done', width: 8, cell: ({ timed }) => timed.ms.length },
  { name: 'failed', width: 8, cell: ({ timed }) => timed.failed },
  { name: 'p50 ms', width: 9, cell: ({ timed }) => quantile(timed, 0.5), digits: 1 },
  { name: 'p99 ms', width: 9, cell: ({ timed }) => quantile(timed, 0.99), digits: 1 },
  { name: 'longest', width: 9, cell: ({ timed }) => quantile(timed, 1), digits: 1 },
];
function quantile({ ms }: Timed, share: number): number {
  const sorted = ms.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function report({ submission, path, queue, act }: Seen, say: (line: string) => void): void {
  const rows = tableOf(COLUMNS);
  say(rows.heading);
  say(rows.row({ work: 'submission', timed: submission }));
  say(rows.row({ work: 'from arrival to the number', timed: path }));
  say(rows.row({ work: 'queue, looked at by an officer', timed: queue }));
  say(rows.row({ work: 'act of an officer', timed: act }));
}

async function lostOf(origin: string, numbers: readonly string[]): Promise<number> {
  let lost = 0;
  for (const number of numbers) {
    const found = await call(origin, `/api/v1/cases/${number}`);
    if (!found.ok) lost += 1;
  }
  return lost;
}

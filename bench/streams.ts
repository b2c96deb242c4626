/**
 * `npm run bench -- streams`: so many open event streams, half of officers and half of residents, and changes that concern some.
 *
 * Must never: count a stream as kept that was ended and opened again.
 */
import { randomUUID } from 'node:crypto';
import { type ClientRequest, request as open } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Child } from './child.ts';
import { call } from './load.ts';
import { memoryText } from './memory.ts';
import { answerAll, begin, send } from './resident.ts';

export interface StreamsOptions {
  readonly origin: string;
  readonly child: Child;
  /** An officer of Dishub, signed in: the Cookie header. */
  readonly officer: string;
  readonly area: string;
  readonly streams: number;
  /** One case each. */
  readonly changes: number;
  readonly say: (line: string) => void;
}
interface Listener {
  /** The case that it watches; null: an officer, whom each change of the unit concerns. */
  readonly number: string | null;
  readonly request: ClientRequest;
  heard: number;
  ended: boolean;
}
const AT_ONCE = 50;
const MOST_WAIT_MS = 20_000;

/** Returns how many streams were dropped, missed a change, or heard of one that was none of theirs. */
export async function benchStreams(options: StreamsOptions): Promise<number> {
  const { child, streams, changes, say } = options;
  const numbers: string[] = [];
  for (let n = 0; n < changes; n += 1) numbers.push(await reported(options, n));
  await sleep(3_000); // what the reports set going comes to its end
  const before = (await child.usage()).memory.resident;
  const listeners: Listener[] = [];
  for (let from = 0; from < streams; from += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, streams - from) }, (_, at) => from + at);
    listeners.push(
      ...(await Promise.all(
        some.map((n) => listen(options, n % 2 === 0 ? null : (numbers[(n >> 1) % numbers.length] ?? ''))),
      )),
    );
  }
  await sleep(3_000);
  const opened = (await child.usage()).memory.resident;
  say(
    `${listeners.length} streams open: ${((opened - before) / 1_000 / streams).toFixed(1)} kB each (process ${Math.round(before / 1e6)} -> ${Math.round(opened / 1e6)} MB)`,
  );
  const lasts: number[] = [];
  let missed = 0;
  for (const number of numbers) {
    const { last, without } = await changed(options, listeners, number);
    lasts.push(last);
    missed += without;
  }
  await sleep(1_000);
  const sorted = lasts.toSorted((a, b) => a - b);
  const concerned = listeners.filter(({ number }) => number === null || number === numbers[0]).length;
  say(
    `${changes} changes, each to ${concerned} of them: the last heard after ${ofHalf(sorted).toFixed(0)} ms (p50), ${(sorted.at(-1) ?? 0).toFixed(0)} ms (longest), from the officer's click on`,
  );
  const dropped = listeners.filter(({ ended }) => ended).length;
  const tooMuch = listeners.filter(({ number, heard }) => heard > (number === null ? changes : 1)).length;
  say(`dropped ${dropped}, missed ${missed}, told to somebody whom it does not concern ${tooMuch}`);
  say(`memory of the city's process afterwards: ${memoryText((await child.usage()).memory)}`);
  for (const { request } of listeners) request.destroy();
  return dropped + missed + tooMuch;
}

const ofHalf = (sorted: readonly number[]): number => sorted[Math.floor(sorted.length / 2)] ?? 0;

async function reported({ origin, area }: StreamsOptions, n: number): Promise<string> {
  const draft = await begin(origin, 'lampu-jalan');
  await answerAll(origin, draft, { service: 'lampu-jalan', n, area });
  return send(origin, draft);
}

function listen({ origin, officer }: StreamsOptions, number: string | null): Promise<Listener> {
  const path = number === null ? '/api/v1/stream' : `/api/v1/stream?case=${number}`;
  return new Promise((done, failed) => {
    const request = open(
      `${origin}${path}`,
      { agent: false, headers: number === null ? { cookie: officer } : {} },
      (response) => {
        if (response.statusCode !== 200) return failed(new Error(`a stream was answered with ${response.statusCode}`));
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (listener.heard += chunk.split('event: change').length - 1));
        response.on('error', () => (listener.ended = true));
        response.on('close', () => (listener.ended = true));
        done(listener);
      },
    );
    const listener: Listener = { number, request, heard: 0, ended: false };
    request.on('error', failed);
    request.end();
  });
}

/** An officer schedules one report; waits until all whom it concerns have heard. */
async function changed(
  { origin, officer }: StreamsOptions,
  listeners: readonly Listener[],
  number: string,
): Promise<{ readonly last: number; readonly without: number }> {
  const concerned = listeners
    .filter((one) => one.number === null || one.number === number)
    .map((one) => ({ one, wanted: one.heard + 1 }));
  const began = performance.now();
  const acted = call(origin, `/api/v1/officer/cases/${number}/act`, {
    method: 'POST',
    headers: { cookie: officer, 'sec-fetch-site': 'same-origin', 'idempotency-key': randomUUID() },
    body: { turn: 'diterima/dishub', action: 'jadwalkan', seenVersion: 3 },
  });
  let waiting = concerned;
  while (waiting.length > 0 && performance.now() - began < MOST_WAIT_MS) {
    await sleep(1);
    waiting = waiting.filter(({ one, wanted }) => one.heard < wanted);
  }
  const last = performance.now() - began;
  const { ok, text } = await acted;
  if (!ok) throw new Error(`the change was refused: ${text.slice(0, 300)}`);
  return { last, without: waiting.length };
}

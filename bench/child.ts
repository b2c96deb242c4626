/**
 * A process that is measured by itself: the city, or the floor. It is asked by message, and says what it has used.
 *
 * Must never: outlive the bench, or be asked for anything while it is measured.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { beginProfile, endProfile } from './profile.ts';

/** In bytes. */
export interface Memory {
  /** Of the machine, by this process. */
  readonly resident: number;
  readonly heapUsed: number;
  readonly heapHeld: number;
  /** What V8 knows of outside its heap. */
  readonly buffers: number;
}
/** Processor time in ms since the process began, and memory now. */
export interface Usage {
  readonly cpuMs: number;
  readonly memory: Memory;
}
export interface Child {
  /** Throws what the process answered with when it could not. */
  ask<Answer>(what: string, value?: unknown): Promise<Answer>;
  usage(): Promise<Usage>;
  end(): Promise<void>;
}
interface Asked {
  readonly id: number;
  readonly what: string;
  readonly value: unknown;
}
type Answered = { readonly id: number; readonly value: unknown } | { readonly id: number; readonly failed: string };

/** Starts `file` under this Node and waits until it has answered `open` with `value`. */
export async function startChild(file: string, value: unknown): Promise<Child> {
  const child = fork(file, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], serialization: 'advanced' });
  const waiting = new Map<
    number,
    { readonly done: (value: unknown) => void; readonly failed: (error: Error) => void }
  >();
  let next = 0;
  child.on('message', (message) => {
    const answered = message as Answered;
    const asked = waiting.get(answered.id);
    waiting.delete(answered.id);
    if ('failed' in answered) asked?.failed(new Error(answered.failed));
    else asked?.done(answered.value);
  });
  child.on('exit', (code) => {
    for (const { failed } of waiting.values()) failed(new Error(`${file} ended with ${code}`));
    waiting.clear();
  });
  const ask = <Answer>(what: string, about?: unknown) =>
    new Promise<Answer>((done, failed) => {
      const id = next++;
      waiting.set(id, { done: (answer) => done(answer as Answer), failed });
      child.send({ id, what, value: about } satisfies Asked);
    });
  await ask('open', value);
  return { ask, usage: () => ask<Usage>('usage'), end: () => ended(child, ask) };
}

async function ended(child: ChildProcess, ask: Child['ask']): Promise<void> {
  const gone = once(child, 'exit');
  await ask('close');
  child.disconnect();
  await gone;
}

/** The other side: answers each `what` with its handler; `usage` and profiles by itself. */
export function answerAsks(handlers: Readonly<Record<string, (value: never) => Promise<unknown>>>): void {
  const usage = async (): Promise<Usage> => {
    const { user, system } = process.cpuUsage();
    const { rss, heapUsed, heapTotal, external } = process.memoryUsage();
    const memory = { resident: rss, heapUsed, heapHeld: heapTotal, buffers: external };
    return { cpuMs: (user + system) / 1_000, memory };
  };
  const all: typeof handlers = { ...handlers, usage, beginProfile, endProfile };
  process.on('message', (message) => {
    const { id, what, value } = message as Asked;
    const handler = all[what];
    const answer =
      handler === undefined ? Promise.reject(new Error(`nobody answers ${what}`)) : handler(value as never);
    answer.then(
      (done) => process.send?.({ id, value: done } satisfies Answered),
      (error: unknown) => process.send?.({ id, failed: String(error) } satisfies Answered),
    );
  });
  // Without the bench there is nobody to work for.
  process.on('disconnect', () => process.exit(0));
}

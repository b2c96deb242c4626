/**
 * Programs that the exercise starts, each with its own log, and the promise that all of them end with it.
 *
 * Must never: end a process that it did not start itself.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Started {
  readonly child: ChildProcess;
  readonly name: string;
  readonly ended: Promise<void>;
}
export interface Wanted {
  readonly name: string;
  readonly argv: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Runs as this user; only root may wish so. */
  readonly as?: string;
  readonly cwd?: string;
}

const running = new Set<Started>();

/** Starts a program that is asked to end when this one dies, however it dies. */
export function start(folder: string, { name, argv, environment = {}, as, cwd }: Wanted): Started {
  const log = openSync(join(folder, `${name}.log`), 'a');
  const user = as === undefined ? [] : [`--reuid=${as}`, `--regid=${as}`, '--clear-groups'];
  const child = spawn('setpriv', [...user, '--pdeathsig', 'TERM', '--', ...argv], {
    stdio: ['ignore', log, log],
    env: { ...process.env, ...environment },
    ...(cwd === undefined ? {} : { cwd }),
  });
  const ended = new Promise<void>((done) => {
    child.once('exit', () => done());
    child.once('error', () => done());
  });
  const started = { child, name, ended };
  running.add(started);
  void ended.then(() => running.delete(started));
  return started;
}

/** Asks, waits for ten seconds, then ends it. */
export async function stop(started: Started): Promise<void> {
  started.child.kill('SIGTERM');
  await Promise.race([started.ended, sleep(10_000, undefined, { ref: false })]);
  started.child.kill('SIGKILL');
  await started.ended;
}

/** As a machine that loses its power. */
export async function kill(started: Started): Promise<void> {
  started.child.kill('SIGKILL');
  await started.ended;
}

/** Ends everything, the last one first. */
export async function stopAll(): Promise<void> {
  for (const started of [...running].toReversed()) await stop(started);
}

/** Asks again and again until it is true; throws after `seconds` with what was waited for. */
export async function until(what: string, seconds: number, isSo: () => Promise<boolean>): Promise<void> {
  const over = performance.now() + seconds * 1_000;
  while (performance.now() < over) {
    if (await isSo().catch(() => false)) return;
    await sleep(300);
  }
  throw new Error(`waited ${seconds} s in vain for ${what}`);
}

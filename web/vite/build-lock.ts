/**
 * One build of the pages at a time in one folder: a second one (a test, a start) waits for the first.
 *
 * Must never: wait for a build that died; its lock is taken over.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isMainThread } from 'node:worker_threads';

const WAIT_MS = 300;

/**
 * Resolves when this process holds the lock; it is given back when the process ends. Asking twice is the same as asking once.
 * Kit reads the configuration again in worker threads, whose end is not the end of the build: they take nothing and give nothing back.
 */
export async function lockBuild(folder: string): Promise<void> {
  if (!isMainThread) return;
  mkdirSync(dirname(folder), { recursive: true });
  for (let holder = take(folder); holder !== process.pid; holder = take(folder)) {
    await sleep(WAIT_MS * (1 + Math.random()));
    const isLeft = holder !== null && !isAlive(holder) && holderOf(folder) === holder;
    if (isLeft) rmSync(folder, { recursive: true, force: true });
  }
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
}

/** The process that holds the lock after trying to take it; null while that cannot be read. */
function take(folder: string): number | null {
  try {
    mkdirSync(folder);
    writeFileSync(join(folder, 'pid'), String(process.pid));
  } catch {
    // somebody holds it: this process, another one, or one that died
  }
  return holderOf(folder);
}

function holderOf(folder: string): number | null {
  try {
    return Number(readFileSync(join(folder, 'pid'), 'utf8')) || null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (trouble) {
    return (trouble as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * One build of the pages at a time in one folder: a second one (a test, a start) waits for the first.
 *
 * Must never: wait for a build that died; its lock is taken over.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const WAIT_MS = 300;

/** Resolves when this process holds the lock; it is given back when the process ends. Asking twice is the same as asking once. */
export async function lockBuild(folder: string): Promise<void> {
  mkdirSync(dirname(folder), { recursive: true });
  for (let holder = take(folder); holder !== process.pid; holder = take(folder)) {
    if (holder !== null && !isAlive(holder)) rmSync(folder, { recursive: true, force: true });
    await sleep(WAIT_MS);
  }
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
}

/** The process that holds the lock after trying to take it; null while that cannot be read. */
function take(folder: string): number | null {
  const note = join(folder, 'pid');
  try {
    mkdirSync(folder);
    writeFileSync(note, String(process.pid));
  } catch {
    // somebody holds it: this process, another one, or one that died
  }
  try {
    return Number(readFileSync(note, 'utf8')) || null;
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

/**
 * One build of the pages at a time in one folder: a second one (a test, a start) waits for the first.
 *
 * Must never: wait for a build that died; its lock is taken over.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const WAIT_MS = 300;

/** Resolves when this process holds the lock; it is given back when the process ends. */
export async function lockBuild(folder: string): Promise<void> {
  mkdirSync(dirname(folder), { recursive: true });
  while (!taken(folder)) {
    if (!isHeld(folder)) rmSync(folder, { recursive: true, force: true });
    await sleep(WAIT_MS);
  }
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
}

function taken(folder: string): boolean {
  try {
    mkdirSync(folder);
  } catch {
    return false;
  }
  writeFileSync(join(folder, 'pid'), String(process.pid));
  return true;
}

function isHeld(folder: string): boolean {
  try {
    const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'));
    if (pid > 0) process.kill(pid, 0);
    return true;
  } catch (trouble) {
    const { code } = trouble as NodeJS.ErrnoException;
    return code === 'EPERM' || code === 'ENOENT';
  }
}

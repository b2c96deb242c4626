// A lock file that says which process uses a folder: process id and birth, so that a lock left by a killed process is
// recognised and taken over. It never waits, and never takes a lock from a process that lives.
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { birthOf, isAlive } from './process-facts.ts';

export type DataLock = { readonly release: () => void };
export type LockHolder = { readonly pid: number; readonly birth: string };

/** Takes the lock at `path`, or tells who holds it. Throws only what the file system throws. */
export function takeLock(path: string): DataLock | { readonly heldBy: LockHolder } {
  const mine: LockHolder = { pid: process.pid, birth: birthOf(process.pid) ?? '' };
  const text = JSON.stringify(mine);
  const draft = `${path}.${process.pid}`;
  for (let round = 0; round < 5; round++) {
    writeFileSync(draft, text, { mode: 0o600 });
    try {
      linkSync(draft, path); // appears whole or not at all
      return { release: () => releaseOwn(path, text) };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    } finally {
      rmSync(draft, { force: true });
    }
    const holder = holderOf(path);
    if (holder !== undefined) return { heldBy: holder };
    setAside(path);
  }
  throw new Error(`the lock ${path} changes hands faster than it can be read`);
}

/** Who holds the lock at `path` and lives; undefined when it is free or left by a dead process. */
export function holderOf(path: string): LockHolder | undefined {
  const holder = read(path);
  if (holder === undefined || !isAlive(holder.pid)) return undefined;
  return birthOf(holder.pid) === holder.birth ? holder : undefined;
}

// Two starters may both find the same stale lock: the one that moves it looks again at what it moved.
function setAside(path: string): void {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return; // the other one was quicker
  }
  const holder = holderOf(aside);
  if (holder !== undefined) linkSync(aside, path);
  rmSync(aside, { force: true });
}

function releaseOwn(path: string, text: string): void {
  try {
    if (readFileSync(path, 'utf8') === text) rmSync(path, { force: true });
  } catch {
    // already gone: there is nothing left to release
  }
}

function read(path: string): LockHolder | undefined {
  try {
    const told: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof told !== 'object' || told === null || !('pid' in told) || !('birth' in told)) return undefined;
    return typeof told.pid === 'number' && typeof told.birth === 'string'
      ? { pid: told.pid, birth: told.birth }
      : undefined;
  } catch {
    return undefined;
  }
}

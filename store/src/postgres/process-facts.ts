// What the system knows about a process: whether it lives, when it began, what it was called with.
// A process id alone proves nothing: ids are given out again, and a zombie still answers to its id.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** True when a process with this id runs and is no zombie (a zombie holds nothing any more). */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  return statOf(pid)?.state !== 'Z';
}

/** A token that differs between two processes that had the same id; undefined when the process is gone. */
export function birthOf(pid: number): string | undefined {
  if (process.platform === 'linux') {
    const started = statOf(pid)?.started;
    return started === undefined ? undefined : `${textOf('/proc/sys/kernel/random/boot_id')?.trim() ?? ''}:${started}`;
  }
  const told = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
  return told.status === 0 ? told.stdout.trim() : undefined;
}

/** The command line of a process with spaces between the words; empty when unknown. */
export function commandOf(pid: number): string {
  if (process.platform === 'linux') return textOf(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ') ?? '';
  const told = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  return told.status === 0 ? told.stdout : '';
}

function statOf(pid: number): { state: string; started: string } | undefined {
  const text = textOf(`/proc/${pid}/stat`);
  if (text === undefined) return undefined;
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' '); // the name before it may hold spaces and brackets
  const [state, started] = [fields[0], fields[19]];
  return state === undefined || started === undefined ? undefined : { state, started };
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

// The database's log under the data folder, kept small: at most two files of `limitBytes` each.
// The database writes to it by itself (and goes on when we are gone), so it is cut by copying, never by renaming.
import { closeSync, copyFileSync, openSync, readSync, statSync, truncateSync } from 'node:fs';

const limitBytes = 5_000_000;

export type LogFile = {
  readonly path: string;
  /** Appending file descriptor to hand to the database. */
  readonly fd: number;
  /** What was written since the file was opened, at most the last 8 kB. */
  readonly said: () => string;
  readonly close: () => void;
};

export function openLog(path: string): LogFile {
  cutLog(path);
  const fd = openSync(path, 'a+', 0o600);
  const from = statSync(path).size;
  const watch = setInterval(() => cutLog(path), 60_000);
  watch.unref();
  return {
    path,
    fd,
    said: () => tail(path, from),
    close: () => {
      clearInterval(watch);
      closeSync(fd);
    },
  };
}

function cutLog(path: string): void {
  try {
    if (statSync(path).size < limitBytes) return;
    copyFileSync(path, `${path}.1`);
    truncateSync(path);
  } catch {
    // not there yet, or the disk is full: the log is never worth a failure
  }
}

function tail(path: string, from: number): string {
  try {
    const size = statSync(path).size;
    const start = Math.max(size < from ? 0 : from, size - 8_000);
    const bytes = Buffer.alloc(size - start);
    const fd = openSync(path, 'r');
    readSync(fd, bytes, 0, bytes.length, start);
    closeSync(fd);
    return bytes.toString('utf8');
  } catch {
    return '';
  }
}

/**
 * The server's log: one JSON line for each request and trouble, by pino.
 *
 * Must never: hold personal data. No body, query, cookie or address of a person is given to it; paths are named by route.
 */
import { mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import { destination, pino } from 'pino';

export interface ServerLog {
  readonly logger: FastifyBaseLogger;
  /** Writes out what is still waiting. */
  flush(): void;
}

/** A log file larger than this is set aside as `.1`, over the one before: at most two of them. */
const LIMIT_BYTES = 10_000_000;
const LOOK_EVERY_MS = 60_000;
/** What waits while nothing can be written; what comes beyond it is dropped. */
const WAITING_BYTES = 1_000_000;

/** Opens the log: a file (made with its folder, kept small), or `stdout` for whoever collects the output of processes. */
export function openLog(to: 'stdout' | { readonly file: string }): ServerLog {
  if (to !== 'stdout') {
    mkdirSync(dirname(to.file), { recursive: true, mode: 0o700 });
    setAside(to.file);
  }
  // Lines are written some at a time: a system call for each costs a request more than its log line is worth.
  const together = { sync: false, minLength: 4_096, periodicFlush: 250, maxLength: WAITING_BYTES };
  const stream = destination(to === 'stdout' ? { fd: 1, ...together } : { dest: to.file, mode: 0o600, ...together });
  // A full disk must not end the process that says on its pages that the disk is full; the lines are tried again.
  stream.on('error', () => undefined);
  if (to !== 'stdout') setInterval(() => setAside(to.file) && stream.reopen(), LOOK_EVERY_MS).unref();
  const logger = pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { req: () => undefined, res: () => undefined },
    },
    stream,
  );
  return { logger, flush: () => stream.flushSync() };
}

/** Whether the file had grown too large and lies aside now. */
function setAside(file: string): boolean {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) < LIMIT_BYTES) return false;
  try {
    renameSync(file, `${file}.1`);
    return true;
  } catch {
    return false; // the log is never worth a failure
  }
}

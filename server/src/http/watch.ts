/**
 * Whether anything may be written now: the database is there, the disk has room, the clock is right. While it may not, everything
 * may be read as far as possible, every write is refused, and no deadline fires.
 *
 * Must never: say that all is well because a look failed, or hold up a request with a look of its own.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Readiness, Store } from '@balai/store';
import type { Outage } from './outage.ts';

export interface Watch {
  /** Why nothing is written now; null: all is well. */
  standstill(): Outage | null;
  /** Looks once; the watch does so by itself every two seconds. */
  look(): Promise<void>;
  close(): void;
}
export interface WatchOptions {
  readonly store: Pick<Store, 'ready'>;
  now(): number;
  /** Milliseconds since this machine was started, sleep counted: nobody sets this clock. */
  steady(): number;
  /** What the disk of the data folder still takes. */
  freeBytes(): number;
  /** The database stands on another machine: when its clock agrees with ours after a jump, ours was set right. */
  readonly databaseIsElsewhere: boolean;
  readonly everyMs?: number;
  /** A database that has not answered for so long is away, whatever it says later. */
  readonly patienceMs?: number;
}

/** A clock that is set by the network drifts less than this between two looks. */
const JUMP_MS = 60_000;
const MOST_DRIFT_MS = 1_000;
/** The wall clock has gone so far, or was set, before the other is read again. */
const ASKED_AGAIN_MS = 50;
/** Below this the next write may be the one that stops the database. */
const LEAST_ROOM = 24 * 1024 * 1024;

/**
 * What is wrong with our clock beside the database's and the newest event (ADR 0031); null: nothing that they can tell.
 * `clockOffMs`: ours less the database's.
 */
export function clockFault(
  { clockOffMs, lastEventAt }: Pick<Readiness, 'clockOffMs' | 'lastEventAt'>,
  now: number,
): 'offDatabase' | 'behindEvents' | null {
  if (lastEventAt !== null && lastEventAt - now > JUMP_MS) return 'behindEvents';
  return Math.abs(clockOffMs) > MOST_DRIFT_MS ? 'offDatabase' : null;
}

/**
 * What the database says of itself; null when it says nothing within `patienceMs`. One that hangs is asked once, not by every
 * look: each question would keep a connection.
 */
export function askReadiness(
  store: Pick<Store, 'ready'>,
  now: () => number,
  patienceMs = 5_000,
): () => Promise<Readiness | null> {
  let asking: Promise<Readiness | null> | null = null;
  return async () => {
    asking ??= store
      .ready(now())
      .catch(() => null)
      .finally(() => {
        asking = null;
      });
    const over = new AbortController();
    const silence = sleep(patienceMs, null, { signal: over.signal, ref: false }).catch(() => null);
    const ready = await Promise.race([asking, silence]);
    over.abort();
    return ready;
  };
}

export function openWatch(options: WatchOptions): Watch {
  const { store, now, steady, freeBytes, databaseIsElsewhere, everyMs = 2_000 } = options;
  const askReady = askReadiness(store, now, options.patienceMs);
  let known: Outage | null = null;
  let last: { readonly wall: number; readonly steady: number } | null = null;
  /** Of the wall clock: the machine's own costs a read of a file, and a jump shows in the wall clock first. */
  let asked: { readonly wall: number; readonly jumped: boolean } | null = null;
  const hasJumped = (): boolean => {
    const wall = now();
    if (asked === null || Math.abs(wall - asked.wall) >= ASKED_AGAIN_MS)
      asked = { wall, jumped: last !== null && Math.abs(wall - last.wall - (steady() - last.steady)) > JUMP_MS };
    return asked.jumped;
  };
  const found = async (): Promise<Outage | null> => {
    const ready = await askReady();
    if (ready === null || ready.migrations === 0) return 'unavailable';
    if (clockFault(ready, now()) !== null) return 'wrongClock';
    asked = null;
    if (hasJumped() && !databaseIsElsewhere) return 'wrongClock';
    last = { wall: now(), steady: steady() };
    asked = null;
    return freeBytes() < LEAST_ROOM ? 'noRoom' : null;
  };
  const look = async (): Promise<void> => {
    known = await found();
  };
  const timer = setInterval(() => void look(), everyMs);
  timer.unref();
  return {
    standstill: () => (hasJumped() && known !== 'unavailable' ? 'wrongClock' : known),
    look,
    close: () => clearInterval(timer),
  };
}

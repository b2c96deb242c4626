// Gives a command its database: the operator's own (DATABASE_URL), the embedded one of the data folder, or the embedded
// one that a running `balai serve` already holds. Must never start a second server on a folder that is in use.
import { existsSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  checkOwnServer,
  type DataLock,
  type Embedded,
  holderOf,
  PostgresUnavailable,
  type PostgresStep,
  startPostgres,
  takeLock,
} from '@balai/store/postgres';
import type { Config } from './config.ts';
import { isDemoFilled } from './demo-note.ts';
import { makeFolder } from './make-folder.ts';
import type { Progress } from './progress.ts';
import { type Sentence, say } from './say.ts';
import { inUse, Trouble } from './trouble.ts';

/** How `pg` connects. */
export type Connection =
  | { readonly connectionString: string }
  | { readonly host: string; readonly user: string; readonly database: string };

export type Database = {
  readonly connection: Connection;
  /** Resolves when the embedded server ends without being asked to; never for one's own server. */
  readonly lost: Promise<void>;
  readonly stop: (withinMs?: number) => Promise<void>;
};

const steps: Record<PostgresStep, Sentence> = {
  clearing: { id: 'memeriksa sisa proses sebelumnya', en: 'clearing what the last run left' },
  creating: { id: 'membuat basis data (hanya sekali)', en: 'creating the database (only once)' },
  starting: { id: 'menjalankan basis data', en: 'starting the database' },
  recovering: { id: 'memulihkan basis data setelah mati mendadak', en: 'recovering the database after a sudden end' },
};

/**
 * Makes the data folder and takes its lock. A server that has just lost its terminal needs a moment to stop: waits up to
 * four seconds for it. Throws `Trouble` when another Balai keeps it. Undefined: another one has it, and both may work on it.
 */
export async function lockData(config: Config): Promise<DataLock | undefined> {
  makeFolder(config.data);
  for (let tries = 0; ; tries++) {
    const lock = takeLock(lockPath(config));
    if (!('heldBy' in lock)) return lock;
    if (mayShare(config)) return undefined;
    if (tries === 20) throw new Trouble(inUse(config.data, lock.heldBy.pid));
    await sleep(200);
  }
}

/**
 * The lock guards the embedded database, which only one may run. With a server of one's own several processes share files, keys
 * and secrets; not before a city has its secrets, which the first one makes, nor while a demo is being filled.
 */
function mayShare({ databaseUrl, data, mode }: Config): boolean {
  if (databaseUrl === undefined || !existsSync(join(data, 'secrets', 'lookup'))) return false;
  return mode === 'live' || isDemoFilled(data);
}

const lockPath = (config: Config) => join(config.data, 'balai.lock');

/**
 * Starts (or reaches) the database of a server that holds the lock of its data folder. `meanwhile` is called once when there is
 * nothing to do but wait for another program: the moment for work that keeps this one busy.
 */
export async function openDatabase(config: Config, progress: Progress, meanwhile?: () => void): Promise<Database> {
  const ready: Sentence = { id: 'basis data siap', en: 'database ready' };
  const { databaseUrl } = config;
  if (databaseUrl !== undefined) {
    const doing = { id: 'menghubungi basis data', en: 'reaching the database' };
    if (meanwhile !== undefined) setImmediate(meanwhile);
    await progress.step({ doing, done: ready }, () => checkOwnServer(databaseUrl));
    return { connection: { connectionString: databaseUrl }, lost: new Promise(() => {}), stop: async () => {} };
  }
  const first = await progress.step({ doing: steps.starting, done: ready }, (now) =>
    startPostgres(config.data, {
      onStep: (step) => {
        now(steps[step]);
        if (meanwhile !== undefined && step === 'starting') setImmediate(meanwhile);
      },
    }),
  );
  return keepRunning(config, first);
}

// A killed database comes back on the same socket, and the pool finds it there; one that dies again and again does not.
function keepRunning(config: Config, first: Embedded): Database {
  let current = first;
  let stopping = false;
  const watch = async (): Promise<void> => {
    const deaths: number[] = [];
    for (;;) {
      const { asked } = await current.exited;
      if (asked || stopping) return new Promise(() => {});
      if (isFull(config.data)) await untilRoom(config.data, () => stopping);
      else deaths.push(performance.now());
      if (deaths.filter((at) => at > performance.now() - 60_000).length > 3) return;
      console.error(`balai: ${say(startsAgain)}`);
      const next = await startAgain(config.data, () => stopping);
      if (next === undefined) return;
      current = next;
    }
  };
  return {
    connection: first.connection,
    lost: watch(),
    stop: (withinMs) => {
      stopping = true;
      return current.stop(withinMs);
    },
  };
}

/** The other Balai may have just begun. */
async function untilThere(socket: string, pid: number): Promise<void> {
  for (let tries = 0; !existsSync(socket); tries++) {
    if (tries === 50)
      throw new Trouble({
        id: `Balai (proses ${pid}) baru menyala atau sedang berhenti, dan basis datanya belum siap. Ulangi sebentar lagi.`,
        en: `Balai (process ${pid}) is just starting or stopping, and its database is not ready. Try again in a moment.`,
      });
    await sleep(200);
  }
}

/** A folder named by mistake must not become a second, empty city. */
const noCity = (data: string): Sentence => ({
  id: `tidak ada kota di ${data}. Periksa BALAI_DATA, atau jalankan npm start satu kali.`,
  en: `there is no city in ${data}. Check BALAI_DATA, or run npm start once.`,
});

const startsAgain: Sentence = {
  id: 'basis data berhenti sendiri; dijalankan lagi',
  en: 'the database ended by itself; starting it again',
};
const noRoom: Sentence = {
  id: 'disk penuh, jadi basis data berhenti; tidak ada yang hilang. Kosongkan beberapa ratus MB, dan kota berjalan lagi dengan sendirinya',
  en: 'the disk is full, so the database has stopped; nothing is lost. Free some hundred MB, and the city goes on by itself',
};
/** What a database needs to begin: a segment of its journal, and something to work with. */
const ROOM_BYTES = 48 * 1024 * 1024;

function isFull(folder: string): boolean {
  const disk = statfsSync(folder);
  return disk.bavail * disk.bsize < ROOM_BYTES;
}

/** Waits, for hours if need be: a full disk is mended by a person. */
async function untilRoom(folder: string, isOver: () => boolean): Promise<void> {
  console.error(`balai: ${say(noRoom)}`);
  while (isFull(folder) && !isOver()) await sleep(2_000);
}

/** A machine that is busy enough to lose a database may be too busy for its next start. */
const MOST_STARTS = 5;

/** Undefined when it does not start, which has been said then. */
async function startAgain(data: string, isOver: () => boolean): Promise<Embedded | undefined> {
  for (let starts = 1; ; starts += 1) {
    try {
      return await startPostgres(data);
    } catch (error) {
      if (!(error instanceof PostgresUnavailable)) throw error;
      if (isOver()) return undefined;
      const isFullDisk = error.problem.type === 'diskFull';
      if (!isFullDisk) console.error(`balai: ${error.message}`);
      if (!isFullDisk && starts >= MOST_STARTS) return undefined;
      await sleep(2_000);
      if (isFullDisk) await untilRoom(data, isOver);
    }
  }
}

/** For commands beside a server: uses the running one's database, or starts it for as long as `work` takes. */
export async function withDatabase<T>(
  config: Config,
  progress: Progress,
  work: (connection: Connection) => Promise<T>,
  { mayBeNew = false }: { readonly mayBeNew?: boolean } = {},
): Promise<T> {
  const socket = join(config.data, 'run');
  if (config.databaseUrl !== undefined) {
    // Without its secrets a rebuild would hide people from every search.
    if (!mayBeNew && !existsSync(join(config.data, 'secrets', 'lookup'))) throw new Trouble(noCity(config.data));
    makeFolder(config.data);
    return work((await openDatabase(config, progress)).connection); // beside a running Balai or without one
  }
  const holder = holderOf(lockPath(config));
  if (holder !== undefined) {
    await untilThere(join(socket, '.s.PGSQL.5432'), holder.pid);
    return work({ host: socket, user: 'balai', database: 'balai' });
  }
  if (!mayBeNew && !existsSync(join(config.data, 'postgres', 'PG_VERSION'))) throw new Trouble(noCity(config.data));
  const lock = await lockData(config);
  try {
    const database = await openDatabase(config, progress);
    try {
      return await work(database.connection);
    } finally {
      await database.stop();
    }
  } finally {
    lock?.release();
  }
}

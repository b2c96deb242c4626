// The embedded PostgreSQL 18: a direct child of this process, on a Unix socket under the data folder, never on TCP.
// It never starts on a folder that a living process uses, and never leaves a server behind when it fails.
import { type ChildProcess, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { binaries, clearLeftovers, give, isReady, makeCluster } from './cluster.ts';
import { type DataLock, takeLock } from './data-lock.ts';
import { type LogFile, openLog } from './log-file.ts';
import { PostgresUnavailable, problemFromError, problemFromLog } from './problem.ts';
import { findRunAs, type RunAs } from './run-as.ts';
import { settingsFor } from './settings.ts';

const socketPathLimit = 103; // bytes; the kernel's 108 on Linux, 104 on macOS, less the closing zero
const startLimitMs = 120_000; // crash recovery of a large journal takes its time

/** What `startPostgres` does at this moment, for a progress line. */
export type PostgresStep = 'clearing' | 'creating' | 'starting' | 'recovering';

export type PostgresOptions = {
  /** False trades every guarantee for speed: tests only. Default true. */
  readonly durable?: boolean;
  readonly onStep?: (step: PostgresStep) => void;
  /** False skips the user namespace when root, as on machines that forbid it. */
  readonly allowNamespace?: boolean;
};

export type Embedded = {
  /** Where to connect: `{ host, user, database }`, as `pg` takes it. */
  readonly connection: { readonly host: string; readonly user: 'balai'; readonly database: 'balai' };
  /** The folder of the socket (the same as `connection.host`). */
  readonly socketDir: string;
  readonly pid: number;
  /** Resolves when the server is gone; `asked` is false when nobody called `stop`. */
  readonly exited: Promise<{ readonly asked: boolean }>;
  /** Fast shutdown; after `withinMs` (default 3,000) immediate shutdown, which loses nothing but costs a recovery. */
  readonly stop: (withinMs?: number) => Promise<void>;
};

/**
 * Starts the server of the data folder `home`, making it at the first time. Ready to take connections when it resolves.
 * Throws `PostgresUnavailable`, with the folder as it was.
 */
export async function startPostgres(home: string, options: PostgresOptions = {}): Promise<Embedded> {
  const socketDir = join(home, 'run');
  const bytes = Buffer.byteLength(join(socketDir, '.s.PGSQL.5432'));
  if (bytes > socketPathLimit) {
    throw new PostgresUnavailable({ type: 'socketPathTooLong', path: home, bytes, limit: socketPathLimit });
  }
  try {
    mkdirSync(socketDir, { recursive: true, mode: 0o700 });
    const lock = takeLock(join(home, 'postgres.lock'));
    if ('heldBy' in lock) throw new PostgresUnavailable({ type: 'inUse', home, pid: lock.heldBy.pid });
    try {
      return await start(home, socketDir, lock, options);
    } catch (error) {
      lock.release();
      throw error;
    }
  } catch (error) {
    const problem = problemFromError(error, home);
    throw problem === undefined ? error : new PostgresUnavailable(problem);
  }
}

async function start(home: string, socketDir: string, lock: DataLock, options: PostgresOptions): Promise<Embedded> {
  const durable = options.durable ?? true;
  const bin = binaries();
  const data = join(home, 'postgres');
  const runAs = findRunAs(join(bin, 'postgres'), options.allowNamespace);
  const isNew = !isReady(data);
  if (!isNew) {
    options.onStep?.('clearing');
    await clearLeftovers(data, socketDir);
  }
  if (runAs.uid !== undefined) chownSync(home, runAs.uid, runAs.uid); // the folder stays closed to all but root and it
  if (isNew) {
    options.onStep?.('creating');
    await makeCluster(bin, data, runAs, durable);
  }
  if (runAs.uid !== undefined) for (const folder of [data, socketDir]) await give(runAs.uid, folder);
  options.onStep?.('starting');
  const log = openLog(join(home, 'postgres.log'));
  try {
    const server = await startOrRetry({ bin, data, socketDir, durable, runAs, log, options });
    return handle(server, socketDir, () => {
      log.close();
      lock.release();
    });
  } catch (error) {
    log.close();
    throw error;
  }
}

type Launch = {
  readonly bin: string;
  readonly data: string;
  readonly socketDir: string;
  readonly durable: boolean;
  readonly runAs: RunAs;
  readonly log: LogFile;
  readonly options: PostgresOptions;
};

type Running = { readonly child: ChildProcess; readonly gone: Promise<void> };

// Workers of a killed server take a moment to notice its death, and until then their shared memory forbids a start.
async function startOrRetry(launch: Launch): Promise<Running> {
  for (let attempt = 1; ; attempt++) {
    const running = launchServer(launch);
    const ready = await waitUntilReady(running, launch);
    if (ready) return running;
    const said = launch.log.said();
    if (attempt < 20 && /pre-existing shared memory block/.test(said.slice(-2_000))) {
      await sleep(250);
      continue;
    }
    throw new PostgresUnavailable(problemFromLog(said, launch.data, launch.log.path));
  }
}

function launchServer({ bin, data, socketDir, durable, runAs, log }: Launch): Running {
  const [command, ...args] = runAs.wrap([join(bin, 'postgres'), '-D', data, ...settingsFor(socketDir, durable)]);
  // Detached: a Ctrl-C at the terminal reaches us alone, and the database is stopped after those who use it.
  const child = spawn(command, args, { stdio: ['ignore', log.fd, log.fd], detached: true });
  const end = () => child.kill('SIGINT'); // for the moment before it has asked to die with us
  process.once('exit', end);
  const gone = new Promise<void>((done) => {
    for (const event of ['exit', 'error'] as const) {
      child.once(event, () => {
        process.off('exit', end);
        done();
      });
    }
  });
  return { child, gone };
}

// Every start refuses connections for a moment (57P03); only the server's own log tells a recovery from a plain start.
const recovers = /was not properly shut down|system was interrupted/;

async function waitUntilReady({ child, gone }: Running, { socketDir, data, log, options }: Launch): Promise<boolean> {
  const over = performance.now() + startLimitMs;
  let isGone = false;
  void gone.then(() => {
    isGone = true;
  });
  let told = false;
  while (!isGone) {
    const state = existsSync(join(socketDir, '.s.PGSQL.5432')) ? await tryConnect(socketDir) : 'absent';
    if (state === 'ready' && !isGone) return true;
    if (state === 'notYet' && !told && recovers.test(log.said())) {
      options.onStep?.('recovering');
      told = true;
    }
    if (performance.now() > over) {
      child.kill('SIGQUIT');
      await gone;
      throw new PostgresUnavailable({ type: 'notStarted', detail: `not ready on ${data} after 120 s`, log: log.path });
    }
    await sleep(20);
  }
  return false;
}

// Also makes the database of our own at the first connection, so that `postgres` stays empty.
async function tryConnect(socketDir: string): Promise<'ready' | 'notYet' | 'absent'> {
  const client = new pg.Client({
    host: socketDir,
    user: 'balai',
    database: 'postgres',
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => {}); // a server that dies while we ask is seen by its exit
  try {
    await client.connect();
    const found = await client.query("select 1 from pg_database where datname = 'balai'");
    if (found.rowCount === 0) await client.query('create database balai');
    return 'ready';
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) return 'absent'; // no one at the socket yet
    if (error.code === '57P03') return 'notYet';
    if (error.code?.startsWith('57') === true) return 'absent'; // going down: its exit tells the rest
    throw new PostgresUnavailable(problemFromLog(`FATAL: ${error.message}`, socketDir, ''));
  } finally {
    await client.end().catch(() => {});
  }
}

function handle({ child, gone }: Running, socketDir: string, release: () => void): Embedded {
  let asked = false;
  const exited = gone.then(() => {
    release();
    return { asked };
  });
  return {
    connection: { host: socketDir, user: 'balai', database: 'balai' },
    socketDir,
    pid: child.pid ?? 0,
    exited,
    async stop(withinMs = 3_000) {
      asked = true;
      child.kill('SIGINT');
      const late = setTimeout(() => child.kill('SIGQUIT'), withinMs);
      await exited;
      clearTimeout(late);
    },
  };
}

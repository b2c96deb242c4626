/**
 * A server of the product as anybody starts it, and what stands behind it: started, killed without a word, started again.
 *
 * Must never: signal a process that this run did not start, or leave one behind.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '@balai/store/free-port';

export interface CityProcess {
  readonly origin: string;
  /** Resolves when it serves; throws when it ends before. */
  start(): Promise<void>;
  /** As a power cut does it. Resolves when it is gone. */
  kill(): Promise<void>;
  /** As an operator does it. */
  stop(): Promise<void>;
  /** What its process said last on its standard error. */
  lastWords(): string;
  /** Rejects, with what it said last, when it ends without being told to: a kill of its database must not end it. */
  readonly endedByItself: Promise<never>;
}
export interface CityOptions {
  readonly data: string;
  /** Without it the city brings its own PostgreSQL. */
  readonly databaseUrl?: string;
}

const main = join(import.meta.dirname, '..', '..', 'cli', 'src', 'main.ts');
const PATIENCE_MS = 120_000;

export async function cityProcess({ data, databaseUrl }: CityOptions): Promise<CityProcess> {
  const port = await freePort();
  const { DATABASE_URL: _, ...environment } = process.env;
  const env = {
    ...environment,
    BALAI_DATA: data,
    BALAI_MODE: 'live',
    HOST: '127.0.0.1',
    PORT: String(port),
    LANG: 'en',
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  };
  let child: ChildProcess | null = null;
  let said = () => '';
  const byItself = Promise.withResolvers<never>();
  byItself.promise.catch(() => undefined); // told to whoever waits for this city
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const dying = child;
    child = null;
    if (dying === null || dying.exitCode !== null || dying.signalCode !== null) return;
    const gone = new Promise((resolve) => dying.once('exit', resolve));
    dying.kill(signal);
    await gone;
  };
  process.once('exit', () => child?.kill('SIGKILL'));
  return {
    origin: `http://127.0.0.1:${port}`,
    async start() {
      // The channel closes when this run is killed: the server sees it and stops.
      const started = spawn(process.execPath, [main, 'serve'], { env, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
      child = started;
      const lastWords = (said = lastWordsOf(started));
      started.once('exit', (code) => {
        if (child === started) byItself.reject(new Error(`the city ended by itself with ${code}:\n${lastWords()}`));
      });
      await ready(started, lastWords);
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    lastWords: () => said(),
    endedByItself: byItself.promise,
  };
}

function lastWordsOf(child: ChildProcess): () => string {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said = `${said}${chunk}`.slice(-4_000)));
  return () => said;
}

function ready(child: ChildProcess, said: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the city does not come up:\n${said()}`)), PATIENCE_MS);
    child.once('exit', (code) => reject(new Error(`the city ended with ${code}:\n${said()}`)));
    child.on('message', (message: { readonly type?: string }) => message.type === 'ready' && resolve());
    void Promise.allSettled([new Promise((gone) => child.once('exit', gone))]).then(() => clearTimeout(late));
    child.once('message', () => clearTimeout(late));
  });
}

/** The postmaster of an embedded database, or 0 while there is none. */
export function postmasterOf(data: string): number {
  try {
    const pid = Number(readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
    return commandOf(pid).includes(data) ? pid : 0;
  } catch {
    return 0;
  }
}

/** The processes of PostgreSQL that work for the city, not those that keep its house. */
export function backendsOf(postmaster: number): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === postmaster && commandOf(pid).startsWith('postgres: balai '));
}

export const isAlive = (pid: number): boolean => commandOf(pid) !== '';

const readOr = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // it has just ended
  }
};
const commandOf = (pid: number): string => readOr(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
const parentOf = (pid: number): number => Number(/\) \S (\d+)/.exec(readOr(`/proc/${pid}/stat`))?.[1] ?? 0);

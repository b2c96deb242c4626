// The embedded server through what happens to real ones: killed database, killed owner, two starters, odd folders.
import { once } from 'node:events';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { type Embedded, startPostgres } from './embedded.ts';
import { PostgresUnavailable, problemFromLog } from './problem.ts';
import { isAlive } from './process-facts.ts';

let home: string;
let running: Embedded[] = [];
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'balai-pg-'));
});
afterEach(async () => {
  for (const server of running) await server.stop();
  running = [];
  rmSync(home, { recursive: true, force: true });
});

async function start(options: { allowNamespace?: boolean; durable?: boolean } = {}): Promise<Embedded> {
  const server = await startPostgres(home, { durable: false, ...options });
  running.push(server);
  return server;
}

async function ask(server: Embedded, statement: string): Promise<unknown[]> {
  const client = new pg.Client(server.connection);
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

async function problemOf(work: Promise<unknown>): Promise<unknown> {
  const error: unknown = await work.then(
    () => 'it started',
    (thrown: unknown) => thrown,
  );
  return error instanceof PostgresUnavailable ? error.problem : error;
}

test('what was committed is there after kill -9 of the database and a new start', async () => {
  const first = await start({ durable: true });
  await ask(first, 'create table kept (n int)');
  await ask(first, 'insert into kept values (7)');
  process.kill(first.pid, 'SIGKILL');
  expect(await first.exited).toEqual({ asked: false });
  const second = await start({ durable: true });
  expect(await ask(second, 'select n from kept')).toEqual([{ n: 7 }]);
});

test('a creation and a start after a clean stop are not called a recovery', async () => {
  const steps: string[] = [];
  const onStep = (step: string) => steps.push(step);
  const first = await startPostgres(home, { durable: false, onStep });
  await first.stop();
  running.push(await startPostgres(home, { durable: false, onStep }));
  expect(steps).toEqual(['creating', 'starting', 'clearing', 'starting']);
});

test('after kill -9 of the owner the next start takes over', async () => {
  const owner = spawnOwner(home);
  const pid = await pidTold(owner);
  const gone = once(owner, 'exit');
  owner.kill('SIGKILL');
  await gone;
  const next = await start();
  expect(await ask(next, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(next.pid).not.toBe(pid);
  expect(isAlive(pid)).toBe(false);
});

test('a second start on the same folder is refused and leaves the first at work', async () => {
  const first = await start();
  expect(await problemOf(startPostgres(home))).toEqual({ type: 'inUse', home, pid: process.pid });
  expect(await ask(first, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a pid file that names a stranger or a dead process does not stop a start', async () => {
  await (await start()).stop();
  writeFileSync(join(home, 'postgres', 'postmaster.pid'), `${process.pid}\n${join(home, 'postgres')}\n`);
  writeFileSync(join(home, 'run', '.s.PGSQL.5432.lock'), `${process.pid}\n`);
  writeFileSync(join(home, 'postgres.lock'), JSON.stringify({ pid: process.pid, birth: 'long ago' }));
  expect(await ask(await start(), 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a creation that was cut off is begun anew', async () => {
  mkdirSync(join(home, 'postgres.new-1'));
  writeFileSync(join(home, 'postgres.new-1', 'PG_VERSION'), '18\n');
  expect(await ask(await start(), 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a path too long for a socket is named with its length, and nothing is made', async () => {
  const long = join(home, 'x'.repeat(90));
  expect(await problemOf(startPostgres(long))).toMatchObject({ type: 'socketPathTooLong', path: long, limit: 103 });
  expect(() => readFileSync(join(long, 'PG_VERSION'))).toThrow();
});

test('the data of another major version is left alone', async () => {
  mkdirSync(join(home, 'postgres'));
  writeFileSync(join(home, 'postgres', 'PG_VERSION'), '17\n');
  const problem = await problemOf(startPostgres(home));
  expect(problem).toMatchObject({ type: 'otherMajorVersion', found: '17', wanted: '18' });
});

test('a damaged data folder gives the reason and the place of the log', async () => {
  await (await start()).stop();
  rmSync(join(home, 'postgres', 'global', 'pg_control'));
  expect(await problemOf(startPostgres(home))).toMatchObject({ type: 'notStarted', log: join(home, 'postgres.log') });
});

test('the log holds no value of a failing statement', async () => {
  const server = await start();
  await ask(server, 'create table person (nik text primary key)');
  await ask(server, "insert into person values ('3671012345670001')");
  await expect(ask(server, "insert into person values ('3671012345670001')")).rejects.toThrow('duplicate key');
  expect(readFileSync(join(home, 'postgres.log'), 'utf8')).not.toContain('3671012345670001');
});

test('a folder with spaces, quotes and commas works', async () => {
  const parent = home;
  home = join(parent, `kota "A", 'B'`);
  mkdirSync(home);
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  expect(await ask(await start(), 'select 1 as one')).toEqual([{ one: 1 }]);
});

// Only root has to become someone else; anyone else has nothing to test here.
if (process.getuid?.() === 0) {
  test('root without user namespaces runs it as nobody', async () => {
    expect(await ask(await start({ allowNamespace: false }), 'select 1 as one')).toEqual([{ one: 1 }]);
  });
}

test('a full disk and a missing permission are told apart', () => {
  expect(problemFromLog('FATAL:  could not write: No space left on device', '/d', '/l').type).toBe('diskFull');
  expect(problemFromLog('FATAL:  could not open "x": Permission denied', '/d', '/l').type).toBe('notPermitted');
  expect(problemFromLog('FATAL:  something else', '/d', '/l').type).toBe('notStarted');
});

function spawnOwner(folder: string): ChildProcess {
  const door = JSON.stringify(join(import.meta.dirname, 'index.ts'));
  const script = `const { startPostgres } = await import(${door});
    const server = await startPostgres(${JSON.stringify(folder)}, { durable: false });
    console.log(server.pid);`;
  return spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
}

async function pidTold(owner: ChildProcess): Promise<number> {
  let text = '';
  owner.stdout?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  while (!text.includes('\n') && owner.exitCode === null) await sleep(20);
  return Number(text);
}

// The product as an operator starts it, in a process of its own: what it says, when it is ready, how it ends.
// Must never: leave a process behind when the tests end.
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';

const main = join(import.meta.dirname, '..', '..', 'cli', 'src', 'main.ts');

export type House = {
  readonly process: ChildProcess;
  readonly said: () => string;
  readonly ended: Promise<number | null>;
};

/** Starts a live city; `environment` as an operator sets it, `BALAI_DATA` and `PORT` at least. */
export function startHouse(environment: Readonly<Record<string, string>>): House {
  const { DATABASE_URL: _, ...inherited } = process.env;
  const env = { ...inherited, BALAI_MODE: 'live', LANG: 'en', LC_ALL: '' };
  const child = spawn(process.execPath, [main, 'serve'], {
    env: { ...env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
    });
  }
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  const ended = new Promise<number | null>((done) =>
    child.once('exit', (code) => {
      process.off('exit', end);
      done(code);
    }),
  );
  return { process: child, said: () => text, ended };
}

/** Resolves when it says that it is ready; throws, with what it said, when it ends before. */
export async function untilReady(house: House): Promise<void> {
  const told = new Promise<'ready'>((done) => house.process.once('message', () => done('ready')));
  const first = await Promise.race([told, house.ended]);
  if (first !== 'ready') throw new Error(`it ended with ${first}:\n${house.said()}`);
}

export function listen(wanted: number): Promise<Server> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(wanted, '127.0.0.1', () => done(server));
  });
}

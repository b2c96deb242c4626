// The demo cities of the end-to-end tests: filled once, as anybody's is at its first start, then copied, one for each worker; stopped
// and removed at the end. With BALAI_E2E_ORIGIN, BALAI_E2E_DATA and BALAI_E2E_ACCOUNTS the tests use one that already runs there.
// Must never: let two workers turn the switches of one city.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@balai/store/free-port';
import type { TestProject } from 'vitest/node';

/** An official's account of the demo city. */
export type DemoAccount = { readonly who: string; readonly email: string; readonly password: string };

export type DemoCity = {
  readonly origin: string;
  /** Its data folder: for what is done beside the server, as an operator does it. */
  readonly data: string;
  readonly accounts: readonly DemoAccount[];
};

type Ready = { readonly type: 'ready'; readonly origin: string; readonly accounts: readonly DemoAccount[] };

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const running = process.env['BALAI_E2E_ORIGIN'];
  if (running !== undefined) {
    const data = process.env['BALAI_E2E_DATA'] ?? '';
    project.provide('cities', [
      { origin: running, data, accounts: JSON.parse(process.env['BALAI_E2E_ACCOUNTS'] ?? '[]') },
    ]);
    project.provide('filled', data);
    return async () => {};
  }
  const home = mkdtempSync(join(tmpdir(), 'e2e-'));
  chmodSync(home, 0o711); // a database that runs as another user must reach its own folder in it
  const cities = new Set<ChildProcess>();
  const end = () => cities.forEach((city) => city.kill('SIGKILL'));
  process.once('exit', end);
  const start = async (data: string) => {
    const city = spawnCity(data, await freePort());
    cities.add(city);
    return { data, city, ready: await readyOf(city) };
  };
  const filled = join(home, 'filled');
  await stop((await start(filled)).city);
  const folders = Array.from({ length: project.config.maxWorkers }, (_, worker) => join(home, `city${worker + 1}`));
  for (const folder of folders) copyCity(filled, folder);
  const started = await Promise.all(folders.map(start));
  project.provide(
    'cities',
    started.map(({ data, ready: { origin, accounts } }) => ({ data, origin, accounts: [...accounts] })),
  );
  project.provide('filled', filled);
  return async () => {
    await Promise.all(started.map(({ city }) => stop(city)));
    process.off('exit', end);
    rmSync(home, { recursive: true, force: true });
  };
}

/** With owners and rights: a database opens no folder that others may read. */
export const copyCity = (from: string, to: string): void => void execFileSync('cp', ['-a', from, to]);

async function stop(city: ChildProcess): Promise<void> {
  const gone = new Promise((done) => city.once('exit', done));
  city.kill('SIGTERM');
  await gone;
}
function spawnCity(data: string, port: number): ChildProcess {
  const main = join(import.meta.dirname, '..', 'cli', 'src', 'main.ts');
  const { DATABASE_URL: _, ...environment } = process.env;
  return spawn(process.execPath, [main, 'serve'], {
    env: { ...environment, BALAI_DATA: data, BALAI_MODE: 'demo', HOST: '127.0.0.1', PORT: String(port), LANG: 'en' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

function readyOf(city: ChildProcess): Promise<Ready> {
  let said = '';
  for (const stream of [city.stdout, city.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString('utf8')).slice(-8_000);
    });
  }
  return new Promise((done, failed) => {
    city.once('exit', (code) => failed(new Error(`the demo city ended with ${code}:\n${said}`)));
    city.on('message', (message: Ready) => {
      if (message.type === 'ready') done(message);
    });
  });
}

declare module 'vitest' {
  interface ProvidedContext {
    readonly cities: DemoCity[];
    /** The data folder of a demo city that was filled and stopped: to copy. */
    readonly filled: string;
  }
}

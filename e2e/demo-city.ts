// One demo city for all end-to-end tests: started as anybody starts it, with a data folder of its own, stopped at the end.
// With BALAI_E2E_ORIGIN, BALAI_E2E_DATA and BALAI_E2E_ACCOUNTS the tests use a city that already runs there.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@balai/store/free-port';
import type { TestProject } from 'vitest/node';

/** An official's account of the demo city. */
export type DemoAccount = { readonly who: string; readonly email: string; readonly password: string };

type Ready = { readonly type: 'ready'; readonly origin: string; readonly accounts: readonly DemoAccount[] };

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const running = process.env['BALAI_E2E_ORIGIN'];
  if (running !== undefined) {
    project.provide('origin', running);
    project.provide('data', process.env['BALAI_E2E_DATA'] ?? '');
    project.provide('accounts', JSON.parse(process.env['BALAI_E2E_ACCOUNTS'] ?? '[]'));
    return async () => {};
  }
  const data = mkdtempSync(join(tmpdir(), 'e2e-'));
  const city = spawnCity(data, await freePort());
  const end = () => city.kill('SIGKILL');
  process.once('exit', end);
  const ready = await readyOf(city);
  project.provide('origin', ready.origin);
  project.provide('data', data);
  project.provide('accounts', [...ready.accounts]);
  return async () => {
    const gone = new Promise((done) => city.once('exit', done));
    city.kill('SIGTERM');
    await gone;
    process.off('exit', end);
    rmSync(data, { recursive: true, force: true });
  };
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
    readonly origin: string;
    /** The data folder of the city: for what is done beside the server, as an operator does it. */
    readonly data: string;
    readonly accounts: DemoAccount[];
  }
}

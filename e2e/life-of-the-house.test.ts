// The house itself through what happens to it: started twice, port taken, killed, stopped. On a data folder of its own
// that is filled once; every start after that must be ready by itself.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@balai/store/free-port';
import { startPostgres } from '@balai/store/postgres';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, listen, startHouse, untilReady } from './steps/run-house.ts';

const longStartMs = 600_000;
let data: string;
let port: number;

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'life-'));
  port = await freePort();
});
afterAll(() => rmSync(data, { recursive: true, force: true, maxRetries: 5 }));

const start = (environment: Readonly<Record<string, string>> = {}): House =>
  startHouse({ BALAI_DATA: data, PORT: String(port), ...environment });

async function ready(house: House): Promise<void> {
  await untilReady(house);
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`);
  expect(answer.status).toBe(200);
}

test(
  'it starts, refuses a second one on its data, survives kill -9, and stops when it is told to',
  { timeout: longStartMs },
  async () => {
    const first = start();
    await ready(first);

    const second = start({ PORT: '0' });
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain(`in use by another Balai (process ${first.process.pid})`);

    first.process.kill('SIGKILL');
    await first.ended;
    const third = start();
    await ready(third);
    third.process.kill('SIGTERM');
    expect(await third.ended).toBe(0);
  },
);

test(
  'a port that is taken is named, and the next start finds everything as it was',
  { timeout: longStartMs },
  async () => {
    const stranger = await listen(port);
    const refused = start();
    expect(await refused.ended).toBe(1);
    expect(refused.said()).toContain(`port ${port} is in use by another program`);
    await new Promise((done) => stranger.close(done));
    const house = start();
    await ready(house);
    house.process.kill('SIGTERM');
    expect(await house.ended).toBe(0);
  },
);

test('the data of a live city are not opened as a demo', { timeout: longStartMs }, async () => {
  const house = start({ BALAI_MODE: 'demo' });
  expect(await house.ended).toBe(1);
  expect(house.said()).toMatch(/live city.*BALAI_MODE=demo/);
});

test.each([
  [{ BALAI_DATA: `/tmp/${'x'.repeat(120)}` }, 'too long for a socket'],
  [{ BALAI_DATA: '/dev/null/data' }, 'is not a folder'],
  [{ PORT: 'three' }, 'PORT is "three"'],
  [{ DATABASE_URL: 'postgres://balai@127.0.0.1:9/balai' }, 'does not answer'],
])('%o is one sentence and exit code 1', { timeout: longStartMs }, async (environment, sentence) => {
  const house = start(environment);
  expect(await house.ended).toBe(1);
  expect(house.said()).toContain(sentence);
  expect(house.said()).not.toContain('    at ');
});

test(
  'a city whose secrets are elsewhere is not opened with new ones, and opens when they are back',
  { timeout: longStartMs },
  async () => {
    const [here, away] = [join(data, 'secrets'), join(data, 'secrets-away')];
    renameSync(here, away);
    const refused = start();
    expect(await refused.ended).toBe(1);
    expect(refused.said()).toContain(`its secrets are not in ${data}`);
    rmSync(here, { recursive: true, force: true });
    renameSync(away, here);
    const house = start();
    await ready(house);
    house.process.kill('SIGTERM');
    expect(await house.ended).toBe(0);
  },
);

/** Says to the database, while no Balai runs, what a newer version would have left there; or takes it back. */
async function inDatabase(statement: string): Promise<void> {
  const postgres = await startPostgres(data);
  const client = new pg.Client(postgres.connection);
  await client.connect();
  await client.query(statement);
  await client.end();
  await postgres.stop();
}

test(
  'the database of a newer version is left as it is, and opens when that is gone',
  { timeout: longStartMs },
  async () => {
    await inDatabase(`insert into migration (name, sha256) values ('9999_of_tomorrow.sql', 'x')`);
    const refused = start();
    expect(await refused.ended).toBe(1);
    expect(refused.said()).toContain('this database belongs to a newer Balai (migration 9999_of_tomorrow.sql');
    await inDatabase(`delete from migration where name = '9999_of_tomorrow.sql'`);
    const house = start();
    await ready(house);
    house.process.kill('SIGTERM');
    expect(await house.ended).toBe(0);
  },
);

/** A file system of its own in memory, too small for a database; where none may be mounted, this is skipped. */
const small = mkdtempSync(join(tmpdir(), 'small-'));
const mayMount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m,mode=0777', 'tmpfs', small]).status === 0;
afterAll(() => {
  if (mayMount) spawnSync('umount', ['-l', small]);
  rmSync(small, { recursive: true, force: true });
});

test.skipIf(!mayMount)(
  'a full disk at the first start is one sentence, and nothing half made is in the way of the next',
  {
    timeout: longStartMs,
  },
  async () => {
    const refused = start({ BALAI_DATA: join(small, 'data') });
    expect(await refused.ended).toBe(1);
    expect(refused.said()).toContain('the disk is full');
    expect(refused.said()).not.toContain('    at ');
    spawnSync('mount', ['-o', 'remount,size=400m', small]);
    const house = start({ BALAI_DATA: join(small, 'data') });
    await ready(house);
    house.process.kill('SIGTERM');
    expect(await house.ended).toBe(0);
    expect(readdirSync(join(small, 'data'))).toContain('postgres');
  },
);

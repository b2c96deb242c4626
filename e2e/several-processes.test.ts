// Pages in one process and jobs in another, on one database and one data folder, as the operators' guide has it: what comes in at the
// one is delivered by the other, which listens to nothing.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@balai/store/free-port';
import { startPostgres } from '@balai/store/postgres';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, startHouse, untilReady } from './steps/run-house.ts';

const longStartMs = 600_000;
let home: string;
let database: Awaited<ReturnType<typeof startPostgres>>;
let environment: Readonly<Record<string, string>>;
let origin: string;
const houses: House[] = [];
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'roles-'));
  database = await startPostgres(join(home, 'db'), { durable: false });
  const port = String(await freePort());
  origin = `http://127.0.0.1:${port}`;
  const url = `postgres://balai@localhost/balai?host=${encodeURIComponent(database.socketDir)}`;
  // The port is the same for both: a process of jobs that listened would find it taken.
  environment = { BALAI_DATA: join(home, 'city'), DATABASE_URL: url, PORT: port };
}, longStartMs);
afterAll(async () => {
  for (const house of houses) house.process.kill('SIGTERM');
  await Promise.all(houses.map(({ ended }) => ended));
  await database.stop();
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
});

async function start(role: 'web' | 'jobs'): Promise<void> {
  const house = startHouse({ ...environment, BALAI_ROLE: role });
  houses.push(house);
  await untilReady(house);
}

/** A resident's device: its cookie is kept, as a browser keeps it. */
async function report(): Promise<string> {
  let cookie = '';
  const ask = async (method: string, path: string, body: object): Promise<Readonly<Record<string, unknown>>> => {
    const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie };
    const answer = await fetch(`${origin}/api/v1${path}`, { method, headers, body: JSON.stringify(body) });
    const said = await answer.text();
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${said}`);
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return JSON.parse(said);
  };
  const { draftId } = await ask('POST', '/drafts', { service: 'lampu-jalan' });
  for (const [question, answer] of Object.entries({
    lokasi: { 'lokasi.area': '36.71.01.1006', 'lokasi.note': 'Dekat jembatan' },
    jenis: { jenis: 'jalan' },
    kabelTerbuka: { kabelTerbuka: 'tidak' },
  }))
    await ask('PUT', `/drafts/${String(draftId)}/answers/${question}`, answer);
  return String((await ask('POST', `/drafts/${String(draftId)}/submit`, { persetujuan: 'ya' }))['number']);
}

async function waiting(number: string): Promise<number> {
  const client = new pg.Client(database.connection);
  await client.connect();
  const { rows } = await client.query<{ n: number }>(
    `select count(*) filter (where o.delivered_at is null)::int as n from case_registry r
     join outbox o on o.region_id = r.region_id and o.case_id = r.case_id where r.number = $1 having count(*) > 0`,
    [number],
  );
  await client.end();
  if (rows[0] === undefined) throw new Error(`nothing was to be told of ${number}`);
  return rows[0].n;
}

test(
  'a report that comes in at the pages is delivered by the jobs, which listen to nothing',
  { timeout: longStartMs },
  async () => {
    await start('web');
    const number = await report();
    expect(await waiting(number)).toBeGreaterThan(0);
    await start('jobs');
    while ((await waiting(number)) > 0) await sleep(100);
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);
    // The pages go down, and the jobs go on: nothing of theirs was the other's.
    const [web, jobs] = houses as [House, House];
    web.process.kill('SIGTERM');
    expect(await web.ended).toBe(0);
    expect(jobs.process.exitCode).toBe(null);
  },
);

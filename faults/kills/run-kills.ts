/**
 * `npm run kills`: the real product under load, and `kill -9` of its server, of PostgreSQL, of one of PostgreSQL's processes, of
 * both; after each kill every write that was acknowledged since the last is looked for, and at the end all of them.
 *
 * Must never: run without an end, or leave a process or a folder behind.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startCallers, type Callers } from './callers.ts';
import { backendsOf, cityProcess, isAlive, postmasterOf, type CityProcess } from './city-process.ts';
import { lostAmong } from './looking-after.ts';
import type { OfficerAccount } from './officers.ts';

const VICTIMS = ['server', 'postmaster', 'backend', 'both'] as const;
export type Victim = (typeof VICTIMS)[number];
export interface KillsRun {
  readonly kills: number;
  /** Residents at work; two officers are besides. */
  readonly callers?: number;
  readonly appoint: Appoint;
  readonly say: (line: string) => void;
}
/** Makes officers of Dishub in a city that runs, as `balai officer add` does. */
export type Appoint = (data: string, connection: SocketConnection) => Promise<readonly OfficerAccount[]>;
export interface SocketConnection {
  readonly host: string;
  readonly user: string;
  readonly database: string;
}
export interface KillsReport {
  readonly kills: Readonly<Record<Victim, number>>;
  readonly acknowledged: number;
  /** Empty when nothing is lost and nothing is there twice. */
  readonly lost: readonly string[];
  /** From each kill to the next acknowledged write, in ms. */
  readonly recovered: Readonly<Record<Victim, readonly number[]>>;
}

export const AREA = '36.71.01.1001';
/** So long there is load between two kills, more or less: a kill shall meet everything once. */
const LOAD_MS = [80, 350, 700] as const;

export async function runKills({ kills, callers = 8, say, appoint }: KillsRun): Promise<KillsReport> {
  const data = await mkdtemp(join(tmpdir(), 'balai-kills-'));
  const city = await cityProcess({ data });
  try {
    await city.start();
    const connection = { host: join(data, 'run'), user: 'balai', database: 'balai' };
    const officers = await appoint(data, connection);
    const load = startCallers({ origins: [city.origin], area: AREA, residents: callers, officers });
    try {
      return await Promise.race([killAgain({ city, data, connection, load, say }, kills), city.endedByItself]).catch(
        async (error: unknown) => {
          throw new Error(`${String(error)}\n${await circumstances(city, data)}`, { cause: error });
        },
      );
    } finally {
      await load.stop().catch(() => undefined); // what a caller met is told above, and must not hide what came before it
    }
  } finally {
    await city.stop();
    await rm(data, { recursive: true, force: true });
  }
}

/** What an operator would look at first; the folder is gone when the run has ended. */
async function circumstances(city: CityProcess, data: string): Promise<string> {
  const ready = await fetch(`${city.origin}/readyz`, { signal: AbortSignal.timeout(5_000) })
    .then(async (answer) => `${answer.status} ${await answer.text()}`)
    .catch((error: unknown) => String(error));
  const log = await readFile(join(data, 'postgres.log'), 'utf8').catch(() => '');
  return `/readyz: ${ready}\nthe city said: ${city.lastWords()}\npostgres.log: ${log.split('\n').slice(-20).join('\n')}`;
}

interface Scene {
  readonly city: CityProcess;
  readonly data: string;
  readonly connection: SocketConnection;
  readonly load: Callers;
  readonly say: (line: string) => void;
}

async function killAgain({ city, data, connection, load, say }: Scene, kills: number): Promise<KillsReport> {
  const recovered: Record<Victim, number[]> = { server: [], postmaster: [], backend: [], both: [] };
  const lost: string[] = [];
  await load.next();
  for (let kill = 0, looked = 0; kill < kills; kill += 1) {
    const victim = VICTIMS[kill % VICTIMS.length] ?? 'server';
    await sleep(LOAD_MS[kill % LOAD_MS.length]);
    const began = performance.now();
    await strike(victim, city, data);
    await load.next();
    recovered[victim].push(performance.now() - began);
    lost.push(...(await lostAmong(connection, load.acknowledged.slice(looked))));
    looked = Math.max(0, load.acknowledged.length - 200); // some are looked for again: a later crash must not take them
    if ((kill + 1) % 25 === 0)
      say(`  ${kill + 1} kills, ${load.acknowledged.length} acknowledged writes, ${lost.length} lost`);
  }
  await load.stop();
  lost.push(...(await lostAmong(connection, load.acknowledged)));
  const counts = Object.fromEntries(VICTIMS.map((victim) => [victim, recovered[victim].length]));
  return { kills: counts as KillsReport['kills'], acknowledged: load.acknowledged.length, lost, recovered };
}

/** Kills it, waits until what dies of it is gone too, and starts again what does not start by itself. */
async function strike(victim: Victim, city: CityProcess, data: string): Promise<void> {
  const postmaster = postmasterOf(data);
  const backends = backendsOf(postmaster);
  if (victim === 'postmaster' || victim === 'both') kill(postmaster);
  if (victim === 'backend') kill(backends[0] ?? 0);
  if (victim === 'server' || victim === 'both') {
    await city.kill();
    await city.start();
    return;
  }
  // One that dies by force takes the others with it: PostgreSQL trusts nothing that it had in common with it.
  for (let looks = 0; looks < 2_000 && backends.some(isAlive); looks += 1) await sleep(5);
}

function kill(pid: number): void {
  if (pid > 1) process.kill(pid, 'SIGKILL');
}

// A highly available pair under load, exercised on one machine: `node deploy/ha/exercise.ts [rounds]`.
//
// Two PostgreSQL nodes (Patroni, etcd, a synchronous standby), HAProxy, two processes of Balai on one folder, residents who report
// without a pause. Each round kills the leading node whole; then PostgreSQL alone, and a process of Balai. Every acknowledged report is
// looked for. Needs Debian's patroni, etcd-server, haproxy and postgresql-15. Must never leave a process or a folder behind.
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { kill, start, type Started, stop, stopAll, until } from './children.ts';
import { endDatabases, type Pair, startPair } from './postgres-pair.ts';
import { longestPause, type Submissions, submit } from './submissions.ts';

const ROUNDS = Number(process.argv[2] ?? 3);
const CALLERS = 8;
const QUIET_MS = 8_000;
const root = join(import.meta.dirname, '..', '..');
const say = (line: string): void => console.log(`${(performance.now() / 1_000).toFixed(1).padStart(6)} s  ${line}`);
const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

const environmentOf = (pair: Pair, data: string, port: number) => ({
  DATABASE_URL: pair.url,
  BALAI_DATA: data,
  BALAI_URL: `http://127.0.0.1:${pair.web}`,
  PORT: String(port),
  BALAI_MODE: 'demo',
});

function startBalai(folder: string, pair: Pair, at: 0 | 1): Started {
  const name = `web${at + 1}`;
  const argv = [process.execPath, join(root, 'cli', 'src', 'main.ts'), 'serve'];
  return start(folder, {
    name,
    argv,
    environment: environmentOf(pair, join(folder, 'city'), pair.webs[at]),
    cwd: root,
  });
}

const isReady = (port: number) => async (): Promise<boolean> =>
  (await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(2_000) })).ok;

/** Kills, waits until somebody is served again, and says how long nobody was. */
async function disturb(what: string, load: Submissions, disturbance: () => Promise<unknown>): Promise<number> {
  await sleep(QUIET_MS);
  const before = load.acknowledged.length;
  const at = performance.now();
  await disturbance();
  await until('the next acknowledged report', 90, async () => load.acknowledged.some((one) => one.at > at + 1_500));
  await sleep(QUIET_MS);
  const pause = longestPause(load.acknowledged, at, performance.now());
  say(
    `${what}: longest time without a report taken ${seconds(pause)}; ${load.acknowledged.length - before} taken since`,
  );
  return pause;
}

/** Every number that was acknowledged, looked for in the database; each draft must have made one case. */
async function lost(pair: Pair, load: Submissions): Promise<number> {
  const rows = await pair.query<{ readonly number: string }>('select number from case_row');
  const stored = new Set(rows.map(({ number }) => number));
  const drafts = new Map<string, string>();
  for (const { number, draft } of load.acknowledged) {
    const other = drafts.get(draft);
    if (other !== undefined && other !== number) throw new Error(`one draft made ${other} and ${number}`);
    drafts.set(draft, number);
  }
  return load.acknowledged.filter(({ number }) => !stored.has(number)).length;
}

/** What processes must share: who signed in at the one is known at the other, which hears at once what the first has written. */
async function together(pair: Pair): Promise<void> {
  const [one, two] = pair.webs.map((port) => `http://127.0.0.1:${port}`);
  const form = new URLSearchParams({ email: 'petugas.dishub@contoh.id', sandi: 'balai-contoh' });
  const headers = { 'sec-fetch-site': 'same-origin' };
  const entered = await fetch(`${one}/sesi/masuk`, { method: 'POST', body: form, headers, redirect: 'manual' });
  const cookie = entered.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ');
  const queue = await fetch(`${two}/api/v1/queue`, { headers: { cookie } });
  if (!queue.ok) throw new Error(`the other process does not know the session: ${queue.status}`);
  const stream = await fetch(`${two}/api/v1/stream`, { headers: { cookie }, signal: AbortSignal.timeout(30_000) });
  const reader = stream.body?.getReader();
  const load = submit(String(one), 1);
  let heard = '';
  while (!heard.includes('event: change')) heard += new TextDecoder().decode((await reader?.read())?.value);
  await load.stop();
  await reader?.cancel();
  say('a session of one process is known to the other, and its officer heard there of a report that came in here');
}

async function exercise(folder: string): Promise<void> {
  const pair = await startPair(folder, randomBytes(18).toString('base64url'));
  await pair.untilPaired();
  say('two nodes, one leads, the other is its synchronous standby');
  const webs = [startBalai(folder, pair, 0)];
  await until('the first process of Balai', 400, isReady(pair.webs[0]));
  webs.push(startBalai(folder, pair, 1));
  await until('the second process of Balai', 60, isReady(pair.webs[1]));
  say('two processes of Balai on one folder and one database');
  await together(pair);

  const load = submit(`http://127.0.0.1:${pair.web}`, CALLERS);
  const pauses: number[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    let bring: (() => void) | undefined;
    const what = `round ${round}, the leading node killed`;
    pauses.push(await disturb(what, load, async () => (bring = await pair.killLeader())));
    bring?.();
    await pair.untilPaired();
    say('the killed node is back as the synchronous standby');
  }
  await disturb('PostgreSQL of the leader killed alone', load, () => pair.killPostgres());
  await pair.untilPaired();
  const [first] = webs;
  if (first !== undefined) await disturb('one of two processes of Balai killed', load, () => kill(first));
  await load.stop();
  const gone = await lost(pair, load);
  say(`${load.acknowledged.length} reports acknowledged, ${gone} lost; ${load.again()} requests were sent again`);
  say(`time to the next write after the leader's end: ${pauses.map(seconds).join(', ')}`);
  const check = start(folder, {
    name: 'rebuild',
    argv: [process.execPath, join(root, 'cli', 'src', 'main.ts'), 'rebuild', '--check'],
    environment: environmentOf(pair, join(folder, 'city'), 0),
    cwd: root,
  });
  await check.ended;
  say(`rows, chains and figures folded again from the events: ${check.child.exitCode === 0 ? 'equal' : 'DIFFERENT'}`);
  for (const web of webs.slice(1)) await stop(web);
  if (gone > 0 || check.child.exitCode !== 0 || Math.max(0, ...pauses) > 30_000) process.exitCode = 1;
}

const folder = mkdtempSync(join(tmpdir(), 'balai-ha-'));
chmodSync(folder, 0o755);
let ending: Promise<void> | undefined;
const end = (): Promise<void> =>
  (ending ??= stopAll()
    .then(() => endDatabases(folder))
    .then(() => process.env['KEEP'] ?? rmSync(folder, { recursive: true, force: true }))
    .then(() => undefined));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => void end().finally(() => process.exit(1)));
try {
  await exercise(folder);
} catch (error) {
  say(`failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  await end();
}

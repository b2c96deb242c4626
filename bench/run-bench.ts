/**
 * `npm run bench`: six pieces of work through the real HTTP API, beside bare SQL and beside the floor, in one run.
 *
 * Figures are reported with their ratio to a limit measured in the same run. Must never: assert a time.
 */
import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { type BenchCity, fillCases, prepareDrafts } from './bench-city.ts';
import { FLOOR_FILL, FLOOR_SCHEMA, FLOOR_SQL, type Work } from './floor/floor-sql.ts';
import { startFloor } from './floor/floor-server.ts';
import { call, measure, type Measured } from './load.ts';

export interface BenchOptions {
  readonly city: BenchCity;
  readonly pool: pg.Pool;
  /** Signs an officer of Dishub in; returns the Cookie header. */
  readonly officerCookie: string;
  /** Default 10,000. */
  readonly cases?: number;
  /** For each measurement, in ms; default 3,000. */
  readonly ms?: number;
  /** Which kinds of work; default all. */
  readonly only?: readonly string[];
  readonly say: (line: string) => void;
}
const CALLERS = [1, 16] as const;
const WORKS: readonly { readonly work: Work; readonly label: string }[] = [
  { work: 'submit', label: 'submit (durable)' },
  { work: 'case', label: 'case page data' },
  { work: 'queue', label: 'queue of 50' },
  { work: 'search', label: 'text search' },
  { work: 'status', label: 'status change with audit' },
  { work: 'box', label: 'bounding box' },
];

export async function runBench({
  city,
  pool,
  officerCookie,
  cases = 10_000,
  ms = 3_000,
  only = [],
  say,
}: BenchOptions): Promise<void> {
  await pool.query(`drop table if exists floor_case, floor_audit; ${FLOOR_SCHEMA}`);
  await pool.query(FLOOR_FILL, [cases]);
  const filling = performance.now();
  const numbers = await fillCases(city, cases);
  const filled = (performance.now() - filling) / 1_000;
  say(
    `${cases} cases stored by commands in ${filled.toFixed(1)} s (${Math.round(cases / filled)} a second, 64 at once)`,
  );
  await untilTold(pool);
  await pool.query('vacuum analyze');
  const floor = await startFloor(pool);
  say('');
  say(
    `${'work'.padEnd(26)}${'callers'.padStart(8)}${'Balai/s'.padStart(10)}${'p50 ms'.padStart(9)}${'p99 ms'.padStart(9)}${'floor/s'.padStart(10)}${'SQL/s'.padStart(10)}${'of floor'.padStart(10)}`,
  );
  const below: string[] = [];
  try {
    for (const callers of CALLERS) {
      const ours = await balaiWorks(city, officerCookie, numbers, callers, ms);
      for (const { work, label } of WORKS.filter((each) => only.length === 0 || only.includes(each.work))) {
        const balai = await ours(work);
        const bare = await measureWarm(
          async (n) => (await call(floor.origin, `/${work}?${queryOf(work, n, cases)}`)).ok,
          { callers, ms },
        );
        const sql = await measureWarm(
          async (n) =>
            (
              await pool.query({
                name: `sql-${work}`,
                text: FLOOR_SQL[work],
                values: [...new URLSearchParams(queryOf(work, n, cases)).values()],
              })
            ).rowCount !== null,
          { callers, ms },
        );
        say(rowOf(label, callers, balai, bare, sql));
        if (balai.perSecond * 5 < bare.perSecond) below.push(`${label} at ${callers}`);
      }
    }
  } finally {
    floor.server.closeAllConnections();
    floor.server.close();
  }
  say('');
  say(
    below.length === 0
      ? 'Nothing is slower than a fifth of the floor.'
      : `Slower than a fifth of the floor: ${below.join(', ')}.`,
  );
}

/** The city is measured at rest: what the filling set going (messages, counters) is not work of the measured requests. */
async function untilTold(pool: pg.Pool): Promise<void> {
  for (let times = 0; times < 600; times += 1) {
    const waiting = await pool.query('select 1 from outbox where delivered_at is null and given_up_at is null limit 1');
    if (waiting.rowCount === 0) return;
    await sleep(200);
  }
  throw new Error('messages of the filling are still waiting after two minutes');
}

const queryOf = (work: Work, n: number, cases: number): string => {
  const number = `F-${(n % cases) + 1}`;
  const value = {
    submit: randomUUID(),
    case: number,
    queue: '',
    search: `tiang ${(n % cases) + 1}`,
    status: number,
    box: '',
  }[work];
  return value === '' ? '' : new URLSearchParams({ q: value }).toString();
};

/** The same six pieces of work through Balai's own API, as a resident's device or an officer. */
async function balaiWorks(
  city: BenchCity,
  cookie: string,
  numbers: readonly string[],
  callers: number,
  ms: number,
): Promise<(work: Work) => Promise<Measured>> {
  const device = createHash('md5').update(`bench ${callers}`).digest('base64url').slice(0, 22);
  const deviceId = createHash('sha256').update(device).digest('hex');
  const drafts = await prepareDrafts(city, deviceId, callers === 1 ? 2_500 : 6_000);
  const officer = { cookie, 'sec-fetch-site': 'same-origin' };
  const resident = { cookie: `balai_perangkat=${device}`, 'sec-fetch-site': 'same-origin' };
  const turns = numbers.slice(callers === 1 ? 0 : Math.floor(numbers.length / 4));
  const get = (path: string, headers: Readonly<Record<string, string>>) => call(city.origin, path, { headers });
  const works: Readonly<Record<Work, (n: number) => Promise<boolean>>> = {
    submit: async (n) =>
      (
        await call(city.origin, `/api/v1/drafts/${drafts[n]}/submit`, {
          method: 'POST',
          headers: resident,
          body: { persetujuan: 'ya' },
        })
      ).ok,
    case: async (n) => (await get(`/api/v1/cases/${numbers[(n * 7) % numbers.length]}`, resident)).ok,
    queue: async () => (await get('/api/v1/queue', officer)).ok,
    search: async (n) =>
      (await get(`/api/v1/search?q=${encodeURIComponent(`tiang ${n % numbers.length}`)}`, officer)).ok,
    status: async (n) =>
      (
        await call(city.origin, `/api/v1/officer/cases/${turns[n]}/act`, {
          method: 'POST',
          headers: { ...officer, 'idempotency-key': randomUUID() },
          body: { turn: 'diterima/dishub', action: 'jadwalkan', seenVersion: 3 },
        })
      ).ok,
    box: async () => (await get('/api/v1/reports?west=106.62&south=-6.16&east=106.64&north=-6.15', resident)).ok,
  };
  return (work) => measureWarm(works[work], { callers, ms });
}

const WARM_MS = 1_000;
/** The same work for a second first, which is not counted: programs are compiled and caches filled while they run. */
async function measureWarm(
  work: (n: number) => Promise<boolean>,
  { callers, ms }: { readonly callers: number; readonly ms: number },
): Promise<Measured> {
  const { done } = await measure(work, { callers, ms: WARM_MS });
  return measure((n) => work(done + n), { callers, ms });
}

function rowOf(label: string, callers: number, balai: Measured, floor: Measured, sql: Measured): string {
  const figure = (value: number, digits = 0) =>
    value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits });
  const failed = balai.failed > 0 ? `  (${balai.failed} of ${balai.done} failed)` : '';
  return `${label.padEnd(26)}${String(callers).padStart(8)}${figure(balai.perSecond).padStart(10)}${figure(balai.p50, 1).padStart(9)}${figure(balai.p99, 1).padStart(9)}${figure(floor.perSecond).padStart(10)}${figure(sql.perSecond).padStart(10)}${`${((balai.perSecond / floor.perSecond) * 100).toFixed(0)} %`.padStart(10)}${failed}`;
}

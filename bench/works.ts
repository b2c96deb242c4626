/**
 * The six pieces of work, three times: through Balai's HTTP API as a resident's device or an officer, through the floor, as SQL.
 *
 * Must never: let two calls of one measurement do the same thing twice where a city would do it once.
 */
import { createHash, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { prepareDrafts, type BenchCity } from './bench-city.ts';
import { FLOOR_SQL, type OneRow, type Work } from './floor/floor-sql.ts';
import { call } from './load.ts';

type Working = (n: number) => Promise<boolean>;
type Works = Readonly<Record<Work, Working>>;
/** The floor and SQL do the writes also as a single row. */
export type BareWorks = Readonly<Record<Work | OneRow, Working>>;
/** The city also has pages that anybody opens. */
export type CityWorks = Works & { readonly page: Working };

/** Numbers of cases that wait to be scheduled, each taken once. */
export interface Waiting {
  take(): string;
}
export const waitingCases = (numbers: readonly string[]): Waiting => {
  let next = 0;
  return { take: () => numbers[next++] ?? '' };
};

const PAGES = ['/', '/layanan/lampu-jalan', '/kota', '/lacak'] as const;

/** Drafts that the submissions of one measurement and of the seconds before it can use up: 4,000 a second. */
const DRAFTS = 30_000;

export async function balaiWorks(
  { origin, filling }: { readonly origin: string; readonly filling: BenchCity },
  cookie: string,
  { numbers, waiting }: { readonly numbers: readonly string[]; readonly waiting: Waiting },
): Promise<CityWorks> {
  const device = createHash('md5').update(randomUUID()).digest('base64url').slice(0, 22);
  const deviceId = createHash('sha256').update(device).digest('hex');
  const drafts = await prepareDrafts(filling, deviceId, DRAFTS);
  const officer = { cookie, 'sec-fetch-site': 'same-origin' };
  const resident = { cookie: `balai_perangkat=${device}`, 'sec-fetch-site': 'same-origin' };
  const get = async (path: string, headers: Readonly<Record<string, string>>) =>
    (await call(origin, path, { headers })).ok;
  const post = async (path: string, headers: Readonly<Record<string, string>>, body: unknown) =>
    (await call(origin, path, { method: 'POST', headers, body })).ok;
  return {
    submit: (n) => post(`/api/v1/drafts/${drafts[n]}/submit`, resident, { persetujuan: 'ya' }),
    case: (n) => get(`/api/v1/cases/${numbers[(n * 7) % numbers.length]}`, resident),
    queue: () => get('/api/v1/queue', officer),
    search: (n) => get(`/api/v1/search?q=${encodeURIComponent(`tiang ${n % numbers.length}`)}`, officer),
    status: () =>
      post(
        `/api/v1/officer/cases/${waiting.take()}/act`,
        { ...officer, 'idempotency-key': randomUUID() },
        { turn: 'diterima/dishub', action: 'jadwalkan', seenVersion: 3 },
      ),
    box: () => get('/api/v1/reports?west=106.62&south=-6.16&east=106.64&north=-6.15', resident),
    page: (n) => get(PAGES[n % PAGES.length] ?? '/', resident),
  };
}

const everyWork = (one: (work: Work | OneRow) => (n: number) => Promise<boolean>): BareWorks => ({
  submit: one('submit'),
  'submit-one-row': one('submit-one-row'),
  case: one('case'),
  queue: one('queue'),
  search: one('search'),
  status: one('status'),
  'status-one-row': one('status-one-row'),
  box: one('box'),
});

/** `cases`: how many rows the floor's table was filled with. */
export const floorWorks = (origin: string, cases: number): BareWorks =>
  everyWork((work) => async (n) => {
    const [value] = valuesOf(work, n, cases);
    const query = value === undefined ? '' : `?q=${encodeURIComponent(value)}`;
    return (await call(origin, `/${work}${query}`)).ok;
  });

export const sqlWorks = (pool: pg.Pool, cases: number): BareWorks =>
  everyWork((work) => async (n) => {
    const done = await pool.query({ name: `sql-${work}`, text: FLOOR_SQL[work], values: valuesOf(work, n, cases) });
    return done.rowCount !== null;
  });

function valuesOf(work: Work | OneRow, n: number, cases: number): string[] {
  const number = `F-${(n % cases) + 1}`;
  const values: Readonly<Record<Work | OneRow, string[]>> = {
    submit: [randomUUID()],
    'submit-one-row': [randomUUID()],
    case: [number],
    queue: [],
    search: [`tiang ${(n % cases) + 1}`],
    status: [number],
    'status-one-row': [number],
    box: [],
  };
  return values[work];
}

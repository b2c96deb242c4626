/**
 * `npm run bench`: six pieces of work through the real HTTP API, beside bare SQL and beside the floor, in one run.
 *
 * City and floor are processes of their own, as they would be; the load is this one. Figures are reported with their ratio
 * to a limit measured in the same run. Must never: assert a time.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { fillCases, type BenchCity } from './bench-city.ts';
import { startChild, type Child } from './child.ts';
import { FLOOR_DROP, FLOOR_FILL, FLOOR_SCHEMA, type OneRow, type Work } from './floor/floor-sql.ts';
import { measure, type Measured } from './load.ts';
import { memoryText, steadyMemory } from './memory.ts';
import { postgresUsage } from './postgres-usage.ts';
import { heading, row, type Cost } from './table.ts';
import { balaiWorks, floorWorks, sqlWorks, waitingCases, type Waiting } from './works.ts';

export interface BenchOptions {
  /** The city's process; it is filled from this one (`filling`), so that it holds nothing but itself. */
  readonly city: { readonly origin: string; readonly child: Child; readonly filling: BenchCity };
  readonly pool: pg.Pool;
  readonly connection: pg.PoolConfig;
  /** An officer of Dishub, signed in: the Cookie header. */
  readonly officerCookie: string;
  /** How many cases are stored when the works are measured, in rising order; each is filled up from the one before. */
  readonly sizes: readonly number[];
  readonly callers: readonly number[];
  /** For each measurement, in ms. */
  readonly ms: number;
  /** For each of three spans of mixed load, after which memory is looked at, in ms; 0: none. */
  readonly steadyMs: number;
  /** Which kinds of work; empty for all. */
  readonly only: readonly string[];
  /** A folder for a CPU profile of the city at each work; empty for none. A profile slows what it looks at. */
  readonly profiles: string;
  readonly say: (line: string) => void;
}
const WORKS: readonly { readonly work: Work; readonly label: string; readonly oneRow?: OneRow }[] = [
  { work: 'submit', label: 'submit (durable)', oneRow: 'submit-one-row' },
  { work: 'case', label: 'case page data' },
  { work: 'queue', label: 'queue of 50' },
  { work: 'search', label: 'text search' },
  { work: 'status', label: 'status change with audit', oneRow: 'status-one-row' },
  { work: 'box', label: 'bounding box' },
];

export async function runBench(options: BenchOptions): Promise<void> {
  const { pool, connection, say } = options;
  const floorFile = fileURLToPath(new URL('floor/floor-process.ts', import.meta.url));
  const floor = await startChild(floorFile, connection);
  const numbers = await storedNumbers(pool);
  say(`memory of the city's process before any work: ${memoryText((await options.city.child.usage()).memory)}`);
  const below: Below = { floor: [], oneRow: [] };
  try {
    for (const size of options.sizes) {
      await fillUp(options, numbers, size);
      say('');
      say(heading());
      const waiting = waitingCases(numbers.toReversed());
      await measureSize(options, floor, { numbers, waiting, below });
      say(`memory of the city's process: ${memoryText((await options.city.child.usage()).memory)}`);
    }
    if (options.steadyMs > 0) {
      const works = () => balaiWorks(options.city, options.officerCookie, { numbers, waiting: waitingCases([]) });
      await steadyMemory(options.city.child, works, options.steadyMs, say);
    }
  } finally {
    await floor.end();
    await pool.query(FLOOR_DROP);
  }
  say('');
  say(sentence('the floor', below.floor));
  say(sentence('a single row', below.oneRow));
}

/** Lines that are slower than a fifth of what stands beside them. */
interface Below {
  readonly floor: string[];
  readonly oneRow: string[];
}
const sentence = (of: string, lines: readonly string[]): string =>
  lines.length === 0
    ? `Nothing is slower than a fifth of ${of}.`
    : `Slower than a fifth of ${of}: ${lines.join(', ')}.`;

/** Of a city that was kept: what still waits to be scheduled. A new one has none. */
async function storedNumbers(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ readonly number: string }>(
    "select number from turn_row where turn_id = 'diterima/dishub' and version = 3 order by filed_at",
  );
  return rows.map(({ number }) => number);
}

/** As many cases in the city and rows in the floor's table; then the city comes to rest. */
async function fillUp({ city, pool, say }: BenchOptions, numbers: string[], size: number): Promise<void> {
  await pool.query(`${FLOOR_DROP}; ${FLOOR_SCHEMA}`);
  await pool.query(FLOOR_FILL, [size]);
  const more = Math.max(0, size - numbers.length);
  const began = performance.now();
  // One by one: as arguments of one call, a hundred thousand do not fit on the stack.
  for (const number of await fillCases(city.filling, more)) numbers.push(number);
  const took = (performance.now() - began) / 1_000;
  say(`${more} cases stored by commands in ${took.toFixed(1)} s (${Math.round(more / took)} a second, 64 at once)`);
  await untilTold(pool, size);
  await pool.query('vacuum analyze');
}

/** What filling or warming set going (messages, counters) is not work of the measured requests. */
async function untilTold(pool: pg.Pool, size: number): Promise<void> {
  const mostTries = 600 + size / 20;
  for (let times = 0; times < mostTries; times += 1) {
    const { rowCount } = await pool.query(
      'select 1 from outbox where delivered_at is null and given_up_at is null union all select 1 from figure_delta limit 1',
    );
    if (rowCount === 0) return;
    await sleep(200);
  }
  throw new Error('messages and counters are still waiting');
}

async function measureSize(
  { city, pool, officerCookie, callers, ms, only, profiles, say }: BenchOptions,
  floor: Child,
  {
    numbers,
    waiting,
    below,
  }: { readonly numbers: readonly string[]; readonly waiting: Waiting; readonly below: Below },
): Promise<void> {
  const ofPostgres = await postgresUsage(pool);
  const origin = await floor.ask<string>('origin');
  // A case is scheduled once: what waits is shared among the measurements.
  const most = Math.floor(numbers.length / callers.length);
  for (const each of callers) {
    const ours = await balaiWorks(city, officerCookie, { numbers, waiting });
    const bare = floorWorks(origin, numbers.length);
    const sql = sqlWorks(pool, numbers.length);
    const on = { callers: each, ms, ofPostgres, atRest: () => untilTold(pool, numbers.length) };
    for (const { work, label, oneRow } of WORKS.filter((one) => only.length === 0 || only.includes(one.work))) {
      const profile = profiles === '' ? '' : join(profiles, `${work}-${each}-${numbers.length}.cpuprofile`);
      const limited = work === 'status' ? { most } : {};
      const balai = await costOfWork(ours[work], { ...on, ...limited, child: city.child, profile });
      const sayBeside = async (name: string, bareWork: Work | OneRow, slow: string[]) => {
        const beside = await costOfWork(bare[bareWork], { ...on, child: floor });
        say(row(name, each, balai, beside, await costOfWork(sql[bareWork], { ...on, child: null })));
        if (balai.perSecond * 5 < beside.perSecond) slow.push(`${label} at ${each} with ${numbers.length} cases`);
      };
      await sayBeside(label, work, below.floor);
      if (oneRow !== undefined) await sayBeside('  beside one row', oneRow, below.oneRow);
    }
  }
}

/** As long as V8 takes to compile a server of this size for what it does now, by some thousand calls; a city's server runs for months. */
const WARM_MS = 4_000;
const WARM_CALLERS = 16;
/** The same work for a while first, which is not counted: programs are compiled and caches filled while they run. */
async function costOfWork(
  work: (n: number) => Promise<boolean>,
  on: {
    readonly callers: number;
    readonly ms: number;
    readonly child: Child | null;
    readonly ofPostgres: (() => Promise<number>) | null;
    /** A file for a CPU profile; none without. */
    readonly profile?: string;
    /** Resolves when what the calls before set going is done: that work is not of the calls that are measured. */
    readonly atRest: () => Promise<void>;
    /** No more calls than this, a third of them before the measuring. */
    readonly most?: number;
  },
): Promise<Cost> {
  const { callers, ms, child, ofPostgres, profile = '', atRest, most = Infinity } = on;
  const { done } = await measure(work, { callers: Math.max(callers, WARM_CALLERS), ms: WARM_MS, most: most / 3 });
  await atRest();
  const used = async () => ({ node: (await child?.usage())?.cpuMs ?? null, postgres: (await ofPostgres?.()) ?? null });
  if (profile !== '') await child?.ask('beginProfile');
  const before = await used();
  const measured: Measured = await measure((n) => work(done + n), { callers, ms, most: (most * 2) / 3 - callers });
  const after = await used();
  if (profile !== '') await child?.ask('endProfile', profile);
  const each = (from: number | null, to: number | null) =>
    from === null || to === null ? null : (to - from) / measured.done;
  return {
    ...measured,
    nodeMs: each(before.node, after.node),
    postgresMs: each(before.postgres, after.postgres),
  };
}

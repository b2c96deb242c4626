// `balai project faults`: seeds of disturbed life on a database of its own. A seed that breaks an invariant is named, and replays alone.
import { access, constants, mkdtemp, rm, statfs } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runFaults, runFaultsInParts, type FaultReport } from '@balai/faults';
import { startPostgres } from '@balai/store/postgres';
import { CalledWrongly, type Command } from '../../command.ts';

const MOST_PARTS = 8;
/** Every so many seeds one is played twice: is it the same each time? */
const TWICE_EVERY = 20;

export const faults: Command = {
  takes: '[--seeds 200] [--from 1] [--seed N] [--twice]',
  summary: {
    id: 'Mengganggu server dan basis data dengan sengaja, dan memeriksa bahwa tidak ada yang hilang.',
    en: 'Disturbs server and database on purpose, and checks that nothing is lost.',
  },
  help: {
    id: `Setiap benih adalah satu kehidupan kota dengan sambungan putus, jawaban hilang, proses mati, disk penuh, jam yang salah.
--seed N mengulang satu benih dan menuliskan setiap peristiwa; --twice memainkan setiap benih dua kali dan membandingkan.`,
    en: `Each seed is one life of a city with cut connections, lost answers, dead processes, full disks, wrong clocks.
--seed N replays one of them and writes every event; --twice plays each seed twice and compares. docs/faults.md tells more.`,
  },
  run: async (words) => {
    const { seeds, twice } = wanted(words);
    const began = performance.now();
    const report = await playSeeds(seeds, twice ? 1 : TWICE_EVERY);
    const { requests, acknowledged, crashes, refused, bounced, looks, playedTwice, failures } = report;
    const { overHttp, unheard, toldLater } = report;
    const seconds = Math.round((performance.now() - began) / 1_000);
    console.log(
      `${report.seeds} seeds in ${seconds} s: ${requests} disturbed requests, ${acknowledged} acknowledged commands, ${crashes} dead processes, ${refused} refused by a guard of a clock, ${bounced} messages bounced, ${overHttp} requests over HTTP (${unheard} answers lost, ${toldLater} told to come again), ${looks} looks at all invariants, ${playedTwice} seeds played twice, ${failures.length} seeds with a broken invariant`,
    );
    if (failures.length > 0) console.log(`seeds: ${failures.map(({ seed }) => seed).join(', ')}`);
    return failures.length === 0 ? 0 : 1;
  },
};

/** Plays seeds on a PostgreSQL of its own; one alone is played in this process, and tells every event. */
export async function playSeeds(
  seeds: readonly number[],
  twiceEvery: number,
  say: (line: string) => void = console.log,
): Promise<FaultReport> {
  const home = await mkdtemp(join(await folderForDatabase(), 'balai-faults-'));
  const server = await startPostgres(home, { durable: false });
  try {
    const postgres = { host: server.socketDir, port: 5432, user: 'balai' };
    const run = { postgres, database: 'faults', seeds, twiceEvery, say };
    if (seeds.length > 1) return await runFaultsInParts(run, Math.min(MOST_PARTS, Math.max(1, availableParallelism())));
    return await runFaults({ ...run, onEvent: (what) => say(what.replaceAll(/[^\x20-\x7e]+/g, ' ').slice(0, 200)) });
  } finally {
    await server.stop();
    await rm(home, { recursive: true, force: true });
  }
}

const IN_MEMORY = '/dev/shm';
/** What `statfs` says of a file system in memory. */
const TMPFS = 0x01021994;
const ROOM = 2 ** 31;
/**
 * In memory where that has room: between two seeds tables are emptied, which makes some hundred files, and a disk takes its time for
 * each. It loses nothing that a run would keep.
 */
async function folderForDatabase(): Promise<string> {
  const { type, bavail, bsize } = await statfs(IN_MEMORY).catch(() => ({ type: 0, bavail: 0, bsize: 0 }));
  const mayWrite = await access(IN_MEMORY, constants.W_OK).then(
    () => true,
    () => false,
  );
  return type === TMPFS && bavail * bsize >= ROOM && mayWrite ? IN_MEMORY : tmpdir();
}

function wanted(words: readonly string[]): { readonly seeds: readonly number[]; readonly twice: boolean } {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...words],
    options: { seeds: text, from: text, seed: text, twice: { type: 'boolean', default: false } },
  });
  const [count, from, one] = [values.seeds ?? '200', values.from ?? '1', values.seed].map((value) =>
    value === undefined ? undefined : Number(value),
  );
  for (const value of [count, from, one])
    if (value !== undefined && (!Number.isSafeInteger(value) || value < 1))
      throw new CalledWrongly({ id: 'tulis bilangan bulat mulai dari 1.', en: 'write a whole number from 1.' });
  const seeds = one === undefined ? Array.from({ length: count ?? 0 }, (_, index) => (from ?? 1) + index) : [one];
  return { seeds, twice: values.twice };
}

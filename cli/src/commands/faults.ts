// `balai faults`: seeds of disturbed life on a database of its own. A seed that breaks an invariant is named, and replays alone.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runFaults } from '@balai/faults';
import { startPostgres } from '@balai/store/postgres';
import { CalledWrongly, type Command } from '../command.ts';

export const faults: Command = {
  takes: '[--seeds 200] [--from 1] [--seed N]',
  summary: {
    id: 'Mengganggu server dan basis data dengan sengaja, dan memeriksa bahwa tidak ada yang hilang.',
    en: 'Disturbs server and database on purpose, and checks that nothing is lost.',
  },
  help: {
    id: 'Setiap benih adalah satu kehidupan kota dengan sambungan putus, jawaban hilang, proses mati, disk penuh. --seed N mengulang satu benih.',
    en: 'Each seed is one life of a city with cut connections, lost answers, dead processes, full disks. --seed N replays one of them.',
  },
  run: async (words) => {
    const seeds = seedsIn(words);
    const home = await mkdtemp(join(tmpdir(), 'balai-faults-'));
    const server = await startPostgres(home, { durable: false });
    const began = performance.now();
    try {
      const postgres = { host: server.socketDir, port: 5432, user: 'balai' };
      const report = await runFaults({ postgres, database: 'faults', seeds, say: (line) => console.log(line) });
      const { requests, acknowledged, crashes, failures } = report;
      const seconds = Math.round((performance.now() - began) / 1_000);
      console.log(
        `${report.seeds} seeds in ${seconds} s: ${requests} disturbed requests, ${acknowledged} acknowledged commands, ${crashes} dead processes, ${failures.length} seeds with a broken invariant`,
      );
      return failures.length === 0 ? 0 : 1;
    } finally {
      await server.stop();
      await rm(home, { recursive: true, force: true });
    }
  },
};

function seedsIn(words: readonly string[]): readonly number[] {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args: [...words], options: { seeds: text, from: text, seed: text } });
  const [count, from, one] = [values.seeds ?? '200', values.from ?? '1', values.seed].map((value) =>
    value === undefined ? undefined : Number(value),
  );
  for (const value of [count, from, one])
    if (value !== undefined && (!Number.isSafeInteger(value) || value < 1))
      throw new CalledWrongly({ id: 'tulis bilangan bulat mulai dari 1.', en: 'write a whole number from 1.' });
  return one === undefined ? Array.from({ length: count ?? 0 }, (_, index) => (from ?? 1) + index) : [one];
}

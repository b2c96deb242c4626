// `balai project kills`: the real product under load, killed again and again; each acknowledged write is looked for afterwards.
// It stops by itself, and leaves no process and no folder behind.
import { parseArgs } from 'node:util';
import { type Appoint, type OfficerAccount, runKills, runTwins, type Victim } from '@balai/faults/kills';
import { localDate } from '@balai/kernel';
import { regions } from '@balai/services';
import { buildWeb } from '../../build-web.ts';
import { now } from '../../clock.ts';
import { passingDemo } from '../../config.ts';
import { appoint, withAccounts } from '../../officers/officer-book.ts';
import { openCityStore, regionIn } from '../../open-store.ts';
import { CalledWrongly, type Command } from '../../command.ts';
import { showProgress } from '../../progress.ts';

/** One of so many kills is of a server that has a twin. */
const TWIN_EVERY = 30;

export const kills: Command = {
  takes: '[--kills 300] [--callers 8]',
  summary: {
    id: 'Mematikan server dan basis data dengan kill -9 selagi melayani, dan mencari setiap tulisan yang sudah diakui.',
    en: 'Kills server and database by kill -9 while they serve, and looks for each acknowledged write.',
  },
  help: {
    id: 'Bergantian: server, PostgreSQL, satu proses PostgreSQL, keduanya; lalu salah satu dari dua server pada satu basis data.',
    en: 'In turn: the server, PostgreSQL, one process of PostgreSQL, both; then one of two servers on one database.',
  },
  run: async (words) => {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({ args: [...words], options: { kills: text, callers: text } });
    const [count, callers] = [Number(values.kills ?? 300), Number(values.callers ?? 8)];
    if (![count, callers].every((value) => Number.isSafeInteger(value) && value > 0))
      throw new CalledWrongly({ id: 'tulis bilangan bulat mulai dari 1.', en: 'write a whole number from 1.' });
    await buildWeb(showProgress());
    const began = performance.now();
    const report = await runKills({ kills: count, callers, say: (line) => console.log(line), appoint: appointTwo });
    const twins = await runTwins({
      kills: Math.max(1, Math.round(count / TWIN_EVERY)),
      now,
      appoint: appointTwo,
      openBeside: (data, connection) => openCityStore(passingDemo(data, 0), connection),
    });
    const lost = [...new Set([...report.lost, ...twins.lost])];
    console.log(
      `${count} kills in ${Math.round((performance.now() - began) / 1_000)} s: ${report.acknowledged} acknowledged writes, ${report.lost.length} lost`,
    );
    console.log('from a kill to the next acknowledged write:');
    for (const [victim, times] of Object.entries(report.recovered)) console.log(lineOf(victim as Victim, times));
    console.log(
      `two servers on one database, ${twins.kills} killed: ${twins.acknowledged} acknowledged writes, ${twins.lost.length} lost or twice; ${twins.fired} of ${twins.due} deadlines fired`,
    );
    for (const what of lost.slice(0, 20)) console.log(`  ✗ ${what}`);
    return lost.length === 0 && twins.fired === twins.due ? 0 : 1;
  },
};

/** Two officers of the unit that repairs the lamps of streets. */
const appointTwo: Appoint = async (data, connection) => {
  const [home] = regions;
  if (home === undefined) throw new Error('services/registry.ts registers no region');
  const config = passingDemo(data, 0);
  const store = await openCityStore(config, connection);
  try {
    const { id: regionId } = regionIn(store, home.slug);
    return await withAccounts(config, connection, async (accounts) => {
      const appointed: OfficerAccount[] = [];
      for (const name of ['satu', 'dua']) {
        const email = `${name}@dishub.example`;
        const place = { unit: 'dishub', area: null, position: 'petugas' };
        const from = localDate(home.calendar, now());
        const wanted = { ...place, email, name, kind: 'definitif', decree: '-', from } as const;
        const password = await appoint({ store, accounts, regionId }, wanted);
        if (password !== null) appointed.push({ email, password });
      }
      return appointed;
    });
  } finally {
    await store.close();
  }
};

const NAMES: Readonly<Record<Victim, string>> = {
  server: 'the server',
  postmaster: 'PostgreSQL',
  backend: 'one of its processes',
  both: 'both',
};

function lineOf(victim: Victim, times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    `${((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) / 1_000).toFixed(2)} s`;
  return `  ${NAMES[victim].padEnd(22)}${String(times.length).padStart(4)} times   p50 ${at(0.5)}   p99 ${at(0.99)}`;
}

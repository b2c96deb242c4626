/**
 * `npm run bench -- pages`: pages a second of one core, each page drawn anew and from memory, beside what SvelteKit gives alone.
 *
 * "A core" is what the processor time of the city's process allows, whatever else the machine does: 1,000 ms through the ms that
 * one page took. Must never: count a page that was not answered with 200.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fillCases, type BenchCity } from './bench-city.ts';
import { startChild, type Child } from './child.ts';
import { call, measure } from './load.ts';
import { memoryText } from './memory.ts';
import { answerAll, begin, send } from './resident.ts';
import { type Column, tableOf } from './columns.ts';

export interface PagesOptions {
  readonly origin: string;
  readonly child: Child;
  /** The built pages' own handler (`web/build/handler.js`), for the floor. */
  readonly handler: string;
  readonly area: string;
  readonly filling: BenchCity;
  /** So many stored cases are behind the figures of the pages. */
  readonly cases: number;
  readonly callers: number;
  /** For each page, in ms. */
  readonly ms: number;
  /** Parts of the names of pages; empty for all. */
  readonly only: readonly string[];
  /** A folder for a CPU profile of each; empty for none. */
  readonly profiles: string;
  readonly say: (line: string) => void;
}
interface Page {
  readonly name: string;
  readonly path: string;
  /** Empty: nobody in particular, whose page may come from memory. */
  readonly cookie: string;
  readonly origin?: string;
  readonly child?: Child;
}
interface Drawn {
  readonly page: string;
  readonly perSecond: number;
  readonly perCore: number;
  readonly p50: number;
  readonly p99: number;
  readonly nodeMs: number;
  readonly kilobytes: number;
  readonly failed: number;
}
const COLUMNS: readonly Column<Drawn>[] = [
  { name: 'page', width: 34, cell: ({ page }) => page },
  { name: 'pages/s', width: 9, cell: ({ perSecond }) => perSecond, digits: 0 },
  { name: 'a core/s', width: 10, cell: ({ perCore }) => perCore, digits: 0 },
  { name: 'p50 ms', width: 8, cell: ({ p50 }) => p50, digits: 1 },
  { name: 'p99 ms', width: 8, cell: ({ p99 }) => p99, digits: 1 },
  { name: 'node ms', width: 9, cell: ({ nodeMs }) => nodeMs, digits: 3 },
  { name: 'kB sent', width: 9, cell: ({ kilobytes }) => kilobytes, digits: 1 },
  { name: 'failed', width: 8, cell: ({ failed }) => failed, digits: 0 },
];
const WARM_MS = 1_500;

export async function benchPages(options: PagesOptions): Promise<void> {
  const { origin, area, child, only, say } = options;
  await fillCases(options.filling, options.cases);
  const draft = await begin(origin, 'lampu-jalan');
  const sent = await begin(origin, 'lampu-jalan');
  await answerAll(origin, sent, { service: 'lampu-jalan', n: 1, area });
  const number = await send(origin, sent);
  const { cookie } = draft;
  const floor = await startChild(fileURLToPath(new URL('floor/pages-floor.ts', import.meta.url)), {
    handler: options.handler,
    service: JSON.parse((await call(origin, '/api/v1/services/lampu-jalan')).text) as unknown,
    now: options.filling.now(),
  });
  try {
    const alone = { origin: await floor.ask<string>('origin'), child: floor, cookie: '' };
    const rows = tableOf(COLUMNS);
    say(rows.heading);
    for (const page of [
      { name: 'SvelteKit alone: help', path: '/bantuan', ...alone },
      { name: 'SvelteKit alone: service', path: '/layanan/lampu-jalan', ...alone },
      { name: 'drawn anew: help', path: '/bantuan', cookie },
      { name: 'drawn anew: home', path: '/', cookie },
      { name: 'drawn anew: service', path: '/layanan/lampu-jalan', cookie },
      { name: 'drawn anew: question', path: `/formulir/${draft.draft}/jenis`, cookie },
      { name: 'drawn anew: place question', path: `/formulir/${draft.draft}/lokasi`, cookie },
      { name: 'drawn anew: case of its resident', path: `/urusan/${number}`, cookie: sent.cookie },
      { name: 'drawn anew: case, public part', path: `/urusan/${number}`, cookie: '' },
      { name: 'drawn anew: city', path: '/kota', cookie },
      { name: 'for anybody: home', path: '/', cookie: '' },
      { name: 'for anybody: service', path: '/layanan/lampu-jalan', cookie: '' },
      { name: 'for anybody: city', path: '/kota', cookie: '' },
    ] satisfies readonly Page[])
      if (only.length === 0 || only.some((part) => page.name.includes(part))) say(rows.row(await drawn(options, page)));
    say(`memory of the city's process: ${memoryText((await child.usage()).memory)}`);
  } finally {
    await floor.end();
  }
}

async function drawn(options: PagesOptions, { name, path, cookie, ...at }: Page): Promise<Drawn> {
  const { callers, ms, profiles } = options;
  const { origin = options.origin, child = options.child } = at;
  // As browsers ask; whatever the city sends in answer is what a page costs.
  const headers = { 'accept-encoding': 'gzip, deflate, br', ...(cookie === '' ? {} : { cookie }) };
  let bytes = 0;
  const look = async (): Promise<boolean> => {
    const answer = await call(origin, path, { headers });
    bytes = answer.bytes;
    return answer.ok;
  };
  await measure(look, { callers, ms: WARM_MS });
  if (profiles !== '') await child.ask('beginProfile');
  const before = await child.usage();
  const { perSecond, p50, p99, failed, done } = await measure(look, { callers, ms });
  const nodeMs = ((await child.usage()).cpuMs - before.cpuMs) / done;
  if (profiles !== '') await child.ask('endProfile', join(profiles, `${name.replaceAll(/\W+/g, '-')}.cpuprofile`));
  return { page: name, perSecond, perCore: 1_000 / nodeMs, p50, p99, nodeMs, kilobytes: bytes / 1_000, failed };
}

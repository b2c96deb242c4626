// `balai project bench`: works (the six pieces of work through the real HTTP API beside bare SQL and the floor, and the kernel's own
// figures), pages, a burst, event streams; each on a city of its own that is removed at the end. Reports, and asserts no time.
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { measureKernel, instantAt, type CaseCommand } from '@balai/kernel';
import { runBench } from '@balai/bench';
import { benchBurst } from '@balai/bench/burst';
import { benchDrafts } from '@balai/bench/drafts';
import { benchPages } from '@balai/bench/pages';
import { benchStreams } from '@balai/bench/streams';
import { regions } from '@balai/services';
import { seededRandom } from '@balai/services/tangerang/data/seeded-random.ts';
import { freePort } from '@balai/store/free-port';
import { withBenchSite } from '../../bench-site.ts';
import { buildWeb } from '../../build-web.ts';
import { CalledWrongly, type Command } from '../../command.ts';
import { showProgress } from '../../progress.ts';
import { root } from '../../root.ts';

const say = (line: string): void => console.log(line);

export const bench: Command = {
  summary: {
    id: 'Mengukur kecepatan di mesin ini, di samping dasar yang diukur bersamaan.',
    en: 'Measures the speed on this machine, beside a floor measured in the same run.',
  },
  takes: '[works | pages | burst | streams | drafts] [...]',
  help: {
    id: `works    enam pekerjaan lewat API (bawaan): --cases 10000,200000 --callers 1,16,64 --ms N --steady N --profiles FOLDER
         --only submit,case,queue,search,status,box --keep FOLDER (kota yang diisi tetap ada untuk kali berikutnya)
pages    halaman per detik: --cases N --callers N --ms N --only home,city --profiles FOLDER
burst    sepuluh kali jam tersibuk: --minutes 10 --times 10 --seed N
streams  aliran kejadian yang terbuka: --streams 2000 --changes 20
drafts   dari menyimpan berkas sampai drafnya terlihat: --service lampu-jalan --saves 5 --all`,
    en: `works    six pieces of work through the API (default): --cases 10000,200000 --callers 1,16,64 --ms N --steady N --profiles FOLDER
         --only submit,case,queue,search,status,box --keep FOLDER (the filled city stays there for the next time)
pages    pages a second: --cases N --callers N --ms N --only home,city --profiles FOLDER
burst    ten times the busiest hour: --minutes 10 --times 10 --seed N
streams  open event streams: --streams 2000 --changes 20
drafts   from saving a file until its draft is shown: --service lampu-jalan --saves 5 --all`,
  },
  run: async ([first = 'works', ...rest]) => {
    const isWorks = first === 'works' || first.startsWith('-');
    if (isWorks) return works(first === 'works' ? rest : [first, ...rest]);
    const kind = KINDS.get(first);
    if (kind !== undefined) return kind(rest);
    throw new CalledWrongly({ id: `"${first}" tidak dikenal di sini`, en: `"${first}" is not known here` });
  },
};

const KINDS = new Map(Object.entries({ pages, burst, streams, drafts }));

const text = (value: string) => ({ type: 'string', default: value }) as const;

function numbersIn(list: string): readonly number[] {
  const found = list.split(',').map(Number);
  if (found.some((number) => !Number.isSafeInteger(number) || number < 1))
    throw new CalledWrongly({ id: 'tulis bilangan bulat mulai dari 1.', en: 'write whole numbers from 1.' });
  return found;
}
const listIn = (list: string): readonly string[] => list.split(',').filter((part) => part !== '');
const numberIn = (value: string): number => numbersIn(value)[0] ?? 0;

async function works(words: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...words],
    options: {
      cases: text('10000'),
      callers: text('1,16'),
      ms: text('3000'),
      only: text(''),
      profiles: text(''),
      steady: text('20000'),
      keep: text(''),
    },
  });
  const options = {
    sizes: numbersIn(values.cases).toSorted((a, b) => a - b),
    callers: numbersIn(values.callers),
    ms: numberIn(values.ms),
    steadyMs: values.steady === '0' ? 0 : numberIn(values.steady),
    profiles: values.profiles,
    only: listIn(values.only),
  };
  await withBenchSite(
    ({ origin, child, filling, pool, connection, officers }) =>
      runBench({
        ...options,
        city: { origin, child, filling },
        pool,
        connection,
        officerCookie: officers[0] ?? '',
        say,
      }),
    values.keep === '' ? '' : resolve(values.keep),
  );
  kernelFigures();
  return 0;
}

const areas = regions[0]?.areas ?? [];
const area = areas[0] ?? '';

async function pages(words: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...words],
    options: { cases: text('2000'), callers: text('16'), ms: text('3000'), only: text(''), profiles: text('') },
  });
  const [cases, callers, ms] = [numberIn(values.cases), numberIn(values.callers), numberIn(values.ms)];
  const handler = join(root, 'web', 'build', 'handler.js');
  await withBenchSite(({ origin, child, filling }) =>
    benchPages({
      origin,
      child,
      filling,
      handler,
      area,
      cases,
      callers,
      ms,
      only: listIn(values.only),
      profiles: values.profiles,
      say,
    }),
  );
  return 0;
}

/** 1 when a case that was acknowledged is not there. */
async function burst(words: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...words],
    options: { minutes: text('10'), times: text('10'), seed: text('1') },
  });
  const [minutes, times] = [numberIn(values.minutes), numberIn(values.times)];
  const random = seededRandom(numberIn(values.seed));
  let lost = 0;
  await withBenchSite(async ({ origin, child, officers }) => {
    lost = await benchBurst({ origin, child, officers, areas, minutes, times, random, say });
  });
  return lost === 0 ? 0 : 1;
}

/** 1 when a stream was dropped or was not told what it should be. */
async function streams(words: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...words], options: { streams: text('2000'), changes: text('20') } });
  const [count, changes] = [numberIn(values.streams), numberIn(values.changes)];
  let wrong = 0;
  await withBenchSite(async ({ origin, child, officers: [officer = ''] }) => {
    wrong = await benchStreams({ origin, child, officer, area, streams: count, changes, say });
  });
  return wrong === 0 ? 0 : 1;
}

async function drafts(words: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...words],
    options: { service: text('lampu-jalan'), saves: text('5'), all: { type: 'boolean', default: false } },
  });
  const [region] = regions;
  const { service, all } = values;
  if (region?.services.some(({ manifest }) => manifest.id === service) !== true)
    throw new CalledWrongly({ id: `tidak ada layanan ${service}`, en: `there is no service ${service}` });
  await buildWeb(showProgress());
  const port = await freePort();
  await benchDrafts({ root, region: region.slug, service, all, saves: numberIn(values.saves), port, say });
  return 0;
}

/** The life of one dark lamp: reported, scheduled, repaired, checked. */
function kernelFigures(): void {
  const region = regions[0];
  const service = region?.services.find(({ manifest }) => manifest.id === 'lampu-jalan')?.manifest;
  if (region === undefined || service === undefined) return;
  const officer = (id: string) =>
    ({ kind: 'officer', officer: id, unit: 'dishub', area: null, positions: ['petugas'] }) as const;
  const photo = (letter: string) => ({ sha256: letter.repeat(64) });
  const at = (local: string) => instantAt(region.calendar, local);
  const commands: readonly { readonly at: number; readonly command: CaseCommand }[] = [
    {
      at: at('2026-11-02T09:00'),
      command: {
        type: 'submit',
        actor: { kind: 'applicant' },
        answers: { lokasi: { area: region.areas[0] ?? '' }, jenis: 'jalan', kabelTerbuka: false },
        facts: {},
      },
    },
    {
      at: at('2026-11-02T10:00'),
      command: { type: 'act', turn: 'diterima/dishub', action: 'jadwalkan', actor: officer('a') },
    },
    {
      at: at('2026-11-03T10:00'),
      command: {
        type: 'act',
        turn: 'diperbaiki/dishub',
        action: 'laksanakan',
        actor: officer('b'),
        with: { hasil: { sebelum: photo('a'), sesudah: photo('b') } },
      },
    },
    {
      at: at('2026-11-03T11:00'),
      command: { type: 'act', turn: 'dicek/dishub', action: 'benar', actor: officer('a') },
    },
  ];
  const measured = measureKernel({ service, calendar: region.calendar, commands, clock: () => performance.now() });
  const figure = (value: number) => value.toLocaleString('en');
  console.log(
    `\nkernel: ${figure(measured.eventsPerSecond)} events/s decided and evolved, ${figure(measured.foldedPerSecond)} events/s folded, ${figure(measured.datesPerSecond)} due dates/s`,
  );
}

// `balai bench`: the six pieces of work through the real HTTP API on a city of its own, beside bare SQL and the floor; and the
// kernel's own figures. Everything lies in a temporary folder and is removed at the end. Reports, and asserts nothing.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureKernel, instantAt, type CaseCommand } from '@balai/kernel';
import { type BenchOptions, runBench } from '@balai/bench';
import { startChild } from '@balai/bench/child';
import { regions } from '@balai/services';
import { call } from '@balai/bench/load';
import pg from 'pg';
import type { DemoAccount } from '../city.ts';
import { CalledWrongly, type Command } from '../command.ts';
import { passingDemo } from '../config.ts';
import { openDatabase } from '../database.ts';
import { buildWeb } from '../build-web.ts';
import { showProgress } from '../progress.ts';
import { root } from '../root.ts';

const PORT = 4_599;

export const bench: Command = {
  summary: {
    id: 'Mengukur kecepatan di mesin ini, di samping dasar yang diukur bersamaan.',
    en: 'Measures the speed on this machine, beside a floor measured in the same run.',
  },
  takes:
    '[--cases 10000,200000] [--callers 1,16,64] [--ms N] [--only submit,case,queue,search,status,box] [--profiles FOLDER]',
  run: async (words) => {
    const options = optionsIn(words);
    const progress = showProgress();
    const data = await mkdtemp(join(tmpdir(), 'balai-bench-'));
    await buildWeb(progress);
    const database = await openDatabase(passingDemo(data, PORT), progress);
    const { connection } = database;
    const pool = new pg.Pool({ ...connection, max: 16 });
    // A connection that is closing when the database ends is not worth a word.
    pool.on('error', () => undefined);
    try {
      const child = await startChild(join(root, 'cli', 'src', 'bench-city.ts'), { data, port: PORT, connection });
      try {
        const officerCookie = await signIn(await child.ask<DemoAccount | undefined>('account'));
        const city = { origin: `http://127.0.0.1:${PORT}`, child };
        await runBench({ ...options, city, pool, connection, officerCookie, say: (line) => console.log(line) });
      } finally {
        await child.end();
      }
      kernelFigures();
      return 0;
    } finally {
      await pool.end();
      await database.stop();
      await rm(data, { recursive: true, force: true });
    }
  },
};

function optionsIn(words: readonly string[]): Pick<BenchOptions, 'sizes' | 'callers' | 'ms' | 'only' | 'profiles'> {
  const text = (value: string) => ({ type: 'string', default: value }) as const;
  const { values } = parseArgs({
    args: [...words],
    options: { cases: text('10000'), callers: text('1,16'), ms: text('3000'), only: text(''), profiles: text('') },
  });
  const numbers = (list: string): readonly number[] => {
    const found = list.split(',').map(Number);
    if (found.some((number) => !Number.isSafeInteger(number) || number < 1))
      throw new CalledWrongly({ id: 'tulis bilangan bulat mulai dari 1.', en: 'write whole numbers from 1.' });
    return found;
  };
  return {
    sizes: numbers(values.cases).toSorted((a, b) => a - b),
    callers: numbers(values.callers),
    ms: numbers(values.ms)[0] ?? 0,
    profiles: values.profiles,
    only: values.only.split(',').filter((work) => work !== ''),
  };
}

async function signIn(account: { readonly email: string; readonly password: string } | undefined): Promise<string> {
  const sent = await call(`http://127.0.0.1:${PORT}`, '/sesi/masuk', {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin' },
    body: { email: account?.email, sandi: account?.password },
  });
  return sent.cookies.map((cookie) => cookie.split(';')[0]).join('; ');
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

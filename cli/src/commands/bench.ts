// `balai bench`: the six pieces of work through the real HTTP API on a city of its own, beside bare SQL and the floor; and the
// kernel's own figures. Everything lies in a temporary folder and is removed at the end. Reports, and asserts nothing.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureKernel, instantAt, type CaseCommand } from '@balai/kernel';
import { runBench } from '@balai/bench';
import { regions } from '@balai/services';
import { call } from '@balai/bench/load';
import pg from 'pg';
import { openCity } from '../city.ts';
import { now } from '../clock.ts';
import type { Command } from '../command.ts';
import { passingDemo } from '../config.ts';
import { openDatabase } from '../database.ts';
import { buildWeb } from '../build-web.ts';
import { showProgress } from '../progress.ts';

const PORT = 4_599;

export const bench: Command = {
  summary: {
    id: 'Mengukur kecepatan di mesin ini, di samping dasar yang diukur bersamaan.',
    en: 'Measures the speed on this machine, beside a floor measured in the same run.',
  },
  takes: '[--cases N] [--ms N] [--only submit,case,queue,search,status,box]',
  run: async (words) => {
    const { values } = parseArgs({
      args: [...words],
      options: {
        cases: { type: 'string', default: '10000' },
        ms: { type: 'string', default: '3000' },
        only: { type: 'string', default: '' },
      },
    });
    const progress = showProgress();
    const data = await mkdtemp(join(tmpdir(), 'balai-bench-'));
    const config = { ...passingDemo(data, PORT), emptyDemo: true };
    await buildWeb(progress);
    const database = await openDatabase(config, progress);
    try {
      const city = await openCity(config, database.connection, progress);
      await city.listen();
      const pool = new pg.Pool({ ...database.connection, max: 16 });
      try {
        await runBench({
          city: { origin: `http://127.0.0.1:${PORT}`, ...city.inside, now, villages: regions[0]?.areas ?? [] },
          pool,
          officerCookie: await signIn(city.accounts[0]),
          cases: Number(values.cases),
          ms: Number(values.ms),
          only: values.only.split(',').filter((work) => work !== ''),
          say: (line) => console.log(line),
        });
      } finally {
        await pool.end();
        await city.close();
      }
      kernelFigures();
      return 0;
    } finally {
      await database.stop();
      await rm(data, { recursive: true, force: true });
    }
  },
};

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

// `balai serve` (npm start): from nothing to a city at work, with progress; then waits until it is told to stop.
// Checks what could stand in the way before it touches anything.
import { flushCompileCache } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import type { City } from '../city.ts';
import type { Command } from '../command.ts';
import { type Config, configOrTrouble } from '../config.ts';
import { giveMemoryBackAtRest } from '../memory-at-rest.ts';
import { seconds } from '../progress.ts';
import { say } from '../say.ts';
import { listenForStop, untilStopped } from '../shutdown.ts';
import { originOf, startCity } from '../start-city.ts';
import { unguarded } from '../store-trouble.ts';

/** Loading keeps the process busy for half a second: those who waited for the city are answered before. */
const FIRST_ANSWERS_MS = 300;

export const serve: Command = {
  summary: {
    id: 'Menjalankan kota: basis data, halaman, dan semua layanan.',
    en: 'Runs the city: database, pages and all services.',
  },
  help: {
    id: `Pengaturan lewat variabel lingkungan:
BALAI_MODE    demo (bawaan) atau live
BALAI_ROLE    web, jobs, atau all (bawaan): beberapa proses pada satu DATABASE_URL
BALAI_URL     alamat kota dari luar, untuk tautan dan kode pada surat
PORT, HOST    tempat mendengarkan; bawaan 3000 dan 127.0.0.1
BALAI_DATA    folder data; bawaan .balai di folder ini
BALAI_LEDGER  berkas buku penghapusan; bawaan erasures.ledger di folder data
DATABASE_URL  PostgreSQL Anda sendiri (15 atau lebih baru); bawaan: PostgreSQL bawaan Balai`,
    en: `Set by environment variables:
BALAI_MODE    demo (default) or live
BALAI_ROLE    web, jobs or all (default): several processes on one DATABASE_URL
BALAI_URL     where the city is reached from outside, for links and the codes on letters
PORT, HOST    where to listen; 3000 and 127.0.0.1 by default
BALAI_DATA    the data folder; .balai in this folder by default
BALAI_LEDGER  the ledger of erasures; erasures.ledger in the data folder by default
DATABASE_URL  your own PostgreSQL (15 or newer); by default Balai brings one`,
  },
  run: async () => {
    const config = configOrTrouble();
    const began = performance.now();
    const shutdown = listenForStop();
    const start = async (): Promise<void> => {
      console.log('Balai');
      const city = await startCity(config, shutdown);
      console.log(readyBlock(city, config, performance.now() - began));
      if (!city.guarded) console.log(`! ${say(unguarded)}\n`);
      process.send?.({ type: 'ready', origin: originOf(config), accounts: city.accounts });
      await sleep(FIRST_ANSWERS_MS);
      await city.loadRest().catch((error: unknown) => {
        if (!shutdown.isStopping()) throw error;
      });
      giveMemoryBackAtRest();
      flushCompileCache(); // now: a process that is killed keeps nothing of it, and the next start would compile all anew
    };
    return untilStopped(shutdown, start);
  },
};

function readyBlock(city: City, config: Config, took: number): string {
  const base = originOf(config);
  const kind =
    config.mode === 'demo' ? { id: 'kota contoh', en: 'demo city' } : { id: 'data warga sungguhan', en: 'live' };
  const rows: readonly (readonly [string, string])[] = [
    [say({ id: 'Portal warga', en: 'Residents' }), `${base}/`],
    [say({ id: 'Konsol petugas', en: 'Officials' }), `${base}/konsol`],
    [say({ id: 'Halaman kota', en: 'The city' }), `${base}/kota`],
    ['API', `${base}/api/v1/docs`],
  ];
  const width = Math.max(0, ...city.accounts.map((account) => account.who.length)) + 2;
  const mails = Math.max(0, ...city.accounts.map((account) => account.email.length)) + 2;
  const accounts = city.accounts.map(
    ({ who, email, password }) => `  ${who.padEnd(width)}${email.padEnd(mails)}${password}`,
  );
  return [
    '',
    `${city.name}, ${say(kind)}, ${say({ id: 'siap dalam', en: 'ready in' })} ${seconds(took)}`,
    '',
    ...rows.map(([name, address]) => `  ${name.padEnd(16)} ${address}`),
    ...(accounts.length > 0
      ? ['', say({ id: 'Akun contoh petugas', en: 'Demo accounts of officials' }), '', ...accounts]
      : []),
    '',
    `${say({ id: 'Data di', en: 'Data in' })} ${config.data} · ${say({ id: 'hentikan dengan Ctrl-C', en: 'stop with Ctrl-C' })}`,
    '',
  ].join('\n');
}

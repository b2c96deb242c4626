// Starts a city on this machine: data folder, pages, database, server. What it opened, `shutdown` stops again.
// Checks what could stand in the way before it touches anything.
import { createServer } from 'node:net';
import { buildWeb } from './build-web.ts';
import type { City } from './city.ts';
import type { Config } from './config.ts';
import { lockData, openDatabase } from './database.ts';
import { showProgress } from './progress.ts';
import { say } from './say.ts';
import type { Shutdown } from './shutdown.ts';

/** Locks the data folder, builds the pages, starts the database and the city, and listens. Throws `Trouble` for what stands in the way. */
export async function startCity(config: Config, shutdown: Shutdown): Promise<City> {
  const progress = showProgress();
  const lock = await lockData(config);
  shutdown.onStop(async () => lock?.release(), 100);
  if (config.role !== 'jobs') await tryPort(config);
  await buildWeb(progress);
  let loading: Promise<typeof import('./city.ts')> | undefined;
  const load = () => {
    loading ??= import('./city.ts'); // the largest part of a warm start: read while the database comes up
    loading.catch(() => {}); // seen below, where it is awaited
    return loading;
  };
  const database = await openDatabase(config, progress, load);
  shutdown.onStop(() => database.stop(1_200), 1_600);
  void database.lost.then(() => {
    console.error(
      `balai: ${say({ id: 'basis data mati dan tidak dapat dijalankan lagi; lihat', en: 'the database is gone and does not come back; see' })} ${config.data}/postgres.log`,
    );
    shutdown.stop(1);
  });
  const { openCity } = await load();
  const city = await openCity(config, database.connection, progress);
  shutdown.onStop(city.close, 2_000);
  await city.listen();
  return city;
}

// A port in use is told before minutes are spent on building pages.
function tryPort({ host, port }: Config): Promise<void> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => done()));
  });
}

/** Where the city is reached on this machine. */
export function originOf({ host, port }: Config): string {
  const shown = /^(0\.0\.0\.0|::)$/.test(host) ? '127.0.0.1' : host;
  return `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}`;
}

// Puts the city together: store, services, server and pages, on one database. The one place that knows them all.
// It opens what it needs and closes all of it again; it never reads the environment.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildServer } from '@balai/server';
import { openStore } from '@balai/store';
import type { Config } from './config.ts';
import type { Connection } from './database.ts';
import type { Progress } from './progress.ts';
import { root } from './root.ts';

export type DemoAccount = { readonly who: string; readonly email: string; readonly password: string };

export type City = {
  readonly name: string;
  /** Empty in live mode. */
  readonly accounts: readonly DemoAccount[];
  readonly listen: () => Promise<void>;
  /** Ends requests and streams, then the store's connections. */
  readonly close: () => Promise<void>;
};

/** Migrates, fills the demo city when it is new, and builds the server; nothing listens yet. */
export async function openCity(config: Config, connection: Connection, progress: Progress): Promise<City> {
  const store = await progress.step(
    {
      doing: { id: 'menyiapkan tabel', en: 'preparing the tables' },
      done: { id: 'tabel siap', en: 'tables ready' },
      quietBelowMs: 500,
    },
    () => openStore(connection),
  );
  await store.seed();
  process.env['PROTOCOL_HEADER'] = 'x-balai-proto'; // the adapter of the pages reads it; without it, it assumes https
  process.env['BODY_SIZE_LIMIT'] = '12M';
  const { handler } = await import(pathToFileURL(join(root, 'web', 'build', 'handler.js')).href);
  const app = await buildServer(store, handler);
  return {
    name: 'Kota Tangerang',
    accounts: [],
    listen: async () => {
      await app.listen({ host: config.host, port: config.port });
    },
    close: async () => {
      await app.close();
      await store.close();
    },
  };
}

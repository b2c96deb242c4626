// Puts the city together: store, accounts, platform, server, jobs and pages, on one database. The one place that knows
// them all. It opens what it needs and closes all of it again; it never reads the environment.
import { statfsSync } from 'node:fs';
import { uptime } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type Accounts,
  buildServer,
  createPlatform,
  loadDocuments,
  openLog,
  openWatch,
  type PageHandler,
  type PlatformDeps,
  PROTOCOL_HEADER,
  startJobs,
  type Watch,
  takePayment,
} from '@balai/server';
import type { Region, Store } from '@balai/store';
import pg from 'pg';
import { accountsLater } from './accounts-later.ts';
import { now } from './clock.ts';
import type { Config } from './config.ts';
import type { Connection } from './database.ts';
import { finishErasures } from './erasure/ledger-and-backups.ts';
import { fillDemo } from './demo.ts';
import { nameOf } from './installation.ts';
import { mailInOf } from './mail-in.ts';
import { messengerIn } from './messenger.ts';
import { openCityStore } from './open-store.ts';
import { openPlatformDeps } from './platform-deps.ts';
import type { Progress } from './progress.ts';
import { putNeighbours, putRegions } from './regions.ts';
import { root } from './root.ts';
import { secretOf } from './secrets.ts';
import { tellDemoHistory } from './services/demo-history.ts';
import { publishServices, tellPassedOver } from './services/publish-services.ts';

export type DemoAccount = { readonly who: string; readonly email: string; readonly password: string };

export type City = {
  readonly name: string;
  /** Empty in live mode. */
  readonly accounts: readonly DemoAccount[];
  readonly listen: () => Promise<void>;
  /** Loads what no first answer needs (accounts, documents). Throws when a part of the installation is missing. */
  readonly loadRest: () => Promise<void>;
  /** False: only this program keeps events from being changed (see `Store.guarded`). */
  readonly guarded: boolean;
  /** Ends requests, streams and jobs, then the connections. */
  readonly close: () => Promise<void>;
  readonly store: Store;
  readonly region: Region;
};

const ACCOUNT_CONNECTIONS = 4;
/** Room for the largest upload and its form around it; the server's own limit per file is lower. */
const BODY_LIMIT = '16M';

/** Migrates, publishes the services, fills the demo city when it is new, and builds the server; nothing listens yet. */
export async function openCity(config: Config, connection: Connection, progress: Progress): Promise<City> {
  const store = await progress.step(
    {
      doing: { id: 'menyiapkan tabel', en: 'preparing the tables' },
      done: { id: 'tabel siap', en: 'tables ready' },
      quietBelowMs: 500,
    },
    () => openCityStore(config, connection, nameOf(config.role)),
  );
  const pool = poolOfAccounts(connection);
  const accounts = accountsLater({
    pool,
    secret: (await secretOf(config.data, 'session')).toString('hex'),
    baseUrl: addressOf(config),
    secureCookies: config.mode === 'live',
    ...(config.proxies === undefined ? {} : { trustProxy: config.proxies }),
  });
  const home = (await putRegions(store, config.mode)).home;
  const neighbours = await putNeighbours(store, home);
  if (config.mode !== 'live' && config.emptyDemo !== true) await tellDemoHistory(store, home);
  for (const region of [home, ...neighbours]) tellPassedOver(await publishServices(store, region, progress));
  const opened = await openPlatformDeps(config, store, addressOf(config));
  await finishErasures(store, opened.deps.bytes, config.ledger);
  const demo =
    config.mode !== 'live' ? await fillDemo({ config, opened, accounts, region: home, neighbours, progress }) : [];
  const log = openLog(config.mode === 'live' ? 'stdout' : { file: join(config.data, 'log', 'server.log') });
  const watch = watchOver(store, config);
  await watch.look();
  const app = await buildServer({
    ...(await serverOptions(config, store, accounts, opened.deps, home)),
    watch,
    logger: log.logger,
  });
  const jobs =
    config.role === 'web'
      ? null
      : startJobs(opened.deps, {
          messenger: messengerIn(config),
          isStill: () => watch.standstill() === 'wrongClock',
          onRound: opened.installation.noteRound,
        });
  const mailIn = mailInOf(config, opened.deps);
  return {
    name: home.name.id,
    accounts: demo,
    guarded: store.guarded,
    store,
    region: home,
    listen: async () => {
      await mailIn.open();
      if (config.role === 'jobs') return;
      await app.listen({ host: config.host, port: config.port });
    },
    loadRest: async () => {
      await accounts.open((code) => opened.deps.onTrouble('accounts', code));
      await loadDocuments();
    },
    close: async () => {
      watch.close();
      await mailIn.close();
      await Promise.all([app.close(), jobs?.stop()]);
      await opened.close();
      await store.close();
      await pool.end();
      log.flush();
    },
  };
}

const watchOver = (store: Store, config: Config): Watch =>
  openWatch({
    store,
    now,
    steady: () => uptime() * 1_000,
    freeBytes: () => freeBytesAt(config.data),
    databaseIsElsewhere: config.databaseUrl !== undefined,
  });

function poolOfAccounts(connection: Connection): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    max: ACCOUNT_CONNECTIONS,
    connectionTimeoutMillis: 5_000,
    query_timeout: 10_000,
  });
  // An idle connection that the database ends must not end the process: the next query opens another.
  pool.on('error', () => undefined);
  return pool;
}

function freeBytesAt(folder: string): number {
  const disk = statfsSync(folder);
  return disk.bavail * disk.bsize;
}

async function serverOptions(
  config: Config,
  store: Store,
  accounts: Accounts,
  deps: PlatformDeps,
  home: Region,
): Promise<Parameters<typeof buildServer>[0]> {
  return {
    store,
    accounts,
    page: await pageHandler(),
    platformFor: createPlatform(deps),
    regionOf: (host) => (store.regions.byHost(host.split(':')[0] ?? '') ?? home).id,
    shapesOf: (regionId) => deps.cityOf(regionId).shapes,
    now,
    secureCookies: config.mode === 'live',
    ...(config.messages?.telephone == null ? {} : { gatewayToken: config.messages.telephone.token }),
    ...(config.paymentSecret === undefined
      ? {}
      : {
          payments: {
            secret: config.paymentSecret,
            take: (regionId, payment, arrivedAt) => takePayment(deps, regionId, payment, arrivedAt),
          },
        }),
    // The bench is one address with many callers; its limit would be all that is measured.
    ...(config.emptyDemo === true ? { writesPerMinute: 10_000_000 } : {}),
  };
}

async function pageHandler(): Promise<PageHandler> {
  process.env['PROTOCOL_HEADER'] = PROTOCOL_HEADER; // the adapter of the pages reads it; without it, it assumes https
  process.env['BODY_SIZE_LIMIT'] = BODY_LIMIT;
  const built = (await import(pathToFileURL(join(root, 'web', 'build', 'handler.js')).href)) as {
    readonly handler: PageHandler;
  };
  return built.handler;
}

const addressOf = ({ host, port, publicUrl }: Config): string =>
  publicUrl ?? `http://${/^(0\.0\.0\.0|::)$/.test(host) ? '127.0.0.1' : host}:${port}`;

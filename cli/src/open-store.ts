// Opens the store for a command: with the calendars of the registered regions and the installation's lookup secret.
// The same for the server and for every command beside it, so that all of them find the same people and days.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Calendar } from '@balai/kernel';
import { type RegisteredRegion, regions } from '@balai/services';
import { openStore, type Region, type Store } from '@balai/store';
import pg from 'pg';
import type { Config } from './config.ts';
import { dataKeysIn } from './data-keys.ts';
import { type Connection, withDatabase } from './database.ts';
import { showProgress } from './progress.ts';
import { publishingSeals } from './publishing-seals.ts';
import type { Sentence } from './say.ts';
import { secretOf } from './secrets.ts';
import { Trouble } from './trouble.ts';

export async function openCityStore(config: Config, connection: Connection, applicationName?: string): Promise<Store> {
  await requireItsSecrets(config, connection);
  const lookupSecret = (await secretOf(config.data, 'lookup')).toString('hex');
  const direct = config.directUrl === undefined ? {} : { direct: { connectionString: config.directUrl } };
  const named = applicationName === undefined ? {} : { applicationName };
  const dataKeys = dataKeysIn(config.data);
  const seals = await publishingSeals(config.data);
  return openStore({ connection, ...direct, ...named, calendarOf, areasOf, lookupSecret, dataKeys, seals });
}

/** Whether a city was ever started on this database. */
export async function holdsCity(connection: Connection): Promise<boolean> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ made: boolean }>(`select to_regclass('public.region') is not null as made`);
    if (rows[0]?.made !== true) return false;
    return (await client.query('select from region limit 1')).rowCount !== 0;
  } finally {
    await client.end();
  }
}

/** New secrets for an old city would close every secret link and hide every person from the search, and nobody would know why. */
async function requireItsSecrets({ data }: Config, connection: Connection): Promise<void> {
  if (existsSync(join(data, 'secrets', 'lookup')) || !(await holdsCity(connection))) return;
  throw new Trouble({
    id: `basis data ini berisi sebuah kota, tetapi rahasianya tidak ada di ${data}. Isi BALAI_DATA dengan folder yang dulu dipakai, atau taruh kembali secrets/ dan keys/ dari tempat penyimpanannya.`,
    en: `this database holds a city, but its secrets are not in ${data}. Set BALAI_DATA to the folder that it had, or put secrets/ and keys/ back from where they are kept.`,
  });
}

const calendarOf = (region: Region): Calendar => registered(region).calendar;
/** Codes of kelurahan that the city does not have are refused at the door. */
const areasOf = (region: Region): ReadonlySet<string> => areasKnown(registered(region));

const areasOfRegions = new WeakMap<RegisteredRegion, ReadonlySet<string>>();
function areasKnown(region: RegisteredRegion): ReadonlySet<string> {
  const known = areasOfRegions.get(region) ?? new Set(region.areas);
  areasOfRegions.set(region, known);
  return known;
}

function registered({ slug }: Region): RegisteredRegion {
  const region = regions.find((one) => one.slug === slug);
  if (region === undefined) throw new Error(`the region ${slug} is not registered in services/registry.ts`);
  return region;
}

/** For commands beside the server: the store as long as `work` takes, on the running server's database or its own. */
export function withStore<T>(config: Config, work: (store: Store, connection: Connection) => Promise<T>): Promise<T> {
  return withDatabase(config, showProgress(), async (connection) => {
    const store = await openCityStore(config, connection);
    try {
      if (store.regions.all().length === 0) throw new Trouble(stillEmpty);
      return await work(store, connection);
    } finally {
      await store.close();
    }
  });
}

export const stillEmpty: Sentence = {
  id: 'basis data ini masih kosong. Jalankan npm start satu kali, lalu ulangi.',
  en: 'this database is still empty. Run npm start once, then try again.',
};

/** The region of this name as the database knows it. Throws `Trouble` when there is none. */
export function regionIn(store: Store, slug: string): Region {
  const region = store.regions.bySlug(slug);
  if (region !== null) return region;
  const there = store.regions.all().map((one) => one.slug);
  throw new Trouble({
    id: `tidak ada wilayah "${slug}"; yang ada: ${there.join(', ')}.`,
    en: `there is no region "${slug}"; there are: ${there.join(', ')}.`,
  });
}

/** The one of this name, or all without a name: what `--region` means. */
export const regionsIn = (store: Store, slug: string | undefined): readonly Region[] =>
  slug === undefined ? store.regions.all() : [regionIn(store, slug)];

/**
 * The city of the fault run: one database, two server processes behind a faulty wire, and an observer with a wire of its own.
 *
 * Must never: hold what a resident would miss; every database, folder and process of it is thrown away.
 */
import { createHash } from 'node:crypto';
import { canonicalText, ok, type Calendar } from '@balai/kernel';
import { Tape } from '@balai/kernel/walking';
import { openRegistries, type CityData, type FileStore, type PlatformDeps, type Signer } from '@balai/server';
import { regions, type RegisteredRegion } from '@balai/services';
import { openStore, type Region, type Store, type StoreOptions } from '@balai/store';
import pg from 'pg';
import type { FaultyWire, Way } from './faulty-wire.ts';
import { CALM, playOut } from './scheduler.ts';

export interface Postgres {
  readonly host: string;
  readonly port: number;
  readonly user: string;
}
/** One server process: its store and what its jobs stand on. */
export interface Process {
  readonly name: string;
  readonly store: Store;
  readonly deps: PlatformDeps;
}
export interface FaultCity {
  readonly postgres: Postgres;
  readonly database: string;
  /** Beside the wire: sees everything, changes nothing but by `reset`. */
  readonly observer: Store;
  readonly admin: pg.Client;
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** Only the first is told about outside; what is practice reaches nobody. */
const REGIONS: readonly Region[] = [
  { ...named('tangerang'), id: 3671, kind: 'live' },
  { ...named('contoh-wita'), id: 9901, kind: 'practice' },
];
export const regionIds: readonly number[] = REGIONS.map(({ id }) => id);
/** What stays from one seed to the next: the city's services. */
const KEPT = ['region', 'manifest', 'publication', 'migration'];

export function registered(slug: string): RegisteredRegion {
  const found = regions.find((one) => one.slug === slug);
  if (found === undefined) throw new Error(`no region ${slug}`);
  return found;
}
function named(slug: string): Omit<Region, 'id' | 'kind'> {
  const { name, code, calendar } = registered(slug);
  return { slug, name, code, utcOffset: calendar.utcOffset, hosts: [`${slug}.contoh`] };
}
export const calendarOf = ({ slug }: Region): Calendar => registered(slug).calendar;

export async function openFaultCity(postgres: Postgres, database: string): Promise<FaultCity> {
  const server = new pg.Client({ ...postgres, database: 'postgres' });
  await server.connect();
  await server.query(`create database ${database}`);
  const connection = { ...postgres, database };
  const observer = await openStore({ connection, calendarOf, connections: 2 });
  const admin = new pg.Client(connection);
  await admin.connect();
  for (const region of REGIONS) {
    await observer.regions.put(region);
    for (const { manifest, catalogue } of registered(region.slug).services) {
      const canonical = canonicalText(manifest);
      const hash = createHash('sha256').update(canonical).digest('hex');
      const bundle = { manifest, canonical, hash, catalogue, examples: { passed: 1, failed: 0 } };
      const published = await observer.services.publish(
        region.id,
        bundle,
        'faults',
        Date.parse('2026-01-02T01:00:00Z'),
      );
      if (!published.ok) throw new Error(`${manifest.id}: ${JSON.stringify(published.error)}`);
    }
  }
  const { rows } = await admin.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace`,
  );
  const emptied = rows.map(({ name }) => name).filter((name) => !KEPT.includes(name));
  return {
    postgres,
    database,
    observer,
    admin,
    reset: async () => void (await admin.query(`truncate ${emptied.join(', ')}`)),
    async close() {
      await observer.close();
      await admin.end();
      await server.query(`drop database ${database} with (force)`);
      await server.end();
    },
  };
}

/** Signs by leaving everything as it is: what signing does is told by tests of its own. */
const signer: Signer = {
  certified: false,
  label: { id: 'tanpa tanda tangan', en: 'unsigned' },
  sign: (pdf) => Promise.resolve(ok({ pdf, serial: '00', signedAt: 0 })),
};

/** Starts a server process on the wire; its own start is not disturbed. `bytes`: the disk, which all processes share. */
export async function startProcess(
  city: FaultCity,
  wire: FaultyWire,
  name: string,
  bytes: FileStore,
): Promise<Process> {
  const connection: StoreOptions['connection'] & Way = {
    ...city.postgres,
    ...wire.wayOf(name),
    database: city.database,
  };
  let store: Store | undefined;
  const run = async (): Promise<void> => {
    store = await openStore({ connection, calendarOf, connections: 3, refreshEvery: 2 ** 30 });
  };
  await playOut(wire, new Tape([0]), CALM, [{ at: name, run }]);
  if (store === undefined) throw new Error('a process did not start');
  const cities = new Map(REGIONS.map(({ id, slug }) => [id, cityDataOf(registered(slug))]));
  const deps: PlatformDeps = {
    store,
    bytes,
    images: { clean: () => Promise.reject(new Error('no photos here')), close: () => Promise.resolve() },
    simulatedSigner: null,
    simulatedRegistries: [],
    linkSecret: Buffer.alloc(32, 7),
    cityOf: (id) => cities.get(id) ?? [...cities.values()][0]!,
    signerOf: () => signer,
    isOurKey: () => true,
    registriesOf: () => openRegistries([]),
    addressOf: () => 'http://faults.invalid',
    now: () => 0,
    onTrouble: () => undefined,
  };
  return { name, store, deps };
}

function cityDataOf(region: RegisteredRegion): CityData {
  const units = Object.assign({}, ...region.services.map(({ manifest }) => manifest.units)) as CityData['units'];
  return {
    ...region.office,
    calendar: region.calendar,
    districts: region.districts,
    shapes: (region.shapes ?? {}) as CityData['shapes'],
    units,
  };
}

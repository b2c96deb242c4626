/**
 * The city of the fault run: one database, two server processes behind a faulty wire, and an observer with a wire of its own.
 *
 * Must never: hold what a resident would miss; every database, folder and process of it is thrown away.
 */
import { createHash, createSecretKey } from 'node:crypto';
import { canonicalText, ok, type Calendar } from '@balai/kernel';
import {
  loadDocuments,
  openRegistries,
  type CityData,
  type FileStore,
  type PlatformDeps,
  type Registry,
  type Signer,
} from '@balai/server';
import { regions, type RegisteredRegion } from '@balai/services';
import { openStore, type Region, type Store, type StoreOptions } from '@balai/store';
import { testKeys } from '@balai/store/testing';
import pg from 'pg';
import type { ProcessClock } from './clocks.ts';
import type { Way } from './faulty-wire.ts';
import { openDoor, type Door } from './http/door.ts';
import { openStaff, type Staff } from './http/officers.ts';
import { cleaner } from './http/photos.ts';
import { openQuestions, type Found } from './questions.ts';
import { CALM, playOut, type Stage } from './scheduler.ts';
import type { SeededMachine } from './seeded-machine.ts';

export interface Postgres {
  readonly host: string;
  readonly port: number;
  readonly user: string;
}
/** One server process: its store and what its jobs stand on. */
export interface Process {
  readonly name: string;
  /** Set when it is killed: what it would do after that is not done. */
  isDead: boolean;
  readonly store: Store;
  readonly deps: PlatformDeps;
  readonly clock: ProcessClock;
  /** Null in a seed whose people call the services themselves. */
  readonly door: Door | null;
}
export interface FaultCity {
  readonly postgres: Postgres;
  readonly database: string;
  /** Beside the wire: sees everything, changes nothing but by `reset`. */
  readonly observer: Store;
  readonly admin: pg.Client;
  /** Officers who have signed in. */
  readonly staff: Staff;
  /** What the invariants ask of the database. */
  ask(): Promise<Found>;
  /** Which of these processes of PostgreSQL wait for a lock of another. */
  askBlocked(processes: readonly number[]): Promise<readonly number[]>;
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** The one region that tells anybody, and that is asked over HTTP. */
export const LIVE = 3671;
/** Only the first is told about outside; what is practice reaches nobody. */
const REGIONS: readonly Region[] = [
  { ...named('tangerang'), id: LIVE, kind: 'live' },
  { ...named('contoh-wita'), id: 9901, kind: 'practice' },
];
export const regionIds: readonly number[] = REGIONS.map(({ id }) => id);
/** What stays from one seed to the next: the city's services, its officers and its data keys. */
const KEPT = ['region', 'manifest', 'publication', 'migration', 'data_key', 'officer', 'appointment'];
/** Regions and services are the same for ever here: nobody reads them again. */
const NEVER = 2 ** 30;

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

export async function openFaultCity(postgres: Postgres, database: string, machine: SeededMachine): Promise<FaultCity> {
  await loadDocuments(); // not in the middle of a seed, where it would take real time
  const server = new pg.Client({ ...postgres, database: 'postgres' });
  await server.connect();
  await server.query(`create database ${database}`);
  // A process is young and asks each thing a few times: most of what PostgreSQL does is to plan.
  await server.query(`alter database ${database} set plan_cache_mode = force_generic_plan`);
  const connection = { ...postgres, database };
  const observer = await openStore({ connection, calendarOf, connections: 2, refreshEvery: NEVER, dataKeys: testKeys });
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
  const staff = await openStaff(connection, observer, LIVE, machine);
  // Nothing of its own accord: what stands in a table, and where, is decided by what was asked.
  await admin.query(`alter database ${database} set deadlock_timeout = '10min'`);
  await server.query('alter system set autovacuum = off');
  await server.query('select pg_reload_conf()');
  const locks = new pg.Client(connection);
  await locks.connect();
  return {
    postgres,
    database,
    observer,
    admin,
    staff,
    ask: await openQuestions(admin, KEPT),
    askBlocked: async (processes) => {
      const { rows } = await locks.query<{ pid: number }>(
        'select pid from unnest($1::int[]) as pid where cardinality(pg_blocking_pids(pid)) > 0',
        [processes],
      );
      return rows.map(({ pid }) => pid);
    },
    reset: () => empty(admin),
    async close() {
      await staff.close();
      await observer.close();
      await admin.end();
      await locks.end();
      await server.query(`drop database ${database} with (force)`);
      await server.end();
    },
  };
}

/** Only what holds anything: to make a table anew takes longer than to see that it is empty. */
async function empty(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace`,
  );
  const names = rows.map(({ name }) => name).filter((name) => !KEPT.includes(name));
  const { rows: found } = await admin.query<Record<string, boolean>>(
    `select ${names.map((name) => `exists (select from ${name}) as ${name}`).join(', ')}`,
  );
  const full = names.filter((name) => found[0]?.[name] === true);
  if (full.length > 0) await admin.query(`truncate ${full.join(', ')} restart identity`);
}

/** Everything that a registry is asked in this city. */
export const factsOfCity = ({ observer }: FaultCity): readonly string[] => [
  ...new Set(
    regionIds.flatMap((id) => observer.services.current(id).flatMap(({ manifest }) => Object.keys(manifest.facts))),
  ),
];

/** Signs by leaving everything as it is: what signing does is told by tests of its own. */
const signer: Signer = {
  certified: false,
  label: { id: 'tanpa tanda tangan', en: 'unsigned' },
  sign: (pdf) => Promise.resolve(ok({ pdf, serial: '00', signedAt: 0 })),
};

/** Starts a server process on the wire; its own start is not disturbed. `bytes`: the disk, which all processes share. */
export async function startProcess(
  city: FaultCity,
  stage: Stage,
  name: string,
  outside: Outside & { readonly clock: ProcessClock; readonly overHttp: boolean; wall(clock: ProcessClock): number },
): Promise<Process> {
  const connection: StoreOptions['connection'] & Way = {
    ...city.postgres,
    ...stage.wire.wayOf(name),
    database: city.database,
  };
  let store: Store | undefined;
  const run = async (): Promise<void> => {
    store = await openStore({ connection, calendarOf, connections: 3, refreshEvery: NEVER, dataKeys: testKeys });
  };
  await playOut(stage, CALM, [{ at: name, run }]);
  if (store === undefined) throw new Error('a process did not start');
  const { clock } = outside;
  const wall = () => outside.wall(clock);
  const deps = { ...depsOn(store, outside), now: wall };
  const door = outside.overHttp ? await openDoor({ store, deps, clock }, city.staff.accounts, wall) : null;
  return { name, isDead: false, store, deps, clock, door };
}

interface Outside {
  readonly bytes: FileStore;
  readonly registries: readonly Registry[];
}
/** What jobs and pages of a process stand on. */
export function depsOn(store: Store, outside: Outside): PlatformDeps {
  const cities = new Map(REGIONS.map(({ id, slug }) => [id, cityDataOf({ slug })]));
  const registries = openRegistries(outside.registries);
  return {
    store,
    bytes: outside.bytes,
    images: cleaner,
    simulatedSigner: null,
    simulatedRegistries: [],
    linkSecret: createSecretKey(Buffer.alloc(32, 7)),
    cityOf: (id) => cities.get(id) ?? [...cities.values()][0]!,
    signerOf: () => signer,
    isOurKey: () => true,
    registriesOf: () => registries,
    addressOf: () => 'http://faults.invalid',
    now: () => 0,
    onTrouble: () => undefined,
  };
}

export function cityDataOf({ slug }: Pick<Region, 'slug'>): CityData {
  const region = registered(slug);
  const units = Object.assign({}, ...region.services.map(({ manifest }) => manifest.units)) as CityData['units'];
  return {
    ...region.office,
    calendar: region.calendar,
    districts: region.districts,
    shapes: (region.shapes ?? {}) as CityData['shapes'],
    units,
  };
}

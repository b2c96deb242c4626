// What an operator does beside the running server: appoints officers with the command, publishes services into the database.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { canonicalText, type ServiceManifest } from '@balai/kernel';
import { regions } from '@balai/services';
import { openStore, type Region, type Store } from '@balai/store';
import { publishingSeals } from '../../cli/src/publishing-seals.ts';
import { cityOfTests } from './city-of-tests.ts';

const run = promisify(execFile);
const main = join(import.meta.dirname, '..', '..', 'cli', 'src', 'main.ts');

/** What another process writes, a running city knows within two seconds (ADR 0028): whoever comes next must not meet the state before. */
const TAKEN_UP_MS = 2_500;

export interface NewOfficer {
  readonly email: string;
  readonly name: string;
  readonly unit: string;
  readonly area: string;
  readonly position: string;
  readonly kind: 'definitif' | 'Plt' | 'Plh';
}

/** `balai officer add`: resolves with the password that the command shows once. */
export async function addOfficer(officer: NewOfficer): Promise<string> {
  const words = Object.entries(officer).flatMap(([name, value]) => [`--${name}`, value]);
  const { stdout } = await run(process.execPath, [main, 'officer', 'add', ...words], {
    env: { ...process.env, BALAI_DATA: cityOfTests.data, LANG: 'en' },
  });
  await sleep(TAKEN_UP_MS);
  return stdout.trim().split(/\s+/).at(-1) ?? '';
}

/** Publishes a changed service for the running city; resolves with how to publish the one before again. */
export async function publishChanged(
  serviceId: string,
  change: (manifest: ServiceManifest) => object,
): Promise<() => Promise<void>> {
  const before = await withStore(async (store, { id }) => {
    const service = store.services.one(id, serviceId);
    if (service === null) throw new Error(`${serviceId} is not published`);
    return service;
  });
  await publish(JSON.parse(JSON.stringify(change(before.manifest))), before.catalogue);
  return async () => {
    await publish(before.manifest, before.catalogue);
    await sleep(TAKEN_UP_MS);
  };
}

type Catalogue = Parameters<Store['services']['publish']>[1]['catalogue'];

async function publish(manifest: ServiceManifest, catalogue: Catalogue): Promise<void> {
  const canonical = canonicalText(manifest);
  const hash = createHash('sha256').update(canonical).digest('hex');
  await withStore(async (store, { id }) => {
    const done = await store.services.publish(
      id,
      { manifest, canonical, hash, catalogue, examples: { passed: 1, failed: 0 } },
      'operator',
      Date.now(),
    );
    if (!done.ok) throw new Error(JSON.stringify(done.error));
  });
}

async function withStore<T>(work: (store: Store, region: Region) => Promise<T>): Promise<T> {
  const store = await openStore({
    connection: { host: join(cityOfTests.data, 'run'), user: 'balai', database: 'balai' },
    calendarOf,
    connections: 2,
    dataKeys: { read: keyOf, make: keyOf },
    // What is not signed by this installation is not taken up.
    seals: await publishingSeals(cityOfTests.data),
  });
  try {
    const region = store.regions.all().find(({ slug }) => slug === 'tangerang');
    if (region === undefined) throw new Error('the city is not there');
    return await work(store, region);
  } finally {
    await store.close();
  }
}

/** As the data folder keeps it. */
const keyOf = (regionId: number, keyId: string): Buffer =>
  Buffer.from(readFileSync(join(cityOfTests.data, 'secrets', `data-${regionId}-${keyId}`), 'utf8'), 'hex');

function calendarOf({ slug }: Region) {
  const region = regions.find((one) => one.slug === slug);
  if (region === undefined) throw new Error(`${slug} is not registered`);
  return region.calendar;
}

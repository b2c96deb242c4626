/**
 * For tests: a city with the three real services on a database of its own, and platforms for anybody at any moment.
 *
 * Must never: be imported by anything that serves residents.
 */
import { createHash, createSecretKey } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalText, type Instant, type ServiceManifest } from '@balai/kernel';
import { regions, type RegisteredRegion } from '@balai/services';
import { uuidOf, type Appointment, type Bundle, type Region, type Store } from '@balai/store';
import { filledTemplate, freshStore, tangerang, witaCity } from '@balai/store/testing';
import { openLocalSigner, simulatedSigner, type SimulatedSigner } from '../documents/index.ts';
import type { AreaShapes } from '../geography/area-shapes.ts';
import { openDiskStore, openImageCleaner, type FileStore } from '../images/index.ts';
import { openRegistries } from '../registries/registries.ts';
import { simulatedGateway, type SimulatedGateway } from '../messages/simulated-gateway.ts';
import { simulatedRegistries, type SimulatedRegistry } from '../registries/simulated-registries.ts';
import type { CityData, CityUnit } from './city-data.ts';
import { createPlatform } from './create-platform.ts';
import type { PlatformDeps } from './platform-deps.ts';
import type { ClosedFile, FileBytes, Platform, PlatformContext } from './platform-types.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly socketDir: string;
  }
}

/** A file that was given; an error where the door was closed with words. */
export const fileIn = (answer: FileBytes | ClosedFile | null): FileBytes | null => {
  if (answer !== null && 'type' in answer) throw new Error(answer.message.id);
  return answer;
};
/** A moment of the region, in local time. */
export const at = (local: string): Instant => Date.parse(`${local}:00+07:00`);
export const deviceOf = (name: string): string => createHash('sha256').update(name).digest('hex');

export interface TestCity {
  /** Where its database is, for what stands beside the store. */
  readonly connection: { readonly host: string; readonly user: string; readonly database: string };
  readonly store: Store;
  readonly deps: PlatformDeps;
  readonly registries: readonly SimulatedRegistry[];
  readonly gateway: SimulatedGateway;
  readonly signer: SimulatedSigner;
  readonly bytes: FileStore;
  /** The platform of a resident's device. */
  resident(device: string, now: Instant, language?: 'id' | 'en'): Promise<Platform>;
  officer(id: string, now: Instant, language?: 'id' | 'en'): Promise<Platform>;
  /** Makes an officer with appointments; `from` 2026-01-01 unless given. */
  appoint(
    id: string,
    name: string,
    appointments: readonly Pick<Appointment, 'unit' | 'area' | 'position'>[],
    more?: Partial<Appointment>,
  ): Promise<void>;
  /** A photo or paper in the store, uploaded for `owner`; returns its hash. */
  stageFile(owner: string, words: string, now: Instant): Promise<string>;
  close(): Promise<void>;
}

export const bundleOf = (manifest: ServiceManifest, catalogue: Bundle['catalogue']): Bundle => {
  const canonical = canonicalText(manifest);
  return {
    manifest,
    canonical,
    hash: createHash('sha256').update(canonical).digest('hex'),
    catalogue,
    examples: { passed: 1, failed: 0 },
  };
};

const registered = (named: string): RegisteredRegion | undefined => regions.find(({ slug }) => slug === named);
const region = registered('tangerang') as RegisteredRegion;
const dataOf = (of: RegisteredRegion): CityData => ({
  ...of.office,
  calendar: of.calendar,
  districts: of.districts,
  shapes: of.shapes as AreaShapes,
  units: Object.assign({}, ...of.services.map(({ manifest }) => manifest.units)) as Readonly<Record<string, CityUnit>>,
  erasers: of.erasers ?? [],
  treasurers: of.treasurers ?? [],
  field: of.field ?? [],
  operators: of.operators ?? [],
  programmers: of.programmers ?? [],
  heads: of.heads ?? [],
});
const cityData = dataOf(region);
const witaData = dataOf(registered(witaCity.slug) as RegisteredRegion);

/** Services are published once for all files of a process: publishing takes longer than everything else of a city. */
let withServices: Promise<string> | undefined;

/** A region beside Tangerang, which serves the same: of another kind, or with jobs of its own. */
export async function putLikeTangerang({ store }: Pick<TestCity, 'store'>, beside: Region): Promise<void> {
  await store.regions.put(beside);
  for (const service of store.services.current(tangerang.id))
    await store.services.publish(beside.id, service, 'test', at('2026-01-02T08:00'));
}

export async function openTestCity(host: string): Promise<TestCity> {
  const options = { calendarOf: ({ slug }: Region) => (registered(slug) ?? region).calendar };
  withServices ??= filledTemplate(host, options, publishAll);
  const fresh = await freshStore(host, options, await withServices);
  const { store } = fresh;
  const folder = await mkdtemp(join(tmpdir(), 'balai-platform-'));
  const bytes = await openDiskStore(join(folder, 'files'), 0, store.seal);
  let present = at('2026-11-02T08:00');
  const local = await openLocalSigner({
    folder: join(folder, 'keys'),
    region: { id: tangerang.id, name: tangerang.name.id, kind: 'demo' },
    now: () => present,
  });
  const signer = simulatedSigner(local);
  const gateway = simulatedGateway();
  const registries = simulatedRegistries(async () => undefined);
  const images = openImageCleaner();
  const deps: PlatformDeps = {
    store,
    bytes,
    images,
    simulatedSigner: signer,
    simulatedRegistries: registries,
    simulatedGateway: gateway,
    linkSecret: createSecretKey(createHash('sha256').update('test').digest()),
    cityOf: (regionId) => (regionId === witaCity.id ? witaData : cityData),
    signerOf: () => signer,
    isOurKey: (fingerprint) => fingerprint === local.fingerprint,
    registriesOf: () => openRegistries(registries),
    addressOf: () => 'http://localhost:8080',
    now: () => present,
    onTrouble: () => undefined,
  };
  const open = createPlatform(deps);
  const context = (more: Partial<PlatformContext>, now: Instant): PlatformContext => {
    present = now;
    return { regionId: tangerang.id, device: null, officer: null, channel: 'portal', language: 'id', now, ...more };
  };
  return {
    connection: fresh.connection,
    store,
    deps,
    registries,
    gateway,
    signer,
    bytes,
    resident: (device, now, language = 'id') => open(context({ device: deviceOf(device), language }, now)),
    officer: (id, now, language = 'id') =>
      open(context({ officer: id, device: deviceOf(`console ${id}`), language }, now)),
    appoint: (id, name, appointments, more = {}) => appoint(store, id, name, appointments, more),
    stageFile: (owner, words, now) => stageFile(store, bytes, owner, words, now),
    async close() {
      await images.close();
      await fresh.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function publishAll(store: Store): Promise<void> {
  for (const { manifest, catalogue, examples } of region.services) {
    const since = at('2026-01-02T08:00');
    const published = await store.services.publish(tangerang.id, bundleOf(manifest, catalogue), 'test', since);
    if (!published.ok) throw new Error(`${manifest.id}: ${JSON.stringify(published.error)}`);
    const papers = { file: `services/tangerang/${manifest.id}.ts`, source: '// contoh\n', examples, basedOn: null };
    await store.studio.keepPapers(tangerang.id, published.value.hash, papers, since);
  }
}

async function appoint(
  store: Store,
  ...[id, name, appointments, more = {}]: Parameters<TestCity['appoint']>
): Promise<void> {
  await store.officers.put(tangerang.id, { id, name, email: `${id}@contoh.test` });
  for (const one of appointments) {
    const key = uuidOf(`${id} ${one.unit} ${one.area ?? ''} ${one.position} ${more.from ?? ''}`);
    const usual = { from: '2026-01-01', to: null, kind: 'definitif', decree: 'SK contoh' } as const;
    await store.officers.appoint(tangerang.id, { id: key, officer: id, ...usual, ...one, ...more });
  }
}

async function stageFile(store: Store, bytes: FileStore, owner: string, words: string, now: Instant): Promise<string> {
  const sha256 = await bytes.put(Buffer.from(words), tangerang.id);
  const taken = { at: null, latitude: null, longitude: null };
  const picture = { mediaType: 'image/jpeg', bytes: words.length, width: 4, height: 3, thumbnailSha256: null } as const;
  const file = { sha256, ...picture, perceptual: null, mirrored: null, uploadedAt: now, owner, taken };
  await store.files.stage(tangerang.id, file);
  await store.files.scanned(tangerang.id, sha256, owner);
  return sha256;
}

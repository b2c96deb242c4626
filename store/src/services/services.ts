/**
 * Services as data: published once as checked JSON, kept in memory, taken up by a running server without a restart.
 *
 * Cases stay pinned to the manifest that they were filed under, so old ones are kept for ever. Must never: run an
 * author's code, or publish a file that the kernel's checks refuse.
 */
import { createHash } from 'node:crypto';
import { canonicalText, checkManifest, err, inOrder, ok, suitableLine, type ServiceManifest } from '@balai/kernel';
import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import type { Bundle, PublishedService } from '../store-types.ts';
import type { Publishing, PublishError, Seals, Services } from './services-api.ts';
import { currentRows, historyRows, signedBy, storyOf, writePublication, type PublicationRow } from './publications.ts';

export interface ServiceMemory {
  readonly services: Services;
  /** Reads what is published in these regions; tells listeners of those that changed. */
  refresh(regionIds: readonly number[]): Promise<void>;
}

/** Manifests never change, so each is read and parsed once. */
function openManifests() {
  const manifests = new Map<string, ServiceManifest>();
  const remember = (regionId: number, hash: string, text: string): ServiceManifest => {
    const key = `${regionId} ${hash}`;
    const manifest = manifests.get(key) ?? inOrder(JSON.parse(text) as ServiceManifest);
    manifests.set(key, manifest);
    return manifest;
  };
  const published = (row: PublicationRow): PublishedService => ({
    serviceId: row.service_id,
    number: row.publication_number,
    hash: row.manifest_hash,
    canonical: row.canonical,
    catalogue: row.catalogue,
    examples: row.examples,
    publishedAt: row.published_at,
    publishedBy: row.published_by,
    manifest: remember(row.region_id, row.manifest_hash, row.canonical),
  });
  return { manifests, remember, published };
}

export function openServices(
  database: Database,
  regionIds: () => readonly number[],
  hint: (regionId: number) => void,
  seals: Seals | undefined,
  onTrouble: (where: string, code: string) => void,
): ServiceMemory {
  const current = new Map<number, ReadonlyMap<string, PublishedService>>();
  const listeners = new Set<(regionId: number) => void>();
  const { manifests, remember, published } = openManifests();
  const sound = soundRows(database, seals, onTrouble);
  const read = async (regionId: number): Promise<void> => {
    const rows = await sound(regionId, await currentRows(database, regionId));
    const before = current.get(regionId);
    const changed =
      before === undefined ||
      rows.length !== before.size ||
      rows.some((row) => before.get(row.service_id)?.number !== row.publication_number);
    if (!changed) return;
    current.set(regionId, new Map(rows.map((row) => [row.service_id, published(row)])));
    for (const listener of listeners) listener(regionId);
  };
  const refresh = async (ids: readonly number[]): Promise<void> => {
    for (const id of ids) await read(id);
  };

  const services: Services = {
    current: (regionId) => [...(current.get(regionId)?.values() ?? [])],
    one: (regionId, serviceId) => current.get(regionId)?.get(serviceId) ?? null,
    async byHash(regionId, hash) {
      const known = manifests.get(`${regionId} ${hash}`);
      if (known !== undefined) return known;
      const [row] = await database.run(
        sql<{
          canonical: string;
        }>`select canonical from manifest where region_id = ${regionId} and manifest_hash = ${hash}`,
      );
      return row === undefined ? null : remember(regionId, hash, row.canonical);
    },
    async history(regionId, serviceId) {
      const rows = await historyRows(database, regionId, serviceId);
      return storyOf(rows, published, seals);
    },
    async publish(regionId, bundle, by, now, about = {}) {
      const problem = problemOf(bundle, by, about);
      if (problem !== null) return err(problem);
      await writePublication(database, seals, regionId, bundle, by, now, about);
      await read(regionId);
      hint(regionId);
      const done = current.get(regionId)?.get(bundle.manifest.id);
      if (done === undefined) throw new Error('a published service is not there');
      return ok(done);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    refresh: () => refresh(regionIds()),
  };
  return { services, refresh };
}

/**
 * Of each service the newest version that may be taken up: one that is foreign or was changed is passed over, told once, and
 * the version before it stays.
 */
function soundRows(database: Database, seals: Seals | undefined, onTrouble: (where: string, code: string) => void) {
  const judged = new Map<string, boolean>();
  const isSound = (row: PublicationRow): boolean => {
    const key = `${row.region_id} ${row.service_id} ${row.publication_number}`;
    let known = judged.get(key);
    if (known === undefined) {
      known = signedBy(seals, row) !== 'foreign' && isWhole(row);
      judged.set(key, known);
      if (!known) onTrouble('services', 'foreignBundle');
    }
    return known;
  };
  return async (regionId: number, rows: readonly PublicationRow[]): Promise<readonly PublicationRow[]> => {
    const found: PublicationRow[] = [];
    for (const row of rows) {
      const taken = isSound(row) ? row : (await historyRows(database, regionId, row.service_id)).find(isSound);
      if (taken !== undefined) found.push(taken);
    }
    return found;
  };
}
const isWhole = ({ canonical, manifest_hash }: PublicationRow): boolean =>
  createHash('sha256').update(canonical).digest('hex') === manifest_hash;

/** Stands beside the manifest and changes no hash, but is shown and searched all the same. */
function isCatalogue({ icon, alsoCalled, popular, bases = {} }: Bundle['catalogue']): boolean {
  const isWord = (word: unknown): boolean =>
    typeof word === 'string' && word.length <= 100 && suitableLine(word) !== null;
  const isBasis = (basis: unknown): boolean =>
    typeof basis === 'string' && basis.length <= 300 && suitableLine(basis) !== null;
  return (
    /^[a-z0-9-]{1,40}$/.test(icon) &&
    Array.isArray(alsoCalled) &&
    alsoCalled.length <= 200 &&
    alsoCalled.every(isWord) &&
    typeof popular === 'boolean' &&
    typeof bases === 'object' &&
    bases !== null &&
    Object.keys(bases).length <= 100 &&
    Object.entries(bases).every(([name, basis]) => /^[\w.]{1,200}$/.test(name) && isBasis(basis))
  );
}

/** Five times what the kernel's checks let pass as texts: whatever is longer costs no time to parse. In characters. */
const LONGEST_CANONICAL = 2_000_000;

/** The text is what is stored and hashed; the object that came with it is not trusted. */
function problemOf(bundle: Bundle, by: string, { approvedBy }: Publishing): PublishError | null {
  if (approvedBy === by) return { type: 'samePerson' };
  const characters = bundle.canonical.length;
  if (characters > LONGEST_CANONICAL) return { type: 'tooLarge', characters, atMost: LONGEST_CANONICAL };
  let data: unknown;
  try {
    data = JSON.parse(bundle.canonical);
  } catch {
    return { type: 'notJson' };
  }
  const checked = checkManifest(data);
  if (!checked.ok) return { type: 'mistakes', mistakes: checked.error };
  if (canonicalText(checked.value) !== bundle.canonical) return { type: 'notCanonical' };
  if (
    createHash('sha256').update(bundle.canonical).digest('hex') !== bundle.hash ||
    checked.value.id !== bundle.manifest.id
  )
    return { type: 'hashDiffers' };
  if (!isCatalogue(bundle.catalogue)) return { type: 'catalogue' };
  return bundle.examples.failed > 0 ? { type: 'examplesFail', failed: bundle.examples.failed } : null;
}

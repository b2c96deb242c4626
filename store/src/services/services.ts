/**
 * Services as data: published once as checked JSON, kept in memory, taken up by a running server without a restart.
 *
 * Cases stay pinned to the manifest that they were filed under, so old ones are kept for ever. Must never: run an
 * author's code, or publish a file that the kernel's checks refuse.
 */
import { createHash } from 'node:crypto';
import {
  canonicalText,
  checkManifest,
  err,
  inOrder,
  ok,
  suitableLine,
  type Instant,
  type ServiceManifest,
} from '@balai/kernel';
import { sql } from 'kysely';
import { json, type Database } from '../database/database.ts';
import type { PublishError, Services } from '../store-api.ts';
import type { Bundle, PublishedService } from '../store-types.ts';

interface PublicationRow {
  readonly region_id: number;
  readonly service_id: string;
  readonly publication_number: number;
  readonly manifest_hash: string;
  readonly catalogue: PublishedService['catalogue'];
  readonly examples: PublishedService['examples'];
  readonly published_at: number;
  readonly published_by: string;
  readonly canonical: string;
}
const columns = sql.raw(
  `p.region_id, p.service_id, p.publication_number, p.manifest_hash, p.catalogue, p.examples, p.published_at, p.published_by, m.canonical`,
);

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
): ServiceMemory {
  const current = new Map<number, ReadonlyMap<string, PublishedService>>();
  const listeners = new Set<(regionId: number) => void>();
  const { manifests, remember, published } = openManifests();
  const read = async (regionId: number): Promise<void> => {
    const rows = await currentRows(database, regionId);
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
      return rows.map(published);
    },
    async publish(regionId, bundle, by, now) {
      const problem = problemOf(bundle);
      if (problem !== null) return err(problem);
      await store(database, regionId, bundle, by, now);
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

const currentRows = (database: Database, regionId: number): Promise<readonly PublicationRow[]> =>
  database.run(sql<PublicationRow>`select distinct on (p.service_id) ${columns}
    from publication p join manifest m on m.region_id = p.region_id and m.manifest_hash = p.manifest_hash
    where p.region_id = ${regionId} and m.region_id = ${regionId} order by p.service_id, p.publication_number desc`);

const historyRows = (database: Database, regionId: number, serviceId: string): Promise<readonly PublicationRow[]> =>
  database.run(sql<PublicationRow>`select ${columns}
    from publication p join manifest m on m.region_id = p.region_id and m.manifest_hash = p.manifest_hash
    where p.region_id = ${regionId} and m.region_id = ${regionId} and p.service_id = ${serviceId}
    order by p.publication_number desc`);

/** Stands beside the manifest and changes no hash, but is shown and searched all the same. */
function isCatalogue({ icon, alsoCalled, popular }: Bundle['catalogue']): boolean {
  const isWord = (word: unknown): boolean =>
    typeof word === 'string' && word.length <= 100 && suitableLine(word) !== null;
  return (
    /^[a-z0-9-]{1,40}$/.test(icon) &&
    Array.isArray(alsoCalled) &&
    alsoCalled.length <= 200 &&
    alsoCalled.every(isWord) &&
    typeof popular === 'boolean'
  );
}

/** The text is what is stored and hashed; the object that came with it is not trusted. */
function problemOf(bundle: Bundle): PublishError | null {
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

async function store(
  database: Database,
  regionId: number,
  { manifest, canonical: text, hash, catalogue, examples }: Bundle,
  by: string,
  now: Instant,
): Promise<void> {
  await database.inRegion(regionId, async (tx) => {
    // One publisher at a time: the numbers of a service have no gap.
    await tx.run(sql`select region_id from region where region_id = ${regionId} for update`);
    await tx.run(sql`insert into manifest (region_id, manifest_hash, service_id, canonical, published_at)
      values (${regionId}, ${hash}, ${manifest.id}, ${text}, ${now}) on conflict (region_id, manifest_hash) do nothing`);
    await tx.run(sql`insert into publication (region_id, service_id, publication_number, manifest_hash, catalogue, examples, published_at, published_by)
      select ${regionId}::int, ${manifest.id}::text, coalesce(max(publication_number), 0) + 1, ${hash}::text, ${json(catalogue)}::jsonb, ${json(examples)}::jsonb, ${now}::bigint, ${by}::text
      from publication where region_id = ${regionId} and service_id = ${manifest.id}`);
  });
}

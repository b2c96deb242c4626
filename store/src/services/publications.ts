/**
 * The rows of publications: how they are written, read, signed and verified.
 *
 * Signed is everything that a version is: who published what, when, why and as which number. Must never: let a version be
 * taken up that this installation did not sign, once it signs.
 */
import { canonicalJson, diffManifests, inOrder, type Change, type Instant, type ServiceManifest } from '@balai/kernel';
import { sql } from 'kysely';
import { json, type Database } from '../database/database.ts';
import type { Bundle, PublishedService } from '../store-types.ts';
import type { HistoricVersion, Publishing, Seals } from './services-api.ts';

export interface PublicationRow {
  readonly region_id: number;
  readonly service_id: string;
  readonly publication_number: number;
  readonly manifest_hash: string;
  readonly catalogue: PublishedService['catalogue'];
  readonly examples: PublishedService['examples'];
  readonly published_at: number;
  readonly published_by: string;
  readonly kind: 'publish' | 'rollback';
  readonly because: string | null;
  readonly approved_by: string | null;
  readonly uncovered_because: string | null;
  readonly back_to: number | null;
  readonly changes: readonly Change[] | null;
  readonly signature: string | null;
  readonly signed_with: string | null;
  readonly canonical: string;
  /** When this region began to sign, and with which number this service was first signed; null: never. */
  readonly signing_since: number | null;
  readonly signed_from: number | null;
}
/** Every part names the region as a value, so that each table is read in one partition. */
const columns = (
  regionId: number,
) => sql`p.region_id, p.service_id, p.publication_number, p.manifest_hash, p.catalogue, p.examples, p.published_at, p.published_by, p.kind, p.because,
  p.approved_by, p.uncovered_because, p.back_to, p.changes, p.signature, p.signed_with, m.canonical,
  (select min(s.published_at) from publication s where s.region_id = ${regionId} and s.signature is not null) as signing_since,
  (select min(s.publication_number) from publication s where s.region_id = ${regionId} and s.service_id = p.service_id and s.signature is not null) as signed_from`;

/** The newest publication of each service. */
export const currentRows = (database: Database, regionId: number): Promise<readonly PublicationRow[]> =>
  database.run(sql<PublicationRow>`select distinct on (p.service_id) ${columns(regionId)}
    from publication p join manifest m on m.region_id = p.region_id and m.manifest_hash = p.manifest_hash
    where p.region_id = ${regionId} and m.region_id = ${regionId} order by p.service_id, p.publication_number desc`);

/** Every publication of a service, newest first. */
export const historyRows = (
  database: Database,
  regionId: number,
  serviceId: string,
): Promise<readonly PublicationRow[]> =>
  database.run(sql<PublicationRow>`select ${columns(regionId)}
    from publication p join manifest m on m.region_id = p.region_id and m.manifest_hash = p.manifest_hash
    where p.region_id = ${regionId} and m.region_id = ${regionId} and p.service_id = ${serviceId}
    order by p.publication_number desc`);

type Signed = Omit<
  PublicationRow,
  'canonical' | 'signing_since' | 'signed_from' | 'signature' | 'signed_with' | 'changes'
>;
const signedText = (row: Signed): string =>
  canonicalJson({
    region: row.region_id,
    service: row.service_id,
    number: row.publication_number,
    manifest: row.manifest_hash,
    catalogue: row.catalogue,
    examples: row.examples,
    at: row.published_at,
    by: row.published_by,
    kind: row.kind,
    because: row.because,
    approvedBy: row.approved_by,
    uncoveredBecause: row.uncovered_because,
    backTo: row.back_to,
  });

/** Whose this row is: what was published before the installation signed is taken as it is. */
export function signedBy(seals: Seals | undefined, row: PublicationRow): HistoricVersion['signed'] {
  if (row.signature === null || row.signed_with === null)
    return seals !== undefined &&
      (after(row.published_at, row.signing_since) || after(row.publication_number, row.signed_from))
      ? 'foreign'
      : 'unsigned';
  if (seals === undefined) return 'signed';
  return seals.verify(signedText(row), row.signature, row.signed_with) ? 'signed' : 'foreign';
}

const after = (value: number, first: number | null): boolean => first !== null && value > first;

/** Writes one publication as the next number of its service, and the manifest if it is new. */
export async function writePublication(
  database: Database,
  seals: Seals | undefined,
  regionId: number,
  { manifest, canonical, hash, catalogue, examples }: Bundle,
  by: string,
  now: Instant,
  about: Publishing,
): Promise<void> {
  await database.inRegion(regionId, async (tx) => {
    // One publisher at a time: the numbers of a service have no gap.
    await tx.run(sql`select region_id from region where region_id = ${regionId} for update`);
    const [before] = await tx.run(sql<{
      number: number;
      canonical: string;
    }>`select p.publication_number as number, m.canonical
      from publication p join manifest m on m.region_id = p.region_id and m.manifest_hash = p.manifest_hash
      where p.region_id = ${regionId} and m.region_id = ${regionId} and p.service_id = ${manifest.id}
      order by p.publication_number desc limit 1`);
    const row: Signed = {
      region_id: regionId,
      service_id: manifest.id,
      publication_number: (before?.number ?? 0) + 1,
      manifest_hash: hash,
      catalogue,
      examples,
      published_at: now,
      published_by: by,
      kind: about.kind ?? 'publish',
      because: about.because ?? null,
      approved_by: about.approvedBy ?? null,
      uncovered_because: about.uncoveredBecause ?? null,
      back_to: about.backTo ?? null,
    };
    const changes = before === undefined ? [] : diffManifests(parsed(before.canonical), parsed(canonical));
    const signature = seals?.sign(signedText(row)) ?? null;
    await tx.run(sql`insert into manifest (region_id, manifest_hash, service_id, canonical, published_at)
      values (${regionId}, ${hash}, ${manifest.id}, ${canonical}, ${now}) on conflict (region_id, manifest_hash) do nothing`);
    await tx.run(sql`insert into publication (region_id, service_id, publication_number, manifest_hash, catalogue, examples, published_at, published_by,
        kind, because, approved_by, uncovered_because, back_to, changes, signature, signed_with)
      values (${regionId}, ${row.service_id}, ${row.publication_number}, ${hash}, ${json(catalogue)}::jsonb, ${json(examples)}::jsonb, ${now}, ${by},
        ${row.kind}, ${row.because}, ${row.approved_by}, ${row.uncovered_because}, ${row.back_to}, ${json(changes)}::jsonb,
        ${signature}, ${signature === null ? null : (seals?.keyId ?? null)})`);
  });
}
const parsed = (canonical: string): ServiceManifest => inOrder(JSON.parse(canonical) as ServiceManifest);

/** The story of a service: each version with what was different from the one before it. */
export function storyOf(
  rows: readonly PublicationRow[],
  published: (row: PublicationRow) => PublishedService,
  seals: Seals | undefined,
): readonly HistoricVersion[] {
  return rows.map((row, index) => {
    const [after, before] = [rows[index - 1], rows[index + 1]];
    const version = published(row);
    return {
      ...version,
      kind: row.kind,
      backTo: row.back_to,
      because: row.because,
      approvedBy: row.approved_by,
      uncoveredBecause: row.uncovered_because,
      // Rows older than this column: as it reads now.
      changes: row.changes ?? (before === undefined ? [] : diffManifests(published(before).manifest, version.manifest)),
      rolledBack: after?.kind === 'rollback',
      signed: signedBy(seals, row),
    };
  });
}

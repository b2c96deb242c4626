/**
 * Uploads by sha256: staged, scanned, attached when a case shows them, swept when none does. The bytes lie elsewhere.
 *
 * Which of them look alike is found in alike-photos.ts. Must never: read bytes, or read the landmarks of a photo to show it.
 */
import { sql } from 'kysely';
import { build, type Database } from '../database/database.ts';
import type { Files } from '../records-api.ts';
import type { StagedFile, StoredFile } from '../store-types.ts';
import { alikePhotos, bandsOf } from './alike-photos.ts';
import { keysOf } from './same-picture.ts';

export interface FileRow {
  readonly sha256: string;
  readonly owner: string;
  readonly media_type: StoredFile['mediaType'];
  readonly bytes: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly thumbnail_sha256: string | null;
  readonly perceptual: string | null;
  readonly mirrored: string | null;
  readonly state: StoredFile['state'];
  readonly uploaded_at: number;
  readonly taken_at: string | null;
  readonly taken_latitude: number | null;
  readonly taken_longitude: number | null;
}
/** What a `FileRow` is read from: not the landmarks, which are compared and never shown. */
const fileColumns = [
  'sha256',
  'owner',
  'media_type',
  'bytes',
  'width',
  'height',
  'thumbnail_sha256',
  'perceptual',
  'mirrored',
  'state',
  'uploaded_at',
  'taken_at',
  'taken_latitude',
  'taken_longitude',
] as const satisfies readonly (keyof FileRow)[];
export const fileOf = (row: FileRow): StoredFile => ({
  sha256: row.sha256,
  owner: row.owner,
  mediaType: row.media_type,
  bytes: row.bytes,
  width: row.width,
  height: row.height,
  thumbnailSha256: row.thumbnail_sha256,
  perceptual: row.perceptual,
  mirrored: row.mirrored,
  state: row.state,
  uploadedAt: row.uploaded_at,
  taken: { at: row.taken_at, latitude: row.taken_latitude, longitude: row.taken_longitude },
});

/** The files that the case of `which` shows, in the terms of `case_file l`; $1 is the region. */
export const filesWhere = (
  which: string,
): string => `select distinct on (l.version, l.field, f.sha256) ${fileColumns.map((name) => `f.${name}`).join(', ')}, l.field
  from case_file l join file f on f.region_id = l.region_id and f.sha256 = l.sha256
  where l.region_id = $1 and f.region_id = $1 and ${which} order by l.version, l.field, f.sha256, f.uploaded_at`;

export function openFiles(database: Database, regionIds: () => readonly number[]): Files {
  const named = (regionId: number, sha256: string) =>
    build.selectFrom('file').select(fileColumns).where('region_id', '=', regionId).where('sha256', '=', sha256);
  return {
    async stage(regionId, file) {
      await database.run(
        build
          .insertInto('file')
          .values(staged(regionId, file))
          .onConflict((conflict) =>
            conflict.columns(['region_id', 'sha256', 'owner']).doUpdateSet({ uploaded_at: file.uploadedAt }),
          ),
      );
    },
    async scanned(regionId, sha256, owner) {
      await database.run(
        build
          .updateTable('file')
          .set({ state: 'scanned' })
          .where('region_id', '=', regionId)
          .where('sha256', '=', sha256)
          .where('owner', '=', owner)
          .where('state', '=', 'staged'),
      );
    },
    async one(regionId, sha256) {
      const [row] = await database.run(named(regionId, sha256).orderBy('uploaded_at').limit(1));
      return row === undefined ? null : fileOf(row);
    },
    async ofOwner(regionId, owner) {
      const rows = await database.run(
        build
          .selectFrom('file')
          .select(fileColumns)
          .where('region_id', '=', regionId)
          .where('owner', '=', owner)
          .where('state', '!=', 'attached')
          .orderBy('uploaded_at'),
      );
      return rows.map(fileOf);
    },
    async ofCase(regionId, caseId) {
      const rows = await database.prepared<FileRow & { field: string }>('files-of-case', filesWhere('l.case_id = $2'), [
        regionId,
        caseId,
      ]);
      return rows.map((row) => ({ ...fileOf(row), field: row.field }));
    },
    names: (regionId, after) => namesAfter(database, regionId, after),
    async casesWith(regionId, sha256) {
      const rows = await database.run(
        build
          .selectFrom('case_file')
          .select('case_id')
          .distinct()
          .where('region_id', '=', regionId)
          .where('sha256', '=', sha256),
      );
      return rows.map(({ case_id }) => case_id);
    },
    alike: (regionId, sha256, exceptCaseId) => alikePhotos(database, regionId, sha256, exceptCaseId),
    ...landmarksLater(database),
    sweep: (regionId, before) => sweep(database, regionIds(), regionId, before),
  };
}

const staged = (regionId: number, file: StagedFile) => ({
  region_id: regionId,
  sha256: file.sha256,
  owner: file.owner,
  media_type: file.mediaType,
  bytes: file.bytes,
  width: file.width,
  height: file.height,
  thumbnail_sha256: file.thumbnailSha256,
  perceptual: file.perceptual,
  mirrored: file.mirrored,
  bands: bandsOf(file.perceptual),
  landmarks: file.landmarks === undefined ? null : Buffer.from(file.landmarks),
  marks: file.landmarks === undefined ? [] : keysOf(regionId, file.landmarks),
  state: 'staged' as const,
  uploaded_at: file.uploadedAt,
  taken_at: file.taken.at,
  taken_latitude: file.taken.latitude,
  taken_longitude: file.taken.longitude,
});

/** For photos that were uploaded before landmarks were looked for. */
const landmarksLater = (database: Database): Pick<Files, 'unmarked' | 'mark'> => ({
  async unmarked(regionId, limit) {
    const rows = await database.run(
      build
        .selectFrom('file')
        .select('sha256')
        .where('region_id', '=', regionId)
        .where('landmarks', 'is', null)
        .where('media_type', '!=', 'application/pdf')
        .orderBy('uploaded_at')
        .limit(limit),
    );
    return [...new Set(rows.map(({ sha256 }) => sha256))];
  },
  async mark(regionId, sha256, landmarks) {
    await database.run(
      build
        .updateTable('file')
        .set({ landmarks: Buffer.from(landmarks), marks: keysOf(regionId, landmarks) })
        .where('region_id', '=', regionId)
        .where('sha256', '=', sha256),
    );
  },
});

/**
 * Bytes may go only when nothing names them any more, in any region: the same picture may be somebody else's too, and a
 * signed letter may have been handed in as an attachment. Each region is asked by itself.
 */
async function sweep(
  database: Database,
  regionIds: readonly number[],
  regionId: number,
  before: number,
): Promise<readonly string[]> {
  // A draft that can still be sent claims what was given for it.
  const gone = await database.eachIn(regionId).run(sql<{
    sha256: string;
    thumbnail_sha256: string | null;
  }>`delete from file
      where region_id = ${regionId} and state <> 'attached' and uploaded_at < ${before}
        and owner not in (select draft_id::text from draft where region_id = ${regionId} and submitted_case_id is null)
      returning sha256, thumbnail_sha256`);
  const hashes = [...new Set(gone.flatMap((row) => [row.sha256, row.thumbnail_sha256 ?? row.sha256]))];
  if (hashes.length === 0) return [];
  return namedNowhere(database, regionIds, hashes);
}

async function namesAfter(database: Database, regionId: number, after: string): Promise<readonly string[]> {
  const rows = await database.run(sql<{ sha256: string }>`
    select sha256 from file where region_id = ${regionId} and sha256 > ${after}
    union select thumbnail_sha256 from file where region_id = ${regionId} and thumbnail_sha256 > ${after}
    union select sha256 from document where region_id = ${regionId} and sha256 > ${after} and bytes_erased_at is null
    order by 1 limit 500`);
  return rows.map(({ sha256 }) => sha256);
}

/** Those of the hashes that no file and no letter of any region names. */
export async function namedNowhere(
  database: Database,
  regionIds: readonly number[],
  hashes: readonly string[],
): Promise<readonly string[]> {
  const used = new Set<string>();
  for (const id of regionIds) {
    const named = await database.run(sql<{ sha256: string }>`
      select sha256 from file where region_id = ${id} and sha256 = any(${hashes})
      union all select thumbnail_sha256 from file where region_id = ${id} and thumbnail_sha256 = any(${hashes})
      union all select sha256 from document where region_id = ${id} and sha256 = any(${hashes}) and bytes_erased_at is null`);
    for (const { sha256 } of named) used.add(sha256);
  }
  return hashes.filter((hash) => !used.has(hash));
}

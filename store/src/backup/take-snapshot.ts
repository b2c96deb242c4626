/**
 * Copies all primary tables at one moment, while the city goes on: one repeatable-read transaction, a file for each table.
 *
 * Must never: hold up a writer, or write a file that is not safely on the disk when it returns.
 */
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { rolesFile } from '../database/migrate.ts';
import { hashing } from './hashing.ts';
import {
  fileOf,
  primaryTables,
  quoted,
  quotedName,
  type FileCopy,
  type Snapshot,
  type TableCopy,
} from './table-copies.ts';

export interface SnapshotOptions {
  /** As the owner of the tables: row-level policies must not hide a row. */
  readonly connection: pg.ClientConfig;
  /** An empty folder. */
  readonly folder: string;
  readonly onTable?: (table: string) => void;
}

/** Copies the tables into `folder`. Throws what the database or the file system throws; the folder is then worthless. */
export async function takeSnapshot({ connection, folder, onTable }: SnapshotOptions): Promise<Snapshot> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await seeEveryRow(client);
    const migrations = await client.query<{ name: string }>(
      'select name from migration where name <> $1 order by name',
      [rolesFile],
    );
    const tables: TableCopy[] = [];
    for (const { table, columns } of await primaryTables(client)) {
      onTable?.(table);
      tables.push(await copyOut(client, folder, table, columns));
    }
    const files = await client.query<FileCopy>(filesText);
    await client.query('commit');
    return { migrations: migrations.rows.map(({ name }) => name), tables, files: files.rows };
  } finally {
    await client.end();
  }
}

const filesText = `
  select sha256, bool_or(needed) as needed from (
    select sha256, state = 'attached' as needed from file
    union all select thumbnail_sha256, state = 'attached' from file where thumbnail_sha256 is not null
    union all select sha256, true from document where sha256 is not null and bytes_erased_at is null
  ) each group by sha256 order by sha256`;

/** The owner of the tables may ask for all rows; for everybody else `row_security = off` makes a hidden row an error, not a gap. */
async function seeEveryRow(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ hidden: string; shown: string }>(
    `select count(*) filter (where not mine) as hidden, count(*) filter (where mine) as shown from (
       select exists (select from pg_policy p where p.polrelid = t.oid and p.polname = 'every_region'
         and (select oid from pg_roles where rolname = current_user) = any (p.polroles)) as mine
       from pg_class t where t.relnamespace = 'public'::regnamespace and t.relrowsecurity and row_security_active(t.oid)) each`,
  );
  const asOwner = rows[0]?.hidden === '0' && rows[0].shown !== '0';
  await client.query(asOwner ? "set local app.every_region = 'on'" : 'set local row_security = off');
}

async function copyOut(
  client: pg.Client,
  folder: string,
  table: string,
  columns: readonly string[],
): Promise<TableCopy> {
  const rows = client.query(
    copyTo(`copy (select ${columns.map(quotedName).join(', ')} from ${quoted(table)}) to stdout`),
  );
  const through = hashing();
  await pipeline(
    rows,
    createGzip({ level: 1 }),
    through.stream,
    createWriteStream(join(folder, fileOf(table)), { flags: 'wx', mode: 0o600, flush: true }),
  );
  return { table, columns, rows: rows.rowCount, ...through.seen() };
}

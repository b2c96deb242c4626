/**
 * Puts a snapshot into an empty database: all tables or none, in one transaction, at the schema that the snapshot had;
 * then the schema is brought to the newest.
 *
 * Must never: add to a database that holds anything, or trust a file that is not what the snapshot says.
 */
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { err, ok, type Result } from '@balai/kernel';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { migrate, migrationNames } from '../database/migrate.ts';
import { hashOf } from './hashing.ts';
import { fileOf, inOrderOfReference, quoted, quotedName, type Snapshot, type TableCopy } from './table-copies.ts';

export type PutBackProblem =
  /** A migration that this Balai does not know: the backup is of a newer one. */
  | { readonly type: 'newerBackup'; readonly found: string; readonly newest: string }
  | { readonly type: 'notEmpty'; readonly table: string }
  | { readonly type: 'damaged'; readonly file: string; readonly why: 'missing' | 'changed' };

export interface PutBackOptions {
  readonly connection: pg.ClientConfig;
  readonly folder: string;
  readonly snapshot: Snapshot;
  /** Makes the tables of the accounts, in the database that is about to be filled. */
  readonly makeAccounts: () => Promise<void>;
  readonly onTable?: (table: string) => void;
}

/** Looks at the files alone: is everything there, and is it what was written? */
export async function checkSnapshot(folder: string, snapshot: Snapshot): Promise<Result<void, PutBackProblem>> {
  const known = migrationNames();
  const stranger = snapshot.migrations.find((name) => !known.includes(name));
  if (stranger !== undefined) return err({ type: 'newerBackup', found: stranger, newest: known.at(-1) ?? '' });
  for (const { table, sha256 } of snapshot.tables) {
    const found = await hashOf(join(folder, fileOf(table)));
    if (found !== sha256)
      return err({ type: 'damaged', file: fileOf(table), why: found === null ? 'missing' : 'changed' });
  }
  return ok(undefined);
}

/** Checks the files, then fills the database. Nothing is changed when it refuses or throws, but empty tables may be left. */
export async function putBack(options: PutBackOptions): Promise<Result<void, PutBackProblem>> {
  const { connection, folder, snapshot, makeAccounts, onTable } = options;
  const checked = await checkSnapshot(folder, snapshot);
  if (!checked.ok) return checked;
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await migrate(client, { upTo: snapshot.migrations.at(-1) ?? '' });
    await makeAccounts();
    await client.query("begin; set local app.every_region = 'on'");
    for (const { table } of snapshot.tables) {
      const { rows } = await client.query<{ found: boolean }>(`select exists (select from ${quoted(table)}) as found`);
      if (rows[0]?.found === true) return err({ type: 'notEmpty', table });
    }
    await client.query('set local row_security = off');
    const forced = await forcedTables(client);
    for (const table of forced) await client.query(`alter table ${table} no force row level security`);
    for (const copy of await inOrderOfReference(client, snapshot.tables)) {
      onTable?.(copy.table);
      await copyIn(client, folder, copy);
    }
    for (const table of forced) await client.query(`alter table ${table} force row level security`);
    await client.query('commit');
    await migrate(client);
    await client.query('analyze');
    return ok(undefined);
  } finally {
    await client.end();
  }
}

/** Tables whose policies bind their owner too: COPY cannot fill them while that is so. */
async function forcedTables(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class where relnamespace = 'public'::regnamespace and relforcerowsecurity`,
  );
  return rows.map(({ name }) => name);
}

async function copyIn(client: pg.Client, folder: string, { table, columns, rows }: TableCopy): Promise<void> {
  const into = client.query(copyFrom(`copy ${quoted(table)} (${columns.map(quotedName).join(', ')}) from stdin`));
  await pipeline(createReadStream(join(folder, fileOf(table))), createGunzip(), into);
  if (into.rowCount !== rows) throw new Error(`${table}: ${into.rowCount} rows came back, ${rows} were copied`);
}

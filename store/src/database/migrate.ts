/**
 * Brings a database to the newest schema: numbered SQL files, forward only, each checked by its hash, all in one
 * transaction. Must never: touch a database that a newer Balai has migrated, or run a file that was changed.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { codeOf, storeUnavailable } from './store-problem.ts';

const folder = join(import.meta.dirname, '..', '..', 'migrations');
/** Not a migration, but what it was granted by is kept beside them: see roles.ts. */
export const rolesFile = 'roles.sql';
const oldestServer = 150_000;
/** One number for all Balai servers that start at once on one database: they migrate one after the other. */
const lockNumber = 36_711;

export interface MigrateOptions {
  /**
   * The hook of each table: called with `create table` as written, answers what to send instead, and what after it.
   * For distributing tables (Citus), and for the check that every statement stays in one partition.
   */
  readonly onTable?: (table: string, create: string) => readonly string[];
  /** The last file to run: for a backup that is older than this Balai. Default: the newest. */
  readonly upTo?: string;
}

/** The numbered files of this Balai, in order. */
export const migrationNames = (): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted();

/** Returns how many migrations there are. Throws `StoreUnavailable`. */
export async function migrate(client: pg.Client | pg.PoolClient, options: MigrateOptions = {}): Promise<number> {
  const version = await client.query<{ server_version_num: string }>('show server_version_num');
  const found = Number(version.rows[0]?.server_version_num);
  if (found < oldestServer) throw storeUnavailable({ type: 'serverTooOld', found, wanted: oldestServer });
  const files = migrationNames();
  await client.query('begin');
  try {
    await client.query(`select pg_advisory_xact_lock(${lockNumber}); set local app.every_region = 'on'`);
    await client.query('create table if not exists migration (name text primary key, sha256 text not null)');
    await client.query("comment on table migration is 'primary: which migration files ran, with their hash'");
    const had = new Map(
      (await client.query<{ name: string; sha256: string }>('select name, sha256 from migration')).rows.map((row) => [
        row.name,
        row.sha256,
      ]),
    );
    const stranger = [...had.keys()].toSorted().find((name) => !files.includes(name) && name !== rolesFile);
    if (stranger !== undefined)
      throw storeUnavailable({ type: 'newerDatabase', found: stranger, newest: files.at(-1) ?? '' });
    for (const name of files)
      if (options.upTo === undefined || name <= options.upTo) await runFile(client, name, had.get(name), options);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    if (
      ['0A000', '58P01', '42501'].includes(codeOf(error)) &&
      error instanceof Error &&
      /extension/.test(error.message)
    ) {
      throw storeUnavailable({ type: 'extensionMissing', detail: error.message });
    }
    throw error;
  }
  return files.length;
}

async function runFile(
  client: pg.Client | pg.PoolClient,
  name: string,
  before: string | undefined,
  options: MigrateOptions,
): Promise<void> {
  const text = readFileSync(join(folder, name), 'utf8');
  const sha256 = createHash('sha256').update(text).digest('hex');
  if (before !== undefined) {
    if (before !== sha256) throw storeUnavailable({ type: 'migrationChanged', name });
    return;
  }
  for (const statement of statementsOf(text)) {
    const table = /^create table (\w+)/.exec(statement)?.[1];
    const sent = table === undefined || options.onTable === undefined ? [statement] : options.onTable(table, statement);
    for (const each of sent) await client.query(each);
  }
  await client.query('insert into migration (name, sha256) values ($1, $2)', [name, sha256]);
}

/** Our own files only: a statement ends with a semicolon at the end of a line. */
function statementsOf(text: string): string[] {
  return text
    .replaceAll(/^--.*$/gm, '')
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}

/**
 * Takes the traces of erased rows out of PostgreSQL's own files: dead rows, old index entries, statistics, the write-ahead log.
 *
 * VACUUM alone leaves the bytes in the free space of pages, an index of words keeps every word it ever had, statistics keep common
 * values, and a recycled log segment keeps its old content until it is written over. So tables are written anew, and the log is
 * moved on until every segment of before is gone. Must never: run while residents are served without saying what it locks.
 */
import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { clientSettings } from '../database/database.ts';
import type { StoreOptions } from '../store-api.ts';

/** Tables with values in the open that an erasure removes (of a message the names of its files). Written anew: locked for as long as that takes. */
const open = [
  'search_row',
  'reading',
  'file',
  'case_file',
  'link',
  'follower',
  'device_holds',
  'idempotency',
  'outbox',
  'survey',
  'message',
];
/** Their values are sealed: what a page keeps of them nobody reads without the key. Rows of before there were keys are plain. */
const sealed = ['event_private', 'draft', 'note', 'reach', 'push_notice', 'told', 'answer_template'];

const mostSwitches = 300;

export interface ScrubOptions {
  /** As the owner of the tables. */
  readonly connection: StoreOptions['connection'];
  /** Also write the sealed tables anew: after the first keys, when rows of before were plain. */
  readonly all: boolean;
  readonly onTable?: (table: string) => void;
}
export interface Scrubbed {
  readonly tables: number;
  /** `kept`: some of the log of before is left, as this user may not move it on, or it did not move far enough. */
  readonly log: 'gone' | 'kept';
  /** Why the log may live elsewhere too: an archive, a replica, a slot. */
  readonly elsewhere: readonly ('archive' | 'replica' | 'slot')[];
}

export async function scrub({ connection, all, onTable }: ScrubOptions): Promise<Scrubbed> {
  const client = new pg.Client({ ...clientSettings({ connection } as StoreOptions) });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query("set lock_timeout = '10s'; set statement_timeout = 0");
    for (const table of [...open, ...sealed]) {
      onTable?.(table);
      const anew = all || open.includes(table);
      await client.query(`vacuum (${anew ? 'full, ' : ''}analyze) ${table}`);
    }
    await client.query('vacuum (analyze) case_row');
    onTable?.('pg_statistic');
    const may = await mayMoveLog(client);
    if (may) await client.query('vacuum full pg_statistic');
    const log = may && (await moveLogOn(client)) ? 'gone' : 'kept';
    return { tables: open.length + sealed.length, log, elsewhere: await elsewhere(client) };
  } finally {
    await client.end();
  }
}

async function mayMoveLog(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>(
    'select rolsuper as may from pg_roles where rolname = current_user',
  );
  return rows[0]?.may === true;
}

const segments = async (client: pg.Client): Promise<ReadonlySet<string>> =>
  new Set(
    (await client.query<{ name: string }>(`select name from pg_ls_waldir() where name ~ '^[0-9A-F]{24}$'`)).rows.map(
      ({ name }) => name,
    ),
  );

/**
 * A recycled segment is an old file under a future name, with its old content: none may be made meanwhile, and those that there
 * are have to be used up. A switch fills the rest of a segment with zeros. True when none of before is left.
 */
async function moveLogOn(client: pg.Client): Promise<boolean> {
  await client.query('alter system set wal_recycle = off');
  try {
    await client.query('select pg_reload_conf()');
    await sleep(500); // the checkpointer reads its settings between two of its rounds
    await client.query('checkpoint');
    const before = await segments(client);
    for (let switches = 1; switches <= mostSwitches; switches += 1) {
      await client.query(`select pg_logical_emit_message(false, 'balai', ''), pg_switch_wal()`);
      if (switches % 4 !== 0) continue;
      await client.query('checkpoint');
      const left = await segments(client);
      if (![...before].some((name) => left.has(name))) return true;
    }
    return false;
  } finally {
    await client.query('alter system reset wal_recycle');
    await client.query('select pg_reload_conf()');
  }
}

async function elsewhere(client: pg.Client): Promise<Scrubbed['elsewhere']> {
  const { rows } = await client.query<{ archive: boolean; replica: boolean; slot: boolean }>(
    `select current_setting('archive_mode') <> 'off' as archive,
      exists (select from pg_stat_replication) as replica, exists (select from pg_replication_slots) as slot`,
  );
  const found = rows[0];
  return found === undefined ? [] : (['archive', 'replica', 'slot'] as const).filter((one) => found[one]);
}

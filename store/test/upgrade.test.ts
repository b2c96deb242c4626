/**
 * A city as the first landing left it (migrations 0001 to 0005, with cases, letters, messages and a draft; recorded once in
 * fixtures/city-at-0005.json.gz) is brought to the newest schema, and everything in it still holds.
 *
 * Must never: record the fixture anew; a later landing adds one of its own.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { expect, inject, test } from 'vitest';
import { putBack, type Snapshot } from '../src/backup/index.ts';
import { inOrderOfReference, quoted, quotedName } from '../src/backup/table-copies.ts';
import { migrationNames } from '../src/database/migrate.ts';
import { openStore, type Store } from '../src/index.ts';
import { emptyDatabase, tangerang, testCalendar, testKeys, witaCity, type TestDatabase } from '../src/testing.ts';
import { act, submit, tuesday, valueOf } from './acting.ts';
import { officerOf } from './city.ts';

interface Recorded {
  readonly migrations: readonly string[];
  readonly columns: Readonly<Record<string, readonly string[]>>;
  /** Primary tables in PostgreSQL's COPY text. */
  readonly tables: Readonly<Record<string, string>>;
  /** What was folded from them and lay beside them. */
  readonly derived: Readonly<Record<string, { readonly columns: readonly string[]; readonly rows: readonly object[] }>>;
}
const recorded = JSON.parse(
  gunzipSync(readFileSync(join(import.meta.dirname, 'fixtures', 'city-at-0005.json.gz'))).toString('utf8'),
) as Recorded;

/** The database of that day. */
async function oldCity(): Promise<TestDatabase> {
  const connection = await emptyDatabase(inject('socketDir'), { upTo: '0005_officers.sql' });
  const client = new pg.Client(connection);
  await client.connect();
  const names = Object.keys(recorded.tables).map((table) => ({ table, columns: [], rows: 0, bytes: 0, sha256: '' }));
  for (const { table } of await inOrderOfReference(client, names)) {
    const columns = (recorded.columns[table] ?? []).map(quotedName).join(', ');
    await pipeline(
      Readable.from([recorded.tables[table] ?? '']),
      client.query(copyFrom(`copy ${quoted(table)} (${columns}) from stdin`)),
    );
  }
  for (const [table, { columns, rows }] of Object.entries(recorded.derived)) {
    const list = columns.map(quotedName).join(', ');
    await client.query(
      `insert into ${quotedName(table)} (${list}) select ${list} from jsonb_populate_recordset(null::${quotedName(table)}, $1::jsonb)`,
      [JSON.stringify(rows)],
    );
  }
  await client.end();
  return connection;
}

const counted = async (connection: TestDatabase): Promise<Readonly<Record<string, number>>> => {
  const client = new pg.Client(connection);
  await client.connect();
  const counts: Record<string, number> = {};
  for (const table of Object.keys(recorded.tables))
    counts[table] = Number((await client.query(`select count(*) as n from ${quoted(table)}`)).rows[0].n);
  await client.end();
  return counts;
};

/** A backup as that Balai wrote it. */
function oldBackup(folder: string): Snapshot {
  const tables = Object.entries(recorded.tables).map(([table, text]) => {
    const bytes = gzipSync(text);
    writeFileSync(join(folder, `${table}.copy.gz`), bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const rows = text === '' ? 0 : text.trimEnd().split('\n').length;
    return { table, columns: recorded.columns[table] ?? [], rows, bytes: bytes.length, sha256 };
  });
  return { migrations: recorded.migrations, tables, files: [] };
}

const opened = (connection: TestDatabase): Promise<Store> =>
  openStore({ connection, calendarOf: testCalendar, connections: 2, lookupSecret: 'test', dataKeys: testKeys });

test('a backup of the first landing is put into this one, whole', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'balai-old-'));
  try {
    const snapshot = oldBackup(folder);
    const connection = await emptyDatabase(inject('socketDir'), { upTo: '0000' });
    const put = await putBack({ connection, folder, snapshot, makeAccounts: async () => undefined });
    expect(put).toEqual({ ok: true, value: undefined });
    const store = await opened(connection);
    for (const { id } of [tangerang, witaCity]) {
      await store.audit.rebuild(id, { check: false });
      expect(await store.audit.verifyChain(id)).toMatchObject({ events: 36, broken: [] });
      expect((await store.audit.rebuild(id, { check: true })).differences).toEqual([]);
    }
    await store.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a city of the first landing goes on: chains, folds, figures, messages and drafts, and new cases beside the old', async () => {
  const connection = await oldCity();
  const before = await counted(connection);
  expect(before['public.event']).toBe(72);
  const store = await opened(connection);
  try {
    expect((await store.ready(tuesday)).migrations).toBe(migrationNames().length);
    expect(await counted(connection)).toMatchObject({ ...before, 'public.outbox': expect.any(Number) });
    for (const { id } of [tangerang, witaCity]) {
      expect(await store.audit.verifyChain(id)).toMatchObject({ events: 36, broken: [] });
      expect((await store.audit.rebuild(id, { check: true })).differences).toEqual([]);
      expect(await store.figures.recount(id)).toEqual([]);
      const filed = await store.figures.rows(id, { from: '2026-01-01', to: '2026-12-31' });
      expect(filed.reduce((sum, row) => sum + row.filed, 0)).toBe(12);
    }
    const { caseId } = valueOf(await submit(store, tangerang.id, 'lampu', { now: tuesday + 86_400_000 }));
    const scheduled = await act(store, tangerang.id, caseId, officerOf('dishub'), 'jadwalkan', {
      turn: 'diterima/dishub',
      now: tuesday + 90_000_000,
    });
    expect(scheduled.ok).toBe(true);
    expect((await store.audit.rebuild(tangerang.id, { check: true })).differences).toEqual([]);
  } finally {
    await store.close();
  }
});

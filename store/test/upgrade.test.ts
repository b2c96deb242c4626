/**
 * Cities as earlier landings left them (fixtures/city-at-NNNN.json.gz, NNNN being their newest migration, with cases, letters,
 * messages, drafts and what lies beside them) are brought to the newest schema, and everything in them still holds.
 *
 * Must never: record a fixture anew; a later landing adds one of its own (`record-city.ts`).
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  readonly name: string;
  /** By region: how many events there are, and how many cases came in. */
  readonly expected: Readonly<Record<number, { readonly events: number; readonly filed: number }>>;
  readonly migrations: readonly string[];
  readonly columns: Readonly<Record<string, readonly string[]>>;
  /** Primary tables in PostgreSQL's COPY text. */
  readonly tables: Readonly<Record<string, string>>;
  /** What was folded from them and lay beside them. */
  readonly derived: Readonly<Record<string, { readonly columns: readonly string[]; readonly rows: readonly object[] }>>;
}
const FIXTURES = join(import.meta.dirname, 'fixtures');
/** Of the first landing, which did not write down what it had. */
const FIRST = { [tangerang.id]: { events: 36, filed: 12 }, [witaCity.id]: { events: 36, filed: 12 } };
const landings = readdirSync(FIXTURES)
  .filter((name) => name.startsWith('city-at-'))
  .map((name): Recorded => {
    const recorded = JSON.parse(gunzipSync(readFileSync(join(FIXTURES, name))).toString('utf8'));
    return { expected: FIRST, ...recorded, name };
  });

test('there is a city of an earlier landing to begin from', () => expect(landings.length).toBeGreaterThanOrEqual(2));

test('no two migrations have one number: what ran before what is never in doubt', () => {
  const numbers = migrationNames().map((name) => name.slice(0, 4));
  expect(new Set(numbers).size).toBe(numbers.length);
});

/** The database of that day. */
async function oldCity(recorded: Recorded): Promise<TestDatabase> {
  const connection = await emptyDatabase(inject('socketDir'), { upTo: recorded.migrations.at(-1) ?? '' });
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

const counted = async (connection: TestDatabase, recorded: Recorded): Promise<Readonly<Record<string, number>>> => {
  const client = new pg.Client(connection);
  await client.connect();
  const counts: Record<string, number> = {};
  for (const table of Object.keys(recorded.tables))
    counts[table] = Number((await client.query(`select count(*) as n from ${quoted(table)}`)).rows[0].n);
  await client.end();
  return counts;
};

/** A backup as that Balai wrote it. */
function oldBackup(folder: string, recorded: Recorded): Snapshot {
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

test.for(landings)('a backup of $name is put into this one, whole', async (recorded) => {
  const folder = mkdtempSync(join(tmpdir(), 'balai-old-'));
  try {
    const snapshot = oldBackup(folder, recorded);
    const connection = await emptyDatabase(inject('socketDir'), { upTo: '0000' });
    const put = await putBack({ connection, folder, snapshot, makeAccounts: async () => undefined });
    expect(put).toEqual({ ok: true, value: undefined });
    const store = await opened(connection);
    for (const { id } of [tangerang, witaCity]) {
      await store.audit.rebuild(id, { check: false });
      expect(await store.audit.verifyChain(id)).toMatchObject({ events: recorded.expected[id]?.events, broken: [] });
      expect((await store.audit.rebuild(id, { check: true })).differences).toEqual([]);
    }
    await store.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.for(landings)(
  '$name goes on: chains, folds, figures, messages and drafts, and new cases beside the old',
  async (recorded) => {
    const connection = await oldCity(recorded);
    const before = await counted(connection, recorded);
    const events = Object.values(recorded.expected).reduce((sum, region) => sum + region.events, 0);
    expect(before['public.event']).toBe(events);
    const store = await opened(connection);
    try {
      expect((await store.ready(tuesday)).migrations).toBe(migrationNames().length);
      expect(await counted(connection, recorded)).toMatchObject({ ...before, 'public.outbox': expect.any(Number) });
      for (const { id } of [tangerang, witaCity]) {
        expect(await store.audit.verifyChain(id)).toMatchObject({ events: recorded.expected[id]?.events, broken: [] });
        expect((await store.audit.rebuild(id, { check: true })).differences).toEqual([]);
        expect(await store.figures.recount(id)).toEqual([]);
        const filed = await store.figures.rows(id, { from: '2026-01-01', to: '2026-12-31' });
        expect(filed.reduce((sum, row) => sum + row.filed, 0)).toBe(recorded.expected[id]?.filed);
      }
      // The recorded city has keys of its own.
      const key = (name: string) => ({ caller: 'upgrade', key: name, requestHash: name });
      const { caseId } = valueOf(
        await submit(store, tangerang.id, 'lampu', { now: tuesday + 86_400_000, idempotency: key('submit') }),
      );
      const scheduled = await act(store, tangerang.id, caseId, officerOf('dishub'), 'jadwalkan', {
        turn: 'diterima/dishub',
        now: tuesday + 90_000_000,
        idempotency: key('act'),
      });
      expect(scheduled).toMatchObject({ ok: true });
      expect((await store.audit.rebuild(tangerang.id, { check: true })).differences).toEqual([]);
    } finally {
      await store.close();
    }
  },
);

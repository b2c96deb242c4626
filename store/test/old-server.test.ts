/** A server that is too old, and one without pg_trgm: told by name, and nothing of the database is changed. */
import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { migrate } from '../src/database/migrate.ts';
import { emptyDatabase, type TestDatabase } from '../src/testing.ts';

/** A real database behind a client that answers one question as another server would. */
async function migrated(connection: TestDatabase, asked: RegExp, answer: () => unknown): Promise<unknown> {
  const client = new pg.Client(connection);
  await client.connect();
  const other = Object.create(client, {
    query: {
      value: async (text: string, ...more: readonly unknown[]) =>
        asked.test(text) ? answer() : client.query(text, ...(more as [])),
    },
  }) as pg.Client;
  try {
    return await migrate(other).catch((error: { readonly problem?: unknown }) => error.problem ?? error);
  } finally {
    await client.end();
  }
}
async function tablesOf(connection: TestDatabase): Promise<number> {
  const client = new pg.Client(connection);
  await client.connect();
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'migration'`,
  );
  await client.end();
  return rows[0]?.n ?? -1;
}

test('PostgreSQL 14 is refused before the first statement', async () => {
  const connection = await emptyDatabase(inject('socketDir'), { upTo: '0000' });
  const old = () => ({ rows: [{ server_version_num: '140012' }] });
  expect(await migrated(connection, /^show server_version_num/, old)).toMatchObject({
    type: 'serverTooOld',
    found: 140_012,
  });
  expect(await tablesOf(connection)).toBe(0);
});

test('a server without pg_trgm is told by name, and keeps no half of a schema', async () => {
  const connection = await emptyDatabase(inject('socketDir'), { upTo: '0000' });
  const missing = () => {
    throw Object.assign(new Error('extension "pg_trgm" is not available'), { code: '0A000' });
  };
  expect(await migrated(connection, /create extension/, missing)).toMatchObject({ type: 'extensionMissing' });
  expect(await tablesOf(connection)).toBe(0);
});

/**
 * The rules of SQL, checked on every statement that the store sends: each touches one partition of a copy that is split by
 * region, none uses what only one machine can, and every table says what it is.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadModule, parseSync } from 'libpg-query';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { build } from '../src/database/database.ts';
import { recentMatches } from '../src/search/by-words.ts';
import { askedWords, queryOf } from '../src/search/words.ts';
import { emptyDatabase, freshStore, tangerang, type FreshStore } from '../src/testing.ts';
import { useEverything } from './everything.ts';

const partitions = 4;
const sent = new Map<string, readonly unknown[]>();
let fresh: FreshStore;
let split: pg.Client;

beforeAll(async () => {
  await loadModule();
  fresh = await freshStore(inject('socketDir'), { onStatement: (text, values) => void sent.set(text, values) });
  await useEverything(fresh.store);
  // Sent only where thousands of cases match.
  const lamp = queryOf(askedWords('lampu')) ?? sql``;
  const everything = { regionId: tangerang.id, serviceIds: ['lampu'], areas: undefined, limit: 50 };
  for (const statement of [recentMatches(lamp, everything, null), recentMatches(lamp, everything, 20_000)]) {
    const { sql: text, parameters } = statement.compile(build);
    sent.set(text, parameters);
  }
  // A repair sends what a check does not.
  await fresh.admin.query('delete from turn_row where region_id = $1', [tangerang.id]);
  await fresh.store.audit.rebuild(tangerang.id, { check: false });
  split = new pg.Client(await emptyDatabase(inject('socketDir'), { onTable: byRegion }));
  await split.connect();
  await split.query("set role balai_app; set app.region = '3671'");
}, 120_000);
afterAll(async () => {
  await split.end();
  await fresh.close();
});

/** The hook of each table, used as it would be to distribute it. */
function byRegion(table: string, create: string): readonly string[] {
  if (table === 'region') return [create];
  const parts = Array.from(
    { length: partitions },
    (_, part) =>
      `create table ${table}_p${part} partition of ${table} for values with (modulus ${partitions}, remainder ${part})`,
  );
  return [`${create} partition by hash (region_id)`, ...parts];
}

interface Plan {
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Plan[];
}
const relationsOf = (plan: Plan): readonly string[] => [
  ...(plan['Relation Name'] === undefined ? [] : [plan['Relation Name']]),
  ...(plan.Plans ?? []).flatMap(relationsOf),
];
const tenant = (text: string) =>
  !/^select (region_id, slug|pg_notify|\(extract)/.test(text) &&
  !/^(insert into region|select region_id from region)/.test(text);

test('every statement touches one partition, and the same one of every table', async () => {
  expect(sent.size).toBeGreaterThan(90);
  const wrong: string[] = [];
  for (const [text, values] of sent) {
    if (!tenant(text)) continue;
    // The one statement that the application's own role may not send.
    await split.query(`set role ${/^(delete from|update) event_private/.test(text) ? 'balai_eraser' : 'balai_app'}`);
    const { rows } = await split.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`explain (format json) ${text}`, [
      ...values,
    ]);
    const touched = new Set(
      relationsOf(rows[0]?.['QUERY PLAN'][0].Plan as Plan).flatMap((name) => /_p(\d)$/.exec(name)?.[1] ?? []),
    );
    if (touched.size > 1) wrong.push(text);
  }
  expect(wrong).toEqual([]);
});

test('a statement that forgets its region is found by this check', async () => {
  const { rows } = await split.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
    'explain (format json) select 1 from turn_row where due_at < $1',
    [0],
  );
  expect(new Set(relationsOf(rows[0]?.['QUERY PLAN'][0].Plan as Plan)).size).toBe(partitions);
});

const forbidden = [
  [
    /"(clock_timestamp|statement_timestamp|transaction_timestamp|timeofday|now|random|gen_random_uuid|uuidv7|uuidv4)"/,
    'a clock or chance of the database',
  ],
  [/"SVFOP_|SQLValueFunction/, 'a clock of the database'],
  [/"set_config"/, 'a setting of the session'],
  [/VariableSetStmt/, 'a setting of the session'],
  [/MergeStmt|RuleStmt|GroupingSet|CreateTrigStmt/, 'what does not work everywhere'],
] as const;
/** Asks the database for its time to compare it with ours; stores nothing. */
const comparesClocks = /^select \(extract\(epoch from clock_timestamp/;

function faultsOf(text: string): readonly string[] {
  const tree = JSON.stringify(parseSync(text));
  return forbidden.filter(([pattern]) => pattern.test(tree)).map(([, why]) => `${why}: ${text.slice(0, 120)}`);
}

test('no statement uses a clock, chance, settings, MERGE, rules or rollups', () => {
  const faults = [...sent.keys()].filter((text) => !comparesClocks.test(text)).flatMap(faultsOf);
  expect(faults).toEqual([]);
  expect(faultsOf("select set_config('app.region', '1', false), now()").length).toBe(2);
  expect(faultsOf('merge into figure using figure_delta on true when matched then delete').length).toBe(1);
});

test('the migrations know no trigger, rule or default that is a clock', () => {
  const folder = join(import.meta.dirname, '..', 'migrations');
  for (const name of readdirSync(folder)) expect(faultsOf(readFileSync(join(folder, name), 'utf8'))).toEqual([]);
});

test('every table is called primary or derived, begins its key with the region, and belongs to one region', async () => {
  const { rows } = await fresh.admin.query<{
    table: string;
    comment: string | null;
  }>(`select c.relname as table, obj_description(c.oid) as comment from pg_class c
    join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r' order by 1`);
  expect(rows.length).toBeGreaterThan(30);
  expect(rows.filter(({ comment }) => !/^(primary|derived): ./.test(comment ?? '')).map(({ table }) => table)).toEqual(
    [],
  );
  const keys = await fresh.admin.query<{
    table: string;
    first: string;
    unique: boolean;
  }>(`select c.relname as table, a.attname as first, i.indisunique as unique from pg_index i
    join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
    where n.nspname = 'public' and i.indisunique`);
  expect(
    keys.rows.filter(({ first, table }) => first !== 'region_id' && !['migration', 'region'].includes(table)),
  ).toEqual([]);
});

test('a foreign key between tables of a region carries the region first, on both sides', async () => {
  const { rows } = await fresh.admin.query<{ table: string; own: string; other: string; to: string }>(`
    select c.conrelid::regclass::text as table, a.attname as own, b.attname as other, c.confrelid::regclass::text as to
    from pg_constraint c join pg_namespace n on n.oid = c.connamespace
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    join pg_attribute b on b.attrelid = c.confrelid and b.attnum = c.confkey[1]
    where c.contype = 'f' and n.nspname = 'public'`);
  expect(rows.length).toBeGreaterThan(3);
  expect(rows.filter(({ own, other }) => own !== 'region_id' || other !== 'region_id')).toEqual([]);
});

test('the application may not change or delete an event, and sees personal rows only in the transaction of their region', async () => {
  const client = new pg.Client(fresh.connection);
  await client.connect();
  await client.query('set role balai_app');
  for (const statement of [
    "update event set type = 'x'",
    'delete from event',
    'delete from event_private',
    'delete from document_event',
    "update manifest set canonical = ''",
  ]) {
    await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
  }
  const count = async () =>
    (await client.query<{ n: number }>('select count(*)::int as n from event_private')).rows[0]?.n ?? 0;
  expect(await count()).toBe(0);
  await client.query("begin; set local app.region = '3671'");
  expect(await count()).toBeGreaterThan(0);
  await client.query("commit; begin; set local app.region = '9901'");
  expect(await count()).toBe(0);
  await client.query('commit');
  await client.query('set role balai_eraser');
  await expect(
    client.query('select * from message; select open from event; delete from case_row'),
  ).rejects.toMatchObject({ code: '42501' });
  await client.end();
});

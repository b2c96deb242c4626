/**
 * Search at 200,000 cases: the plans use the indexes, whatever is searched for, and what residents wrote is found.
 *
 * The rows are made by SQL and by no service: only the search row is wanted here.
 */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { build } from '../src/database/database.ts';
import { byLikeness, fewMatches, manyMatches, partOfNumber, recentMatches } from '../src/search/search.ts';
import { queryOf, searchableWords } from '../src/search/words.ts';
import { freshStore, type FreshStore } from '../src/testing.ts';

let fresh: FreshStore;
const rows = 200_000;

beforeAll(async () => {
  fresh = await freshStore(inject('socketDir'));
  const { admin } = fresh;
  const indexes = await admin.query<{ indexname: string; indexdef: string }>(
    "select indexname, indexdef from pg_indexes where tablename = 'search_row' and indexdef like '%USING gin%'",
  );
  for (const { indexname } of indexes.rows) await admin.query(`drop index ${indexname}`);
  await admin.query("set maintenance_work_mem = '256MB'");
  const things = [
    'Lampu jln mati',
    'Jalan berlubang',
    'Sampah menumpuk',
    'Pohon tumbang',
    'Banjir dan got mampet',
    'Surat domisili',
  ];
  await admin.query(
    `with said as materialized (
       select k, body, to_tsvector('indonesian', words) as document from generate_series(0, 2999) k
       cross join lateral (select ($2::text[])[k % 6 + 1] || ' di gang ' || substr(md5('g' || k), 1, 6) || ' nomor ' || k % 500 as body,
         ($3::text[])[k % 6 + 1] || ' gang ' || substr(md5('g' || k), 1, 6) || ' nomor ' || k % 500 as words) b)
     insert into search_row (region_id, case_id, number, service_id, status, area, filed_at, body, names, lookups, document)
     select case when i % 10 = 0 then 9901 else 3671 end, md5(i::text)::uuid,
       'BL-' || upper(substr(md5(i::text), 1, 4)) || '-' || upper(substr(md5(i::text), 5, 3)), 'lampu', 'open', '36.71.01.1001',
       1700000000000 + i::bigint * 1000, body, 'warga ' || translate(substr(md5('n' || i % 5000), 1, 7), '0123456789', 'ghijklmnop'), array['k' || i % 90000], document
     from generate_series(1, $1) i join said on k = i % 3000`,
    [Math.round(rows / 0.9), things, things.map(searchableWords)],
  );
  for (const { indexdef } of indexes.rows) await admin.query(indexdef);
  await admin.query('analyze search_row');
}, 240_000);
afterAll(() => fresh.close());

interface Plan {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}
const nodesOf = (plan: Plan): readonly Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
async function explain(statement: {
  compile(builder: typeof build): { sql: string; parameters: readonly unknown[] };
}): Promise<readonly Plan[]> {
  const { sql: text, parameters } = statement.compile(build);
  // As the application: what holds for an owner need not hold for it (policies keep text operators from indexes).
  await fresh.admin.query('set role balai_app');
  const { rows: found } = await fresh.admin.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
    `explain (analyze, format json) ${text}`,
    [...parameters],
  );
  await fresh.admin.query('reset role');
  return nodesOf(found[0]?.['QUERY PLAN'][0].Plan as Plan);
}
const wanted = { regionId: 3671, serviceIds: undefined, areas: undefined, limit: 50 };
/** How many rows of the table a plan touches: what it returned from scans and what it threw away. */
const touched = (nodes: readonly Plan[]) =>
  nodes
    .filter(({ 'Node Type': type }) => /Scan/.test(type))
    .reduce((sum, node) => sum + node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0), 0);

describe('at 200,000 cases', () => {
  test('a rare word comes from the word index', async () => {
    const nodes = await explain(fewMatches(queryOf('lampu mati gang a1b2') ?? sql``, wanted));
    expect(nodes.map((node) => node['Index Name'])).toContain('search_row_document');
    expect(nodes.map((node) => node['Node Type'])).not.toContain('Seq Scan');
    expect(touched(nodes)).toBeLessThan(rows / 20);
  });
  test('a common word is found among the newest cases, without the rest', async () => {
    const recent = await explain(recentMatches(queryOf('lampu') ?? sql``, wanted, 2_000));
    expect(recent.map((node) => node['Index Name'])).toContain('search_row_recent');
    expect(touched(recent)).toBeLessThan(5_000);
  });
  test('a word between the two is walked from the newest until the page is full', async () => {
    const many = await explain(manyMatches(queryOf('lampu') ?? sql``, wanted));
    expect(many.map((node) => node['Index Name'])).toContain('search_row_recent');
    expect(touched(many)).toBeLessThan(5_000);
  });
  test('a misspelt name comes from the index of three letters', async () => {
    const nodes = await explain(byLikeness('wargaa jdif', wanted) ?? sql``);
    expect(nodes.map((node) => node['Index Name'])).toContain('search_row_names');
    expect(nodes.map((node) => node['Node Type'])).not.toContain('Seq Scan');
  });
  test('a part of a number comes from the index of three letters', async () => {
    const nodes = await explain(partOfNumber('7F3A', wanted));
    expect(nodes.map((node) => node['Index Name'])).toContain('search_row_numbers');
    expect(touched(nodes)).toBeLessThan(5_000);
  });
  test('slang finds what slang wrote, newest first, only in its region', async () => {
    const hits = await fresh.store.search.find(3671, 'PJU padam di gg');
    expect(hits).toHaveLength(50);
    expect(hits.every(({ excerpt }) => excerpt.startsWith('Lampu jln mati'))).toBe(true);
    expect(hits.map(({ filedAt }) => filedAt)).toEqual(hits.map(({ filedAt }) => filedAt).toSorted((a, b) => b - a));
    const there = await fresh.store.search.find(9901, hits[0]?.number ?? '');
    expect(there).toEqual([]);
  });
  test('beside a number, words before the last are whole; the number and the last word may go on', async () => {
    const found = async (text: string) => (await fresh.store.search.find(3671, text)).map(({ excerpt }) => excerpt);
    expect(await found('banjir nomor 49')).toHaveLength(50);
    expect((await found('banjir nomor 49')).every((excerpt) => /^Banjir .*\b49/.test(excerpt))).toBe(true);
    expect(await found('nomor 49 banj')).toEqual(await found('banjir nomor 49'));
    expect(await found('banj nomor 49')).toEqual([]);
    const four = await found('banjir nomor 4');
    expect([four.length, four.every((excerpt) => /^Banjir .*\b4\b/.test(excerpt))]).toEqual([50, true]);
  });
  test('a number is found as it is written, or nothing', async () => {
    expect(await fresh.store.search.find(3671, 'zzzzqqqq')).toEqual([]);
  });
});

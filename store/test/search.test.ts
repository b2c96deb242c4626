/**
 * Search at 200,000 cases: the plans use the indexes, whatever is searched for, and what residents wrote is found.
 *
 * The rows are made by SQL and by no service: only the search row is wanted here.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { build } from '../src/database/database.ts';
import { fewMatches, newestMatches, recentMatches } from '../src/search/by-words.ts';
import { byLikeness, partOfNumber } from '../src/search/search.ts';
import { askedWords, queryOf, searchableWords } from '../src/search/words.ts';
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
  await fresh.admin.query(`set role balai_app; set app.region = '${wanted.regionId}'`);
  const { rows: found } = await fresh.admin.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
    `explain (analyze, format json) ${text}`,
    [...parameters],
  );
  await fresh.admin.query('reset role; reset app.region');
  return nodesOf(found[0]?.['QUERY PLAN'][0].Plan as Plan);
}
/** The street of a text, as the rows were made. */
const gang = (k: number): string => createHash('md5').update(`g${k}`).digest('hex').slice(0, 6);
const wanted = { regionId: 3671, serviceIds: undefined, areas: undefined, limit: 50 };
/** How many rows of the table a plan touches: what it returned from scans and what it threw away. */
const touched = (nodes: readonly Plan[]) =>
  nodes
    .filter(({ 'Node Type': type }) => /Scan/.test(type))
    .reduce((sum, node) => sum + node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0), 0);

describe('at 200,000 cases', () => {
  test('a rare word comes from the word index, and common words beside it are looked at in its rows', async () => {
    const nodes = await explain(
      fewMatches(askedWords('a1b2'), queryOf(askedWords('lampu mati gang a1b2')) ?? sql``, wanted),
    );
    expect(nodes.map((node) => node['Index Name'])).toContain('search_row_document');
    expect(nodes.map((node) => node['Node Type'])).not.toContain('Seq Scan');
    expect(touched(nodes)).toBeLessThan(rows / 200);
  });
  test('how common words are is told by the newest cases, which are the page where enough have all of them', async () => {
    const words = askedWords('lampu gang');
    const nodes = await explain(newestMatches(words, queryOf(words) ?? sql``, wanted));
    expect(nodes.map((node) => node['Index Name'])).toContain('search_row_recent');
    expect(touched(nodes)).toBeLessThan(3_000);
  });
  test('the newest cases of a few services and places are walked in the index alone', async () => {
    const few = { ...wanted, serviceIds: ['lampu', 'jalan'], areas: ['36.71.01.1001'] };
    for (const nodes of [
      await explain(newestMatches(askedWords('lampu'), queryOf(askedWords('lampu')) ?? sql``, few)),
      await explain(recentMatches(queryOf(askedWords('lampu')) ?? sql``, few, null)),
    ]) {
      expect(nodes.map((node) => node['Index Name'])).toContain('search_row_recent');
      expect(touched(nodes)).toBeLessThan(3_000);
    }
  });
  test('words that are common but seldom together are walked from the newest until the page is full', async () => {
    const many = await explain(recentMatches(queryOf(askedWords('lampu')) ?? sql``, wanted, null));
    expect(many.map((node) => node['Index Name'])).toContain('search_row_recent');
    expect(touched(many)).toBeLessThan(5_000);
  });
  test('a word that every hundredth case has is looked for among the newest, until the page is full', async () => {
    const nodes = await explain(recentMatches(queryOf(askedWords('nomor 49')) ?? sql``, wanted, 10_000));
    expect(nodes.map((node) => node['Index Name'])).toContain('search_row_recent');
    expect(touched(nodes)).toBeLessThan(31_000);
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
  test('every word may go on, a number of three digits by one more, a shorter one by none', async () => {
    const found = async (text: string) => (await fresh.store.search.find(3671, text)).map(({ excerpt }) => excerpt);
    const banjir = await found('banjir nomor 46');
    expect([banjir.length, banjir.every((excerpt) => /^Banjir .*\b46$/.test(excerpt))]).toEqual([50, true]);
    expect(await found('nomor 46 banj')).toEqual(banjir);
    expect(await found('banj nomor 46')).toEqual(banjir);
  });
  test.each([
    ['lampu', (body: string) => body.startsWith('Lampu')],
    ['nomor 49', (body: string) => body.endsWith('nomor 49')],
    ['banjir got 10', (body: string) => /^Banjir .* nomor 10$/.test(body)],
    ['nomor 123', (body: string) => body.endsWith('nomor 123')],
    ['surat gang', (body: string) => body.startsWith('Surat')],
    ['lam gan 12', (body: string) => /^Lampu .* nomor 12$/.test(body)],
    [`gang ${gang(77)}`, (body: string) => body.includes(gang(77))],
  ])('%s: the fifty newest of all that match, whichever way they are found', async (text, matches) => {
    const { rows: all } = await fresh.admin.query<{ number: string; body: string }>(
      'select number, body from search_row where region_id = 3671 order by filed_at desc',
    );
    const expected = all.filter(({ body }) => matches(body)).slice(0, 50);
    const hits = await fresh.store.search.find(3671, text);
    expect(hits.map(({ number }) => number)).toEqual(expected.map(({ number }) => number));
  });
  test('a number is found as it is written, or nothing', async () => {
    expect(await fresh.store.search.find(3671, 'zzzzqqqq')).toEqual([]);
  });
});

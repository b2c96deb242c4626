/**
 * Cases by the words of their texts, newest first, at a cost that does not grow with the cases: rare words come from the word index,
 * common ones are looked at in the rows. A common word in the index is a list of every second case, and as the beginning of a longer
 * one it is read whole.
 *
 * Must never: answer differently because of the way that was taken; each way asks for all words and for the newest.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Instant } from '@balai/kernel';
import type { Runner, Statement } from '../database/database.ts';
import { columns, limits, type Row, type Wanted } from './found.ts';
import { askedWords, queryOf, type AskedWord } from './words.ts';

/** How many of the newest cases say how common a word is. They are also the page itself, where enough of them have all words. */
const SAMPLE = 200;
/** Of the sample; a word that fewer cases have is rare. */
const COMMON = 5;
/** Among so many of the newest a word that is not quite rare fills the page. */
const WINDOW = 16_000;
/** What matches is ordered up to here; a rarer word than one that fills the page in the window has fewer. */
const MOST_ORDERED = 5_000;
/** Where all words are common but seldom together. */
const LONGEST_WALK = 20_000;

export async function byWords(
  on: Runner,
  windowOf: (regionId: number) => Promise<Instant | null>,
  text: string,
  wanted: Wanted,
): Promise<readonly Row[]> {
  const words = askedWords(text);
  const query = queryOf(words);
  if (query === null) return [];
  const codes = words.filter(({ isCode }) => isCode);
  if (codes.length > 0) {
    const rows = await on.often(fewMatches(codes, query, wanted));
    if (isWhole(rows)) return rows;
  }
  const { rows, counts } = sampled(await on.run(newestMatches(words, query, wanted)));
  if (rows.length === wanted.limit) return rows;
  const rare = words.filter((_, at) => (counts[at] ?? 0) < COMMON);
  if (rare.length === 0) {
    const walked = await on.run(recentMatches(query, wanted, LONGEST_WALK));
    return walked.length === wanted.limit ? walked : inOrder(on, words, query, wanted);
  }
  const windowFrom = words.some((_, at) => counts[at] === 0) ? null : await windowOf(wanted.regionId);
  if (windowFrom !== null) {
    const among = await on.run(windowMatches(rare, query, wanted, windowFrom));
    if (among.length === wanted.limit) return among;
  }
  return inOrder(on, rare, query, wanted);
}

const KEPT_MS = 60_000;
/**
 * Since when so many cases were filed, looked up once a minute: a window that has become a little longer answers the same. Null where
 * a region has fewer.
 */
export function windowStarts(on: Runner): (regionId: number) => Promise<Instant | null> {
  const kept = new Map<number, { readonly until: number; readonly start: Promise<Instant | null> }>();
  return (regionId) => {
    const known = kept.get(regionId);
    if (known !== undefined && performance.now() < known.until) return known.start;
    const start = on
      .run(sql<{ filed_at: Instant }>`select s.filed_at from search_row s where s.region_id = ${regionId}
        order by s.filed_at desc offset ${WINDOW} limit 1`)
      .then(([row]) => row?.filed_at ?? null);
    start.catch(() => kept.delete(regionId));
    kept.set(regionId, { until: performance.now() + KEPT_MS, start });
    return start;
  };
}

/** All that match, ordered; where they are too many for that, all cases from the newest on until enough match. */
async function inOrder(
  on: Runner,
  rare: readonly AskedWord[],
  query: RawBuilder<unknown>,
  wanted: Wanted,
): Promise<readonly Row[]> {
  const rows = await on.often(fewMatches(rare, query, wanted));
  return isWhole(rows) ? rows : on.run(recentMatches(query, wanted, null));
}

type Counted = Row & { readonly matched: number };
const isWhole = (rows: readonly Counted[]): boolean => (rows[0]?.matched ?? 0) <= MOST_ORDERED;

/** As a condition that no index answers, so that only what is rare is asked of one. */
const inRow = (query: RawBuilder<unknown>, alias: string) =>
  sql`case when ${sql.raw(alias)}.document @@ ${query} then true else false end`;
const never = sql`to_tsquery('indonesian', '')`;

type Sampled = { readonly [Each in keyof Row]: Row[Each] | null } & {
  readonly counts: readonly number[] | null;
};

/** How many of the newest have each word, and those that have all. */
export function newestMatches(
  words: readonly AskedWord[],
  query: RawBuilder<unknown>,
  wanted: Wanted,
): Statement<Sampled> {
  const texts = words.map(({ text }) => text);
  return sql`with newest as materialized (
      select * from search_row s where s.region_id = ${wanted.regionId} ${limits(wanted)} order by s.filed_at desc limit ${SAMPLE}
    ), asked as materialized (
      select at, to_tsquery('indonesian', word) as query from unnest(${texts}::text[]) with ordinality as u(word, at)
    ), counted as (
      select a.at, case when numnode(a.query) = 0 then ${SAMPLE}::bigint else count(*) filter (where n.document @@ a.query) end::int as n
      from asked a cross join newest n group by a.at, a.query
    ), said as (
      select array_agg(n order by at) as counts from counted
    )
    select ${columns}, said.counts from said left join lateral (
      select * from newest n where n.document @@ ${query} order by n.filed_at desc limit ${wanted.limit}) s on true`;
}

function sampled(answer: readonly Sampled[]) {
  const rows = answer.filter((row) => row.case_id !== null) as unknown as readonly Row[];
  return { rows, counts: answer[0]?.counts ?? [] };
}

/** From the newest on until the page is full, or as many have been looked at; null: all. */
export function recentMatches(query: RawBuilder<unknown>, wanted: Wanted, ofNewest: number | null): Statement<Row> {
  return sql`select ${columns} from (
      select * from search_row s where s.region_id = ${wanted.regionId} ${limits(wanted)} order by s.filed_at desc
      ${ofNewest === null ? sql`` : sql`limit ${ofNewest}`}
    ) s where ${inRow(query, 's')} order by s.filed_at desc limit ${wanted.limit}`;
}

/** The rare words are asked of the index, all words of the rows that it names. */
const hits = (rare: readonly AskedWord[], query: RawBuilder<unknown>, wanted: Wanted, since: RawBuilder<unknown>) =>
  sql`select s.case_id, s.filed_at from search_row s where s.region_id = ${wanted.regionId}
      and s.document @@ ${queryOf(rare) ?? never} ${since} and ${inRow(query, 's')} ${limits(wanted)}`;
const newestOf = (hit: RawBuilder<unknown>, wanted: Wanted) => sql`with hit as materialized (${hit}),
    newest as materialized (select case_id from hit order by filed_at desc limit ${wanted.limit})
    select ${columns}, (select count(*) from hit)::int as matched
    from newest n join search_row s on s.region_id = ${wanted.regionId} and s.case_id = n.case_id order by s.filed_at desc`;

/** More than can be ordered are not read to their end. A plain limit would have PostgreSQL read the table itself in the hope of an early end. */
export function fewMatches(rare: readonly AskedWord[], query: RawBuilder<unknown>, wanted: Wanted): Statement<Counted> {
  const all = hits(rare, query, wanted, sql``);
  return sql`${newestOf(sql`select m.* from (${all} offset 0) m cross join unnest(array[1]) limit ${MOST_ORDERED + 1}`, wanted)}`;
}

export function windowMatches(
  rare: readonly AskedWord[],
  query: RawBuilder<unknown>,
  wanted: Wanted,
  from: Instant,
): Statement<Counted> {
  return sql`${newestOf(hits(rare, query, wanted, sql`and s.filed_at >= ${from}`), wanted)}`;
}

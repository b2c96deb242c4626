/**
 * Cases by the words of their texts, newest first, at a cost that does not grow with the cases: rare words come from the word index,
 * common ones are looked at in the rows. A common word in the index is a list of every second case, and as the beginning of a longer
 * one it is read whole.
 *
 * Must never: answer differently because of the way that was taken; each way asks for all words and for the newest.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Runner, Statement } from '../database/database.ts';
import { columns, limits, type Row, type Wanted } from './found.ts';
import { askedWords, queryOf, type AskedWord } from './words.ts';

/** How many of the newest cases say how common a word is. They are also the page itself, where enough of them have all words. */
const SAMPLE = 200;
/** Of the sample. A word that so many have is not asked of the index. */
const COMMON = 5;
/** Where each word has so many, the newest cases are looked at: the index reads a place of each that has the word, about as dear as its row. */
const NOT_RARE = 2;
const LONGEST_WALK = 10_000;
/** What matches is ordered up to here. */
const MOST_ORDERED = 5_000;

export async function byWords(on: Runner, text: string, wanted: Wanted): Promise<readonly Row[]> {
  const words = askedWords(text);
  const query = queryOf(words);
  if (query === null) return [];
  const codes = words.filter(({ isCode }) => isCode);
  if (codes.length > 0) {
    const rows = await on.often(fewMatches(codes, query, wanted));
    if (isWhole(rows)) return rows;
  }
  const { rows, counts } = sampled(await on.often(newestMatches(words, query, wanted)));
  if (rows.length === wanted.limit) return rows;
  if (words.every((_, at) => (counts[at] ?? 0) >= NOT_RARE)) {
    const walked = await on.run(recentMatches(query, wanted, LONGEST_WALK));
    if (walked.length === wanted.limit) return walked;
  }
  const rare = words.filter((_, at) => (counts[at] ?? 0) < COMMON);
  return inOrder(on, rare.length === 0 ? words : rare, query, wanted);
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
      select * from search_in_region s where s.region_id = ${wanted.regionId} ${limits(wanted)} order by s.filed_at desc limit ${SAMPLE}
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
      select * from search_in_region s where s.region_id = ${wanted.regionId} ${limits(wanted)} order by s.filed_at desc
      ${ofNewest === null ? sql`` : sql`limit ${ofNewest}`}
    ) s where ${inRow(query, 's')} order by s.filed_at desc limit ${wanted.limit}`;
}

/**
 * The rare words are asked of the index, all words of the rows that it names. More than can be ordered are not read to their end; a
 * plain limit would have PostgreSQL read the table itself in the hope of an early end.
 */
export function fewMatches(rare: readonly AskedWord[], query: RawBuilder<unknown>, wanted: Wanted): Statement<Counted> {
  return sql`with hit as materialized (
      select m.* from (
        select s.case_id, s.filed_at from search_in_region s where s.region_id = ${wanted.regionId}
          and s.document @@ ${queryOf(rare) ?? never} and ${inRow(query, 's')} ${limits(wanted)} offset 0
      ) m cross join unnest(array[1]) limit ${MOST_ORDERED + 1}
    ), newest as materialized (select case_id from hit order by filed_at desc limit ${wanted.limit})
    select ${columns}, (select count(*) from hit)::int as matched
    from newest n join search_in_region s on s.region_id = ${wanted.regionId} and s.case_id = n.case_id order by s.filed_at desc`;
}

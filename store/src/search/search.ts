/**
 * Finds cases by what people remember of them: a number, a NIK or telephone, words in Indonesian, a name misspelt.
 *
 * Candidates come from an index first and are ordered after: never the other way round, which reads every row.
 * Must never: search outside the transaction of the region (rights.sql: there are no rows), or what was erased.
 */
import { sql } from 'kysely';
import { readCaseNumber } from '../case/case-number.ts';
import type { Database, Runner, Statement } from '../database/database.ts';
import type { Search } from '../store-api.ts';
import type { SearchHit } from '../store-types.ts';
import { byWords } from './by-words.ts';
import { excerptOf, searchedFor } from './excerpt.ts';
import { columns, limits, type Row, type Wanted } from './found.ts';
import { digitsOf, type LookupKey } from './search-words.ts';
import { hasDigit, wordsOf } from './words.ts';

const most = 50;
/** How many rows of one index are ordered at most. */
const mostCandidates = 2_000;

export function openSearch(database: Database, key: LookupKey): Search {
  return {
    async find(regionId, text, filter = {}) {
      const wanted: Wanted = {
        regionId,
        serviceIds: filter.serviceIds,
        areas: filter.areas,
        limit: Math.min(filter.limit ?? most, most),
      };
      const searched = searchedFor(text);
      const persons = filter.persons ?? true;
      const asked = text.normalize('NFC').slice(0, 200);
      const found = await search(database.eachIn(regionId), asked, wanted, persons ? key : null);
      return found.flatMap(({ row, way }): readonly SearchHit[] => {
        const by = way === 'words' && isNamed(row.names, searched.words) ? 'person' : way;
        return by === 'person' && !persons ? [] : [hitOf(row, by, excerptOf(row.body, searched))];
      });
    },
  };
}

const hitOf = (row: Row, by: SearchHit['by'], excerpt: string): SearchHit => ({
  caseId: row.case_id,
  number: row.number,
  serviceId: row.service_id,
  filedAt: row.filed_at,
  status: row.status,
  caseArea: row.area,
  excerpt,
  by,
});

/** Whether one of the words is the beginning of a name in the case. */
const isNamed = (names: string, words: readonly string[]): boolean =>
  names !== '' && wordsOf(names).some((name) => words.some((word) => name.startsWith(word)));

interface Found {
  readonly row: Row;
  readonly way: SearchHit['by'];
}
/** `key`: null where nobody is to be found by who they are. */
async function search(on: Runner, text: string, wanted: Wanted, key: LookupKey | null): Promise<readonly Found[]> {
  const found = new Map<string, Found>();
  const add = async (way: Found['way'], rows: () => Promise<readonly Row[]>): Promise<void> => {
    if (found.size >= wanted.limit) return;
    for (const row of await rows())
      if (found.size < wanted.limit && !found.has(row.case_id)) found.set(row.case_id, { row, way });
  };
  const rowsOf = async (statement: Statement<Row> | null) => (statement === null ? [] : on.run(statement));
  await add('number', () => rowsOf(byNumber(text, wanted)));
  if (key !== null) await add('person', () => rowsOf(byLookup(text, wanted, key)));
  await add('words', () => byWords(on, text, wanted));
  if (key !== null) await add('person', () => rowsOf(byLikeness(text, wanted)));
  return [...found.values()];
}

/** A whole number, or a part of one that somebody remembers. */
function byNumber(text: string, wanted: Wanted): Statement<Row> | null {
  const number = readCaseNumber(text);
  if (number !== null)
    return sql<Row>`select ${columns} from case_row c join search_in_region s on s.region_id = ${wanted.regionId} and s.case_id = c.case_id
      where c.region_id = ${wanted.regionId} and c.number = ${number} ${limits(wanted)}`;
  const part = text.trim().toUpperCase().replace(/^BL-?/, '');
  if (!/^[0-9A-Z-]{4,11}$/.test(part) || !/[0-9]/.test(part)) return null;
  return partOfNumber(part, wanted);
}

export function partOfNumber(part: string, wanted: Wanted): Statement<Row> {
  return sql<Row>`with hit as materialized (
      select s.case_id, s.filed_at from search_in_region s where s.region_id = ${wanted.regionId} and s.number like ${`%${part}%`} ${limits(wanted)} limit ${mostCandidates}
    ), newest as materialized (select case_id from hit order by filed_at desc limit ${wanted.limit})
    select ${columns} from newest n join search_in_region s on s.region_id = ${wanted.regionId} and s.case_id = n.case_id order by s.filed_at desc`;
}

function byLookup(text: string, wanted: Wanted, key: LookupKey): Statement<Row> | null {
  const digits = digitsOf(text);
  const stored = digits.length < 8 ? null : key(digits);
  return stored === null
    ? null
    : sql<Row>`select ${columns} from search_in_region s where s.region_id = ${wanted.regionId} and s.lookups && ${[stored]} ${limits(wanted)} order by s.filed_at desc limit ${wanted.limit}`;
}

/** Names that look alike: three letters in a row are compared. No name has a digit. */
export function byLikeness(text: string, wanted: Wanted): Statement<Row> | null {
  const name = text.trim().toLowerCase();
  if (name.length < 4 || hasDigit(name)) return null;
  return sql<Row>`with hit as materialized (
      select s.case_id, s.filed_at, word_similarity(${name}, s.names) as likeness from search_in_region s
      where s.region_id = ${wanted.regionId} and ${name} <% s.names ${limits(wanted)} limit ${mostCandidates}
    ), best as materialized (select case_id, likeness from hit order by likeness desc, filed_at desc limit ${wanted.limit})
    select ${columns} from best b join search_in_region s on s.region_id = ${wanted.regionId} and s.case_id = b.case_id order by b.likeness desc, s.filed_at desc`;
}

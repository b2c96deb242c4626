/**
 * What is asked of the database itself after every step: the questions of the invariants, planned once and answered in one trip.
 *
 * Must never: be asked through the wire that loses things.
 */
import type pg from 'pg';

export interface Found {
  readonly cases: readonly { readonly case_id: string; readonly number: string; readonly versions: number }[];
  readonly keys: readonly { readonly case_id: string; readonly keys: readonly string[] }[];
  readonly told: readonly {
    readonly case_id: string;
    readonly version: number;
    readonly type: string;
    readonly told: number;
  }[];
  readonly late: readonly { readonly case_id: string; readonly topic: string; readonly n: number }[];
  readonly letters: readonly {
    readonly unit: string;
    readonly area: string;
    readonly n: number;
    readonly last: number;
  }[];
  readonly twins: readonly { readonly number: string }[];
  readonly halves: readonly { readonly number: string }[];
  readonly strays: readonly { readonly case_id: string }[];
  readonly bare: readonly { readonly case_id: string; readonly version: number }[];
  readonly files: readonly { readonly sha256: string }[];
  readonly shown: readonly { readonly sha256: string; readonly cases: readonly string[] }[];
  readonly ranOut: readonly { readonly region_id: number; readonly case_id: string }[];
  /** A digest of all that stands in a region: another one when a row came, went or changed. */
  readonly regions: readonly { readonly region_id: number; readonly digest: string }[];
}
const QUESTIONS: Readonly<Record<Exclude<keyof Found, 'regions'>, string>> = {
  cases: `select r.case_id, r.number, count(e.version)::int as versions from case_registry r
    left join event e on e.region_id = r.region_id and e.case_id = r.case_id group by r.case_id, r.number`,
  /** But for cases that another one started: the store opens those by a key of its own. */
  keys: `select r.case_id, array_remove(array_agg(i.key), null) as keys from case_registry r left join idempotency i
    on i.region_id = r.region_id and i.case_id = r.case_id and i.caller in ('faults', 'draft') and i.from_version = 1
    where not exists (select from event e where e.region_id = r.region_id and e.case_id = r.case_id and e.version = 1 and e.caused_by is not null)
    group by r.case_id`,
  /** 5: events and what is told of them were written together. */
  told: `select e.case_id, e.version, e.type, count(o.outbox_id)::int as told from event e left join outbox o
    on o.region_id = e.region_id and o.case_id = e.case_id and o.topic = 'case.' || e.type and (o.body ->> 'version')::int = e.version
    where e.type in ('submitted', 'ended', 'acted', 'objected', 'unmerged', 'split', 'turnBegan')
      -- The turns that begin with a filing are told with it.
      and not (e.type = 'turnBegan' and exists (select from event f where f.region_id = e.region_id and f.case_id = e.case_id
        and f.command_id = e.command_id and f.type = 'submitted')) group by e.case_id, e.version, e.type having count(o.outbox_id) <> 1`,
  late: `select o.case_id, o.topic, count(*)::int as n from outbox o where o.topic in ('survey.invite', 'facts.retry') group by o.region_id, o.case_id, o.topic
    having count(*) > (select count(*) from event e where e.region_id = o.region_id and e.case_id = o.case_id
      and e.type = case o.topic when 'survey.invite' then 'ended' else 'submitted' end)`,
  /** 8: letters of a series are numbered 1, 2, 3 ..., and no two cases have one number. */
  letters: `select unit, area, count(*)::int as n, max(sequence)::int as last from document group by region_id, unit, area, letter, year
    having count(*) <> max(sequence) or count(distinct sequence) <> count(*)`,
  twins: 'select number from case_registry group by region_id, number having count(*) > 1',
  /** 5: a case that was split and the one that was split off are written together, and each names the other. */
  halves: `with half as (
      select e.region_id, r.number, e.type, case e.type when 'split' then e.open ->> 'into' else e.open #>> '{splitFrom,number}' end as other
      from event e join case_registry r on r.region_id = e.region_id and r.case_id = e.case_id
      where e.type = 'split' or (e.type = 'submitted' and e.open ? 'splitFrom'))
    select h.number from half h where not exists (select from half o where o.region_id = h.region_id and o.number = h.other and o.other = h.number and o.type <> h.type)`,
  strays:
    'select e.case_id from event e join case_registry r on r.case_id = e.case_id where r.region_id <> e.region_id',
  /** 3: the chain covers what is sealed, under a key of its region. */
  bare: 'select case_id, version from event_private where key_id is null',
  files: `select sha256 from case_file union select sha256 from document where sha256 is not null
    union select sha256 from file union select thumbnail_sha256 from file where thumbnail_sha256 is not null`,
  /** 11: who shows each file. */
  shown: 'select sha256, array_agg(distinct case_id::text) as cases from case_file group by sha256',
  ranOut: `select distinct region_id, case_id from event where type = 'timeRanOut'`,
};

/** Each row has its place and the transaction that wrote it; whatever writes changes one of them. */
async function digestsText(admin: pg.Client, constant: readonly string[]): Promise<string> {
  const { rows } = await admin.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'region_id'
      where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace order by 1`,
  );
  const each = rows
    .filter(({ name }) => !constant.includes(name))
    .map(
      ({ name }) =>
        `select region_id, hashtextextended(concat_ws(' ', '${name}', ctid, xmin), 0) as row from "${name}"`,
    );
  return `select region_id, sum(row)::text as digest from (${each.join(' union all ')}) as everything group by region_id`;
}

/** Plans the questions; what it gives asks them. `constant`: the tables in which nothing changes. */
export async function openQuestions(admin: pg.Client, constant: readonly string[]): Promise<() => Promise<Found>> {
  const texts = { ...QUESTIONS, regions: await digestsText(admin, constant) };
  const names = Object.keys(texts) as (keyof Found)[];
  for (const name of names) await admin.query(`prepare "${name}" as ${texts[name]}`);
  const together = names.map((name) => `execute "${name}"`).join('; ');
  return async () => {
    const answers = (await admin.query(together)) as unknown as readonly pg.QueryResult[];
    return Object.fromEntries(names.map((name, at) => [name, answers[at]?.rows ?? []])) as never;
  };
}

/**
 * The city's figures, from counters that events maintain: changes are appended with the events and folded by a job.
 *
 * Reading adds what is not folded yet, so a figure is never behind. Must never: count cases while a page waits.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Figure } from '../case/history.ts';
import { among } from '../case/summaries.ts';
import { json, type Database, type Runner } from '../database/database.ts';
import type { FigureFilter, Figures, FiguresTogether, OpenBefore, OpenNow } from '../records-api.ts';
import type { DateText } from '@balai/kernel';
import type { DurationRow, FigureRow } from '../store-types.ts';

const usual = 5_000;
const columns = sql.raw('day, service_id, unit, area, measure, tenths, amount');

interface Cell {
  readonly service_id: string;
  readonly unit: string;
  readonly area: string | null;
}
type OfDay = Cell & { readonly day: DateText };
type Measure = Exclude<keyof FigureRow, 'day' | 'serviceId' | 'unit' | 'area'>;
type CountRow = OfDay & Record<Measure, number>;
type TookRow = OfDay & { readonly tenths: number; readonly count: number };
type BeforeRow = Cell & { readonly open: number };
type LookRow = BeforeRow & { readonly late: number; readonly waiting: number };
const COMES_IN = ['filed', 'reopened', 'transferredIn'] as const;
const GOES_OUT = ['granted', 'refused', 'withdrawn', 'lapsed', 'moved', 'transferredOut'] as const;
const measures: readonly Measure[] = [...COMES_IN, ...GOES_OUT, 'onTime', 'late', 'unmerged'];

export function openFigures(database: Database, recount: Figures['recount']): Figures {
  return {
    recount,
    rows: async (regionId, filter) =>
      (await database.run(sql<CountRow>`${counts(regionId, filter)} order by day, service_id, unit, area`)).map(
        countOf,
      ),
    durations: async (regionId, filter) =>
      (await database.run(sql<TookRow>`${took(regionId, filter)} order by day, service_id, unit, area, tenths`)).map(
        tookOf,
      ),
    openBefore: async (regionId, filter) =>
      (await database.run(sql<BeforeRow>`${before(regionId, filter)} order by service_id, unit, area`)).map(beforeOf),
    openNow: async (regionId, now) =>
      (await database.run(sql<LookRow>`${looks(regionId, {}, now)} order by service_id, unit, area`)).map(lookOf),
    together: (regionId, filter, now) => together(database, regionId, filter, now),
    fold: (regionId, limit = usual) => fold(database, regionId, limit),
  };
}

/** One statement sees one moment. */
async function together(
  database: Database,
  regionId: number,
  filter: FigureFilter,
  now: number,
): Promise<FiguresTogether> {
  const rows = await database.run(sql<
    | { readonly kind: 'counts'; readonly it: CountRow }
    | { readonly kind: 'took'; readonly it: TookRow }
    | { readonly kind: 'before'; readonly it: BeforeRow }
    | { readonly kind: 'looks'; readonly it: LookRow }
  >`select kind, it from (
      select 'counts' as kind, to_jsonb(c) as it from (${counts(regionId, filter)}) c
      union all select 'took', to_jsonb(t) from (${took(regionId, filter)}) t
      union all select 'before', to_jsonb(b) from (${before(regionId, filter)}) b
      union all select 'looks', to_jsonb(l) from (${looks(regionId, filter, now)}) l
    ) f order by kind, it ->> 'day', it ->> 'service_id', it ->> 'unit', it ->> 'area', (it ->> 'tenths')::int`);
  return {
    rows: rows.flatMap((row) => (row.kind === 'counts' ? countOf(row.it) : [])),
    durations: rows.flatMap((row) => (row.kind === 'took' ? tookOf(row.it) : [])),
    before: rows.flatMap((row) => (row.kind === 'before' ? beforeOf(row.it) : [])),
    open: rows.flatMap((row) => (row.kind === 'looks' ? lookOf(row.it) : [])),
  };
}

function counts(regionId: number, filter: FigureFilter): RawBuilder<unknown> {
  const sums = measures.map(
    (measure) => sql`coalesce(sum(amount) filter (where measure = ${sql.lit(measure)}), 0)::int as ${sql.ref(measure)}`,
  );
  return sql`select day, service_id, unit, area, ${sql.join(sums)}
    from (${cells(regionId, within(filter))}) f where measure <> 'duration' group by day, service_id, unit, area`;
}

const took = (regionId: number, filter: FigureFilter): RawBuilder<unknown> =>
  sql`select day, service_id, unit, area, tenths, sum(amount)::int as count
    from (${cells(regionId, within(filter))}) f where measure = 'duration' group by day, service_id, unit, area, tenths having sum(amount) <> 0`;

function before(regionId: number, filter: FigureFilter): RawBuilder<unknown> {
  const [ins, outs] = [COMES_IN, GOES_OUT].map((list) => sql.join(list.map((measure) => sql.lit(measure))));
  const open = sql`sum(case when measure in (${ins}) then amount when measure in (${outs}) then -amount else 0 end)`;
  return sql`select service_id, unit, area, ${open}::int as open
    from (${cells(regionId, sql`day < ${filter.from} ${alsoOf(filter)}`)}) f group by service_id, unit, area having ${open} <> 0`;
}

/** By the unit and area in which the case is counted, which is not always where it lies (ADR 0080). */
const looks = (regionId: number, filter: Omit<FigureFilter, 'from' | 'to'>, now: number): RawBuilder<unknown> =>
  sql`select service_id, unit, area, count(*)::int as open, (count(*) filter (where is_late))::int as late,
      (count(*) filter (where paused_at is not null and not is_late))::int as waiting
    from (select service_id, unit, history ->> 'area' as area, paused_at, coalesce(coalesce(paused_at, ${now}::bigint) > promised_at, false) as is_late
      from case_row where region_id = ${regionId} and status = 'open') o
    where true ${alsoOf(filter)} group by service_id, unit, area`;

const areaOf = (area: string | null): string | null => (area === '' ? null : area);
const ofDay = ({ day, service_id, unit, area }: OfDay) => ({ day, serviceId: service_id, unit, area: areaOf(area) });
const beforeOf = ({ service_id, unit, area, open }: BeforeRow): OpenBefore => ({
  serviceId: service_id,
  unit,
  area: areaOf(area),
  open,
});
const lookOf = (row: LookRow): OpenNow => ({ ...beforeOf(row), late: row.late, waiting: row.waiting });
const tookOf = (row: TookRow): DurationRow => ({
  ...ofDay(row),
  tenthsOfWorkingDays: row.tenths,
  count: row.count,
});
const countOf = (row: CountRow): FigureRow => ({
  ...ofDay(row),
  filed: row.filed,
  reopened: row.reopened,
  unmerged: row.unmerged,
  granted: row.granted,
  refused: row.refused,
  withdrawn: row.withdrawn,
  lapsed: row.lapsed,
  moved: row.moved,
  transferredIn: row.transferredIn,
  transferredOut: row.transferredOut,
  onTime: row.onTime,
  late: row.late,
});

const within = (filter: FigureFilter): RawBuilder<unknown> =>
  sql`day >= ${filter.from} and day <= ${filter.to} ${alsoOf(filter)}`;
const alsoOf = ({ serviceIds, units, areas }: Omit<FigureFilter, 'from' | 'to'>): RawBuilder<unknown> =>
  sql`${among('service_id', serviceIds)} ${among('unit', units)} ${among('area', areas)}`;

/** Folded counters and what waits to be folded, in one snapshot. */
const cells = (regionId: number, where: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`select ${columns} from figure where region_id = ${regionId} and ${where}
    union all select ${columns} from figure_delta where region_id = ${regionId} and ${where}`;

async function fold(database: Database, regionId: number, limit: number): Promise<number> {
  const rows = await database.run(sql<{ n: number }>`with oldest as materialized (
      select delta_id from figure_delta where region_id = ${regionId} order by delta_id limit ${limit} for update skip locked
    ), taken as (
      delete from figure_delta d using oldest s where d.region_id = ${regionId} and d.delta_id = s.delta_id
      returning d.day, d.service_id, d.unit, d.area, d.measure, d.tenths, d.amount
    ), folded as (
      insert into figure (region_id, day, service_id, unit, area, measure, tenths, amount)
      select ${regionId}::int, day, service_id, unit, area, measure, tenths, sum(amount)::int from taken
      group by day, service_id, unit, area, measure, tenths order by day, service_id, unit, area, measure, tenths
      on conflict (region_id, day, service_id, unit, area, measure, tenths) do update set amount = figure.amount + excluded.amount
    )
    select count(*)::int as n from taken`);
  return rows[0]?.n ?? 0;
}

/** Appends what changes beside an event: a page that reads meanwhile sees the old or the new sum. */
export const addFigures = (
  to: Runner,
  regionId: number,
  figures: readonly (Figure & { readonly delta_id: string })[],
): Promise<readonly object[]> => to.prepared('add-figures', addText, [regionId, json(figures)]);
const addText = `insert into figure_delta (region_id, delta_id, day, service_id, unit, area, measure, tenths, amount)
  select $1, f.delta_id, f.day, f.service, f.unit, f.area, f.measure, f.tenths, f.amount
  from json_to_recordset($2::json) as f(delta_id uuid, day date, service text, unit text, area text, measure text, tenths int, amount int)`;

/**
 * The city's figures, from counters that events maintain: changes are appended with the events and folded by a job.
 *
 * Reading adds what is not folded yet, so a figure is never behind. Must never: count cases while a page waits.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Figure } from '../case/history.ts';
import { among } from '../case/summaries.ts';
import { json, type Database, type Runner } from '../database/database.ts';
import type { FigureFilter, Figures, OpenNow } from '../records-api.ts';
import type { DateText } from '@balai/kernel';
import type { FigureRow } from '../store-types.ts';

const usual = 5_000;
const columns = sql.raw('day, service_id, unit, area, measure, tenths, amount');

interface Cell {
  readonly day: DateText;
  readonly service_id: string;
  readonly unit: string;
  readonly area: string;
}
type Measure = Exclude<keyof FigureRow, 'day' | 'serviceId' | 'unit' | 'area'>;
const measures: readonly Measure[] = [
  'filed',
  'reopened',
  'granted',
  'refused',
  'withdrawn',
  'lapsed',
  'moved',
  'onTime',
  'late',
];

export function openFigures(database: Database, recount: Figures['recount']): Figures {
  return {
    recount,
    async rows(regionId, filter) {
      const sums = measures.map(
        (measure) =>
          sql`coalesce(sum(amount) filter (where measure = ${sql.lit(measure)}), 0)::int as ${sql.ref(measure)}`,
      );
      const rows = await database.run(sql<
        Cell & Record<Measure, number>
      >`select day, service_id, unit, area, ${sql.join(sums)}
        from (${cells(regionId, within(filter))}) f where measure <> 'duration' group by day, service_id, unit, area order by day, service_id, unit, area`);
      return rows.map((row) => ({
        day: row.day,
        serviceId: row.service_id,
        unit: row.unit,
        area: row.area === '' ? null : row.area,
        filed: row.filed,
        reopened: row.reopened,
        granted: row.granted,
        refused: row.refused,
        withdrawn: row.withdrawn,
        lapsed: row.lapsed,
        moved: row.moved,
        onTime: row.onTime,
        late: row.late,
      }));
    },
    async durations(regionId, filter) {
      const rows = await database.run(sql<
        Cell & { tenths: number; count: number }
      >`select day, service_id, unit, area, tenths, sum(amount)::int as count
        from (${cells(regionId, within(filter))}) f where measure = 'duration' group by day, service_id, unit, area, tenths having sum(amount) <> 0 order by day, service_id, unit, area, tenths`);
      return rows.map((row) => ({
        day: row.day,
        serviceId: row.service_id,
        unit: row.unit,
        area: row.area === '' ? null : row.area,
        tenthsOfWorkingDays: row.tenths,
        count: row.count,
      }));
    },
    async openBefore(regionId, filter) {
      const before = sql`day < ${filter.from} ${alsoOf(filter)}`;
      const [row] = await database.run(sql<{
        n: number;
      }>`select coalesce(sum(case when measure in ('filed', 'reopened') then amount
        when measure in ('granted', 'refused', 'withdrawn', 'lapsed', 'moved') then -amount else 0 end), 0)::int as n from (${cells(regionId, before)}) f`);
      return row?.n ?? 0;
    },
    openNow: (regionId, now) => openNow(database, regionId, now),
    fold: (regionId, limit = usual) => fold(database, regionId, limit),
  };
}

async function openNow(database: Database, regionId: number, now: number): Promise<readonly OpenNow[]> {
  const rows = await database.run(sql<{
    service_id: string;
    unit: string;
    area: string | null;
    open: number;
    late: number;
    waiting: number;
  }>`
    select service_id, unit, area, count(*)::int as open, count(*) filter (where coalesce(paused_at, ${now}) > promised_at)::int as late,
      count(*) filter (where paused_at is not null)::int as waiting
    from case_row where region_id = ${regionId} and status = 'open' group by service_id, unit, area order by service_id, unit, area`);
  return rows.map((row): OpenNow => ({
    serviceId: row.service_id,
    unit: row.unit,
    area: row.area,
    open: row.open,
    late: row.late,
    waiting: row.waiting,
  }));
}

const within = (filter: FigureFilter): RawBuilder<unknown> =>
  sql`day >= ${filter.from} and day <= ${filter.to} ${alsoOf(filter)}`;
const alsoOf = ({ serviceIds, units, areas }: FigureFilter): RawBuilder<unknown> =>
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
  from jsonb_to_recordset($2::jsonb) as f(delta_id uuid, day date, service text, unit text, area text, measure text, tenths int, amount int)`;

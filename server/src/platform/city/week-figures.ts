/** The last seven days in four figures, from the same counters as the city page. Must never: be counted otherwise than there. */
import { dateAfter } from '@balai/kernel';
import type { Bound } from '../bound.ts';
import type { HomeView } from '../platform-types.ts';
import { keptFigures } from './kept-figures.ts';
import { openAfter, sumsOf, withoutTransfers } from './figures.ts';

/** `filedBy`: how much came in, by service. */
export async function weekFigures(
  bound: Bound,
): Promise<HomeView['week'] & { readonly filedBy: ReadonlyMap<string, number> }> {
  const figures = keptFigures(bound);
  const filter = { from: dateAfter(bound.today, -6), to: bound.today };
  const [rows, before] = await Promise.all([
    figures.rows(bound.regionId, filter),
    figures.openBefore(bound.regionId, filter),
  ]);
  const sums = sumsOf(rows);
  const services = new Set(rows.map(({ serviceId }) => serviceId));
  return {
    filedBy: new Map([...services].map((id) => [id, sumsOf(rows.filter(({ serviceId }) => serviceId === id)).filed])),
    closed: sums.onTime + sums.late,
    onTime: sums.onTime,
    filed: sums.filed,
    openNow: openAfter(
      before.reduce((total, { open }) => total + open, 0),
      withoutTransfers(sums),
    ),
    days: Array.from({ length: 7 }, (_, at) => {
      const day = dateAfter(filter.from, at);
      const { onTime, late } = sumsOf(rows.filter((row) => row.day === day));
      return { day, closed: onTime + late };
    }),
  };
}

/**
 * The rows of the city page, by service, unit or kecamatan, and its weeks: each adds up by itself.
 *
 * Must never: count what is open but from what was open before, came in and went out.
 */
import { dateAfter, type DateText, type Text } from '@balai/kernel';
import type { FigureRow, FiguresTogether } from '@balai/store';
import type { CityRow, CityView } from '../city-types.ts';
import { groupBy, mondayOf, openAfter, percentileDays, shareOf, type Sums } from './figures.ts';

type Keyed = { readonly serviceId: string; readonly unit: string; readonly area: string | null };
type Summed = (rows: readonly FigureRow[]) => Sums;
interface Wanted {
  readonly key: (row: Keyed) => string;
  readonly label: (id: string) => Text;
  readonly promised?: (id: string) => number | null;
  readonly summed: Summed;
}

export const districtOf = ({ area }: Pick<Keyed, 'area'>): string | null => area?.slice(0, 8) ?? null;
export const total = <Row>(rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0);

export function rowsBy(
  { rows, durations, before }: Pick<FiguresTogether, 'rows' | 'durations' | 'before'>,
  { key, label, promised = () => null, summed }: Wanted,
): readonly CityRow[] {
  const [byRows, byDurations, byBefore] = [groupBy(rows, key), groupBy(durations, key), groupBy(before, key)];
  return [...new Set([...byRows.keys(), ...byBefore.keys()])]
    .map((id): CityRow => {
      const sums = summed(byRows.get(id) ?? []);
      const took = byDurations.get(id) ?? [];
      const openBefore = total(byBefore.get(id) ?? [], (row) => row.open);
      return {
        id,
        label: label(id),
        openBefore,
        filed: sums.filed,
        transferredIn: sums.transferredIn,
        transferredOut: sums.transferredOut,
        closed: sums.closed,
        onTime: sums.onTime,
        late: sums.late,
        share: shareOf(sums),
        medianDays: percentileDays(took, 0.5),
        p90Days: percentileDays(took, 0.9),
        promisedDays: promised(id),
        reopened: sums.reopened,
        unmerged: sums.unmerged,
        lapsed: sums.lapsed,
        openNow: openAfter(openBefore, sums),
      };
    })
    .toSorted((a, b) => b.closed - a.closed || (a.id < b.id ? -1 : 1));
}

interface Weeks {
  readonly from: DateText;
  readonly to: DateText;
  /** What was open when the first one began. */
  readonly before: number;
  readonly summed: Summed;
}
export function weeksOf(rows: readonly FigureRow[], { from, to, before, summed }: Weeks): CityView['weeks'] {
  const byWeek = groupBy(rows, ({ day }) => mondayOf(day));
  const weeks: CityView['weeks'][number][] = [];
  let openBefore = before;
  for (let monday = from; monday <= to; monday = dateAfter(monday, 7)) {
    const sums = summed(byWeek.get(monday) ?? []);
    const open = openAfter(openBefore, sums);
    weeks.push({
      from: monday,
      openBefore,
      filed: sums.filed,
      closed: sums.closed,
      onTime: sums.onTime,
      late: sums.late,
      reopened: sums.reopened,
      unmerged: sums.unmerged,
      lapsed: sums.lapsed,
      transferredIn: sums.transferredIn,
      transferredOut: sums.transferredOut,
      open,
    });
    openBefore = open;
  }
  return weeks;
}

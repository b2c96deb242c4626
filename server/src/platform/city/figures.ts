/**
 * Figures out of counters: sums by service, unit or area, medians and percentiles from counts, the ledger that adds up.
 *
 * Must never: compute a share of nothing, or a total that its parts do not make.
 */
import type { DateText } from '@balai/kernel';
import type { DurationRow, FigureRow } from '@balai/store';
import type { Ledger } from '../city-types.ts';

export interface Sums {
  readonly filed: number;
  readonly reopened: number;
  /** Of `reopened`; the others are objections. */
  readonly unmerged: number;
  readonly granted: number;
  readonly refused: number;
  readonly withdrawn: number;
  readonly lapsed: number;
  readonly moved: number;
  readonly transferredIn: number;
  readonly transferredOut: number;
  readonly onTime: number;
  readonly late: number;
  /** All outcomes together. */
  readonly closed: number;
}
/** What is counted, in the order in which it is published. */
export const MEASURES = [
  'filed',
  'reopened',
  'granted',
  'refused',
  'withdrawn',
  'lapsed',
  'moved',
  'transferredIn',
  'transferredOut',
  'onTime',
  'late',
  // Published last, so that columns that somebody counts on stay where they were.
  'unmerged',
] as const;

export function sumsOf(rows: readonly FigureRow[]): Sums {
  const sums = Object.fromEntries(
    MEASURES.map((measure) => [measure, rows.reduce((total, row) => total + row[measure], 0)]),
  ) as Omit<Sums, 'closed'>;
  return { ...sums, closed: sums.granted + sums.refused + sums.withdrawn + sums.lapsed + sums.moved };
}

/** Of whatever holds all units and areas: what goes from one to another stays in it. */
export const withoutTransfers = (sums: Sums): Sums => ({ ...sums, transferredIn: 0, transferredOut: 0 });

/** What is open afterwards: all that was open before or came in, less all that was closed or went on. */
export const openAfter = (openBefore: number, sums: Sums): number =>
  openBefore + sums.filed + sums.reopened + sums.transferredIn - sums.closed - sums.transferredOut;

/** Kept promises out of those that came due; null while none did. */
export const shareOf = ({ onTime, late }: Pick<Sums, 'onTime' | 'late'>): number | null =>
  onTime + late === 0 ? null : onTime / (onTime + late);

export function groupBy<Row>(rows: readonly Row[], key: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const name = key(row);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [row]);
    else group.push(row);
  }
  return groups;
}

/**
 * The duration below which `share` of the rounds lie, in working days with one decimal: the nearest-rank percentile, which
 * is a duration that really occurred. Null without rounds.
 */
export function percentileDays(rows: readonly DurationRow[], share: number): number | null {
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  const rank = Math.max(1, Math.ceil(share * total));
  let seen = 0;
  for (const { tenthsOfWorkingDays, count } of rows.toSorted((a, b) => a.tenthsOfWorkingDays - b.tenthsOfWorkingDays)) {
    seen += count;
    if (seen >= rank) return tenthsOfWorkingDays / 10;
  }
  return null;
}

/**
 * In = open before + filed + reopened + came from elsewhere; open now = in - out. The three kinds of open cases add up to it too.
 * @throws when more cases are late or wait than the counters say are open: then counters and rows disagree, and no figure is right.
 */
export function ledgerOf(
  openBefore: number,
  sums: Sums,
  { late, waiting }: { readonly late: number; readonly waiting: number },
): Ledger {
  const { filed, reopened, unmerged, granted, moved, refused, withdrawn, lapsed, transferredIn, transferredOut } = sums;
  const openNow = openAfter(openBefore, sums);
  const onTrack = openNow - late - waiting;
  if (onTrack < 0)
    throw new Error(
      `the counters say that ${openNow} cases are open, and ${late + waiting} are late or wait: balai rebuild --check names what differs`,
    );
  return {
    openBefore,
    filed,
    reopened,
    unmerged,
    transferredIn,
    granted,
    moved,
    refused,
    withdrawn,
    lapsed,
    transferredOut,
    openNow,
    onTrack,
    waiting,
    late,
  };
}

/** The Monday of the week of a day. */
export function mondayOf(day: DateText): DateText {
  const at = Date.parse(`${day}T00:00:00Z`);
  const weekday = (new Date(at).getUTCDay() + 6) % 7;
  return new Date(at - weekday * 86_400_000).toISOString().slice(0, 10) as DateText;
}

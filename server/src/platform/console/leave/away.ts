/**
 * Who is away, today and soon: approved leave that was neither taken back nor cut short.
 *
 * Must never: take a right away; whoever is away may act, and has only nothing new given to them.
 */
import { dateAfter, instantAt, type Calendar, type DateText, type Instant } from '@balai/kernel';
import type { Leave } from '@balai/store';
import type { BoardOfficer } from '../../board-types.ts';
import type { Bound } from '../../bound.ts';

/** The last day of a leave as it stands now; before its first day: it does not take place. */
export const lastDayOf = ({ to, ended }: Leave): DateText =>
  ended !== null && ended.lastDay < to ? ended.lastDay : to;

export const isApproved = ({ decision }: Leave): boolean => decision?.approved === true;

export const startOf = (calendar: Calendar, day: DateText): Instant => instantAt(calendar, `${day}T00:00`);

const SOON = 14;
type Away = NonNullable<BoardOfficer['leave']>;

/** By officer: the leave that runs today, or the next one within two weeks. */
export async function awayBy({ deps, regionId, today, calendar }: Bound): Promise<ReadonlyMap<string, Away>> {
  const leaves = await deps.store.leaves.since(regionId, today);
  const found = new Map<string, Away>();
  for (const leave of leaves) {
    const to = lastDayOf(leave);
    if (!isApproved(leave) || to < leave.from || to < today || leave.from > dateAfter(today, SOON)) continue;
    if (!found.has(leave.officer))
      found.set(leave.officer, {
        from: leave.from,
        to,
        now: leave.from <= today,
        backAt: startOf(calendar, dateAfter(to, 1)),
      });
  }
  return found;
}

/** The last day of the leave that this officer is on today; null: they are there. */
export const awayUntil = (away: ReadonlyMap<string, Away>, officer: string): DateText | null => {
  const leave = away.get(officer);
  return leave?.now === true ? leave.to : null;
};

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

/** Neither decided nor taken back. */
export const isOpen = ({ decision, ended }: Leave): boolean => decision === null && ended === null;

export const isApproved = ({ decision }: Leave): boolean => decision?.approved === true;

export const startOf = (calendar: Calendar, day: DateText): Instant => instantAt(calendar, `${day}T00:00`);

/** Days that whoever gives work out looks ahead. */
export const SOON = 14;
type Away = NonNullable<BoardOfficer['leave']>;

/** A time in which an officer is not there: from the first moment to the one after the last. */
export interface Absence {
  readonly leave: Leave;
  readonly from: Instant;
  readonly until: Instant;
}

/** Of these, what is approved and takes place, running or to come, however far ahead; by officer, by first day. */
export function absencesIn(
  { today, calendar }: Bound,
  leaves: readonly Leave[],
): ReadonlyMap<string, readonly Absence[]> {
  const taking = leaves.filter((one) => isApproved(one) && lastDayOf(one) >= one.from && lastDayOf(one) >= today);
  const absences = taking.map((leave): Absence => ({
    leave,
    from: startOf(calendar, leave.from),
    until: startOf(calendar, dateAfter(lastDayOf(leave), 1)),
  }));
  return Map.groupBy(absences, ({ leave }) => leave.officer);
}

/** By officer: the leave that runs today, or the next one within two weeks. */
export async function awayBy(bound: Bound): Promise<ReadonlyMap<string, Away>> {
  return nextAway(bound, absencesIn(bound, await bound.deps.store.leaves.since(bound.regionId, bound.today)));
}

export function nextAway(
  { today }: Bound,
  absences: ReadonlyMap<string, readonly Absence[]>,
): ReadonlyMap<string, Away> {
  const next = [...absences].flatMap(([officer, [first]]) =>
    first === undefined || first.leave.from > dateAfter(today, SOON)
      ? []
      : [
          [
            officer,
            {
              from: first.leave.from,
              to: lastDayOf(first.leave),
              now: first.leave.from <= today,
              backAt: first.until,
            },
          ] as const,
        ],
  );
  return new Map(next);
}

/** The last day of the leave that this officer is on today; null: they are there. */
export const awayUntil = (away: ReadonlyMap<string, Away>, officer: string): DateText | null => {
  const leave = away.get(officer);
  return leave?.now === true ? leave.to : null;
};

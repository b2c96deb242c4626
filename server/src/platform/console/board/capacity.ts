/**
 * The hours in which officers are there: leave that was approved is taken off, for the days that it covers.
 *
 * Must never: take off leave that nobody has approved yet, or say of an officer anything but when they are there.
 */
import { dateAfter } from '@balai/kernel';
import type { Leave, QueueRow } from '@balai/store';
import type { BoardOfficer, LeaveToCome } from '../../board-types.ts';
import type { Bound } from '../../bound.ts';
import { hoursOf, officeHours, workingDaysIn } from '../../office-hours.ts';
import { isApproved, isOpen, lastDayOf, SOON, startOf, type Absence } from '../leave/away.ts';
import type { Colleague } from './may-be-given.ts';
import { clockOf } from './turn-hours.ts';

/** The name of a card among those of a board: a case may have two turns. */
export const cardKey = ({ number, turn }: { readonly number: string; readonly turn: string }): string =>
  `${number} ${turn}`;

/** What of the time between two moments falls into these absences, counted by `hours`. */
const within = (
  absences: readonly Absence[],
  from: number,
  to: number,
  hours: (from: number, to: number) => number,
): number => absences.reduce((sum, one) => sum + hours(Math.max(from, one.from), Math.min(to, one.until)), 0);

export function capacityOf(bound: Bound, absences: readonly Absence[]): BoardOfficer['capacity'] {
  const { calendar, now, today } = bound;
  const until = startOf(calendar, dateAfter(today, SOON + 1));
  const onLeave = within(absences, now, until, (from, to) => officeHours(calendar, from, to));
  return { hours: officeHours(calendar, now, until) - onLeave, onLeave };
}

export function awayHours(bound: Bound, absences: readonly Absence[], rows: readonly QueueRow[]): BoardOfficer['away'] {
  if (absences.length === 0) return {};
  const { calendar, now } = bound;
  return Object.fromEntries(
    rows.flatMap((row) => {
      const clock = clockOf(bound, row);
      const hours = within(absences, now, row.dueAt, (from, to) => hoursOf(calendar, clock, from, to));
      return hours === 0 ? [] : [[cardKey({ number: row.number, turn: row.turnId }), hours]];
    }),
  );
}

/** Of these colleagues, what runs or begins within two weeks: approved, or asked for. */
export function leaveToCome(
  { today, calendar }: Bound,
  leaves: readonly Leave[],
  colleagues: readonly Pick<Colleague, 'officer'>[],
  names: ReadonlyMap<string, string>,
): readonly LeaveToCome[] {
  const last = dateAfter(today, SOON);
  return leaves.flatMap((leave) => {
    const officer = colleagues.find((one) => one.officer.id === leave.officer)?.officer;
    const to = lastDayOf(leave);
    const stands = isOpen(leave) || isApproved(leave);
    if (officer === undefined || !stands || to < leave.from || to < today || leave.from > last) return [];
    const standIn = leave.decision?.standIn ?? null;
    return [
      {
        id: leave.id,
        officer: officer.id,
        name: officer.name,
        from: leave.from,
        to,
        workingDays: workingDaysIn(calendar, leave.from, to),
        state: isApproved(leave) ? 'approved' : 'asked',
        standIn: standIn === null ? null : (names.get(standIn) ?? ''),
      } as const,
    ];
  });
}

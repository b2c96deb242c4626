// The days on which the examples of a new service play, and what is due then: counted by the region's own calendar.
// Must never: write a date that its calendar does not give.
import { type Calendar, dueDate, instantAt, localDate, localTime, workingDays } from '@balai/kernel';

export type ExampleTimes = {
  /** The first day of the service: the first of January of this year. */
  readonly begins: string;
  /** `2026-11-02T09:00`, a working day; and so many days after it. */
  readonly at: (days: number, time: string) => string;
  /** When so many working days are over, counted from the `at` of that day. */
  readonly due: (days: number, from: number) => string;
  /** Nine o'clock of the day after that. */
  readonly afterDue: (days: number, from: number) => string;
};

const DAY = 86_400_000;

export function exampleTimes(calendar: Calendar, now: number): ExampleTimes {
  const year = localDate(calendar, now).slice(0, 4);
  // A Tuesday in the middle of a quiet month: no year has holidays around it that move with the moon.
  const first = instantAt(calendar, `${year}-11-03T09:00`);
  const at = (days: number, time: string) => `${localDate(calendar, first + days * DAY)}T${time}`;
  const dueAt = (days: number, from: number) => dueDate(calendar, first + from * DAY, workingDays(days)).dueAt;
  return {
    begins: `${year}-01-01`,
    at,
    due: (days, from) => localTime(calendar, dueAt(days, from)),
    afterDue: (days, from) => `${localDate(calendar, dueAt(days, from) + DAY)}T09:00`,
  };
}

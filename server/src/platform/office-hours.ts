/**
 * Hours in which the offices of a region are open: from opening to the closing time of each working day.
 *
 * Must never: count a weekend, a holiday or a night, or guess a closing time (the region's calendar has it).
 */
import {
  closedOn,
  dateAfter,
  dueDate,
  instantAt,
  localDate,
  workingDays,
  type Calendar,
  type DateText,
  type Duration,
  type Instant,
} from '@balai/kernel';

const HOUR = 3_600_000;
/** When offices open (Perpres 21/2023), in minutes after local midnight. */
export const OPENS_AT = 7 * 60 + 30;

/** Working hours between two moments, with fractions; 0 where `to` is not after `from`. A pause at noon is not taken off. */
export function officeHours(calendar: Calendar, from: Instant, to: Instant): number {
  if (to <= from) return 0;
  let open = 0;
  const last = localDate(calendar, to);
  for (let date = localDate(calendar, from); date <= last; date = dateAfter(date, 1)) {
    if (closedOn(calendar, date) !== null) continue;
    const midnight = instantAt(calendar, `${date}T00:00`);
    const closes = dueDate(calendar, midnight - 1, workingDays(1)).dueAt;
    open += Math.max(0, Math.min(to, closes) - Math.max(from, midnight + OPENS_AT * 60_000));
  }
  return open / HOUR;
}

/** Hours between two moments as the clock of a stage counts them: of working days in office hours, of the others by day and night. */
export const hoursOf = (calendar: Calendar, clock: Duration['clock'], from: Instant, to: Instant): number =>
  clock === 'workingDays' ? officeHours(calendar, from, to) : Math.max(0, to - from) / HOUR;

/** Working days from one day to another, both included. */
export function workingDaysIn(calendar: Calendar, from: DateText, to: DateText): number {
  let days = 0;
  for (let date = from; date <= to; date = dateAfter(date, 1)) if (closedOn(calendar, date) === null) days += 1;
  return days;
}

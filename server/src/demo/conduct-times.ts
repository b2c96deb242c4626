/**
 * When the next one acts: in time, as most do, or too late; an officer in office hours, a resident in the evening.
 *
 * Must never: let an officer act before the turn began.
 */
import { dateAfter, type Instant, type Turn } from '@balai/kernel';
import { wholeBetween, type Random } from './demo-ingredients.ts';
import { MINUTE, momentOf, officeTime, officeTimeBefore } from './demo-time.ts';
import { dayOf, type Life, type Town } from './demo-town.ts';

/** So many minutes of office time after the turn began, but not after its due date. */
export function inTime(town: Town, turn: Turn, random: Random, from: number, to: number): Instant {
  const wanted = officeTime(town.calendar, turn.beganAt, wholeBetween(random, from, to));
  if (wanted < turn.dueAt) return wanted;
  const last = officeTimeBefore(town.calendar, turn.dueAt, wholeBetween(random, 5, 90));
  return last > turn.beganAt ? last : turn.beganAt + 2 * MINUTE;
}

/** After the due date of the turn, or after the promise where that is later. */
export function tooLate(town: Town, life: Life, turn: Turn, random: Random, from: number, to: number): Instant {
  const due = Math.max(turn.dueAt, life.state.promised?.dueAt ?? 0);
  return officeTime(town.calendar, due, wholeBetween(random, from, to));
}

/** An evening, so many days later; never before `from`. */
export function someEvening(town: Town, from: Instant, random: Random, soonest: number, latest: number): Instant {
  const evening = momentOf(
    town.calendar,
    dateAfter(dayOf(town, from), wholeBetween(random, soonest, latest)),
    17 * 60 + 30 + wholeBetween(random, 0, 255),
  );
  return evening > from ? evening : from + wholeBetween(random, 30, 180) * MINUTE;
}

/** A few hours later, day or night. */
export const soon = (from: Instant, random: Random, fromMinutes: number, toMinutes: number): Instant =>
  from + wholeBetween(random, fromMinutes, toMinutes) * MINUTE;

/** How often the case has been in this stage, this time included. */
export const visit = (life: Life, stage: string): number => life.visits.get(stage) ?? 1;

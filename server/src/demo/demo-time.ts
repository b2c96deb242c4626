/**
 * When people do things: officers in office hours of working days, residents at any hour, mostly in the evening.
 *
 * Must never: count a due date (the kernel does), or read a clock.
 */
import {
  closedOn,
  dateAfter,
  instantAt,
  localDate,
  localTime,
  type Calendar,
  type DateText,
  type Instant,
} from '@balai/kernel';
import { wholeBetween, type Random } from './demo-ingredients.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** From ten minutes after the doors open to a quarter before they close on the shortest day. */
const OPENS = 7 * 60 + 40;
const CLOSES = 15 * 60 + 45;
/** Minutes of one day in the office. */
export const OFFICE_DAY = CLOSES - OPENS;

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
export const momentOf = (calendar: Calendar, day: DateText, minutes: number): Instant =>
  instantAt(calendar, `${day}T${clock(minutes)}`);
const minuteOfDay = (calendar: Calendar, at: Instant): number =>
  Math.floor((at - momentOf(calendar, localDate(calendar, at), 0)) / MINUTE);
export const isOpenDay = (calendar: Calendar, day: DateText): boolean => closedOn(calendar, day) === null;

/** The moment after so many minutes of office time. */
export function officeTime(calendar: Calendar, from: Instant, minutes: number): Instant {
  let day = localDate(calendar, from);
  let begin = Math.max(OPENS, minuteOfDay(calendar, from));
  let left = minutes;
  for (;;) {
    if (isOpenDay(calendar, day) && begin < CLOSES) {
      if (begin + left <= CLOSES)
        return Math.max(from, momentOf(calendar, day, begin + Math.floor(left))) + (from % MINUTE);
      left -= CLOSES - begin;
    }
    day = dateAfter(day, 1);
    begin = OPENS;
  }
}

/** The last moment of office time that lies so many office minutes before. */
export function officeTimeBefore(calendar: Calendar, before: Instant, minutes: number): Instant {
  let day = localDate(calendar, before);
  let end = Math.min(CLOSES, minuteOfDay(calendar, before));
  let left = minutes;
  for (;;) {
    if (isOpenDay(calendar, day) && end > OPENS) {
      if (end - left >= OPENS) return momentOf(calendar, day, end - Math.ceil(left));
      left -= end - OPENS;
    }
    day = dateAfter(day, -1);
    end = CLOSES;
  }
}

/** The last working day on or before `day`. */
export function workingDayUntil(calendar: Calendar, day: DateText): DateText {
  let found = day;
  while (!isOpenDay(calendar, found)) found = dateAfter(found, -1);
  return found;
}

/** How likely a report is sent in each hour of the day. */
const HOURS = [2, 1, 1, 1, 1, 3, 6, 9, 9, 8, 7, 6, 6, 5, 5, 6, 7, 9, 12, 15, 15, 12, 8, 4] as const;
const ALL_HOURS = HOURS.reduce((sum, weight) => sum + weight, 0);

/** A moment of this day at which a resident writes. */
export function residentTime(calendar: Calendar, day: DateText, random: Random): Instant {
  let left = random() * ALL_HOURS;
  const hour = HOURS.findIndex((weight) => (left -= weight) < 0);
  return (
    momentOf(calendar, day, Math.max(0, hour) * 60 + wholeBetween(random, 0, 59)) + wholeBetween(random, 0, 59_999)
  );
}

/** How many reports come on Sunday, Monday ... compared with each other. */
const WEEKDAYS = [0.75, 1.2, 1.1, 1, 1.05, 1.05, 0.85] as const;

/** How many of `cases` in four weeks are sent on this day. */
export function casesOn(day: DateText, cases: number, random: Random): number {
  const share =
    (WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? 1) / WEEKDAYS.reduce((sum, weight) => sum + weight, 0) / 4;
  const wanted = cases * share * (0.85 + 0.3 * random());
  return Math.floor(wanted) + (random() < wanted % 1 ? 1 : 0);
}

/** `2026-11-24T09:47:10`: as a camera writes it. */
export const cameraTime = (calendar: Calendar, at: Instant): string =>
  `${localTime(calendar, at)}:${String(Math.floor((at % MINUTE) / 1000)).padStart(2, '0')}`;

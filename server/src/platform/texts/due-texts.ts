/**
 * How much time is left, or by how much it has passed, in a few words: "Hari ini 16.00", "Lewat 1 hari kerja".
 *
 * Must never: say a date without saying when it has passed, or count a holiday as a working day.
 */
import { workingDaysBetween, type Calendar, type Instant, type Text } from '@balai/kernel';
import type { Formats } from './formats.ts';
import { inBoth, text } from './text.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** For a queue: when it is due, or by how much it is late, in working days of the region where at least one has passed. */
export function dueText(dueAt: Instant, now: Instant, calendar: Calendar, formats: Formats): Text {
  if (now < dueAt) {
    const away = formats.dayNumber(dueAt) - formats.dayNumber(now);
    return away <= 1 ? formats.near(dueAt, now) : formats.day(dueAt);
  }
  return lateText(dueAt, now, calendar);
}

/** "Lewat 2 jam", "Lewat 1 hari kerja". */
export function lateText(dueAt: Instant, now: Instant, calendar: Calendar): Text {
  const days = workingDaysBetween(calendar, dueAt, now);
  if (days > 0)
    return text(`Lewat ${days} hari kerja`, days === 1 ? '1 working day late' : `${days} working days late`);
  const passed = Math.max(0, now - dueAt);
  const hours = Math.floor(passed / HOUR);
  if (hours > 0) return text(`Lewat ${hours} jam`, hours === 1 ? '1 hour late' : `${hours} hours late`);
  const minutes = Math.max(1, Math.floor(passed / MINUTE));
  return text(`Lewat ${minutes} menit`, minutes === 1 ? '1 minute late' : `${minutes} minutes late`);
}

/** "21 jam lebih cepat dari janji": how much before (or after) its promise something ended. */
export function earlyText(endedAt: Instant, dueAt: Instant): Text {
  const early = dueAt - endedAt;
  const hours = Math.round(Math.abs(early) / HOUR);
  const days = Math.round(Math.abs(early) / (24 * HOUR));
  const [id, en] =
    hours < 1
      ? ['kurang dari 1 jam', 'less than 1 hour']
      : hours < 48
        ? [`${hours} jam`, hours === 1 ? '1 hour' : `${hours} hours`]
        : [`${days} hari`, `${days} days`];
  return early >= 0
    ? text(`${id} lebih cepat dari janji`, `${en} ahead of the promise`)
    : text(`${id} setelah janji`, `${en} after the promise`);
}

/** "Senin–Kamis 07.30–16.00" is the city's; this only says the day that ended. */
export const untilText = (until: Instant, now: Instant, formats: Formats): Text => {
  const days = formats.dayNumber(until) - formats.dayNumber(now);
  return inBoth((language) => {
    const date = formats.longDay(until)[language];
    if (days <= 0)
      return language === 'id'
        ? `sampai hari ini, ${formats.time(until).id}`
        : `until today, ${formats.time(until).en}`;
    return language === 'id'
      ? `masih ${days} hari, sampai ${date}`
      : `${days} ${days === 1 ? 'day' : 'days'} left, until ${date}`;
  });
};

/**
 * Calendar dates as letters print them: "25 November 2026", the day's name, completed years.
 *
 * Must never: read a clock or a time zone. A date here is a day in the region, already decided by the caller.
 */
import type { DateText } from '@balai/kernel';

export type Language = 'id' | 'en';

const MONTHS = {
  id: [
    'Januari',
    'Februari',
    'Maret',
    'April',
    'Mei',
    'Juni',
    'Juli',
    'Agustus',
    'September',
    'Oktober',
    'November',
    'Desember',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
} as const;
const DAYS = {
  id: ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const;

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** "25 November 2026". */
export function longDate(date: DateText, language: Language = 'id'): string {
  const { year, month, day } = dayOf(date);
  return `${day} ${MONTHS[language][month - 1] ?? ''} ${year}`;
}

/** "Rabu". */
export function dayName(date: DateText, language: Language = 'id'): string {
  const { year, month, day } = dayOf(date);
  return DAYS[language][new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? '';
}

/** The years completed between a birth and a day; born on 29 February, a year is completed on 1 March where there is no 29th. */
export function completedYears(born: DateText, on: DateText): number {
  const from = dayOf(born);
  const to = dayOf(on);
  const passed = to.month > from.month || (to.month === from.month && to.day >= from.day);
  const years = to.year - from.year - (passed ? 0 : 1);
  if (years < 0) throw new RangeError(`letter date: ${born} is after ${on}`);
  return years;
}

/** @throws RangeError for a day that is not in the calendar, 30 February for one. */
function dayOf(date: DateText): Day {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  const [year, month, day] = [Number(match?.[1]), Number(match?.[2]), Number(match?.[3])];
  const real = new Date(Date.UTC(year, month - 1, day));
  if (match === null || real.getUTCMonth() !== month - 1 || real.getUTCDate() !== day)
    throw new RangeError(`letter date: '${date}' is not a day of the calendar (YYYY-MM-DD)`);
  return { year, month, day };
}

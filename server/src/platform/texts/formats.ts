/**
 * Days, times, numbers and money as people of the region write them, in both languages, at the region's own offset.
 *
 * Must never: read a clock (the present is given) or use the time zone of the computer.
 */
import type { DateText, Instant, Text } from '@balai/kernel';
import { inBoth, type Language } from './text.ts';

export interface Formats {
  /** `Rab, 25 Nov` */
  day(at: Instant): Text;
  /** `Rab, 25 Nov 16.00` */
  dayTime(at: Instant): Text;
  /** `Rabu, 25 November 2026, pukul 16.00` */
  long(at: Instant): Text;
  /** `Rabu, 25 November 2026` */
  longDay(at: Instant): Text;
  /** `16.00` */
  time(at: Instant): Text;
  /** `Hari ini 16.00`, `Besok 09.10`, `Kemarin 16.00`, else `Rab, 25 Nov 16.00`. */
  near(at: Instant, now: Instant): Text;
  /** `25 November 2026` from `2026-11-25`. */
  civil(date: string): Text;
  /** Local days since 1970: two moments of one local day have the same number. */
  dayNumber(at: Instant): number;
  /** `2026-11-25`, the local day of a moment. */
  dateOf(at: Instant): DateText;
  number(value: number, decimals?: number): Text;
}

const MINUTE = 60_000;
const DAY = 86_400_000;
const MINUTES_OF_DAY = 1_440;
const twoDigits = (value: number): string => String(value).padStart(2, '0');
const LOCALE = { id: 'id-ID', en: 'en-GB' } as const;
const NEAR = { id: ['Kemarin', 'Hari ini', 'Besok'], en: ['Yesterday', 'Today', 'Tomorrow'] } as const;

/** Times are shifted to the region and then written as UTC, so that no zone of the machine can enter. */
const written = (language: Language, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(LOCALE[language], { timeZone: 'UTC', ...options });
const styles = (options: Intl.DateTimeFormatOptions) => ({ id: written('id', options), en: written('en', options) });
const SHORT = styles({ weekday: 'short', day: 'numeric', month: 'short' });
const LONG = styles({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const CIVIL = styles({ day: 'numeric', month: 'long', year: 'numeric' });
/** Words of days are asked for again and again: some years of them are remembered. */
const MOST_REMEMBERED = 4_000;

export const formatNumber = (value: number, decimals: number = 0): Text =>
  inBoth((language) =>
    value.toLocaleString(LOCALE[language], { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
  );

/** `Rp25.000` in both languages: money is written as the country writes it. */
export const formatRupiah = (rupiah: number): string =>
  `Rp${rupiah.toLocaleString('id-ID', { maximumFractionDigits: 0 })}`;

function make(utcOffset: number): Formats {
  const local = (at: Instant) => at + utcOffset * MINUTE;
  const dayNumber = (at: Instant) => Math.floor(local(at) / DAY);
  const time = (at: Instant, language: Language) => {
    const minute = Math.floor(local(at) / MINUTE) - dayNumber(at) * MINUTES_OF_DAY;
    return `${twoDigits(Math.floor(minute / 60))}${language === 'id' ? '.' : ':'}${twoDigits(minute % 60)}`;
  };
  const days = new Map<number, Text>();
  const dayText = (at: Instant): Text => {
    const number = dayNumber(at);
    const known = days.get(number);
    if (known !== undefined) return known;
    const words = inBoth((language) => SHORT[language].format(local(at)));
    if (days.size < MOST_REMEMBERED) days.set(number, words);
    return words;
  };
  const day = (at: Instant, language: Language) => dayText(at)[language];
  const dates = new Map<number, DateText>();
  const dateOf = (at: Instant): DateText => {
    const number = dayNumber(at);
    const known = dates.get(number);
    if (known !== undefined) return known;
    const date = new Date(number * DAY).toISOString().slice(0, 10) as DateText;
    if (dates.size < MOST_REMEMBERED) dates.set(number, date);
    return date;
  };
  return {
    day: dayText,
    dayTime: (at) => inBoth((language) => `${day(at, language)} ${time(at, language)}`),
    long: (at) =>
      inBoth(
        (language) => `${LONG[language].format(local(at))}, ${language === 'id' ? 'pukul ' : ''}${time(at, language)}`,
      ),
    longDay: (at) => inBoth((language) => LONG[language].format(local(at))),
    time: (at) => inBoth((language) => time(at, language)),
    near: (at, now) =>
      inBoth(
        (language) =>
          `${NEAR[language][dayNumber(at) - dayNumber(now) + 1] ?? day(at, language)} ${time(at, language)}`,
      ),
    civil: (date) => inBoth((language) => CIVIL[language].format(Date.parse(`${date}T00:00:00Z`))),
    dayNumber,
    dateOf,
    number: formatNumber,
  };
}

const made = new Map<number, Formats>();
/** Formats of an offset in minutes east of UTC: 420 for Western, 480 for Central Indonesia. */
export function formatsAt(utcOffset: number): Formats {
  let formats = made.get(utcOffset);
  if (formats === undefined) made.set(utcOffset, (formats = make(utcOffset)));
  return formats;
}

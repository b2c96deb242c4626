/**
 * Numbers, money, days and times as people of the region write them, in both languages. Always in the region's own time.
 *
 * Must never: read a clock (the present is given), or guess a time zone from the machine.
 */
import type { Language } from './language.ts';

export interface Formats {
  /** `2.318` */
  number(value: number, decimals?: number): string;
  /** `94,2%` of a share between 0 and 1. */
  percent(share: number, decimals?: number): string;
  /** `Rp25.000`; whole rupiah. */
  rupiah(value: number): string;
  /** `Rabu, 25 November 2026` */
  dayLong(at: number): string;
  /** `Rab, 25 Nov` */
  day(at: number): string;
  /** `16.00` */
  time(at: number): string;
  /** `Rab, 25 Nov 2026, 16.00` */
  dayTime(at: number): string;
  /** `hari ini, 16.00`, `kemarin, 09.10`, `besok, 16.00`, else `Rab, 25 Nov, 16.00`. */
  near(at: number, now: number): string;
  /** For `<time datetime>`. */
  iso(at: number): string;
  /** A civil date `2026-11-25` as `25 November 2026`. */
  civil(date: string): string;
  /** `Rab, 25 Nov` */
  civilDay(date: string): string;
  /** `Rab 25` */
  civilShort(date: string): string;
  /** `Rab`, `Wed`. */
  civilWeekday(date: string): string;
  /** `1,2 MB` */
  bytes(count: number): string;
  /** A law as its service names it: the name stays, the city's notes beside it (an example, to be confirmed) are in the reader's language. */
  law(basis: string): string;
}

const WORDS = {
  id: { '-1': 'kemarin', '0': 'hari ini', '1': 'besok' },
  en: { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' },
} as const;
const DAY = 86_400_000;
const civilAt = (date: string): number => Date.parse(`${date}T00:00:00Z`);

/** `+07:00` of 420 minutes. */
function zoneOf(utcOffset: number): string {
  const [hours, minutes] = [Math.trunc(Math.abs(utcOffset) / 60), Math.abs(utcOffset) % 60].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${utcOffset < 0 ? '-' : '+'}${hours}:${minutes}`;
}

const notesInEnglish = (basis: string): string =>
  basis.replaceAll('perlu dikonfirmasi', 'to be confirmed').replaceAll(/\(contoh(?=[;)])/gu, '(example');

function make(language: Language, utcOffset: number): Formats {
  const timeZone = zoneOf(utcOffset);
  const locale = language === 'id' ? 'id-ID' : 'en-GB';
  const dates = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone, ...options });
  const long = dates({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const short = dates({ weekday: 'short', day: 'numeric', month: 'short' });
  const shortYear = dates({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  const clock = dates({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const civilLong = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  const civilShort = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'short', day: 'numeric' });
  const civilWeekday = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'short' });
  const civilDay = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  });
  const ordinal = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const dayNumber = (at: number) => Date.parse(`${ordinal.format(at)}T00:00:00Z`) / DAY;
  const time = (at: number) => (language === 'id' ? clock.format(at).replace(':', '.') : clock.format(at));
  const numbers = new Map<number, Intl.NumberFormat>();
  const number = (value: number, decimals = 0): string => {
    let one = numbers.get(decimals);
    if (one === undefined) {
      one = new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
      numbers.set(decimals, one);
    }
    return one.format(value);
  };
  return {
    number,
    percent: (share, decimals = 0) => `${number(share * 100, decimals)}%`,
    rupiah: (value) => `Rp${number(value)}`,
    dayLong: (at) => long.format(at),
    day: (at) => short.format(at),
    time,
    dayTime: (at) => `${shortYear.format(at)}, ${time(at)}`,
    near(at, now) {
      const word = WORDS[language][String(dayNumber(at) - dayNumber(now)) as '0'];
      return `${word ?? short.format(at)}, ${time(at)}`;
    },
    iso: (at) => new Date(at).toISOString(),
    civil: (date) => civilLong.format(civilAt(date)),
    civilDay: (date) => civilDay.format(civilAt(date)),
    civilShort: (date) => civilShort.format(civilAt(date)).replace(',', ''),
    civilWeekday: (date) => civilWeekday.format(civilAt(date)),
    bytes: (count) =>
      count < 1_000_000
        ? `${Math.max(1, Math.round(count / 1000)).toLocaleString(locale)} kB`
        : `${(count / 1_000_000).toLocaleString(locale, { maximumFractionDigits: 1 })} MB`,
    law: (basis) => (language === 'id' ? basis : notesInEnglish(basis)),
  };
}

const made = new Map<string, Formats>();

/** Formats for a language and an offset from UTC in minutes. Building them costs a millisecond, so each pair is made once. */
export function formatsFor(language: Language, utcOffset: number): Formats {
  const key = `${language} ${utcOffset}`;
  let formats = made.get(key);
  if (formats === undefined) made.set(key, (formats = make(language, utcOffset)));
  return formats;
}

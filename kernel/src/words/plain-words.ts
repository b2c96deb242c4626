/**
 * Small words for people in both languages: durations, days, sums, lists, what stands in quotes.
 *
 * Must never: use a locale or a time zone of the machine; the same data gives the same words everywhere.
 */
import type { Duration } from '../clock.ts';
import type { Text } from '../fields.ts';

export const words = (id: string, en: string): Text => ({ id, en });
/** The same in both languages: a name, a number, the title of a law. */
export const alike = (text: string): Text => ({ id: text, en: text });
export const quoted = ({ id, en }: Text): Text => ({ id: `“${id}”`, en: `“${en}”` });
export const NOTHING = words('tidak ada', 'none');

/** `a`, `b` and `c` as `a, b dan c`. Nothing at all is said to be nothing. */
export function listed(texts: readonly Text[], last: Text = words('dan', 'and')): Text {
  if (texts.length === 0) return NOTHING;
  const inOne = (language: keyof Text): string => {
    const parts = texts.map((text) => text[language]);
    return parts.length === 1
      ? (parts[0] ?? '')
      : `${parts.slice(0, -1).join(', ')} ${last[language]} ${parts.at(-1) ?? ''}`;
  };
  return { id: inOne('id'), en: inOne('en') };
}

/** "1 hari kerja", "3 × 24 jam" as the clock counts it. */
export function durationText({ clock, count }: Duration): Text {
  switch (clock) {
    case 'workingDays':
      return words(`${count} hari kerja`, count === 1 ? '1 working day' : `${count} working days`);
    case 'everyDay':
      return words(`${count} hari`, count === 1 ? '1 day' : `${count} days`);
    case 'clockHours':
      return count > 24 && count % 24 === 0
        ? words(`${count / 24} × 24 jam`, `${count / 24} × 24 hours`)
        : words(`${count} jam`, count === 1 ? '1 hour' : `${count} hours`);
    case 'minutes':
      return words(`${count} menit`, count === 1 ? '1 minute' : `${count} minutes`);
    case 'months':
      return words(`${count} bulan`, count === 1 ? '1 month' : `${count} months`);
    default:
      return alike(JSON.stringify({ clock, count }));
  }
}

const MONTHS: Text = {
  id: 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember',
  en: 'January February March April May June July August September October November December',
};
/** `25 November 2026` from `2026-11-25`; anything else as it stands. */
export function dateText(date: string): Text {
  const [, year, month = '', day] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(date) ?? [];
  const inOne = (language: keyof Text): string => {
    const name = MONTHS[language].split(' ')[Number(month) - 1];
    return name === undefined ? date : `${Number(day)} ${name} ${year}`;
  };
  return { id: inOne('id'), en: inOne('en') };
}

const grouped = (value: number, point: string, comma: string): string => {
  const [whole = '', fraction] = String(value).split('.');
  return `${whole.replaceAll(/\B(?=(\d{3})+(?!\d))/gu, point)}${fraction === undefined ? '' : comma + fraction}`;
};
export const numberText = (value: number): Text => words(grouped(value, '.', ','), grouped(value, ',', '.'));
/** `Rp25.000` in both languages: money is written as the country writes it. */
export const rupiahText = (value: number): Text => alike(`Rp${grouped(value, '.', ',')}`);

/**
 * The numbers by which Indonesia knows people, families, land and telephones: what makes one well formed.
 *
 * Well formed is not real: only a registry can say that. Must never: derive a birthday, a sex or a residence from a NIK.
 */
import type { DateText } from './fields.ts';

/** Spaces, dots and dashes between the digits, and the invisible marks that a number copied from contacts brings along. */
const BETWEEN_DIGITS = /[\s().\-\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;
const digitsOf = (text: string) => text.replace(BETWEEN_DIGITS, '');
const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Returns true for a date of the calendar, `YYYY-MM-DD`. */
export function isDate(text: string): text is DateText {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text);
  if (match === null) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  return year >= 1800 && year < 2200 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** NIK: area of first registration 2+2+2, DDMMYY with 40 added to the day for women, serial 0001 to 9999. The century is not in it. */
export function nikOf(text: string): string | null {
  const nik = digitsOf(text);
  const match = /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{4})$/u.exec(nik);
  if (match === null) return null;
  const [province, city, district, written, month, year, serial] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const day = written > 40 ? written - 40 : written;
  const born =
    month >= 1 && month <= 12 && day >= 1 && day <= Math.max(daysIn(1900 + year, month), daysIn(2000 + year, month));
  return province >= 11 && city >= 1 && district >= 1 && born && serial >= 1 ? nik : null;
}

/** NOP, 18 digits; the last one is the kind of land: 0, 7 or 9. */
export function nopOf(text: string): string | null {
  const nop = digitsOf(text);
  return /^\d{17}[079]$/u.test(nop) ? nop : null;
}

/** A telephone in E.164 (`+628…`); without a country it is Indonesian. */
export function phoneOf(text: string): string | null {
  const written = digitsOf(text);
  const number = written.startsWith('+')
    ? written
    : written.startsWith('0')
      ? `+62${written.slice(1)}`
      : written.startsWith('62')
        ? `+${written}`
        : '';
  if (number.startsWith('+62')) return /^\+62[1-9]\d{7,11}$/u.test(number) ? number : null;
  return /^\+[1-9]\d{7,14}$/u.test(number) ? number : null;
}

/** A kelurahan or desa by its Kemendagri code, `PP.KK.CC.DDDD`; the last part of a kelurahan begins with 1, of a desa with 2. */
export const isAreaCode = (text: string): boolean => /^\d{2}\.\d{2}\.\d{2}\.[12]\d{3}$/u.test(text);
/** A kecamatan by its code, `PP.KK.CC`. */
export const isDistrictCode = (text: string): boolean => /^\d{2}\.\d{2}\.\d{2}$/u.test(text);
/** The kecamatan of a kelurahan: the first three parts of its code, never its name. */
export const districtOf = (area: string): string => area.slice(0, 8);

/**
 * The number of an official letter, `B/001/400.8.2.2/XI/2026`, written and read back.
 *
 * Must never: choose the next sequence. That is taken inside the transaction that issues the letter, so that no two
 * letters of a unit share a number and a void number is not used again.
 */

/** The parts of a letter's number, in the order in which they are written. */
export interface LetterNumber {
  /** The kind of letter by its security: `B` (biasa), `T` (terbatas), `R` (rahasia), `SR` (sangat rahasia). */
  readonly kind: string;
  /** Counted from 1 for each unit, kind of letter and year. */
  readonly sequence: number;
  /** The classification of the archive: `400.8.2.2` for a letter of domicile; `null` for a letter without one. */
  readonly classification: string | null;
  /** 1 (January) to 12. */
  readonly month: number;
  readonly year: number;
}

const MONTHS = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'] as const;
const KIND = /^[A-Z]{1,3}$/;
const CLASSIFICATION = /^\d{3}(?:\.\d{1,3}){0,5}$/;
const WRITTEN = /^([A-Z]{1,3})\/(\d{3,9})\/(?:(\d{3}(?:\.\d{1,3}){0,5})\/)?([IVX]{1,4})\/(\d{4})$/;

/**
 * Writes the number; the sequence has at least three digits and grows beyond them (`B/1204/...`).
 *
 * @throws RangeError when a part cannot stand in a number; the message names the part.
 */
export function formatLetterNumber(number: LetterNumber): string {
  const { kind, sequence, classification, month, year } = number;
  const roman = MONTHS[month - 1];
  if (!KIND.test(kind)) throw new RangeError(`letter number: kind '${kind}' is not one to three capital letters`);
  if (!Number.isInteger(sequence) || sequence < 1 || sequence > 999_999_999)
    throw new RangeError(`letter number: sequence ${sequence} is not a whole number from 1`);
  if (classification !== null && !CLASSIFICATION.test(classification))
    throw new RangeError(`letter number: classification '${classification}' is not like 400.8.2.2`);
  if (roman === undefined) throw new RangeError(`letter number: month ${month} is not 1 to 12`);
  if (!Number.isInteger(year) || year < 1945 || year > 9999)
    throw new RangeError(`letter number: year ${year} is not a year of four digits`);
  return [
    kind,
    String(sequence).padStart(3, '0'),
    ...(classification === null ? [] : [classification]),
    roman,
    year,
  ].join('/');
}

/** Reads a number as people type it (spaces around it, small letters); `null` when it is not one. */
export function parseLetterNumber(text: string): LetterNumber | null {
  const match = WRITTEN.exec(text.trim().toUpperCase());
  if (match === null) return null;
  const [, kind = '', digits = '', classification = null, roman = '', year = ''] = match;
  const month = MONTHS.indexOf(roman as (typeof MONTHS)[number]) + 1;
  const sequence = Number(digits);
  const padded = String(sequence).padStart(3, '0') === digits;
  if (month === 0 || sequence === 0 || !padded || Number(year) < 1945) return null;
  return { kind, sequence, classification, month, year: Number(year) };
}

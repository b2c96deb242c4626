/**
 * The number of a bill, as a bank or a mobile wallet asks for it: sixteen digits, the last one checks the others (Luhn).
 *
 * Drawn by chance, so that nobody finds another bill by counting on. Must never: say which case or whose it is.
 */
import { randomInt } from 'node:crypto';

const DRAWN = 14;

export function newBillNumber(): string {
  const digits = `${randomInt(1, 10)}${String(randomInt(10 ** DRAWN)).padStart(DRAWN, '0')}`;
  return `${digits}${checkDigit(digits)}`;
}

/** As people type and copy it: with blanks and dashes. Null where it cannot be one. */
export function readBillNumber(typed: string): string | null {
  const digits = typed.replaceAll(/[\s-]/g, '');
  return /^\d{16}$/.test(digits) && checkDigit(digits.slice(0, -1)) === digits.at(-1) ? digits : null;
}

/** Luhn, ISO/IEC 7812-1: every second digit from the right is doubled. */
function checkDigit(digits: string): string {
  const sum = [...digits].toReversed().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

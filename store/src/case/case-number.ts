/**
 * Public case numbers, `BL-7K4M-22Q`: six random symbols of Crockford's base 32 and one check symbol.
 *
 * A number authorises nothing. The check symbol finds every single wrong symbol and every swap of two neighbours, so a
 * number misheard on the telephone is told to be wrong and never opens another case. Must never: count upwards.
 */
import { randomInt } from 'node:crypto';

/** Without I, L, O and U: nothing that looks like something else. */
const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 6;

/** Multiplication by the generator of GF(32), x^5 + x^2 + 1. */
const times2 = (value: number): number => ((value << 1) ^ ((value & 16) === 0 ? 0 : 0b100101)) & 31;
const checkOf = (values: readonly number[]): number => values.reduce((sum, value) => times2(sum ^ value), 0);

const written = (body: string): string => `BL-${body.slice(0, 4)}-${body.slice(4)}`;

/** A new number; whether it is free is the database's to say. `random(n)`: a whole number below n. */
export function newCaseNumber(random: (below: number) => number = randomInt): string {
  const values = Array.from({ length }, () => random(32));
  return written([...values, checkOf(values)].map((value) => symbols[value]).join(''));
}

/** Reads a number as people write and say it; null when it is none. The canonical form comes back. */
export function readCaseNumber(text: string): string | null {
  const plain = text.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
  const body = /^[B8][L1I]/.test(plain) && plain.length === length + 3 ? plain.slice(2) : plain;
  if (body.length !== length + 1) return null;
  const mended = body.replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  const values = [...mended].map((symbol) => symbols.indexOf(symbol));
  if (values.includes(-1)) return null;
  return checkOf(values.slice(0, length)) === values[length] ? written(mended) : null;
}

/** A full disk and a database that is away are told apart from faults: they pass, and the caller learns when to come again. */
import { expect, test } from 'vitest';
import { outageOf } from './outage.ts';

const coded = (code: string, more: object = {}): Error => Object.assign(new Error('x'), { code }, more);

test.each([
  [coded('ENOSPC'), 'noRoom'],
  [coded('53100'), 'noRoom'], // PostgreSQL: disk full
  [coded('57P03'), 'unavailable'], // PostgreSQL: recovering
  [coded('53300'), 'unavailable'],
  [coded('08006'), 'unavailable'],
  [coded('ECONNREFUSED'), 'unavailable'],
  [coded('ENOENT', { syscall: 'connect' }), 'unavailable'],
  [new Error('Connection terminated unexpectedly'), 'unavailable'],
  [new Error('Query read timeout'), 'unavailable'], // a database that hangs: longer than it lets any statement run
  [new Error('outside', { cause: coded('ENOSPC') }), 'noRoom'],
])('%o is an outage', (error, outage) => {
  expect(outageOf(error)).toBe(outage);
});

test.each([coded('ENOENT', { syscall: 'open' }), coded('23505'), coded('42P01'), new TypeError('x'), 'ENOSPC', null])(
  '%o is a fault, not an outage',
  (error) => {
    expect(outageOf(error)).toBeNull();
  },
);

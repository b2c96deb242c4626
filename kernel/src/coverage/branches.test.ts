/** Which comparison decided: what an example may count as exercised. Must never: need a service. */
import { expect, test } from 'vitest';
import type { Expression } from '../expression.ts';
import type { Values } from '../operators.ts';
import { branchesOf, takenIn } from './branches.ts';

const [a, b]: readonly Expression[] = [
  ['is', ['field', 'jenis'], 'a'],
  ['atLeast', ['field', 'luas'], 10],
];
const taken = (expression: Expression, position: 'test' | 'value', answers: Values, facts: Values = {}) =>
  [...takenIn(expression, position, { answers, facts })].toSorted();
const counted = (expression: Expression, position: 'test' | 'value') =>
  branchesOf(expression, position).map(({ path, side }) => `${path}:${side}`);

test('each comparison has two sides, and each option of a table is one', () => {
  expect(counted(['and', a as Expression, b as Expression], 'test')).toEqual([
    '0.0:yes',
    '0.0:no',
    '0.1:yes',
    '0.1:no',
  ]);
  expect(counted(['choose', ['field', 'jenis'], { a: 1, b: 2 }], 'value')).toEqual(['0:a', '0:b']);
});

test('half of an `or` counts only when the other half leaves the decision to it', () => {
  const either: Expression = ['or', a as Expression, b as Expression];
  expect(taken(either, 'test', { jenis: 'a', luas: 20 })).toEqual([]);
  expect(taken(either, 'test', { jenis: 'a', luas: 5 })).toEqual(['0.0:yes']);
  expect(taken(either, 'test', { jenis: 'b', luas: 20 })).toEqual(['0.1:yes']);
  expect(taken(either, 'test', { jenis: 'b', luas: 5 })).toEqual(['0.0:no', '0.1:no']);
});

test('one no makes an `and` no: only that one decided', () => {
  const both: Expression = ['and', a as Expression, ['not', b as Expression]];
  expect(taken(both, 'test', { jenis: 'a', luas: 5 })).toEqual(['0.0:yes', '0.1.0:no']);
  expect(taken(both, 'test', { jenis: 'b', luas: 5 })).toEqual(['0.0:no']);
});

test('a silent registry takes the way after `otherwise`, and no side of a comparison', () => {
  const unit: Expression = ['otherwise', ['choose', ['fact', 'kelas'], { kota: 'dpupr', nasional: 'bbpjn' }], 'dpupr'];
  expect(taken(unit, 'value', {}, { kelas: 'kota' })).toEqual(['0.0:kota', '0:known']);
  expect(taken(unit, 'value', {})).toEqual(['0:unknown']);
  expect(taken(['is', ['fact', 'kelas'], 'kota'], 'test', {})).toEqual([]);
});

test('a cap has two sides: reached and not reached', () => {
  const capped: Expression = ['least', ['times', ['field', 'luas'], 100], 500];
  expect(taken(capped, 'value', { luas: 9 })).toEqual(['0:limited']);
  expect(taken(capped, 'value', { luas: 5 })).toEqual(['0:free']);
});

test('of many rows the one that decides counts', () => {
  const some: Expression = ['some', ['field', 'anak'], ['atLeast', ['row', 'umur'], 17]];
  expect(taken(some, 'test', { anak: [{ umur: 3 }, { umur: 20 }] })).toEqual(['0.1:yes']);
  expect(taken(some, 'test', { anak: [{ umur: 18 }, { umur: 20 }] })).toEqual([]);
  expect(taken(some, 'test', { anak: [{ umur: 3 }] })).toEqual(['0.1:no']);
});

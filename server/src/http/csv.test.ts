/** A table that a spreadsheet opens: cells stay in their columns, and none is carried out. */
import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';

test('what begins like a formula is text, a comma stays in its cell, and figures stay figures', () => {
  const rows = [
    { id: '=1+1', n: -2 },
    { id: '@SUM(A1)', n: 1.5 },
    { id: 'a, "b"\nc', n: 0 },
    { id: null, n: 3 },
  ];
  expect(
    csvOf(rows, [
      ['id', ({ id }) => id],
      ['n', ({ n }) => n],
    ]),
  ).toBe(`id,n\n'=1+1,-2\n'@SUM(A1),1.5\n"a, ""b""\nc",0\n,3\n`);
});

/** A table that a spreadsheet opens: cells stay in their columns, none is carried out, and no digit is lost (P11). */
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

/** The cells as a spreadsheet splits them (RFC 4180). */
function cellsOf(csv: string): readonly (readonly string[])[] {
  return csv
    .replace(/\n$/u, '')
    .match(/(?:"(?:[^"]|"")*"|[^"\n])+/gu)!
    .map((line) =>
      [...line.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^,]*)/gu)].map(([, cell = '']) =>
        cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
      ),
    );
}
/** What a spreadsheet makes of a cell: it carries out a formula, and keeps fifteen digits of whatever looks like a number. */
function opened(cell: string): string {
  if (/^[=+\-@\t\r]/u.test(cell)) return 'carried out';
  const looksLikeNumber = /^\s*\d+(?:\.\d+)?(?:e\d+)?\s*$/iu.test(cell);
  return looksLikeNumber ? String(Number(Number(cell).toPrecision(15))) : cell.replace(/^'/u, '');
}

test.each([
  '=HYPERLINK("http://jahat.contoh","klik")',
  '+62 812 3456 7890',
  '-1+1|cmd',
  '@SUM(1,1)',
  '\t=1+1',
  '＝1+1',
  '3671014101900012',
  '0812 3456 7890',
  '08123456',
  '12e5',
  '36.71.01.1001',
  'Jl. Melati 7, "RT 3"',
])('a text stays as it was written: %s', (text) => {
  const csv = csvOf(
    [{ text }],
    [
      ['a', () => 'x'],
      ['text', (row) => row.text],
      ['b', () => 7],
    ],
  );
  const [, cells = []] = cellsOf(csv);
  expect(cells.map(opened)).toEqual(['x', text, '7']);
});

/**
 * Tables as CSV (RFC 4180, LF): for programs, and for spreadsheets that people open them in.
 *
 * Must never: hold a cell that a spreadsheet would carry out as a formula, or digits that it would round or shorten.
 */
type Cell = string | number | null;

const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;
/** Text that would be read as a number, and not come back: a leading zero, more than 15 digits (a NIK has 16), `12e5`. */
const ROUNDED = /^\s*(?:0\d|\d{16}|\d+(?:\.\d+)?e\d)/iu;
const QUOTED = /[",\r\n]/u;

function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = FORMULA.test(cell) || ROUNDED.test(cell) ? `'${cell}` : cell;
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The columns in their order, each with what it holds of a row. */
export function csvOf<Row>(
  rows: readonly Row[],
  columns: readonly (readonly [name: string, of: (row: Row) => Cell])[],
): string {
  const lines = rows.map((row) => columns.map(([, of]) => written(of(row))).join(','));
  return [columns.map(([name]) => name).join(','), ...lines].join('\n') + '\n';
}

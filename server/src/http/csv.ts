/**
 * Tables as CSV (RFC 4180, LF): for programs, and for spreadsheets that people open them in.
 *
 * Must never: hold a cell that a spreadsheet would carry out as a formula.
 */
type Cell = string | number | null;

const FORMULA = /^[=+\-@\t\r]/u;
const QUOTED = /[",\r\n]/u;

function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
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

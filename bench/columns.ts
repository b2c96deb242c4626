/**
 * Lines under a heading, for measurements that have columns of their own. Must never: round a figure away to nothing.
 */
export interface Column<Row> {
  readonly name: string;
  readonly width: number;
  readonly cell: (row: Row) => string | number;
  /** After the point, of a number. */
  readonly digits?: number;
}

/** The first column stands left, the others right. */
export function tableOf<Row>(columns: readonly Column<Row>[]): {
  readonly heading: string;
  row(row: Row): string;
} {
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => (at === 0 ? cell.padEnd(columns[0]?.width ?? 0) : cell.padStart(columns[at]?.width ?? 0)))
      .join('');
  return {
    heading: line(columns.map(({ name }) => name)),
    row: (row) =>
      line(
        columns.map(({ cell, digits = 0 }) => {
          const value = cell(row);
          return typeof value === 'string'
            ? value
            : value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
        }),
      ),
  };
}

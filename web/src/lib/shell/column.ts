// One column of a table.
export interface Column<Row> {
  readonly key: string;
  readonly label: string;
  /** The text of a cell. */
  readonly text?: (row: Row) => string;
  /** The table's `cell` snippet draws this column. */
  readonly drawn?: true;
  /** Right-aligned figures. */
  readonly number?: true;
  /** The cell that names its row. */
  readonly header?: true;
  /** The label is only read out. */
  readonly hidden?: true;
  readonly sort?: 'ascending' | 'descending';
}

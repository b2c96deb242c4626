/**
 * How values of PostgreSQL become ours. Must never: let a time zone touch a day, or round a number.
 */
import pg from 'pg';

const bigint = 20;
const date = 1082;

/** Reads what stands in a column of the type `oid`. Moments fit exactly into a JavaScript number; days stay texts. */
export function readerOf(oid: number, format: 'text' | 'binary' = 'text'): (text: string) => unknown {
  if (oid === bigint) return Number;
  if (oid === date) return (text) => text;
  return pg.types.getTypeParser(oid, format) as (text: string) => unknown;
}

/** The same, as the driver takes it. */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: readerOf as pg.CustomTypesConfig['getTypeParser'],
};

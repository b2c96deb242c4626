/**
 * Which tables a backup holds, and in which order they go back: all that are declared `primary`, and the accounts.
 *
 * Must never: list a derived table (it is folded again from these), or the record of migrations (migrating writes it).
 */
import type pg from 'pg';

/** A table as it lies in a backup: one file, gzip, in PostgreSQL's own COPY text. */
export interface TableCopy {
  /** `public.event` */
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: number;
  /** Of the compressed file. */
  readonly bytes: number;
  readonly sha256: string;
}

export interface Snapshot {
  /** The migrations that this database had, by file name. */
  readonly migrations: readonly string[];
  readonly tables: readonly TableCopy[];
  /** What lies outside the database: bytes by their sha256. */
  readonly files: readonly FileCopy[];
}
export interface FileCopy {
  readonly sha256: string;
  /** False for an upload that nobody has claimed yet: it may be swept while the backup runs. */
  readonly needed: boolean;
}

export const fileOf = (table: string): string => `${table}.copy.gz`;

/** `"public"."event"`, for a COPY. */
export const quoted = (table: string): string => table.split('.').map(quotedName).join('.');
export const quotedName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export async function primaryTables(
  client: pg.Client,
): Promise<readonly { readonly table: string; readonly columns: readonly string[] }[]> {
  const { rows } = await client.query<{ table: string; columns: string[] }>(
    `select s.nspname || '.' || t.relname as table,
       array(select attname::text from pg_attribute
         where attrelid = t.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns
     from pg_class t join pg_namespace s on s.oid = t.relnamespace
     where t.relkind in ('r', 'p') and not t.relispartition
       and (s.nspname = 'account'
         or (s.nspname = 'public' and t.relname <> 'migration' and obj_description(t.oid, 'pg_class') like 'primary:%'))
     order by 1`,
  );
  return rows;
}

/** The same tables, each after those that it refers to. */
export async function inOrderOfReference(
  client: pg.Client,
  tables: readonly TableCopy[],
): Promise<readonly TableCopy[]> {
  const { rows } = await client.query<{ from: string; to: string }>(
    `select distinct s.nspname || '.' || t.relname as from, rs.nspname || '.' || r.relname as to
     from pg_constraint c
       join pg_class t on t.oid = c.conrelid join pg_namespace s on s.oid = t.relnamespace
       join pg_class r on r.oid = c.confrelid join pg_namespace rs on rs.oid = r.relnamespace
     where c.contype = 'f' and c.conrelid <> c.confrelid`,
  );
  const ordered: TableCopy[] = [];
  const place = (copy: TableCopy, above: readonly string[]): void => {
    if (ordered.includes(copy)) return;
    if (above.includes(copy.table)) throw new Error(`tables refer to each other in a circle: ${above.join(', ')}`);
    for (const { to } of rows.filter(({ from }) => from === copy.table)) {
      const first = tables.find(({ table }) => table === to);
      if (first !== undefined) place(first, [...above, copy.table]);
    }
    ordered.push(copy);
  };
  for (const copy of tables) place(copy, []);
  return ordered;
}

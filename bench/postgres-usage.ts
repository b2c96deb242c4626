/**
 * The processor time that a PostgreSQL on this machine has used, its ended backends too, from Linux's /proc.
 *
 * Must never: guess. Where there is no /proc, or the server is elsewhere, the answer is null.
 */
import { readdir, readFile } from 'node:fs/promises';
import type pg from 'pg';

const TICK_MS = 10; // USER_HZ is 100 on every Linux of ours

export async function postgresUsage(pool: pg.Pool): Promise<(() => Promise<number>) | null> {
  const { rows } = await pool.query<{ readonly pid: number }>('select pg_backend_pid() as pid');
  const backend = await statOf(rows[0]?.pid ?? 0);
  if (backend === null || backend.name !== 'postgres') return null;
  const postmaster = backend.parent;
  return async () => {
    const all = await Promise.all(
      (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map((name) => statOf(Number(name))),
    );
    let ticks = 0;
    for (const stat of all) {
      if (stat?.pid === postmaster) ticks += stat.own + stat.ended;
      else if (stat?.parent === postmaster) ticks += stat.own;
    }
    return ticks * TICK_MS;
  };
}

interface Stat {
  readonly pid: number;
  readonly name: string;
  readonly parent: number;
  readonly own: number;
  readonly ended: number;
}
/** proc_pid_stat(5): fields 4 (parent), 14 and 15 (own time), 16 and 17 (that of ended children). */
async function statOf(pid: number): Promise<Stat | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (text === null) return null;
  const name = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'));
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const at = (field: number) => Number(fields[field - 3]);
  return { pid, name, parent: at(4), own: at(14) + at(15), ended: at(16) + at(17) };
}

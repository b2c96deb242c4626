// What the clock of a database says, and when the newest event in it was recorded: for whoever looks at an installation from beside.
// It only asks, and needs no tables: a database in which no city lives yet has no newest event.
import pg from 'pg';

export type AskedClock = {
  /** Ours less the database's, at the middle of the question. */
  readonly clockOffMs: number;
  /** Null before the first event. */
  readonly lastEventAt: number | null;
};

/** Throws what `pg` throws when the database does not answer. `now`: our clock, in ms. */
export async function askClock(connection: pg.ClientConfig, now: () => number): Promise<AskedClock> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {}); // a connection that breaks after the answer is of no interest
  try {
    await client.connect();
    const asked = now();
    const { rows } = await client.query<{ now: string; tables: boolean }>(
      `select (extract(epoch from clock_timestamp()) * 1000)::bigint as now, to_regclass('public.event') is not null as tables`,
    );
    const clockOffMs = offBetween(asked, now(), Number(rows[0]?.now ?? 0));
    if (rows[0]?.tables !== true) return { clockOffMs, lastEventAt: null };
    // By region, as the index is.
    const { rows: newest } = await client.query<{ at: string | null }>(
      'select max(n.at) as at from region r, lateral (select max(e.recorded_at) as at from event e where e.region_id = r.region_id) n',
    );
    const at = newest[0]?.at ?? null;
    return { clockOffMs, lastEventAt: at === null ? null : Number(at) };
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * How far our clock is from the database's, in ms (ours less the database's): 0 when the database's moment lies between our
 * question and our answer. A busy machine answers late, and its clock is right all the same.
 */
export function offBetween(asked: number, answered: number, database: number): number {
  const near = Math.min(Math.max(database, asked), answered);
  return Math.round(near - database);
}

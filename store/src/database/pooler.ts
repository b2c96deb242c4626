/**
 * Whether a pooler stands between us and PostgreSQL (PgBouncer in transaction mode), and what that forbids.
 *
 * A pooler drops the start parameter that makes a connection work as `balai_app`, and lends each transaction another
 * connection. Must never: believe a setting about it; the connection itself is asked.
 */
import pg from 'pg';
import { appRole } from './roles.ts';

/** How transactions are sent. */
export interface Manners {
  /** False where a statement that was prepared once may be looked for on another connection. */
  readonly prepare: boolean;
  /** True: each transaction takes up the role itself, because the connection does not have it. */
  readonly roleInside: boolean;
  /** True: another session may answer each time, so nothing can be listened for. */
  readonly pooled: boolean;
}

/** Asks a connection made like those of the pool. `wanted`: undefined where nobody said whether to prepare. */
export async function mannersOf(
  settings: pg.ClientConfig,
  asAppRole: boolean,
  wanted: boolean | undefined,
): Promise<Manners> {
  const client = new pg.Client(settings);
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ pid: number; who: string }>(
      'select pg_backend_pid() as pid, current_user::text as who',
    );
    // What the server calls the session that answered, and what it was called when we came: a pooler makes that up.
    const { processID } = client as unknown as { readonly processID: number };
    const pooled = rows[0]?.pid !== processID;
    return { pooled, prepare: wanted ?? !pooled, roleInside: asAppRole && rows[0]?.who !== appRole };
  } finally {
    await client.end();
  }
}

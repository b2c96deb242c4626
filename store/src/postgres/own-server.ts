// A PostgreSQL of the operator's own (`DATABASE_URL`): is it there, does it let us in, is it new enough?
// It only asks; it never changes anything on that server, and never repeats the address (it may hold a password).
import pg from 'pg';
import { PostgresUnavailable } from './problem.ts';

const oldestVersion = 15;

/** Throws `PostgresUnavailable`: `unreachable`, `loginRefused` or `serverTooOld`. */
export async function checkOwnServer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {}); // a connection that breaks after the answer is of no interest
  try {
    await client.connect();
    const answer = await client.query<{ server_version_num: string }>('show server_version_num');
    const version = Math.floor(Number(answer.rows[0]?.server_version_num) / 10_000);
    if (version < oldestVersion) {
      throw new PostgresUnavailable({ type: 'serverTooOld', found: String(version), wanted: String(oldestVersion) });
    }
  } catch (error) {
    if (error instanceof PostgresUnavailable) throw error;
    if (error instanceof pg.DatabaseError)
      throw new PostgresUnavailable({ type: 'loginRefused', detail: error.code ?? '?' });
    const detail = error instanceof Error ? ('code' in error ? String(error.code) : error.message) : '?';
    throw new PostgresUnavailable({ type: 'unreachable', detail });
  } finally {
    await client.end().catch(() => {});
  }
}

// A PostgreSQL of the operator's own (`DATABASE_URL`): is it there, does it let us in, is it new enough, may we work there?
// It only asks; it never changes anything on that server, and never repeats the address (it may hold a password).
import pg from 'pg';
import { PostgresUnavailable } from './problem.ts';

const oldestVersion = 15;

export type OwnServer = {
  readonly version: number;
  /** False: neither holds the role `balai_app` nor may make it, so that only our own code keeps events from being changed. */
  readonly guarded: boolean;
};

type Answer = {
  readonly version: number;
  readonly user: string;
  readonly database: string;
  readonly tables: boolean;
  readonly schemas: boolean;
  readonly trigrams: boolean;
  readonly guarded: boolean;
};

const question = `
  select current_setting('server_version_num')::int / 10000 as version, current_user::text as user, current_database()::text as database,
    has_schema_privilege('public', 'create') as tables, has_database_privilege(current_database(), 'create') as schemas,
    exists (select from pg_extension where extname = 'pg_trgm')
      or exists (select from pg_available_extensions where name = 'pg_trgm') as trigrams,
    (select rolsuper or rolcreaterole from pg_roles where rolname = current_user)
      or coalesce((select pg_has_role(oid, 'member') from pg_roles where rolname = 'balai_app'), false) as guarded`;

/** Throws `PostgresUnavailable`: not there, refused, too old, or something that Balai needs is missing. */
export async function checkOwnServer(url: string): Promise<OwnServer> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {}); // a connection that breaks after the answer is of no interest
  try {
    await client.connect();
    const { rows } = await client.query<Answer>(question);
    const [answer] = rows;
    if (answer === undefined) throw new Error('no answer');
    return judged(answer);
  } catch (error) {
    if (error instanceof PostgresUnavailable) throw error;
    throw new PostgresUnavailable(connectionProblem(error));
  } finally {
    await client.end().catch(() => {});
  }
}

/** What the server's own answer means for us. Throws `PostgresUnavailable`. */
export function judged({ version, user, database, tables, schemas, trigrams, guarded }: Answer): OwnServer {
  if (version < oldestVersion) {
    throw new PostgresUnavailable({ type: 'serverTooOld', found: String(version), wanted: String(oldestVersion) });
  }
  if (!tables || !schemas) throw new PostgresUnavailable({ type: 'rightMissing', user, database });
  if (!trigrams) throw new PostgresUnavailable({ type: 'trigramsMissing' });
  return { version, guarded };
}

/** What keeps us from connecting, by SQLSTATE or by the code of the system; a wrong password has no code in every version. */
export function connectionProblem(error: unknown): PostgresUnavailable['problem'] {
  const detail = error instanceof Error ? ('code' in error ? String(error.code) : error.message) : '?';
  if (/^28|SASL|password/i.test(detail)) return { type: 'loginRefused', detail };
  if (detail === '3D000') return { type: 'databaseMissing' };
  if (detail === '53300' || detail === '57P03') return { type: 'busy', detail };
  return error instanceof pg.DatabaseError ? { type: 'loginRefused', detail } : { type: 'unreachable', detail };
}

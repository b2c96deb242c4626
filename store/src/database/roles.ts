/**
 * The roles of the application: work is done as `balai_app`, which cannot change or delete an event.
 *
 * Must never: fall back silently; the caller is told whether the role is in use, and `balai doctor` shows it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';

export const appRole = 'balai_app';

/** Creates or renews roles and grants where the connecting user may. Returns whether work can be done as `balai_app`. */
export async function ensureRoles(client: pg.Client | pg.PoolClient): Promise<boolean> {
  const may = await client.query<{ may: boolean }>(
    'select rolsuper or rolcreaterole as may from pg_roles where rolname = current_user',
  );
  if (may.rows[0]?.may === true) {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock(36711)');
    await client.query(readFileSync(join(import.meta.dirname, '..', '..', 'roles.sql'), 'utf8'));
    await client.query('commit');
  }
  const member = await client.query<{ member: boolean }>(
    `select coalesce((select pg_has_role(current_user, oid, case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end)
      from pg_roles where rolname = $1), false) as member`,
    [appRole],
  );
  return member.rows[0]?.member === true;
}

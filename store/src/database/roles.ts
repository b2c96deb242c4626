/**
 * The roles of the application: work is done as `balai_app`, which cannot change or delete an event.
 *
 * Grants are renewed when a migration or roles.sql is new, and not at every start: that would lock every table for a
 * moment. Must never: fall back silently; the caller is told whether the role is in use, and `balai doctor` shows it.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { rolesFile } from './migrate.ts';

export const appRole = 'balai_app';

/** Creates or renews roles and grants where the connecting user may. Returns whether work can be done as `balai_app`. */
export async function ensureRoles(client: pg.Client | pg.PoolClient): Promise<boolean> {
  const text = readFileSync(join(import.meta.dirname, '..', '..', rolesFile), 'utf8');
  const { rows } = await client.query<{ may: boolean; made: boolean; newest: string; granted: string | null }>(
    `select (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as may,
      exists (select from pg_roles where rolname = $1) as made,
      (select max(name) from migration where name <> $2) as newest, (select sha256 from migration where name = $2) as granted`,
    [appRole, rolesFile],
  );
  const wanted = createHash('sha256')
    .update(text)
    .update(rows[0]?.newest ?? '')
    .digest('hex');
  if (rows[0]?.may === true && (!rows[0].made || rows[0].granted !== wanted)) await grant(client, text, wanted);
  const member = await client.query<{ member: boolean }>(
    `select coalesce((select pg_has_role(current_user, oid, case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end)
      from pg_roles where rolname = $1), false) as member`,
    [appRole],
  );
  return member.rows[0]?.member === true;
}

async function grant(client: pg.Client | pg.PoolClient, text: string, hash: string): Promise<void> {
  await client.query('begin');
  try {
    await client.query('select pg_advisory_xact_lock(36711)');
    await client.query(text);
    await client.query(
      'insert into migration (name, sha256) values ($1, $2) on conflict (name) do update set sha256 = excluded.sha256',
      [rolesFile, hash],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

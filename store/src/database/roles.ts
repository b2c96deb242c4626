/**
 * The roles of the application: work is done as `balai_app`, which cannot change or delete an event. Where the connecting
 * user may not make that role, it works as the owner of the tables; regions stay apart by the same policies.
 *
 * Grants and policies are renewed when a migration or one of the two files is new, and not at every start: that would lock
 * every table for a moment. Must never: fall back silently; the caller is told whether the role is in use.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { rolesFile } from './migrate.ts';

export const appRole = 'balai_app';
export const eraserRole = 'balai_eraser';
const textOf = (name: string): string => readFileSync(join(import.meta.dirname, '..', '..', name), 'utf8');

/** Creates roles where the connecting user may, renews rights. Returns whether work can be done as `balai_app`. */
export async function ensureRoles(client: pg.Client | pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean; made: boolean; newest: string; granted: string | null }>(
    `select (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as may,
      exists (select from pg_roles where rolname = $1) as made,
      (select max(name) from migration where name <> $2) as newest, (select sha256 from migration where name = $2) as granted`,
    [appRole, rolesFile],
  );
  const { may = false, made = false, newest = '', granted = null } = rows[0] ?? {};
  const [roles, rights] = [textOf(rolesFile), textOf('rights.sql')];
  const wanted = createHash('sha256')
    .update(`${roles} ${rights} ${newest} ${may || made ? 'with roles' : 'as owner'}`)
    .digest('hex');
  if (granted !== wanted || (may && !made)) await renew(client, may ? [roles, rights] : [rights], wanted);
  const member = await client.query<{ member: boolean }>(
    `select coalesce((select pg_has_role(current_user, oid, case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end)
      from pg_roles where rolname = $1), false) as member`,
    [appRole],
  );
  return member.rows[0]?.member === true;
}

async function renew(client: pg.Client | pg.PoolClient, texts: readonly string[], hash: string): Promise<void> {
  await client.query('begin');
  try {
    await client.query('select pg_advisory_xact_lock(36711)');
    for (const text of texts) await client.query(text);
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

/**
 * What an operator must know of the database and of the work that waits in it: counts and moments, of one region.
 *
 * Must never: read a row of a person, or change anything.
 */
import type { Database } from '../database/database.ts';
import type { Operating, Operations } from './operations-api.ts';

const OVERDUE_MS = 60_000;
const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

const DATABASE = `select current_setting('server_version') as version, pg_database_size(current_database())::bigint as bytes,
  (select count(*)::int from pg_stat_activity where datname = current_database()) as connections,
  current_setting('max_connections')::int as most, current_setting('synchronous_commit') as commit,
  current_setting('synchronous_standby_names') as names,
  (select count(*)::int from pg_stat_replication) as standbys`;
const PROCESSES = `select application_name as name, count(*)::int as connections from pg_stat_activity
  where datname = current_database() and application_name like 'balai/%' group by application_name order by application_name`;
const TIMERS = `select count(*)::int as waiting, count(*) filter (where due_at < $2)::int as overdue, min(due_at) as oldest,
  min(due_at) filter (where due_at > $3) as next from timer_row where region_id = $1`;
const LAST_FIRED = `select max(recorded_at) as at from event where region_id = $1 and recorded_at > $2 and channel = 'timer'`;
/** Only what waits or was given up is counted: what was delivered is many, and of no concern. */
const OUTBOX = `select count(*)::int as waiting, count(*) filter (where last_error is not null)::int as failing,
  min(created_at) as oldest, min(next_at) as next,
  (select count(*)::int from outbox g where g.region_id = $1 and g.given_up_at is not null and g.last_error is distinct from 'no recipient') as given_up,
  (select count(*)::int from outbox g where g.region_id = $1 and g.given_up_at > $2 and g.last_error = 'no recipient') as unaddressed
  from outbox o where o.region_id = $1 and o.delivered_at is null and o.given_up_at is null`;
const LAST_DELIVERED = `select max(delivered_at) as at from (
  select delivered_at from outbox where region_id = $1 and delivered_at is not null order by outbox_id desc limit 20) o`;

interface Row {
  readonly version: string;
  readonly bytes: number;
  readonly connections: number;
  readonly most: number;
  readonly commit: string;
  readonly names: string;
  readonly standbys: number;
}
type Moments = Readonly<Record<'oldest' | 'next', number | null>>;

export function openOperations(database: Database): Operations {
  const one = async <R extends object>(name: string, text: string, values: readonly unknown[]): Promise<R> => {
    const [row] = await database.prepared<R>(name, text, values);
    if (row === undefined) throw new Error(`${name} answered nothing`);
    return row;
  };
  return {
    async look(regionId, now) {
      const [server, processes, timers, fired, outbox, delivered] = await Promise.all([
        one<Row>('operations database', DATABASE, []),
        database.prepared<Operating['processes'][number]>('operations processes', PROCESSES, []),
        one<Moments & Record<'waiting' | 'overdue', number>>('operations timers', TIMERS, [
          regionId,
          now - OVERDUE_MS,
          now,
        ]),
        one<{ readonly at: number | null }>('operations fired', LAST_FIRED, [regionId, now - DAY_MS]),
        one<Moments & Record<'waiting' | 'failing' | 'given_up' | 'unaddressed', number>>('operations outbox', OUTBOX, [
          regionId,
          now - WEEK_MS,
        ]),
        one<{ readonly at: number | null }>('operations delivered', LAST_DELIVERED, [regionId]),
      ]);
      return {
        database: {
          version: server.version.split(' ')[0] ?? server.version,
          bytes: server.bytes,
          connections: server.connections,
          mostConnections: server.most,
          standbys: server.standbys,
          synchronous: server.names !== '' && !['off', 'local'].includes(server.commit),
        },
        processes,
        timers: {
          waiting: timers.waiting,
          overdue: timers.overdue,
          oldestDueAt: timers.oldest,
          nextDueAt: timers.next,
          lastFiredAt: fired.at,
        },
        outbox: {
          waiting: outbox.waiting,
          failing: outbox.failing,
          oldestAt: outbox.oldest,
          nextAt: outbox.next,
          givenUp: outbox.given_up,
          unaddressed: outbox.unaddressed,
          lastDeliveredAt: delivered.at,
        },
      };
    },
  };
}

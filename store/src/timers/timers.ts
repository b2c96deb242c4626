/**
 * Timers: a row says only "ask now"; the kernel decides whether the time is up.
 *
 * Claimed one region at a time under a lease, played through the same door as every command, each under a key of its own:
 * so each fires once, never early, whatever stops or starts in between. Must never: change a case by itself.
 */
import { sql } from 'kysely';
import { timerKey } from '../case/execute.ts';
import type { Database } from '../database/database.ts';
import type { Store, Timers } from '../store-api.ts';

const leaseMs = 60_000;
const usual = 100;
const atOnce = 50;

export function openTimers(database: Database, execute: Store['execute'], regionIds: () => readonly number[]): Timers {
  const next = async (regionId: number): Promise<number | null> => {
    const [row] = await database.prepared<{ due_at: number | null }>(
      'next-timer',
      'select min(due_at) as due_at from timer_row where region_id = $1',
      [regionId],
    );
    return row?.due_at ?? null;
  };
  return {
    next,
    async due(now) {
      const found: number[] = [];
      for (const regionId of regionIds()) {
        const dueAt = await next(regionId);
        if (dueAt !== null && dueAt <= now) found.push(regionId);
      }
      return found;
    },
    async fireDue(regionId, now, limit = usual) {
      const claimed = await claim(database, regionId, now, limit);
      let fired = 0;
      // Some at a time: together they share commits, and leave connections to those who wait for a page.
      for (let from = 0; from < claimed.length; from += atOnce) {
        const played = await Promise.all(
          claimed.slice(from, from + atOnce).map((timer) => play(execute, regionId, timer, now)),
        );
        fired += played.filter(Boolean).length;
      }
      return fired;
    },
  };
}

async function play(
  execute: Store['execute'],
  regionId: number,
  { case_id, turn_id, version }: Claimed,
  now: number,
): Promise<boolean> {
  const result = await execute({
    regionId,
    caseId: case_id,
    command: { type: 'passTime', turn: turn_id },
    channel: 'timer',
    now,
    idempotency: timerKey(case_id, version, turn_id),
  });
  return result.ok && !result.value.replayed;
}

interface Claimed {
  readonly case_id: string;
  readonly turn_id: string;
  readonly version: number;
}

async function claim(database: Database, regionId: number, now: number, limit: number): Promise<readonly Claimed[]> {
  return database.run(sql<Claimed>`with due as materialized (
      select t.case_id, t.turn_id from timer_row t where t.region_id = ${regionId} and t.due_at <= ${now} and t.claimed_until <= ${now}
        and not exists (select from restriction r where r.region_id = ${regionId} and r.case_id = t.case_id and r.lifted_at is null)
      order by t.due_at, t.case_id limit ${limit} for update skip locked
    ), taken as (
      update timer_row t set claimed_until = ${now + leaseMs} from due d
      where t.region_id = ${regionId} and t.case_id = d.case_id and t.turn_id = d.turn_id returning t.case_id, t.turn_id
    )
    select k.case_id, k.turn_id, c.version from taken k join case_row c on c.region_id = ${regionId} and c.case_id = k.case_id`);
}

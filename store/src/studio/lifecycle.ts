/**
 * How the cases of a service go: open turns by stage, and what the events of its newest cases say of times, reasons and ends.
 *
 * Must never: read the personal part of an event, or more cases than a page can wait for.
 */
import type { Instant, Outcome } from '@balai/kernel';
import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import type { Lifecycle, StageCounts, TurnTime } from './studio-api.ts';

/** Cases whose events are read, newest first. */
const MOST_CASES = 2_000;

interface EventRow {
  readonly case_id: string;
  readonly type: 'turnBegan' | 'acted' | 'timeRanOut' | 'transferred' | 'ended' | 'objected';
  readonly at: number;
  /** The turn that began, or that this ended. */
  readonly turn: string | null;
  /** `transferred`: the turn as it goes on. */
  readonly next: string | null;
  readonly stage: string | null;
  readonly action: string | null;
  readonly because: readonly string[] | null;
  /** `timeRanOut`: where it led; null: the case waits. */
  readonly leads: string | null;
  readonly outcome: Outcome | null;
}

export async function readLifecycle(
  database: Database,
  regionId: number,
  serviceId: string,
  since: Instant,
  now: Instant,
): Promise<Lifecycle> {
  const [stages, events, [counted]] = await Promise.all([
    database.run(sql<StageCounts>`select stage, count(*)::int as open, count(*) filter (where due_at < ${now})::int as late
      from turn_row where region_id = ${regionId} and service_id = ${serviceId} group by stage order by stage`),
    eventsOf(database, regionId, serviceId, since),
    database.run(
      sql<{
        cases: number;
      }>`select count(*)::int as cases from (${newest(regionId, serviceId, since)}) n`,
    ),
  ]);
  return { stages, ...told(events), cases: counted?.cases ?? 0 };
}

const newest = (regionId: number, serviceId: string, since: Instant) =>
  sql`select case_id from case_row where region_id = ${regionId} and service_id = ${serviceId} and filed_at >= ${since}
    order by filed_at desc limit ${MOST_CASES}`;

const eventsOf = (
  database: Database,
  regionId: number,
  serviceId: string,
  since: Instant,
): Promise<readonly EventRow[]> =>
  database.run(sql<EventRow>`with chosen as materialized (${newest(regionId, serviceId, since)})
    select e.case_id, e.type, (e.open->>'at')::bigint as at,
      case when e.type = 'turnBegan' then e.open->'turn'->>'id' else e.open->>'turn' end as turn,
      case when e.type = 'transferred' then e.open->'to'->>'id' end as next,
      case e.type when 'turnBegan' then e.open->'turn'->>'stage' when 'ended' then e.open->'ending'->>'stage' else e.open->>'stage' end as stage,
      e.open->>'action' as action, e.open->'because' as because,
      case when e.type = 'timeRanOut' then e.open->>'to' end as leads, e.open->'ending'->>'outcome' as outcome
    from chosen c join event e on e.region_id = ${regionId} and e.case_id = c.case_id
    where e.type in ('turnBegan', 'acted', 'timeRanOut', 'transferred', 'ended', 'objected') order by e.case_id, e.version`);

/** Folds the events, in the order of their cases. A turn that an end of the case closed has no time of its own. */
function told(events: readonly EventRow[]): Omit<Lifecycle, 'stages' | 'cases'> {
  const times: TurnTime[] = [];
  const actions = new Map<string, Lifecycle['actions'][number]>();
  const endings = new Map<string, Lifecycle['endings'][number]>();
  const timeouts = new Map<string, Lifecycle['timeouts'][number]>();
  let objections = 0;
  let open = new Map<string, { readonly stage: string; readonly at: Instant }>();
  let caseId = '';
  const close = (turn: string, at: Instant): void => {
    const began = open.get(turn);
    open.delete(turn);
    if (began !== undefined) times.push({ stage: began.stage, beganAt: began.at, endedAt: at });
  };
  for (const event of events) {
    if (event.case_id !== caseId) [caseId, open] = [event.case_id, new Map()];
    const turn = event.turn ?? '';
    const stage = event.stage ?? '';
    if (event.type === 'turnBegan') open.set(turn, { stage, at: event.at });
    else if (event.type === 'transferred') {
      const began = open.get(turn);
      open.delete(turn);
      if (began !== undefined && event.next !== null) open.set(event.next, began);
    } else if (event.type === 'acted') {
      close(turn, event.at);
      const action = event.action ?? '';
      const because = event.because ?? [];
      for (const reason of because.length === 0 ? [null] : because)
        count(actions, `${stage} ${action} ${reason ?? ''}`, { stage, action, reason });
    } else if (event.type === 'timeRanOut') {
      if (event.leads !== null) close(turn, event.at);
      count(timeouts, stage, { stage });
    } else if (event.type === 'objected') objections += 1;
    else {
      open.clear();
      count(endings, stage, { stage, outcome: event.outcome ?? 'lapsed' });
    }
  }
  return {
    times,
    actions: [...actions.values()],
    endings: [...endings.values()],
    objections,
    timeouts: [...timeouts.values()],
  };
}

function count<T extends object>(into: Map<string, T & { readonly count: number }>, key: string, what: T): void {
  into.set(key, { ...what, count: (into.get(key)?.count ?? 0) + 1 });
}

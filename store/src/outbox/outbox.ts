/**
 * What others must be told, at least once: claimed under a lease, tried again with growing pauses, given up in sight.
 *
 * Must never: mark a row delivered before whoever delivers says so.
 */
import type { Instant } from '@balai/kernel';
import { sql } from 'kysely';
import { among } from '../case/summaries.ts';
import { uuidOf, uuidV7 } from '../case/ids.ts';
import { json, type Database } from '../database/database.ts';
import type { CarriedBy, Outbox, OutboxState } from '../outbox-api.ts';
import type { OutboxRow, Region } from '../store-types.ts';

interface Row {
  readonly outbox_id: string;
  readonly case_id: string;
  readonly topic: string;
  readonly body: OutboxRow['body'];
  readonly attempts: number;
  readonly created_at: number;
}
/** Region kinds never mix: a practice region tells nobody. */
const destinationOf = (region: Region | null): OutboxRow['destination'] =>
  region?.kind === 'live' ? 'outside' : region?.kind === 'demo' ? 'simulator' : 'nobody';

/** A state is where a row has come to, told by two moments. */
const inState = {
  waiting: sql`and delivered_at is null and given_up_at is null`,
  delivered: sql`and delivered_at is not null`,
  givenUp: sql`and delivered_at is null and given_up_at is not null`,
} as const satisfies Readonly<Record<OutboxState, unknown>>;

const firstPauseMs = 10_000;
const longestPauseMs = 3_600_000;
const mostAttempts = 12;
const mostPassed = 1_000;

export function openOutbox(
  database: Database,
  region: (regionId: number) => Region | null,
): Omit<Outbox, 'openStarted'> {
  const rowOf = (regionId: number, row: Row): OutboxRow => ({
    id: row.outbox_id,
    regionId,
    caseId: row.case_id,
    topic: row.topic,
    body: row.body,
    attempts: row.attempts,
    createdAt: row.created_at,
    destination: destinationOf(region(regionId)),
  });
  return {
    async claim(regionId, now, options = {}) {
      const rows = await database.run(sql<Row>`with due as materialized (
          select o.outbox_id from outbox o where o.region_id = ${regionId} and o.delivered_at is null and o.given_up_at is null and o.next_at <= ${now}
            ${topicsOf(options.topics)} ${options.but === undefined ? sql`` : sql`and o.topic <> all(${options.but}::text[])`}
          order by o.next_at, o.outbox_id limit ${options.limit ?? 50} for update skip locked
        ), taken as (
          update outbox o set next_at = ${now + (options.leaseMs ?? 60_000)}, attempts = o.attempts + 1 from due d
          where o.region_id = ${regionId} and o.outbox_id = d.outbox_id
          returning o.outbox_id, o.case_id, o.topic, o.body, o.attempts, o.created_at
        )
        select * from taken order by created_at, outbox_id`);
      return rows.map((row) => rowOf(regionId, row));
    },
    delivered: (rows, now) => markDelivered(database, rows, now),
    pass: (regionId, now, which) => passDue(database, regionId, now, which),
    async failed(row, now, error, { endless = false, hopeless = false } = {}) {
      const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(30, Math.max(0, row.attempts - 1)));
      const givenUpAt = hopeless || (!endless && row.attempts >= mostAttempts) ? now : null;
      await database.run(sql`update outbox set next_at = ${now + pause}, given_up_at = ${givenUpAt}, last_error = ${error.slice(0, 200)}
        where region_id = ${row.regionId} and outbox_id = ${row.id} and delivered_at is null and given_up_at is null`);
    },
    later: (row, at) => waitUntil(database, row, at),
    bounced: (regionId, id, now, error) => giveUp(database, { regionId, id, now, error }),
    async carried(regionId, id, by) {
      await database.run(
        sql`update outbox set carried_by = ${by} where region_id = ${regionId} and outbox_id = ${id}::uuid`,
      );
    },
    async of(regionId, filter) {
      const rows = await database.run(listed(regionId, filter));
      return rows.map((row) => ({
        ...rowOf(regionId, row),
        deliveredAt: row.delivered_at,
        carriedBy: row.carried_by === '' ? null : row.carried_by,
        nextAt: row.next_at,
        lastError: row.last_error,
        state: stateOf(row),
      }));
    },
    async add(regionId, caseId, topic, body, now, once) {
      const id = once === undefined ? uuidV7(now) : uuidOf(JSON.stringify([topic, caseId, once.name]), once.at);
      await database.run(sql`insert into outbox (region_id, outbox_id, case_id, topic, body, created_at, next_at)
        values (${regionId}, ${id}, ${caseId}, ${topic}, ${json(body)}::jsonb, ${now}, ${now})
        on conflict (region_id, outbox_id) do nothing`);
    },
  };
}

type Delivered = Parameters<Outbox['delivered']>[0];
async function markDelivered(database: Database, rows: Delivered, now: Instant): Promise<void> {
  for (const [regionId, own] of Map.groupBy(rows, (row) => row.regionId)) {
    const ways = own.map(({ carriedBy }) => carriedBy ?? '');
    await database.often(sql`update outbox o set delivered_at = ${now}, carried_by = w.by
      from unnest(${own.map(({ id }) => id)}::uuid[], ${ways}::text[]) as w (id, by)
      where o.region_id = ${regionId} and o.outbox_id = w.id and o.delivered_at is null and o.given_up_at is null`);
  }
}

interface ListedRow extends Row {
  readonly next_at: number;
  readonly delivered_at: number | null;
  readonly given_up_at: number | null;
  readonly last_error: string | null;
  readonly carried_by: CarriedBy | '';
}
/** The newest of each way are found by an index of theirs, so that no page reads what went by another. */
function listed(regionId: number, filter: Parameters<Outbox['of']>[1]) {
  const limit = filter.limit ?? 100;
  const which = sql`${filter.caseId === undefined ? sql`` : sql`and case_id = ${filter.caseId}`}
    ${filter.state === undefined ? sql`` : inState[filter.state]} ${among('topic', filter.topics)}
    ${filter.before === undefined ? sql`` : sql`and outbox_id < ${filter.before}::uuid`}`;
  const newest = (from: ReturnType<typeof sql>) => sql<ListedRow>`
    select outbox_id, case_id, topic, body, attempts, created_at, next_at, delivered_at, given_up_at, last_error, carried_by from ${from}
    order by outbox_id desc limit ${limit}`;
  if (filter.carriedBy === undefined) return newest(sql`outbox where region_id = ${regionId} ${which}`);
  return newest(sql`unnest(${[...filter.carriedBy, '']}::text[]) as way cross join lateral (
    select * from outbox where region_id = ${regionId} and carried_by = way ${which}
    order by outbox_id desc limit ${limit}) as one`);
}

/** Without a list: what is told to others. The store's own topics are found by an index of theirs. */
const topicsOf = (topics: readonly string[] | undefined) =>
  topics === undefined
    ? sql`and o.topic not like 'store.%'`
    : sql`${topics.every((topic) => topic.startsWith('store.')) ? sql`and o.topic like 'store.%'` : sql``} ${among('o.topic', topics)}`;

const stateOf = (row: { readonly delivered_at: number | null; readonly given_up_at: number | null }): OutboxState =>
  row.delivered_at !== null ? 'delivered' : row.given_up_at !== null ? 'givenUp' : 'waiting';

async function waitUntil(database: Database, row: OutboxRow, at: Instant): Promise<void> {
  await database.run(sql`update outbox set next_at = ${at}, attempts = attempts - 1
    where region_id = ${row.regionId} and outbox_id = ${row.id} and delivered_at is null`);
}

/** Also what counted as delivered: the other side took it, and says later that it did not arrive. */
async function giveUp(
  database: Database,
  {
    regionId,
    id,
    now,
    error,
  }: { readonly regionId: number; readonly id: string; readonly now: Instant; readonly error: string },
): Promise<boolean> {
  const rows =
    await database.run(sql`update outbox set delivered_at = null, given_up_at = ${now}, last_error = ${error.slice(0, 200)}
    where region_id = ${regionId} and outbox_id = ${id}::uuid returning outbox_id`);
  return rows.length > 0;
}

async function passDue(
  database: Database,
  regionId: number,
  now: Instant,
  { work, quiet }: Parameters<Outbox['pass']>[2],
): Promise<number> {
  const rows = await database.run(sql<{ readonly outbox_id: string }>`with due as materialized (
      select o.outbox_id from outbox o where o.region_id = ${regionId} and o.delivered_at is null and o.given_up_at is null and o.next_at <= ${now}
        and o.topic not like 'store.%'
        and (o.topic <> all(${work}::text[]) or (o.topic = 'case.submitted' and o.body ->> 'manifestHash' = any(${quiet}::text[])))
      limit ${mostPassed} for update skip locked
    )
    update outbox o set delivered_at = ${now}, attempts = o.attempts + 1 from due d
    where o.region_id = ${regionId} and o.outbox_id = d.outbox_id returning o.outbox_id`);
  return rows.length;
}

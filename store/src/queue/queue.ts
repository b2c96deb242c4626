/**
 * An officer's queue: open turns by due date, one index walk for each pair of unit and area that the officer holds.
 *
 * Must never: show a turn outside the officer's hands, or personal data.
 */
import { localDate, instantAt, type Calendar, type Instant } from '@balai/kernel';
import { sql, type RawBuilder } from 'kysely';
import { inBox } from '../case/on-map.ts';
import { followersOf } from '../case/joined-cases.ts';
import { among } from '../case/summaries.ts';
import type { Database } from '../database/database.ts';
import { readOnce } from '../database/gathered.ts';
import { restingSince } from '../person/resting-since.ts';
import type { Queue, Store } from '../store-api.ts';
import { openHalfway } from './halfway.ts';
import { rememberCounts, type OpenCounts } from './remembered-counts.ts';
import type { QueueFilter, QueuePage, QueueRow } from '../store-types.ts';

interface Row {
  readonly case_id: string;
  readonly number: string;
  readonly service_id: string;
  readonly version: number;
  readonly turn_id: string;
  readonly stage: string;
  readonly unit: string;
  readonly area: string;
  readonly position: string | null;
  readonly case_area: string | null;
  readonly began_at: number;
  readonly due_at: number;
  readonly firm: boolean;
  readonly promised_at: number | null;
  readonly paused_at: number | null;
  readonly filed_at: number;
  readonly claimed_by: string | null;
  readonly claimed_at: number | null;
  readonly given_by: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly round: number;
  readonly followers: number;
  readonly resting_since: number | null;
}
interface Key {
  readonly dueAt: number;
  readonly caseId: string;
  readonly turnId: string;
}
type Hand = QueueFilter['hands'][number];

const usual = 50;
const most = 200;
const day = 86_400_000;

export function openQueue(
  database: Database,
  calendarOf: (regionId: number) => Calendar,
  subscribe: Store['changes']['subscribe'],
): Queue {
  const remembered = rememberCounts(subscribe);
  // News of a case reaches all colleagues of a unit at once, and all of them look at the same queue then.
  const pages = readOnce<readonly Row[]>();
  return {
    halfway: openHalfway(database),
    async page(regionId, filter, now, page = {}) {
      const hands = distinct(filter.hands);
      if (hands.length === 0) return { rows: [], next: null };
      const limit = Math.max(1, Math.min(page.limit ?? usual, most));
      const after = page.after === undefined ? null : readKey(page.after);
      const rows = await pages(
        JSON.stringify([regionId, Math.floor(now / 1_000), { ...filter, hands }, limit, after]),
        () => {
          const conditions = conditionsOf(filter, now, calendarOf(regionId), after);
          return rowsOf(database, { regionId, hands, conditions, now, limit: enoughFor(limit + 1) });
        },
      );
      return pageOf(rows, limit, now);
    },
    async counts(regionId, hands, officer, now) {
      const held = distinct(hands);
      const [open, mine] = await Promise.all([
        remembered(regionId, held, now, () =>
          countsOf(database, regionId, held, now, endOfDay(calendarOf(regionId), now)),
        ),
        database.often(
          sql<{
            n: number;
          }>`select count(*)::int as n from claim where region_id = ${regionId} and officer = ${officer} and until_at > ${now}`,
        ),
      ]);
      return { ...open, mine: mine[0]?.n ?? 0 };
    },
  };
}

/** A unit with every area covers the same unit with one. */
function distinct(hands: readonly Hand[]): readonly Hand[] {
  const everywhere = new Set(hands.filter(({ area }) => area === null).map(({ unit }) => unit));
  const found = new Map<string, Hand>();
  for (const hand of hands)
    if (hand.area === null || !everywhere.has(hand.unit)) found.set(`${hand.unit} ${hand.area ?? ''}`, hand);
  return [...found.values()];
}

function conditionsOf(filter: QueueFilter, now: Instant, calendar: Calendar, after: Key | null): RawBuilder<unknown> {
  const { due, claimedBy, bounds } = filter;
  const until =
    due === 'late'
      ? now + 1
      : due === 'today'
        ? endOfDay(calendar, now)
        : due === 'week'
          ? endOfDay(calendar, now) + 6 * day
          : null;
  return sql`t.waiting = ${filter.waiting ?? false}
    ${until === null ? sql`` : sql`and t.due_at < ${until}`}
    ${among('t.service_id', filter.serviceIds)} ${among('t.case_area', filter.areas)} ${among('t.stage', filter.stages)}
    ${bounds === undefined ? sql`` : sql`and ${inBox(bounds, 't')}`}
    ${claimedBy === undefined ? sql`` : claimedBy === 'nobody' ? sql`and k.officer is null` : sql`and k.officer = ${claimedBy}`}
    ${after === null ? sql`` : sql`and (t.due_at, t.case_id, t.turn_id) > (${after.dueAt}, ${after.caseId}::uuid, ${after.turnId})`}`;
}

const columns =
  sql.raw(`t.case_id, t.number, t.service_id, t.version, t.turn_id, t.stage, t.unit, t.area, t.position, t.case_area, t.began_at, t.due_at, t.firm, t.promised_at,
  t.paused_at, t.filed_at, t.latitude, t.longitude, t.round`);

interface Wanted {
  readonly regionId: number;
  readonly hands: readonly Hand[];
  readonly conditions: RawBuilder<unknown>;
  readonly now: Instant;
  readonly limit: number;
}
/** Few sizes, as each is a statement of its own on every connection. */
const enoughFor = (wanted: number): number => [usual + 1, 2 * usual + 1].find((size) => size >= wanted) ?? most + 1;

/** The limit stands in the text: a plan for all values would else be made for a tenth of all turns, not for a page. */
function rowsOf(database: Database, { regionId, hands, conditions, now, limit }: Wanted): Promise<readonly Row[]> {
  const arms = hands.map((hand) => armOf(regionId, hand, now, conditions, limit));
  return database.byOnePlan(
    sql<Row>`with page as materialized (
        select q.* from (${sql.join(arms, sql` union all `)}) q order by due_at, case_id, turn_id limit ${sql.raw(String(limit))})
      select p.*, ${sql.raw(followersOf(String(regionId), 'p'))} as followers,
        ${sql.raw(restingSince(String(regionId), 'p.case_id'))} as resting_since
      from page p order by due_at, case_id, turn_id`,
  );
}

/** Who laid hands on a case and has not come back within the time of a claim has it no more. */
function armOf(
  regionId: number,
  hand: Hand,
  now: Instant,
  conditions: RawBuilder<unknown>,
  limit: number,
): RawBuilder<unknown> {
  return sql`(select ${columns}, k.officer as claimed_by, k.claimed_at, k.given_by
    from turn_row t left join claim k on k.region_id = ${regionId} and k.case_id = t.case_id and k.until_at > ${now}
    where t.region_id = ${regionId} and t.unit = ${hand.unit} ${hand.area === null ? sql`` : sql`and t.area = ${hand.area}`} and ${conditions}
    order by t.due_at, t.case_id, t.turn_id limit ${sql.raw(String(limit))})`;
}

function pageOf(rows: readonly Row[], limit: number, now: Instant): QueuePage {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => rowOf(row, now)),
    next:
      rows.length > limit && last !== undefined
        ? writeKey({ dueAt: last.due_at, caseId: last.case_id, turnId: last.turn_id })
        : null,
  };
}

const rowOf = (row: Row, now: Instant): QueueRow => ({
  caseId: row.case_id,
  number: row.number,
  serviceId: row.service_id,
  version: row.version,
  turnId: row.turn_id,
  stage: row.stage,
  unit: row.unit,
  area: row.area === '' ? null : row.area,
  position: row.position,
  caseArea: row.case_area,
  beganAt: row.began_at,
  dueAt: row.due_at,
  firm: row.firm,
  late: row.due_at <= now,
  promisedAt: row.promised_at,
  pausedAt: row.paused_at,
  filedAt: row.filed_at,
  claimedBy: row.claimed_by,
  claimedAt: row.claimed_at,
  givenBy: row.given_by,
  latitude: row.latitude,
  longitude: row.longitude,
  round: row.round,
  followers: row.followers,
  restingSince: row.resting_since,
});

/** Only open turns of these hands are walked, in an index; they are as many as the unit has work, never as many as cases. */
async function countsOf(
  database: Database,
  regionId: number,
  hands: readonly Hand[],
  now: Instant,
  endOfToday: Instant,
): Promise<OpenCounts> {
  if (hands.length === 0) return { open: 0, late: 0, today: 0, waiting: 0 };
  const arms = hands.map(
    (
      hand,
    ) => sql`(select count(*) filter (where not t.waiting) as open, count(*) filter (where not t.waiting and t.due_at <= ${now}) as late,
      count(*) filter (where not t.waiting and t.due_at > ${now} and t.due_at < ${endOfToday}) as today, count(*) filter (where t.waiting) as waiting
      from turn_row t where t.region_id = ${regionId} and t.unit = ${hand.unit} ${hand.area === null ? sql`` : sql`and t.area = ${hand.area}`})`,
  );
  const [row] = await database.often(
    sql<OpenCounts>`select sum(open)::int as open, sum(late)::int as late, sum(today)::int as today, sum(waiting)::int as waiting
      from (${sql.join(arms, sql` union all `)}) q`,
  );
  if (row === undefined) throw new Error('a sum has one row');
  return row;
}

/** The first moment of tomorrow in the region. */
const endOfDay = (calendar: Calendar, now: Instant): Instant =>
  instantAt(calendar, `${localDate(calendar, now)}T00:00`) + day;

const writeKey = (key: Key): string =>
  Buffer.from(JSON.stringify([key.dueAt, key.caseId, key.turnId])).toString('base64url');

/** A key comes back from addresses that anybody may edit: a wrong one means the first page. */
function readKey(text: string): Key | null {
  try {
    const [dueAt, caseId, turnId] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as readonly unknown[];
    const whole =
      typeof dueAt === 'number' &&
      Number.isSafeInteger(dueAt) &&
      typeof caseId === 'string' &&
      /^[0-9a-f-]{36}$/.test(caseId) &&
      typeof turnId === 'string';
    return whole ? { dueAt, caseId, turnId } : null;
  } catch {
    return null;
  }
}

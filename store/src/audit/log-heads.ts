/**
 * The head of a region's log for each day: one digest that stands for all events until then. Published, so that somebody outside who
 * kept one can tell whether anything before it was changed (ADR 0080).
 *
 * Must never: change a head that was published.
 */
import { createHash, type Hash } from 'node:crypto';
import { localDate, type Calendar, type DateText } from '@balai/kernel';
import type { EventRow } from '../case/load.ts';
import type { Database } from '../database/database.ts';
import type { BrokenHead, LogHead } from './audit-api.ts';

interface Day {
  readonly regionId: number;
  readonly day: DateText;
  readonly now: number;
  readonly from: number;
  readonly to: number;
}
interface HeadRow {
  readonly day: DateText;
  readonly head: string;
  readonly cases: number;
  readonly sealed_at: number;
}

/** sha256 over the heads of the cases that changed on the day, in order of their ids, after the head of the day before. */
export async function sealDay(
  database: Database,
  { regionId, day, now, from, to }: Day,
): Promise<{ head: string; cases: number }> {
  const changed = await database.prepared<{ case_id: string; chain: string }>('heads-of-day', headsOfDayText, [
    regionId,
    from,
    to,
  ]);
  const before = await database.prepared<{ head: string }>('head-before', headBeforeText, [regionId, day]);
  const hash = headAfter(before[0]?.head);
  for (const one of changed) add(hash, one.case_id, one.chain);
  const head = hash.digest('hex');
  await database.prepared('seal-day', sealText, [regionId, day, head, changed.length, now]);
  const [kept] = await database.prepared<{ head: string; cases: number }>(
    'sealed-day',
    `select encode(head, 'hex') as head, cases from chain_head where region_id = $1 and day = $2`,
    [regionId, day],
  );
  return kept ?? { head, cases: changed.length };
}
const headsOfDayText = `select distinct on (case_id) case_id, encode(chain, 'hex') as chain from event
  where region_id = $1 and recorded_at >= $2 and recorded_at < $3 order by case_id, version desc`;
const headBeforeText = `select encode(head, 'hex') as head from chain_head where region_id = $1 and day < $2 order by day desc limit 1`;
/** A day is sealed once; sealing it again changes nothing. */
const sealText = `insert into chain_head (region_id, day, head, cases, sealed_at) values ($1, $2, decode($3, 'hex'), $4, $5) on conflict (region_id, day) do nothing`;

const headAfter = (before = ''): Hash => createHash('sha256').update(before);
const add = (hash: Hash, caseId: string, chain: string): Hash => hash.update(`${caseId}:${chain}\n`);

export async function logHeads(
  database: Database,
  regionId: number,
  { before, limit }: { readonly before?: DateText; readonly limit: number },
): Promise<readonly LogHead[]> {
  const rows = await database.prepared<HeadRow>('log-heads', logHeadsText, [regionId, before ?? null, limit]);
  return rows.map(({ day, head, cases, sealed_at }) => ({ day, head, cases, sealedAt: sealed_at }));
}
const logHeadsText = `select day, encode(head, 'hex') as head, cases, sealed_at from chain_head
  where region_id = $1 and ($2::date is null or day < $2::date) order by day desc limit $3`;

export interface HeadsCheck {
  /** The whole log of a case; cases come in the order of their ids. */
  add(rows: readonly EventRow[]): void;
  /** The days whose events are not what was published of them. */
  broken(): readonly BrokenHead[];
}
/** Computes each published head again while the events go by: each from the published one before it, so one day is told by itself. */
export async function checkHeads(database: Database, regionId: number, calendar: Calendar): Promise<HeadsCheck> {
  const published = await database.prepared<HeadRow>('all-heads', allHeadsText, [regionId]);
  const hashes = new Map(published.map(({ day }, at) => [day, headAfter(published[at - 1]?.head)]));
  return {
    add(rows) {
      const last = new Map(rows.map((row) => [localDate(calendar, row.recorded_at), row]));
      for (const [day, { case_id, chain }] of last) {
        const hash = hashes.get(day);
        if (hash !== undefined) add(hash, case_id, chain);
      }
    },
    broken: () =>
      published.flatMap(({ day, head }) => {
        const computed = hashes.get(day)?.copy().digest('hex') ?? '';
        return computed === head ? [] : [{ day, published: head, computed }];
      }),
  };
}
const allHeadsText = `select day, encode(head, 'hex') as head, cases, sealed_at from chain_head where region_id = $1 order by day`;

/**
 * Which ended cases have been kept for as long as the law says: counted from the day of closing, by the value in force on it.
 *
 * Where a newer edition of the service keeps longer, that counts: nothing is erased sooner than either says. Must never: name a
 * case that is kept for ever, goes to an archive, or is still at work.
 */
import { createHash } from 'node:crypto';
import { dueDate, inForce, localDate, months, type Calendar, type Instant, type ServiceManifest } from '@balai/kernel';
import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import type { DueCase } from './erasure-api.ts';

/** No month is shorter: what closed later than this many days a month ago cannot be due. */
const shortestMonth = 28 * 86_400_000;
const mostOnList = 20_000;

export interface Keeping {
  readonly database: Database;
  readonly calendarOf: (regionId: number) => Calendar;
  readonly manifestOf: (regionId: number, hash: string) => Promise<ServiceManifest | null>;
  readonly current: (regionId: number, serviceId: string) => { readonly manifest: ServiceManifest } | null;
}
interface Row {
  readonly case_id: string;
  readonly number: string;
  readonly service_id: string;
  readonly ended_at: number;
  readonly erased: boolean;
  readonly letters: number;
  readonly last_valid: string | null;
  readonly because: string | null;
  readonly excluded_by: string | null;
  readonly excluded_at: number | null;
}

/** How long a case is kept that was closed then; null: for ever. */
export function keptUntil(
  calendar: Calendar,
  manifests: readonly ServiceManifest[],
  closedAt: Instant,
): { readonly at: Instant; readonly months: number; readonly basis: string } | null {
  let longest: { readonly at: Instant; readonly months: number; readonly basis: string } | null = null;
  for (const { keeps } of manifests) {
    const rule = inForce(keeps, localDate(calendar, closedAt));
    // Without a rule of that day nobody may say that its time is over.
    if (rule === undefined || rule.value.then !== 'destroy') return null;
    const at = dueDate(calendar, closedAt, months(rule.value.months)).dueAt;
    if (longest === null || at > longest.at) longest = { at, months: rule.value.months, basis: rule.basis };
  }
  return longest;
}

export async function dueCases(on: Keeping, regionId: number, now: Instant): Promise<readonly DueCase[]> {
  const calendar = on.calendarOf(regionId);
  const today = localDate(calendar, now);
  const month = today.slice(0, 7);
  const found: DueCase[] = [];
  for (const { manifest_hash } of await on.database.run(
    sql<{
      manifest_hash: string;
    }>`select manifest_hash from manifest where region_id = ${regionId} order by service_id`,
  )) {
    const pinned = await on.manifestOf(regionId, manifest_hash);
    if (pinned === null) continue;
    const newest = on.current(regionId, pinned.id)?.manifest;
    const manifests = newest === undefined ? [pinned] : [pinned, newest];
    const shortest = shortestOf(pinned);
    if (shortest === null) continue;
    const before = now - shortest * shortestMonth;
    for (const row of await on.database.often(closedCases(regionId, manifest_hash, before, month))) {
      const kept = keptUntil(calendar, manifests, row.ended_at);
      // A letter that still holds is not thrown away.
      if (kept === null || kept.at > now || (row.last_valid ?? '') >= today) continue;
      if (row.erased && row.letters === 0) continue;
      found.push(dueCase(row, calendar, kept));
    }
  }
  return found
    .toSorted((a, b) => (a.serviceId < b.serviceId ? -1 : a.serviceId > b.serviceId ? 1 : 0))
    .slice(0, mostOnList);
}

/** Null: this service never destroys. */
function shortestOf({ keeps }: ServiceManifest): number | null {
  const rules = (Array.isArray(keeps) ? keeps : [keeps]) as readonly {
    readonly value: { readonly months: number; readonly then: string };
  }[];
  const destroying = rules.filter(({ value }) => value.then === 'destroy').map(({ value }) => value.months);
  return destroying.length === 0 ? null : Math.min(...destroying);
}

const dueCase = (
  row: Row,
  calendar: Calendar,
  kept: { readonly at: Instant; readonly months: number; readonly basis: string },
): DueCase => ({
  caseId: row.case_id,
  number: row.number,
  serviceId: row.service_id,
  closedOn: localDate(calendar, row.ended_at),
  keptUntil: localDate(calendar, kept.at),
  months: kept.months,
  basis: kept.basis,
  what: row.erased ? 'letters' : 'everything',
  letters: row.letters,
  hold: null,
  excluded: row.because === null ? null : { because: row.because, by: row.excluded_by ?? '', at: row.excluded_at ?? 0 },
});

/** Ended, not on their way already, without a letter that waits for its signature. */
const closedCases = (regionId: number, hash: string, before: Instant, month: string) => sql<Row>`
  select c.case_id, c.number, c.service_id, c.ended_at, c.erased,
    (select count(*)::int from document d where d.region_id = ${regionId} and d.case_id = c.case_id
      and d.sha256 is not null and d.bytes_erased_at is null) as letters,
    (select max(d.valid_until)::text from document d where d.region_id = ${regionId} and d.case_id = c.case_id
      and d.bytes_erased_at is null and d.status in ('signed', 'delivered')) as last_valid,
    x.because, x.excluded_by, x.excluded_at
  from case_row c left join erasure_exclusion x
    on x.region_id = ${regionId} and x.case_id = c.case_id and x.month = ${month}
  where c.region_id = ${regionId} and c.manifest_hash = ${hash} and c.status = 'ended' and c.ended_at < ${before}
    and not exists (select from erasure e where e.region_id = ${regionId} and e.case_id = c.case_id and e.done_at is null)
    and not exists (select from document d where d.region_id = ${regionId} and d.case_id = c.case_id and d.status in ('numbered', 'signing'))
  order by c.ended_at, c.case_id limit ${mostOnList}`;

/** What a person saw when they approved: the same cases, each with whether it goes. */
export const digestOf = (cases: readonly DueCase[]): string =>
  createHash('sha256')
    .update(
      cases
        .map(({ caseId, what, hold, excluded }) => `${caseId} ${what} ${hold === null && excluded === null}`)
        .toSorted()
        .join('\n'),
    )
    .digest('hex')
    .slice(0, 32);

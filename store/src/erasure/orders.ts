/**
 * What persons have ordered to be erased: the list of a month that one of them approved, or a request that the law grants.
 *
 * Must never: take a case that is held, at work, or kept for ever; or approve a list that the person did not see.
 */
import { err, localDate, ok } from '@balai/kernel';
import { sql } from 'kysely';
import { isUuid, uuidV7 } from '../case/ids.ts';
import { json } from '../database/database.ts';
import { digestOf, dueCases, keptUntil, type Keeping } from './due.ts';
import type { DueCase, Erasure, ErasureOrder, ErasureRefusal } from './erasure-api.ts';
import { heldCases } from './holds.ts';

type Orders = Pick<Erasure, 'due' | 'approve' | 'request' | 'exclude' | 'orders'>;

export function openOrders(on: Keeping): Orders {
  const due = (regionId: number, now: number) => dueWithHolds(on, regionId, now);
  return {
    due,
    async approve(regionId, { month, digest, by }, now) {
      const list = await due(regionId, now);
      if (digestOf(list) !== digest || month !== monthOf(on, regionId, now)) return err({ type: 'listChanged' });
      const going = list.filter(({ hold, excluded }) => hold === null && excluded === null);
      if (going.length === 0) return err({ type: 'nothingToErase' });
      const orderId = uuidV7(now);
      await writeOrder(on, regionId, {
        order: { orderId, kind: 'retention', month, because: null, basis: 'UU 27/2022; UU 43/2009', by, now },
        cases: going.map(({ caseId, what, basis }) => ({ case_id: caseId, what, basis })),
      });
      return ok({ orderId, cases: going.length });
    },
    async request(regionId, { caseIds, because, basis, by }, now) {
      if (because.trim() === '') return err({ type: 'reasonMissing' });
      if (caseIds.length === 0) return err({ type: 'nothingToErase' });
      const refused = await firstRefusal(on, regionId, caseIds);
      if (refused !== null) return err(refused);
      const orderId = uuidV7(now);
      const what = await whatGoes(on, regionId, caseIds, now);
      await writeOrder(on, regionId, {
        order: { orderId, kind: 'request', month: null, because: because.trim(), basis, by, now },
        cases: caseIds.map((caseId) => ({ case_id: caseId, what: what(caseId), basis })),
      });
      return ok({ orderId, cases: caseIds.length });
    },
    async exclude(regionId, { caseId, month, because, by }, now) {
      if (because.trim() === '') return err({ type: 'reasonMissing' });
      if (!isUuid(caseId)) return err({ type: 'noSuchCase', caseId });
      await on.database
        .run(sql`insert into erasure_exclusion (region_id, case_id, month, because, excluded_by, excluded_at)
        values (${regionId}, ${caseId}, ${month}, ${because.trim()}, ${by}, ${now}) on conflict (region_id, case_id, month) do nothing`);
      return ok(null);
    },
    orders: (regionId) => latestOrders(on, regionId),
  };
}

const monthOf = (on: Keeping, regionId: number, now: number): string =>
  localDate(on.calendarOf(regionId), now).slice(0, 7);

async function dueWithHolds(on: Keeping, regionId: number, now: number): Promise<readonly DueCase[]> {
  const cases = await dueCases(on, regionId, now);
  const held = await heldCases(
    on.database,
    regionId,
    cases.map(({ caseId }) => caseId),
  );
  return cases.map((one) => ({ ...one, hold: held.get(one.caseId) ?? null }));
}

interface NewOrder {
  readonly order: Pick<ErasureOrder, 'orderId' | 'kind' | 'month' | 'because' | 'basis'> & {
    readonly by: string;
    readonly now: number;
  };
  readonly cases: readonly { readonly case_id: string; readonly what: string; readonly basis: string }[];
}
const orderText = `insert into erasure_order (region_id, order_id, kind, month, because, basis, ordered_by, ordered_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (region_id, order_id) do nothing`;
const casesText = `insert into erasure (region_id, case_id, order_id, what, basis)
  select $1, e.case_id, $2, e.what, e.basis from jsonb_to_recordset($3::jsonb) as e(case_id uuid, what text, basis text)
  on conflict (region_id, case_id, order_id) do nothing`;
/** The order and its cases, in one commit; the same order again changes nothing. */
export async function writeOrder(
  { database }: Pick<Keeping, 'database'>,
  regionId: number,
  wanted: NewOrder,
): Promise<void> {
  const { orderId, kind, month, because, basis, by, now } = wanted.order;
  await database.allInRegion(regionId, [
    { name: 'erasure-order', text: orderText, values: [regionId, orderId, kind, month, because, basis, by, now] },
    { name: 'erasure-cases', text: casesText, values: [regionId, orderId, json(wanted.cases)] },
  ]);
}

interface Asked {
  readonly case_id: string;
  readonly manifest_hash: string;
  readonly service_id: string;
  readonly status: string;
  readonly ended_at: number | null;
  readonly waits: boolean;
}
const askedCases = (on: Keeping, regionId: number, caseIds: readonly string[]) =>
  on.database.run(sql<Asked>`select c.case_id, c.manifest_hash, c.service_id, c.status, c.ended_at, exists (
      select from document d where d.region_id = ${regionId} and d.case_id = c.case_id and d.status in ('numbered', 'signing')) as waits
    from case_row c where c.region_id = ${regionId} and c.case_id = any(${caseIds}::uuid[])`);

async function firstRefusal(on: Keeping, regionId: number, caseIds: readonly string[]): Promise<ErasureRefusal | null> {
  const stranger = caseIds.find((caseId) => !isUuid(caseId));
  if (stranger !== undefined) return { type: 'noSuchCase', caseId: stranger };
  const rows = new Map((await askedCases(on, regionId, caseIds)).map((row) => [row.case_id, row]));
  const held = await heldCases(on.database, regionId, caseIds);
  for (const caseId of caseIds) {
    const row = rows.get(caseId);
    if (row === undefined) return { type: 'noSuchCase', caseId };
    if (row.status !== 'ended' || row.ended_at === null) return { type: 'caseOpen', caseId };
    if (held.has(caseId)) return { type: 'caseHeld', caseId };
    if (row.waits) return { type: 'letterWaits', caseId };
    if ((await keptOf(on, regionId, row)) === null) return { type: 'keptForEver', caseId };
  }
  return null;
}

async function keptOf(on: Keeping, regionId: number, row: Asked): Promise<{ readonly at: number } | null> {
  const pinned = await on.manifestOf(regionId, row.manifest_hash);
  const newest = on.current(regionId, row.service_id)?.manifest;
  if (pinned === null || row.ended_at === null) return null;
  return keptUntil(on.calendarOf(regionId), newest === undefined ? [pinned] : [pinned, newest], row.ended_at);
}

/** Letters are archives of the city: on request they stay until their own time of keeping is over. */
async function whatGoes(
  on: Keeping,
  regionId: number,
  caseIds: readonly string[],
  now: number,
): Promise<(caseId: string) => 'everything' | 'personal'> {
  const over = new Set<string>();
  for (const row of await askedCases(on, regionId, caseIds)) {
    const kept = await keptOf(on, regionId, row);
    if (kept !== null && kept.at <= now) over.add(row.case_id);
  }
  return (caseId) => (over.has(caseId) ? 'everything' : 'personal');
}

async function latestOrders({ database }: Keeping, regionId: number): Promise<readonly ErasureOrder[]> {
  const rows = await database.run(sql<{
    order_id: string;
    kind: ErasureOrder['kind'];
    month: string | null;
    because: string | null;
    basis: string;
    ordered_by: string;
    ordered_at: number;
    cases: number;
    done: number;
    told: number;
  }>`select o.order_id, o.kind, o.month, o.because, o.basis, o.ordered_by, o.ordered_at,
      count(e.case_id)::int as cases, count(e.done_at)::int as done, count(e.told_at)::int as told
    from erasure_order o left join erasure e on e.region_id = ${regionId} and e.order_id = o.order_id
    where o.region_id = ${regionId} and o.kind <> 'ledger'
    group by o.order_id, o.kind, o.month, o.because, o.basis, o.ordered_by, o.ordered_at
    order by o.ordered_at desc, o.order_id limit 100`);
  return rows.map((row) => ({
    orderId: row.order_id,
    kind: row.kind,
    month: row.month,
    because: row.because,
    basis: row.basis,
    orderedBy: row.ordered_by,
    orderedAt: row.ordered_at,
    cases: row.cases,
    done: row.done,
    told: row.told,
  }));
}

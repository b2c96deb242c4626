/**
 * Carries out what was ordered, a few cases at a time, by whichever process comes first; and again after a restore.
 *
 * Must never: erase before the ledger has it, while its person is still being told, or a case on which a hold was placed after
 * the order.
 */
import { sql } from 'kysely';
import { isUuid, uuidOf } from '../case/ids.ts';
import { namedNowhere } from '../beside/files.ts';
import type { Executing } from '../case/execute.ts';
import type { Database } from '../database/database.ts';
import type { Keeping } from './due.ts';
import { held, notAnnounced, openAnnouncing, stillTelling } from './announce.ts';
import { eraseCase, type Erasing, type Outcome } from './erase-case.ts';
import type { Erasure } from './erasure-api.ts';
import { openHolds } from './holds.ts';
import { openOrders, writeOrder } from './orders.ts';

/** After so long a case that somebody began is taken up by another. */
const leaseMs = 60_000;
const mostBytes = 500;

export function openErasure(on: Executing, keeping: Keeping, regionIds: () => readonly number[]): Erasure {
  const { database } = on;
  return {
    ...openOrders(keeping),
    ...openHolds(database),
    ...openAnnouncing(database),
    async carryOut(regionId, now, ledger, limit = 10) {
      const waiting = await claim(database, regionId, now, limit);
      for (const { case_id: caseId, order_id, what, basis } of waiting) {
        const outcome = await eraseCase(on, { regionId, caseId, what, basis }, now, ledger);
        if (outcome !== 'busy') await done(database, regionId, { caseId, order_id, now }, outcome);
      }
      return waiting.length;
    },
    async replay({ region, caseId, what, basis, at }, now) {
      if (!isUuid(caseId) || on.region(region) === null) return false;
      const orderId = uuidOf(`ledger ${region} ${caseId} ${what}`, at);
      const outcome = await eraseCase(on, { regionId: region, caseId, what, basis }, now, null);
      if (outcome !== 'erased') return false;
      await writeOrder(on, region, {
        order: { orderId, kind: 'ledger', month: null, because: null, basis, by: 'ledger', now: at },
        cases: [{ case_id: caseId, what, basis }],
      });
      await done(database, region, { caseId, order_id: orderId, now }, outcome);
      return true;
    },
    async withPayloads(regionId, caseIds) {
      const [rows] = await database.allInRegion<[{ case_id: string }]>(regionId, [
        { name: 'with-payloads', text: withPayloadsText, values: [regionId, caseIds.filter(isUuid)] },
      ]);
      return rows.map(({ case_id }) => case_id);
    },
    dropPayloads: (regionId, caseIds) =>
      database.allAsEraser(regionId, [
        { name: 'drop-payloads', text: dropText, values: [regionId, caseIds.filter(isUuid)] },
      ]),
    bytesToErase: (regionId) => bytesToErase(database, regionIds(), regionId),
    bytesErased: (regionId, hashes) => forget(database, regionId, hashes),
  };
}

const withPayloadsText =
  'select distinct case_id from event_private where region_id = $1 and case_id = any($2::uuid[])';
const dropText = 'delete from event_private where region_id = $1 and case_id = any($2::uuid[])';

interface Waiting {
  readonly case_id: string;
  readonly order_id: string;
  readonly what: Erasing['what'];
  readonly basis: string;
}
const claim = (database: Database, regionId: number, now: number, limit: number): Promise<readonly Waiting[]> =>
  database.often(sql<Waiting>`with due as materialized (
      select e.case_id, e.order_id from erasure e where e.region_id = ${regionId} and e.done_at is null
        and (e.began_at is null or e.began_at < ${now - leaseMs})
        and not ${held(regionId)} and not ${notAnnounced} and not ${stillTelling(regionId)}
      order by e.order_id, e.case_id limit ${limit} for update skip locked
    )
    update erasure e set began_at = ${now} from due d
    where e.region_id = ${regionId} and e.case_id = d.case_id and e.order_id = d.order_id
    returning e.case_id, e.order_id, e.what, e.basis`);

const done = (
  database: Database,
  regionId: number,
  { caseId, order_id, now }: { readonly caseId: string; readonly order_id: string; readonly now: number },
  outcome: Outcome,
): Promise<unknown> =>
  database.often(sql`update erasure set done_at = ${now}, outcome = ${outcome === 'erased' ? 'erased' : 'reopened'}
    where region_id = ${regionId} and case_id = ${caseId} and order_id = ${order_id}`);

async function forget(database: Database, regionId: number, hashes: readonly string[]): Promise<void> {
  if (hashes.length > 0)
    await database.often(sql`delete from erasure_bytes where region_id = ${regionId} and sha256 = any(${hashes})`);
}

/** Each region is asked by itself: the same picture may be somebody else's there. */
async function bytesToErase(
  database: Database,
  regionIds: readonly number[],
  regionId: number,
): Promise<readonly string[]> {
  const noted = await database.often(
    sql<{
      sha256: string;
    }>`select sha256 from erasure_bytes where region_id = ${regionId} order by noted_at limit ${mostBytes}`,
  );
  const hashes = noted.map(({ sha256 }) => sha256);
  if (hashes.length === 0) return [];
  const free = await namedNowhere(database, regionIds, hashes);
  // What somebody else's case shows too is noted again when that one goes.
  await forget(
    database,
    regionId,
    hashes.filter((hash) => !free.includes(hash)),
  );
  return free;
}

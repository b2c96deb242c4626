/** Legal holds: nothing is erased of a case while one stands. Must never: remove one; it is lifted, with a reason. */
import { err, ok } from '@balai/kernel';
import { sql } from 'kysely';
import { isUuid, uuidV7 } from '../case/ids.ts';
import type { Database } from '../database/database.ts';
import type { Erasure, Hold } from './erasure-api.ts';

interface Row {
  readonly hold_id: string;
  readonly case_id: string;
  readonly because: string;
  readonly placed_by: string;
  readonly placed_at: number;
  readonly lifted_because: string | null;
  readonly lifted_by: string | null;
  readonly lifted_at: number | null;
}
const holdOf = (row: Row): Hold => ({
  holdId: row.hold_id,
  caseId: row.case_id,
  because: row.because,
  placedBy: row.placed_by,
  placedAt: row.placed_at,
  lifted:
    row.lifted_at === null ? null : { because: row.lifted_because ?? '', by: row.lifted_by ?? '', at: row.lifted_at },
});
const columns = sql.raw('hold_id, case_id, because, placed_by, placed_at, lifted_because, lifted_by, lifted_at');

export function openHolds(database: Database): Pick<Erasure, 'hold' | 'lift' | 'holds'> {
  return {
    async hold(regionId, { caseId, because, by }, now) {
      if (because.trim() === '') return err({ type: 'reasonMissing' });
      if (!isUuid(caseId)) return err({ type: 'noSuchCase', caseId });
      // A case that has a hold keeps that one.
      await database.run(sql`insert into legal_hold (region_id, hold_id, case_id, because, placed_by, placed_at)
        select ${regionId}::int, ${uuidV7(now)}::uuid, c.case_id, ${because.trim()}::text, ${by}::text, ${now}::bigint from case_row c
        where c.region_id = ${regionId} and c.case_id = ${caseId} and not exists (
          select from legal_hold h where h.region_id = ${regionId} and h.case_id = ${caseId} and h.lifted_at is null)`);
      return (await heldCases(database, regionId, [caseId])).size > 0 ? ok(null) : err({ type: 'noSuchCase', caseId });
    },
    async lift(regionId, { holdId, because, by }, now) {
      if (because.trim() === '') return err({ type: 'reasonMissing' });
      const lifted = isUuid(holdId)
        ? await database.run(sql`update legal_hold set lifted_because = ${because.trim()}, lifted_by = ${by}, lifted_at = ${now}
            where region_id = ${regionId} and hold_id = ${holdId} and lifted_at is null returning hold_id`)
        : [];
      return lifted.length > 0 ? ok(null) : err({ type: 'noSuchCase', caseId: holdId });
    },
    async holds(regionId, caseId) {
      const rows = await database.run(sql<Row>`select ${columns} from legal_hold where region_id = ${regionId}
        and ${caseId === undefined ? sql`lifted_at is null` : sql`case_id = ${caseId}`} order by placed_at desc, hold_id limit 1000`);
      return rows.map(holdOf);
    },
  };
}

/** The holds that stand on some of these cases. */
export async function heldCases(
  database: Database,
  regionId: number,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, Hold>> {
  const rows = await database.run(sql<Row>`select ${columns} from legal_hold
    where region_id = ${regionId} and lifted_at is null and case_id = any(${caseIds}::uuid[])`);
  return new Map(rows.map((row) => [row.case_id, holdOf(row)]));
}

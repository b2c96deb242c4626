/**
 * Open turns half of whose time has just gone by, which their offices are reminded of: found by that moment, among however many.
 *
 * Must never: list what waits for somebody outside the console.
 */
import type { Instant } from '@balai/kernel';
import { sql } from 'kysely';
import { among } from '../case/summaries.ts';
import type { Database } from '../database/database.ts';
import type { Queue } from '../store-api.ts';
import type { HalfwayTurn } from '../store-types.ts';

interface Row {
  readonly case_id: string;
  readonly number: string;
  readonly service_id: string;
  readonly turn_id: string;
  readonly stage: string;
  readonly began_at: Instant;
  readonly due_at: Instant;
}
const PAGE = 200;

export const openHalfway = (database: Database): Queue['halfway'] =>
  async function* halfway(regionId, units, { after, until }, { serviceIds, stages } = {}) {
    let last: Row | undefined;
    do {
      // Half of the sum is the half, rounded down: so it is after A from 2A + 2 on, and until B up to 2B + 1.
      const rows: readonly Row[] = await database.run(sql<Row>`
        select t.case_id, t.number, t.service_id, t.turn_id, t.stage, t.began_at, t.due_at from turn_row t
        where t.region_id = ${regionId} and not t.waiting and t.unit = any(${units})
          and t.began_at + t.due_at between ${2 * after + 2} and ${2 * until + 1} ${among('t.service_id', serviceIds)} ${among('t.stage', stages)}
          ${last === undefined ? sql`` : sql`and (t.began_at + t.due_at, t.case_id, t.turn_id) > (${last.began_at + last.due_at}, ${last.case_id}::uuid, ${last.turn_id})`}
        order by t.began_at + t.due_at, t.case_id, t.turn_id limit ${PAGE}`);
      yield* rows.map(turnOf);
      last = rows.length < PAGE ? undefined : rows.at(-1);
    } while (last !== undefined);
  };

const turnOf = (row: Row): HalfwayTurn => ({
  caseId: row.case_id,
  number: row.number,
  serviceId: row.service_id,
  turnId: row.turn_id,
  stage: row.stage,
  beganAt: row.began_at,
  dueAt: row.due_at,
});

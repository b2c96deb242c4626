/**
 * Leave of officers: asked for, approved or declined, taken back or cut short; each with who did it and when. Whoever stands in is
 * appointed in the same commit, and their appointments end with the leave.
 *
 * Must never: give or take a right but by an appointment, decide a request twice, or change what was asked for.
 */
import { sql } from 'kysely';
import { isUuid } from '../case/ids.ts';
import { build, type Database } from '../database/database.ts';
import type { Tables } from '../database/tables.ts';
import type { Leave, Leaves } from '../work-api.ts';
import { appointing, endingAppointment, type Books } from './officers.ts';

const leaveOf = (row: Tables['officer_leave']): Leave => ({
  id: row.leave_id,
  officer: row.officer,
  from: row.from_day as Leave['from'],
  to: row.to_day as Leave['to'],
  askedAt: row.asked_at,
  decision:
    row.decided_by === null || row.decided_at === null
      ? null
      : {
          by: row.decided_by,
          at: row.decided_at,
          approved: row.approved === true,
          because: row.because,
          standIn: row.stand_in,
        },
  ended:
    row.ended_by === null || row.ended_at === null || row.ended_on === null
      ? null
      : { by: row.ended_by, at: row.ended_at, lastDay: row.ended_on as Leave['to'] },
});

export function openLeaves(database: Database, books: Books): Leaves {
  /** In one commit with what follows from it, if the row was still as it must be. */
  const changing = async (
    regionId: number,
    change: Parameters<Database['run']>[0],
    then: readonly Parameters<Database['run']>[0][],
  ): Promise<boolean> => {
    try {
      return await database.inRegion(regionId, async (tx) => {
        if ((await tx.run(change)).length === 0) return false;
        for (const statement of then) await tx.run(statement);
        return true;
      });
    } finally {
      books.forget(regionId);
    }
  };
  const all = (regionId: number) => build.selectFrom('officer_leave').selectAll().where('region_id', '=', regionId);
  return {
    ask: (regionId, leave) => ask(database, regionId, leave),
    decide: (regionId, id, { by, at, approved, because, standIn }, appointments = []) =>
      changing(
        regionId,
        build
          .updateTable('officer_leave')
          .set({ decided_by: by, decided_at: at, approved, because, stand_in: standIn })
          .where('region_id', '=', regionId)
          .where('leave_id', '=', id)
          .where('decided_by', 'is', null)
          .where('ended_by', 'is', null)
          .returning('leave_id'),
        appointments.map((one) => appointing(regionId, one)),
      ),
    end: (regionId, id, { by, at, lastDay }, appointments = []) =>
      changing(
        regionId,
        build
          .updateTable('officer_leave')
          .set({ ended_by: by, ended_at: at, ended_on: lastDay })
          .where('region_id', '=', regionId)
          .where('leave_id', '=', id)
          .where('ended_by', 'is', null)
          .returning('leave_id'),
        appointments.map((one) => endingAppointment(regionId, one, lastDay)),
      ),
    async one(regionId, id) {
      if (!isUuid(id)) return null;
      const [row] = await database.run(all(regionId).where('leave_id', '=', id));
      return row === undefined ? null : leaveOf(row);
    },
    async since(regionId, day) {
      const rows = await database.often<Tables['officer_leave']>(
        all(regionId).where('to_day', '>=', day).orderBy('from_day').orderBy('leave_id'),
      );
      return rows.map(leaveOf);
    },
  };
}

/** Two that overlap are one request too many: the one that was there stays, unless it was taken back. The officer's row is locked, so that two at once meet. */
async function ask(
  database: Database,
  regionId: number,
  { id, officer, from, to, askedAt }: Parameters<Leaves['ask']>[1],
): Promise<boolean> {
  const asked = await database.inRegion(regionId, async (tx) => {
    await tx.run(
      sql`select 1 from officer where region_id = ${regionId} and officer_id = ${officer} for no key update`,
    );
    return tx.run(sql`insert into officer_leave (region_id, leave_id, officer, from_day, to_day, asked_at)
      select ${regionId}, ${id}, ${officer}, ${from}::date, ${to}::date, ${askedAt} where not exists (
        select from officer_leave l where l.region_id = ${regionId} and l.officer = ${officer} and l.leave_id <> ${id}
          and l.approved is distinct from false and (l.ended_on is null or l.ended_on >= l.from_day) and l.from_day <= ${to}::date and least(l.to_day, l.ended_on) >= ${from}::date)
      on conflict do nothing returning leave_id`);
  });
  return asked.length > 0;
}

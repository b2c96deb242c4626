/**
 * How those without accounts are reached: a telephone or a mail address of an RT, an RW, a body outside. Sealed like all personal values.
 *
 * Must never: list an address to anybody but who keeps the list.
 */
import { uuidOf } from '../case/ids.ts';
import { build, type Database } from '../database/database.ts';
import { boundTo, closeText, openText } from '../seal/sealed-columns.ts';
import type { Reach, Reaches } from '../records-api.ts';

interface Row {
  readonly reach_id: string;
  readonly unit: string;
  readonly area: string;
  readonly which: string;
  readonly address: string;
  readonly key_id: string | null;
  readonly changed_by: string;
  readonly changed_at: number;
}
/** The same for the same place, so that an address is bound to where it belongs. */
const idOf = (unit: string, area: string, which: string): string => uuidOf(JSON.stringify([unit, area, which]), 0);

export function openReaches(database: Database): Reaches {
  const of = (regionId: number) => build.selectFrom('reach').selectAll().where('region_id', '=', regionId);
  const opened = (regionId: number, row: Row): Reach => ({
    unit: row.unit,
    area: row.area,
    which: row.which,
    address: openText(database.seal, regionId, boundTo.reach(row.reach_id), { text: row.address, keyId: row.key_id }),
    changedBy: row.changed_by,
    changedAt: row.changed_at,
  });
  return {
    async put(regionId, { unit, area, which, address, changedBy, changedAt }) {
      const id = idOf(unit, area, which);
      const { text, keyId } = closeText(database.seal, regionId, boundTo.reach(id), address);
      const said = { address: text, key_id: keyId, changed_by: changedBy, changed_at: changedAt };
      await database.run(
        build
          .insertInto('reach')
          .values({ region_id: regionId, reach_id: id, unit, area, which, ...said })
          .onConflict((conflict) => conflict.columns(['region_id', 'reach_id']).doUpdateSet(said)),
      );
    },
    async remove(regionId, { unit, area, which }) {
      const gone = await database.run(
        build
          .deleteFrom('reach')
          .where('region_id', '=', regionId)
          .where('reach_id', '=', idOf(unit, area, which))
          .returning('reach_id'),
      );
      return gone.length > 0;
    },
    async all(regionId) {
      const rows = await database.run(of(regionId).orderBy('unit').orderBy('area').orderBy('which'));
      return rows.map((row) => opened(regionId, row));
    },
    async find(regionId, { unit, area, which }) {
      const rows = await database.run(
        of(regionId).where('unit', '=', unit).where('area', 'in', [area, '']).where('which', 'in', [which, '']),
      );
      // The closest one: of this very one, of all in the area, of all there are.
      const [row] = rows.toSorted((a, b) => b.area.length - a.area.length || b.which.length - a.which.length);
      return row === undefined ? null : opened(regionId, row).address;
    },
  };
}

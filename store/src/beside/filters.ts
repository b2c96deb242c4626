/** Queue filters that an officer keeps under a name. Must never: be shared without being asked. */
import { isUuid } from '../case/ids.ts';
import { build, json, type Database } from '../database/database.ts';
import type { Filters } from '../records-api.ts';

export function openFilters(database: Database): Filters {
  return {
    async of(regionId, officer) {
      const rows = await database.run(
        build
          .selectFrom('saved_filter')
          .selectAll()
          .where('region_id', '=', regionId)
          .where('officer', '=', officer)
          .orderBy('name'),
      );
      return rows.map((row) => ({ id: row.filter_id, name: row.name, filter: row.filter }));
    },
    async save(regionId, officer, { id, name, filter }) {
      await database.run(
        build
          .insertInto('saved_filter')
          .values({ region_id: regionId, officer, filter_id: id, name, filter: json(filter) })
          .onConflict((conflict) =>
            conflict.columns(['region_id', 'officer', 'filter_id']).doUpdateSet({ name, filter: json(filter) }),
          ),
      );
    },
    async remove(regionId, officer, id) {
      if (!isUuid(id)) return;
      await database.run(
        build
          .deleteFrom('saved_filter')
          .where('region_id', '=', regionId)
          .where('officer', '=', officer)
          .where('filter_id', '=', id),
      );
    },
  };
}

/** Drafts: what was typed so far, right or wrong, kept until it is sent or thrown away. Must never: be logged. */
import { isUuid } from '../case/ids.ts';
import { build, json, type Database } from '../database/database.ts';
import type { Tables } from '../database/tables.ts';
import type { Drafts } from '../records-api.ts';
import type { Channel, Draft } from '../store-types.ts';

export function openDrafts(database: Database): Drafts {
  const read = (regionId: number, ids: readonly string[]) => draftsOf(database, regionId, ids);
  return {
    load: async (regionId, id) => (isUuid(id) ? ((await read(regionId, [id]))[0] ?? null) : null),
    many: (regionId, ids) => (ids.some(isUuid) ? read(regionId, ids.filter(isUuid)) : Promise.resolve([])),
    async save(draft) {
      const changing = {
        service_id: draft.serviceId,
        manifest_hash: draft.manifestHash,
        answers: json(draft.answers),
        typed: json(draft.typed),
        step: draft.step,
        channel: draft.channel,
        officer: draft.officer,
        saved_at: draft.savedAt,
      };
      await database.inRegion(draft.regionId, (tx) =>
        tx.run(
          build
            .insertInto('draft')
            .values({
              region_id: draft.regionId,
              draft_id: draft.id,
              created_at: draft.createdAt,
              submitted_case_id: draft.submittedCaseId,
              ...changing,
            })
            .onConflict((conflict) => conflict.columns(['region_id', 'draft_id']).doUpdateSet(changing)),
        ),
      );
    },
    async discard(regionId, id) {
      await database.inRegion(regionId, (tx) =>
        tx.run(build.deleteFrom('draft').where('region_id', '=', regionId).where('draft_id', '=', id)),
      );
      await database.run(
        build
          .deleteFrom('device_holds')
          .where('region_id', '=', regionId)
          .where('kind', '=', 'draft')
          .where('held_id', '=', id),
      );
    },
    async sweep(regionId, before) {
      const gone = await database.inRegion(regionId, (tx) =>
        tx.run(
          build
            .deleteFrom('draft')
            .where('region_id', '=', regionId)
            .where('saved_at', '<', before)
            .returning('draft_id'),
        ),
      );
      return gone.length;
    },
  };
}

const draftsText = 'select * from draft where region_id = $1 and draft_id = any($2::uuid[]) order by saved_at desc';
async function draftsOf(database: Database, regionId: number, ids: readonly string[]): Promise<readonly Draft[]> {
  const rows = await database.oneInRegion<Tables['draft']>(regionId, 'drafts', draftsText, [regionId, ids]);
  return rows.map((row) => ({
    id: row.draft_id,
    regionId,
    serviceId: row.service_id,
    manifestHash: row.manifest_hash,
    answers: row.answers,
    typed: row.typed,
    step: row.step,
    channel: row.channel as Channel,
    officer: row.officer,
    createdAt: row.created_at,
    savedAt: row.saved_at,
    submittedCaseId: row.submitted_case_id,
  }));
}

/**
 * Which officers a note mentions, and whether they have seen it. What the note says lies in the note.
 *
 * Must never: hold a word of a note, or mark as seen what another officer saw.
 */
import { build, type Database } from '../database/database.ts';
import type { Mentions } from '../records-api.ts';

/** More wait for nobody who works. */
const most = 50;

export function openMentions(database: Database): Mentions {
  return {
    async ofCase(regionId, caseId) {
      const rows = await database.often(
        build
          .selectFrom('mention')
          .select(['note_id', 'officer', 'unit'])
          .where('region_id', '=', regionId)
          .where('case_id', '=', caseId)
          .orderBy('officer'),
      );
      return rows.map(({ note_id, officer, unit }) => ({ noteId: note_id, officer, unit }));
    },
    async waiting(regionId, officer) {
      const rows = await database.often(
        build
          .selectFrom('mention')
          .innerJoin('case_registry', (join) =>
            join
              .onRef('case_registry.region_id', '=', 'mention.region_id')
              .onRef('case_registry.case_id', '=', 'mention.case_id'),
          )
          .select(['mention.case_id', 'number', 'mention.unit', 'mentioned_by', 'at'])
          .where('mention.region_id', '=', regionId)
          .where('case_registry.region_id', '=', regionId)
          .where('officer', '=', officer)
          .where('seen_at', 'is', null)
          .orderBy('at', 'desc')
          .limit(most),
      );
      return rows.map((row) => ({
        caseId: row.case_id,
        number: row.number,
        unit: row.unit,
        by: row.mentioned_by,
        at: row.at,
      }));
    },
    async seen(regionId, officer, caseId, now) {
      await database.often(
        build
          .updateTable('mention')
          .set({ seen_at: now })
          .where('region_id', '=', regionId)
          .where('case_id', '=', caseId)
          .where('officer', '=', officer)
          .where('seen_at', 'is', null),
      );
    },
  };
}

/**
 * Questions and answers between resident and office, notes among officers, and the log of who read personal data.
 *
 * Must never: show messages without their region's transaction, or lose a reading.
 */
import { build, type Database } from '../database/database.ts';
import { boundTo, closeText, openText } from '../seal/sealed-columns.ts';
import type { Talk } from '../records-api.ts';

const hourMs = 3_600_000;

export function openTalk(database: Database): Talk {
  return {
    async say(regionId, { id, caseId, from, officer, text, at }) {
      const body = closeText(database.seal, regionId, boundTo.message(id), text);
      const added = await database.inRegion(regionId, (tx) =>
        tx.run(
          build
            .insertInto('message')
            .values({
              region_id: regionId,
              message_id: id,
              case_id: caseId,
              sent_by: from,
              officer,
              body: body.text,
              at,
              key_id: body.keyId,
            })
            .onConflict((conflict) => conflict.columns(['region_id', 'message_id']).doNothing())
            .returning('message_id'),
        ),
      );
      return added.length > 0;
    },
    messages: (regionId, caseId) =>
      database.inRegion(regionId, async (tx) => {
        const rows = await tx.run(
          build
            .selectFrom('message')
            .selectAll()
            .where('region_id', '=', regionId)
            .where('case_id', '=', caseId)
            .orderBy('at')
            .orderBy('message_id'),
        );
        return rows.map((row) => ({
          id: row.message_id,
          caseId,
          from: row.sent_by,
          officer: row.officer,
          text: bodyOf(database, regionId, boundTo.message(row.message_id), row),
          at: row.at,
        }));
      }),
    ...notesOf(database),
    ...readingsOf(database),
  };
}

const bodyOf = (
  { seal }: Database,
  regionId: number,
  what: string,
  row: { readonly body: string; readonly key_id: string | null },
): string => openText(seal, regionId, what, { text: row.body, keyId: row.key_id });

function notesOf(database: Database): Pick<Talk, 'note' | 'notes'> {
  return {
    async note(regionId, { id, caseId, officer, text, at }) {
      const body = closeText(database.seal, regionId, boundTo.note(id), text);
      await database.inRegion(regionId, (tx) =>
        tx.run(
          build
            .insertInto('note')
            .values({
              region_id: regionId,
              note_id: id,
              case_id: caseId,
              officer,
              body: body.text,
              at,
              key_id: body.keyId,
            })
            .onConflict((conflict) => conflict.columns(['region_id', 'note_id']).doNothing()),
        ),
      );
    },
    notes: (regionId, caseId) =>
      database.inRegion(regionId, async (tx) => {
        const rows = await tx.run(
          build
            .selectFrom('note')
            .selectAll()
            .where('region_id', '=', regionId)
            .where('case_id', '=', caseId)
            .orderBy('at')
            .orderBy('note_id'),
        );
        return rows.map((row) => ({
          id: row.note_id,
          caseId,
          officer: row.officer,
          text: bodyOf(database, regionId, boundTo.note(row.note_id), row),
          at: row.at,
        }));
      }),
  };
}

function readingsOf(database: Database): Pick<Talk, 'read' | 'readings'> {
  return {
    async read(regionId, { caseId, officer, unit, what, purpose, at }) {
      const hour = Math.floor(at / hourMs);
      // A case once in the hour; a sensitive field each time, told apart by its moment.
      const shown = what === 'case' ? 0 : at % hourMs;
      const added = await database.run(
        build
          .insertInto('reading')
          .values({ region_id: regionId, case_id: caseId, officer, what, hour, shown, unit, purpose, at })
          .onConflict((conflict) =>
            conflict.columns(['region_id', 'case_id', 'officer', 'what', 'hour', 'shown']).doNothing(),
          )
          .returning('at'),
      );
      return added.length > 0;
    },
    async readings(regionId, caseId) {
      const rows = await database.run(
        build
          .selectFrom('reading')
          .selectAll()
          .where('region_id', '=', regionId)
          .where('case_id', '=', caseId)
          .orderBy('at', 'desc'),
      );
      return rows.map((row) => ({
        caseId,
        officer: row.officer,
        unit: row.unit,
        what: row.what,
        purpose: row.purpose,
        at: row.at,
      }));
    },
  };
}

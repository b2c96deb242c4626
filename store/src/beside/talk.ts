/**
 * Questions and answers between resident and office, notes among officers, and the log of who read personal data.
 *
 * Must never: show messages without their region's transaction, or lose a reading.
 */
import { sql } from 'kysely';
import { build, type Database } from '../database/database.ts';
import { boundTo, closeText, openText } from '../seal/sealed-columns.ts';
import type { ReadingCount, Talk } from '../records-api.ts';
import type { Message, Reading } from '../store-types.ts';

const hourMs = 3_600_000;

export function openTalk(database: Database): Talk {
  return {
    async say(regionId, { id, caseId, from, officer, text, at, mail }) {
      const body = closeText(database.seal, regionId, boundTo.message(id), text);
      const files = mail?.files ?? [];
      return database.inRegion(regionId, async (tx) => {
        const added = await tx.run(
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
              by_mail: mail !== undefined,
              turn_id: mail?.turnId ?? null,
              files: [...files],
            })
            .onConflict((conflict) => conflict.columns(['region_id', 'message_id']).doNothing())
            .returning('message_id'),
        );
        if (added.length > 0 && files.length > 0)
          await tx.run(sql`update file set state = 'attached' where region_id = ${regionId}
            and sha256 = any(${[...files]}) and owner like ${`%:${caseId}`}`);
        return added.length > 0;
      });
    },
    async messages(regionId, caseId) {
      const rows = await database
        .eachIn(regionId)
        .run(
          build
            .selectFrom('message')
            .selectAll()
            .where('region_id', '=', regionId)
            .where('case_id', '=', caseId)
            .orderBy('at')
            .orderBy('message_id'),
        );
      return rows.map((row): Message => ({
        id: row.message_id,
        caseId,
        from: row.sent_by,
        officer: row.officer,
        text: bodyOf(database, regionId, boundTo.message(row.message_id), row),
        at: row.at,
        ...(row.by_mail ? { mail: { turnId: row.turn_id, files: row.files } } : {}),
      }));
    },
    async casesWithFile(regionId, sha256) {
      const rows = await database.eachIn(regionId).run(sql<{ case_id: string }>`select distinct case_id from message
          where region_id = ${regionId} and files <> '{}' and files @> array[${sha256}]`);
      return rows.map(({ case_id }) => case_id);
    },
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
    async note(regionId, { id, caseId, officer, text, at }, mentioned = []) {
      const body = closeText(database.seal, regionId, boundTo.note(id), text);
      const note = {
        region_id: regionId,
        note_id: id,
        case_id: caseId,
        officer,
        body: body.text,
        at,
        key_id: body.keyId,
      };
      await database.inRegion(regionId, async (tx) => {
        const written = await tx.run(
          build
            .insertInto('note')
            .values(note)
            .onConflict((conflict) => conflict.columns(['region_id', 'note_id']).doNothing())
            .returning('note_id'),
        );
        // What stands there already has told whom it names.
        if (written.length > 0 && mentioned.length > 0)
          await tx.run(
            build.insertInto('mention').values(
              mentioned.map((one) => ({
                region_id: regionId,
                note_id: id,
                officer: one.officer,
                case_id: caseId,
                unit: one.unit,
                mentioned_by: officer,
                at,
                seen_at: null,
              })),
            ),
          );
      });
    },
    async notes(regionId, caseId) {
      const rows = await database
        .eachIn(regionId)
        .run(
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
    },
  };
}

/** What is named once in the hour: a case, what was opened together in it, that it was found. Another showing each time. */
const isOnceInHour = (what: string): boolean => what === 'case' || what.includes(':');

async function written(database: Database, regionId: number, readings: readonly Reading[]): Promise<number> {
  const rows = readings.map(({ caseId, officer, unit, what, purpose, at }) => {
    const key = {
      case_id: caseId,
      officer,
      what,
      hour: Math.floor(at / hourMs),
      shown: isOnceInHour(what) ? 0 : at % hourMs,
    };
    const said = purpose === null ? null : closeText(database.seal, regionId, boundTo.purpose(key), purpose);
    return { region_id: regionId, ...key, unit, purpose: said?.text ?? null, at, key_id: said?.keyId ?? null };
  });
  const added = await database.run(
    build
      .insertInto('reading')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['region_id', 'case_id', 'officer', 'what', 'hour', 'shown']).doNothing(),
      )
      .returning('at'),
  );
  return added.length;
}

function readingsOf(database: Database): Pick<Talk, 'read' | 'readEach' | 'readings' | 'readingsOf'> {
  return {
    async read(regionId, reading) {
      return (await written(database, regionId, [reading])) > 0;
    },
    async readEach(regionId, readings) {
      if (readings.length > 0) await written(database, regionId, readings);
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
        purpose:
          row.purpose === null
            ? null
            : openText(database.seal, regionId, boundTo.purpose(row), { text: row.purpose, keyId: row.key_id }),
        at: row.at,
      }));
    },
    async readingsOf(regionId, { officers, since, found }) {
      if (officers.length === 0) return [];
      return database.run(sql<ReadingCount>`select officer, count(distinct at) filter (where what = ${found})::int as searches,
          count(*) filter (where what <> ${found})::int as openings
        from reading where region_id = ${regionId} and officer = any(${[...officers]}::text[]) and at >= ${since}
          and (what <> 'case' or purpose is not null)
        group by officer`);
    },
  };
}

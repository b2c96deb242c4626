/** Drafts: what was typed so far, right or wrong, kept until it is sent or thrown away. Must never: be logged. */
import { isUuid } from '../case/ids.ts';
import { build, json, type Database } from '../database/database.ts';
import { gathered } from '../database/gathered.ts';
import type { Tables } from '../database/tables.ts';
import type { Seal } from '../seal/seal.ts';
import { boundTo, closeText, openText } from '../seal/sealed-columns.ts';
import type { Drafts } from '../records-api.ts';
import type { Channel, Draft } from '../store-types.ts';

export function openDrafts(database: Database): Drafts {
  const one = gathered((regionId, asked: readonly DraftAsked[]) => draftsFor(database, regionId, asked));
  const read = (regionId: number, ids: readonly string[]) => draftsOf(database, regionId, ids);
  return {
    load: async (regionId, id) => (isUuid(id) ? ((await read(regionId, [id]))[0] ?? null) : null),
    loadFor: async (regionId, id, device) => (isUuid(id) ? one(regionId, { id, device }) : null),
    many: (regionId, ids) => (ids.some(isUuid) ? read(regionId, ids.filter(isUuid)) : Promise.resolve([])),
    partsOf: (regionId, caseId, officer) => partsOf(database, regionId, caseId, officer),
    async save(draft) {
      const changing = columnsOf(database.seal, draft);
      await database.eachIn(draft.regionId).often(
        build
          .insertInto('draft')
          .values({
            region_id: draft.regionId,
            draft_id: draft.id,
            created_at: draft.createdAt,
            submitted_case_id: draft.submittedCaseId,
            split_from: draft.splitFrom ?? null,
            ...changing,
          })
          .onConflict((conflict) => conflict.columns(['region_id', 'draft_id']).doUpdateSet(changing)),
      );
    },
    async change(draft, readAs) {
      const savedAt = Math.max(draft.savedAt, readAs + 1);
      const changed = await database.eachIn(draft.regionId).often(
        build
          .updateTable('draft')
          .set(columnsOf(database.seal, { ...draft, savedAt }))
          .where('region_id', '=', draft.regionId)
          .where('draft_id', '=', draft.id)
          .where('saved_at', '=', readAs)
          .returning('draft_id'),
      );
      return changed.length === 0 ? null : savedAt;
    },
    async discard(regionId, id) {
      await database
        .eachIn(regionId)
        .run(build.deleteFrom('draft').where('region_id', '=', regionId).where('draft_id', '=', id));
      await database.run(
        build
          .deleteFrom('device_holds')
          .where('region_id', '=', regionId)
          .where('kind', '=', 'draft')
          .where('held_id', '=', id),
      );
    },
    async sweep(regionId, before) {
      const gone = await database
        .eachIn(regionId)
        .run(
          build
            .deleteFrom('draft')
            .where('region_id', '=', regionId)
            .where('saved_at', '<', before)
            .returning('draft_id'),
        );
      return gone.length;
    },
  };
}

const draftsText = 'select * from draft where region_id = $1 and draft_id = any($2::uuid[]) order by saved_at desc';
async function draftsOf(database: Database, regionId: number, ids: readonly string[]): Promise<readonly Draft[]> {
  const [rows] = await database.allInRegion<[Tables['draft']]>(regionId, [
    { name: 'drafts', text: draftsText, values: [regionId, ids] },
  ]);
  return rows.map((row) => draftOf(database.seal, row));
}

const partsText = `select * from draft where region_id = $1 and split_from = $2 and officer = $3 and submitted_case_id is null
  order by saved_at desc limit 20`;
async function partsOf(
  database: Database,
  regionId: number,
  caseId: string,
  officer: string,
): Promise<readonly Draft[]> {
  const [rows] = await database.allInRegion<[Tables['draft']]>(regionId, [
    { name: 'draft-parts', text: partsText, values: [regionId, caseId, officer] },
  ]);
  return rows.map((row) => draftOf(database.seal, row));
}

interface DraftAsked {
  readonly id: string;
  readonly device: string | null;
}
type DraftFound = Awaited<ReturnType<Drafts['loadFor']>>;

// `limit 1` keeps both look-ups at one row of an index each, however little PostgreSQL knows yet about tables that grow fast.
const heldBy = (device: string): string => `(select true from device_holds h
    where h.region_id = $1 and h.device_hash = ${device} and h.kind = 'draft' and h.held_id = d.draft_id limit 1) is not null as held`;
const oneText = `select d.*, 1 as place, ${heldBy('$3')} from draft d where d.region_id = $1 and d.draft_id = $2`;
const someText = `select d.*, q.place, ${heldBy('q.device')}
  from json_to_recordset($2::json) as q(draft_id uuid, device text, place int)
  cross join lateral (select * from draft d where d.region_id = $1 and d.draft_id = q.draft_id limit 1) d`;
async function draftsFor(
  database: Database,
  regionId: number,
  asked: readonly DraftAsked[],
): Promise<readonly DraftFound[]> {
  const [first] = asked;
  if (first === undefined) return [];
  const listed = asked.map(({ id, device }, index) => ({ draft_id: id, device, place: index + 1 }));
  // One alone, which is the usual case, has a plan that needs no thought; a list has a plan that fits every length.
  const statement =
    asked.length === 1
      ? { name: 'draft-for', text: oneText, values: [regionId, first.id, first.device] }
      : { name: 'drafts-for', text: someText, values: [regionId, json(listed)] };
  const [rows] = await database.allInRegion<[Tables['draft'] & { readonly held: boolean; readonly place: number }]>(
    regionId,
    [statement],
  );
  const found: DraftFound[] = asked.map(() => null);
  for (const row of rows) found[row.place - 1] = { draft: draftOf(database.seal, row), held: row.held };
  return found;
}

/** What a save writes. */
const columnsOf = (seal: Seal, draft: Draft) => ({
  service_id: draft.serviceId,
  manifest_hash: draft.manifestHash,
  ...contentOf(seal, draft),
  step: draft.step,
  channel: draft.channel,
  officer: draft.officer,
  saved_at: draft.savedAt,
});

/** What was typed, as columns: sealed in one piece, or plain where there is no key. */
function contentOf(seal: Seal, { regionId, id, answers, typed }: Draft) {
  const { text, keyId } = closeText(seal, regionId, boundTo.draft(id), json({ answers, typed }));
  return keyId === null
    ? { answers: json(answers), typed: json(typed), sealed: null, key_id: null }
    : { answers: '{}', typed: '{}', sealed: text, key_id: keyId };
}
function openContent(seal: Seal, row: Tables['draft']): Pick<Draft, 'answers' | 'typed'> {
  if (row.sealed === null) return { answers: row.answers, typed: row.typed };
  const column = { text: row.sealed, keyId: row.key_id };
  return JSON.parse(openText(seal, row.region_id, boundTo.draft(row.draft_id), column)) as never;
}

const draftOf = (seal: Seal, row: Tables['draft']): Draft => ({
  id: row.draft_id,
  regionId: row.region_id,
  serviceId: row.service_id,
  manifestHash: row.manifest_hash,
  ...openContent(seal, row),
  step: row.step,
  channel: row.channel as Channel,
  officer: row.officer,
  createdAt: row.created_at,
  savedAt: row.saved_at,
  submittedCaseId: row.submitted_case_id,
  ...(row.split_from === null ? {} : { splitFrom: row.split_from }),
});

/**
 * Seals what lies in the tables under the newest key of its region: rows of older keys, and plain ones of before there were keys.
 *
 * Some hundred rows at a time, each only if it is still what was read; whoever is stopped begins anew and skips what is done.
 * Must never: change what a commitment covers, or leave a row that no key here opens.
 */
import { sql, type RawBuilder } from 'kysely';
import { json, type Database } from '../database/database.ts';
import type { Prepared } from '../database/batch.ts';
import type { Seal } from './seal.ts';
import { boundTo, closePayload, closeText, openPayloads, openText, type ReadingKey } from './sealed-columns.ts';

const atOnce = 200;

interface Row {
  /** Where the walk stands. */
  readonly place: string;
  readonly key_id: string | null;
}
/** How the rows of one table are read, sealed anew, and written. */
interface Kind<Each extends Row> {
  readonly table: string;
  /** In order of `place`, which is text. */
  read(regionId: number, after: string, newest: string): RawBuilder<Each>;
  renew(seal: Seal, regionId: number, row: Each): object;
  /** $1 region, $2 the renewed rows. Returns nothing. */
  readonly write: string;
  readonly asEraser: boolean;
}

interface PayloadRow extends Row {
  readonly case_id: string;
  readonly version: number;
  readonly salt: string;
  readonly sealed: string;
}
const payloads: Kind<PayloadRow> = {
  table: 'event_private',
  read: (regionId, after, newest) => sql`
    select case_id::text || ' ' || lpad(version::text, 9, '0') as place, case_id, version, encode(salt, 'hex') as salt, sealed, key_id
    from event_private where region_id = ${regionId} and (case_id, version) > (${caseOf(after)}::uuid, ${versionOf(after)}::int)
      and key_id is distinct from ${newest} order by case_id, version limit ${atOnce}`,
  renew(seal, regionId, row) {
    const [open = row] = openPayloads(seal, regionId, [row]);
    return {
      case_id: row.case_id,
      version: row.version,
      ...closePayload(seal, regionId, row.case_id, row.version, open),
    };
  },
  write: `update event_private t set salt = decode(n.salt, 'hex'), sealed = n.sealed, key_id = n.key_id
    from jsonb_to_recordset($2::jsonb) as n(case_id uuid, version int, salt text, sealed text, key_id text)
    where t.region_id = $1 and t.case_id = n.case_id and t.version = n.version`,
  asEraser: true,
};
const noCase = '00000000-0000-0000-0000-000000000000';
const caseOf = (place: string): string => place.split(' ')[0] || noCase;
const versionOf = (place: string): number => Number(place.split(' ')[1] ?? 0);

interface TextRow extends Row {
  readonly body: string;
}
const texts = (
  table: 'message' | 'note' | 'survey' | 'reach' | 'push_notice' | 'told' | 'answer_template',
  { id, column, what }: { readonly id: string; readonly column: string; readonly what: (id: string) => string },
): Kind<TextRow> => ({
  table,
  read: (regionId, after, newest) => sql`
    select ${sql.raw(id)}::text as place, ${sql.raw(column)} as body, key_id from ${sql.raw(table)}
    where region_id = ${regionId} and ${sql.raw(id)} > ${after || noCase}::uuid and ${sql.raw(column)} is not null
      and key_id is distinct from ${newest} order by ${sql.raw(id)} limit ${atOnce}`,
  renew(seal, regionId, { place, body, key_id }) {
    const open = openText(seal, regionId, what(place), { text: body, keyId: key_id });
    const { text, keyId } = closeText(seal, regionId, what(place), open);
    return { id: place, body: text, key_id: keyId, before: body };
  },
  write: `update ${table} t set ${column} = n.body, key_id = n.key_id
    from jsonb_to_recordset($2::jsonb) as n(id uuid, body text, key_id text, before text)
    where t.region_id = $1 and t.${id} = n.id and t.${column} = n.before`,
  asEraser: false,
});

interface PurposeRow extends Row, ReadingKey {
  readonly purpose: string;
}
const firstReading = [noCase, '', '', 0, 0] as const;
const purposes: Kind<PurposeRow> = {
  table: 'reading',
  read(regionId, after, newest) {
    const [caseId, officer, what, hour, shown] = after === '' ? firstReading : JSON.parse(after);
    return sql`
      select jsonb_build_array(case_id, officer, what, hour, shown)::text as place, case_id, officer, what, hour, shown, purpose, key_id
      from reading where region_id = ${regionId} and (case_id, officer, what, hour, shown) >
          (${caseId}::uuid, ${officer}::text, ${what}::text, ${hour}::bigint, ${shown}::int)
        and purpose is not null and key_id is distinct from ${newest}
      order by case_id, officer, what, hour, shown limit ${atOnce}`;
  },
  renew(seal, regionId, { case_id, officer, what, hour, shown, purpose, key_id }) {
    const key = { case_id, officer, what, hour, shown };
    const open = openText(seal, regionId, boundTo.purpose(key), { text: purpose, keyId: key_id });
    const { text, keyId } = closeText(seal, regionId, boundTo.purpose(key), open);
    return { ...key, purpose: text, key_id: keyId, before: purpose };
  },
  write: `update reading t set purpose = n.purpose, key_id = n.key_id
    from jsonb_to_recordset($2::jsonb) as n(case_id uuid, officer text, what text, hour bigint, shown int, purpose text, key_id text, before text)
    where t.region_id = $1 and t.case_id = n.case_id and t.officer = n.officer and t.what = n.what and t.hour = n.hour and t.shown = n.shown
      and t.purpose = n.before`,
  asEraser: false,
};

interface DraftRow extends Row {
  readonly sealed: string | null;
  readonly answers: unknown;
  readonly typed: unknown;
  readonly saved_at: number;
}
const drafts: Kind<DraftRow> = {
  table: 'draft',
  read: (regionId, after, newest) => sql`
    select draft_id::text as place, sealed, answers, typed, saved_at, key_id from draft
    where region_id = ${regionId} and draft_id > ${after || noCase}::uuid and key_id is distinct from ${newest}
    order by draft_id limit ${atOnce}`,
  renew(seal, regionId, { place, sealed, answers, typed, saved_at, key_id }) {
    const open =
      sealed === null
        ? json({ answers, typed })
        : openText(seal, regionId, boundTo.draft(place), { text: sealed, keyId: key_id });
    const { text, keyId } = closeText(seal, regionId, boundTo.draft(place), open);
    return { id: place, sealed: text, key_id: keyId, saved_at };
  },
  write: `update draft t set answers = '{}', typed = '{}', sealed = n.sealed, key_id = n.key_id
    from jsonb_to_recordset($2::jsonb) as n(id uuid, sealed text, key_id text, saved_at bigint)
    where t.region_id = $1 and t.draft_id = n.id and t.saved_at = n.saved_at`,
  asEraser: false,
};

const kinds: readonly Kind<Row>[] = [
  payloads,
  texts('message', { id: 'message_id', column: 'body', what: boundTo.message }),
  texts('note', { id: 'note_id', column: 'body', what: boundTo.note }),
  texts('survey', { id: 'case_id', column: 'remark', what: boundTo.remark }),
  texts('push_notice', { id: 'push_id', column: 'subscription', what: boundTo.push }),
  texts('reach', { id: 'reach_id', column: 'address', what: boundTo.reach }),
  texts('answer_template', { id: 'template_id', column: 'body', what: boundTo.template }),
  texts('told', { id: 'told_id', column: 'body', what: boundTo.told }),
  purposes,
  drafts,
];

/** Returns how many rows were sealed anew; `onRows` hears of each step. */
export async function resealRows(
  database: Database,
  regionId: number,
  newest: string,
  onRows: (table: string, rows: number) => void,
): Promise<number> {
  let all = 0;
  for (const kind of kinds) {
    let after = '';
    for (;;) {
      const rows = await database.eachIn(regionId).run(kind.read(regionId, after, newest));
      const last = rows.at(-1);
      if (last === undefined) break;
      after = last.place;
      await write(database, regionId, kind, rows);
      all += rows.length;
      onRows(kind.table, all);
    }
  }
  return all;
}

async function write(database: Database, regionId: number, kind: Kind<Row>, rows: readonly Row[]): Promise<void> {
  const renewed = rows.map((row) => kind.renew(database.seal, regionId, row));
  const statement: Prepared = { name: `reseal ${kind.table}`, text: kind.write, values: [regionId, json(renewed)] };
  if (kind.asEraser) await database.allAsEraser(regionId, [statement]);
  else await database.allInRegion(regionId, [statement]);
}

/** In which tables a row is still sealed under this key. */
export async function tablesUnder(database: Database, regionId: number, keyId: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { table } of kinds) {
    const rows = await database
      .eachIn(regionId)
      .run(sql`select 1 from ${sql.raw(table)} where region_id = ${regionId} and key_id = ${keyId} limit 1`);
    if (rows.length > 0) found.push(table);
  }
  return found;
}

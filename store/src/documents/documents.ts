/**
 * Letters after they were numbered: signing, signed, delivered, superseded or revoked. Each step is logged.
 *
 * Must never: change a number, replace the bytes of a signed letter, or sign for somebody.
 */
import { err, ok, type Calendar, type Instant, type Result } from '@balai/kernel';
import { sql, type RawBuilder } from 'kysely';
import { isUuid } from '../case/ids.ts';
import { json, type Database, type Runner } from '../database/database.ts';
import type { Change } from '../store-api.ts';
import type { DocumentError, DocumentRecord, Documents } from './documents-api.ts';
import { countInHand } from './in-hand.ts';

interface Row {
  readonly document_id: string;
  readonly case_id: string;
  readonly case_version: number;
  readonly letter: string;
  readonly title: DocumentRecord['title'];
  readonly unit: string;
  readonly area: string;
  readonly number: string;
  readonly status: DocumentRecord['status'];
  readonly signed_by_position: string | null;
  readonly signer: DocumentRecord['signer'];
  readonly signed_at: number | null;
  readonly certified: boolean;
  readonly issued_on: DocumentRecord['issuedOn'];
  readonly valid_until: DocumentRecord['validUntil'];
  readonly sha256: string | null;
  readonly revoked_because: string | null;
  readonly superseded_by: string | null;
  readonly waited_until: number | null;
  readonly over_at: number | null;
}
/** When a letter was withdrawn or replaced stands in its log alone. */
const columnsIn = (regionId: number): RawBuilder<unknown> =>
  sql`${columns}, coalesce(d.signed_at, case when d.status = 'revoked' then (select e.at from document_event e
    where e.region_id = ${regionId} and e.document_id = d.document_id and e.type = 'revoked' order by e.version limit 1) end) as waited_until,
    case when d.status in ('revoked', 'superseded') then (select e.at from document_event e where e.region_id = ${regionId}
      and e.document_id = d.document_id and e.type = d.status order by e.version limit 1) end as over_at`;
const columns =
  sql.raw(`d.document_id, d.case_id, d.case_version, d.letter, d.title, d.unit, d.area, d.number, d.status, d.signed_by_position, d.signer, d.signed_at, d.certified, d.issued_on,
  d.valid_until, d.sha256, d.revoked_because, d.superseded_by`);

const recordOf = (row: Row): DocumentRecord => ({
  id: row.document_id,
  caseId: row.case_id,
  caseVersion: row.case_version,
  letter: row.letter,
  title: row.title,
  number: row.number,
  unit: row.unit,
  area: row.area === '' ? null : row.area,
  status: row.status,
  signedAs: row.signed_by_position === null ? 'seal' : { position: row.signed_by_position },
  signer: row.signer,
  signedAt: row.signed_at,
  certified: row.certified,
  issuedOn: row.issued_on,
  validUntil: row.valid_until,
  sha256: row.sha256,
  revokedBecause: row.revoked_because,
  supersededBy: row.superseded_by,
  waitsFor: waitsFor(row),
  waitedUntil: row.waited_until,
  overAt: row.over_at,
});
/** A person has to sign; or the signature was asked for (or is a seal), and the signer has not answered. */
const waitsFor = ({ status, signed_by_position }: Row): DocumentRecord['waitsFor'] =>
  status === 'signing'
    ? 'signature'
    : status === 'numbered'
      ? signed_by_position === null
        ? 'signature'
        : 'signer'
      : null;

type Status = DocumentRecord['status'];
interface Step {
  readonly type: string;
  readonly from: readonly Status[];
  /** Repeating a step that was taken changes nothing and is no error. */
  readonly to: Status;
  readonly set: RawBuilder<unknown>;
  readonly officer: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}
const WAITING: readonly Status[] = ['numbered', 'signing'];
/** After these a letter that waited waits no longer. */
const ENDS_WAITING: readonly Status[] = ['signed', 'revoked'];

export interface Writing {
  readonly database: Database;
  readonly calendarOf: (regionId: number) => Calendar;
  /** Hears when a letter waits no longer: its case and the figures look different then. */
  readonly changed: (change: Change) => void;
}

export function openDocuments(on: Writing): Documents {
  return { ...findersOf(on.database), ...stepsOf(on) };
}

type Steps = 'signing' | 'signed' | 'delivered' | 'revoke' | 'supersede';
function findersOf(database: Database): Omit<Documents, Steps> {
  const some = async (where: RawBuilder<unknown>, regionId: number): Promise<readonly DocumentRecord[]> =>
    (
      await database.often(
        sql<Row>`select ${columnsIn(regionId)} from document d where d.region_id = ${regionId} and ${where}`,
      )
    ).map(recordOf);
  return {
    byId: async (regionId, id) => (isUuid(id) ? ((await some(sql`d.document_id = ${id}`, regionId))[0] ?? null) : null),
    bySha256: async (regionId, sha256) => (await some(sql`d.sha256 = ${sha256}`, regionId))[0] ?? null,
    byNumber: (regionId, number) =>
      some(sql`d.number = ${number.trim().toUpperCase()} order by d.document_id`, regionId),
    ofCase: (regionId, caseId) => some(sql`d.case_id = ${caseId} order by d.document_id`, regionId),
    async toSign(regionId, positions) {
      if (positions.length === 0) return [];
      const held = positions.map(
        ({ unit, area, position }) =>
          sql`(d.unit = ${unit} and d.signed_by_position = ${position} ${area === null ? sql`` : sql`and d.area = ${area}`})`,
      );
      return some(
        sql`d.status in ('numbered', 'signing') and d.signed_by_position is not null and (${sql.join(held, sql` or `)}) order by d.issued_on, d.document_id limit 200`,
        regionId,
      );
    },
    toSeal: (regionId) =>
      some(
        sql`d.status in ('numbered', 'signing') and d.signed_by_position is null order by d.issued_on, d.document_id limit 200`,
        regionId,
      ),
  };
}

function stepsOf({ database, calendarOf, changed }: Writing): Pick<Documents, Steps> {
  const step = async (regionId: number, id: string, now: Instant, taken: Step) => {
    const done = await database.inRegion(regionId, (tx) =>
      takeStep(tx, regionId, id, now, taken, calendarOf(regionId)),
    );
    if (done.ok && ENDS_WAITING.includes(taken.to))
      changed({ regionId, caseId: done.value.caseId, version: done.value.caseVersion, units: [] });
    return done;
  };
  return {
    signing: (regionId, id, by, now) =>
      step(regionId, id, now, {
        type: 'signing',
        from: ['numbered'],
        to: 'signing',
        set: sql``,
        officer: by,
        data: {},
      }),
    signed: (regionId, id, { sha256, signer, certified }, now) =>
      step(regionId, id, now, {
        type: 'signed',
        from: WAITING,
        to: 'signed',
        officer: signer?.officer ?? null,
        data: { sha256, signer, certified },
        set: sql`, sha256 = ${sha256}, signer = ${signer === null ? null : json(signer)}::jsonb, certified = ${certified}, signed_at = ${now}`,
      }),
    delivered: (regionId, id, now) =>
      step(regionId, id, now, {
        type: 'delivered',
        from: ['signed'],
        to: 'delivered',
        set: sql``,
        officer: null,
        data: {},
      }),
    revoke: (regionId, id, because, by, now) =>
      step(regionId, id, now, {
        type: 'revoked',
        from: [...WAITING, 'signed', 'delivered'],
        to: 'revoked',
        set: sql`, revoked_because = ${because}`,
        officer: by,
        data: { because },
      }),
    supersede: (regionId, id, byDocument, by, now) =>
      step(regionId, id, now, {
        type: 'superseded',
        from: ['signed', 'delivered'],
        to: 'superseded',
        set: sql`, superseded_by = ${byDocument}::uuid`,
        officer: by,
        data: { byDocument },
      }),
  };
}

async function takeStep(
  tx: Runner,
  regionId: number,
  id: string,
  now: Instant,
  { type, from, to, set, officer, data }: Step,
  calendar: Calendar,
): Promise<Result<DocumentRecord, DocumentError>> {
  const columns = columnsIn(regionId);
  const locked = await tx.run(
    sql<Row>`select ${columns} from document d where d.region_id = ${regionId} and ${toLock(regionId, id, to)} order by d.document_id for update`,
  );
  const before = locked.find(({ document_id }) => document_id === id.toLowerCase());
  if (before === undefined) return err({ type: 'noSuchDocument' });
  if (before.status === to) return ok(recordOf(before));
  if (!from.includes(before.status)) return err({ type: 'wrongStatus', status: before.status });
  await log(tx, regionId, id, now, { type, officer, data });
  const [after] = await tx.run(
    sql<Row>`update document d set status = ${to} ${set} where d.region_id = ${regionId} and d.document_id = ${id} returning ${columns}`,
  );
  const issued = { caseId: before.case_id, version: before.case_version };
  if (WAITING.includes(before.status) && ENDS_WAITING.includes(to))
    await countInHand(tx, regionId, issued, now, calendar);
  if (to !== 'signed') return ok(recordOf(after ?? before));
  const replaced = await replaceEarlier(tx, regionId, before, locked, now);
  return ok(recordOf({ ...(after ?? before), ...replaced }));
}

async function log(
  tx: Runner,
  regionId: number,
  id: string,
  now: Instant,
  { type, officer, data }: Pick<Step, 'type' | 'officer' | 'data'>,
): Promise<void> {
  await tx.run(sql`insert into document_event (region_id, document_id, version, type, at, officer, data)
    select ${regionId}::int, ${id}::uuid, max(version) + 1, ${type}::text, ${now}::bigint, ${officer}::text, ${json(data)}::jsonb
    from document_event where region_id = ${regionId} and document_id = ${id}`);
}

const IN_HAND: readonly Status[] = ['signed', 'delivered'];
/**
 * Of the same letter of one case that of the latest ending counts: the earlier ones are replaced, also where they are signed after it.
 * The caller holds the lock of all letters of the case. Returns what became of the one that was just signed.
 */
async function replaceEarlier(
  tx: Runner,
  regionId: number,
  signed: Row,
  ofCase: readonly Row[],
  now: Instant,
): Promise<Partial<Row>> {
  const same = ofCase.filter(
    ({ letter, status, document_id }) =>
      letter === signed.letter && IN_HAND.includes(status) && document_id !== signed.document_id,
  );
  const later = same.filter((one) => one.case_version > signed.case_version).at(-1);
  const by = later ?? signed;
  const old = same.filter((one) => one.case_version < by.case_version);
  for (const { document_id: id } of later === undefined ? old : [...old, signed]) {
    await log(tx, regionId, id, now, { type: 'superseded', officer: null, data: { byDocument: by.document_id } });
    await tx.run(
      sql`update document set status = 'superseded', superseded_by = ${by.document_id}::uuid where region_id = ${regionId} and document_id = ${id}`,
    );
  }
  return later === undefined ? {} : { status: 'superseded', superseded_by: later.document_id };
}

/** With whatever may be the last step of an ending all its letters: in one order, so that two steps never wait for each other. */
const toLock = (regionId: number, id: string, to: Status): RawBuilder<unknown> =>
  ENDS_WAITING.includes(to)
    ? sql`d.case_id = (select o.case_id from document o where o.region_id = ${regionId} and o.document_id = ${id})`
    : sql`d.document_id = ${id}`;

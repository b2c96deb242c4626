/**
 * The one statement that writes: everything that a batch of commands causes, in one commit, an outcome for each item.
 *
 * An item is taken only if its case still has the version that it was decided on; the others of the batch are not touched
 * by that. Events are inserted plainly: a collision fails the whole statement, and the items are tried one by one.
 * Must never: use a clock or a random number of the database (ids and times come with the items).
 */

/**
 * Takes part only if the case is still at `expected` (0: does not exist yet). Locks are taken in the order of the cases,
 * so that two batches never wait for each other in a circle.
 */
const accepted = `
with item as materialized (
  select * from jsonb_to_recordset($2::jsonb) as i(
    case_id uuid, expected int, caller text, key text, request_hash text, secret_hash text, draft_id uuid, device_hash text, released_by text,
    command_at bigint, turn_ids text[], timer_ids text[], moved boolean)
), locked as materialized (
  select c.case_id, c.version from case_row c
  where c.region_id = $1 and c.case_id = any($3::uuid[])
  order by c.case_id for update
), accepted as materialized (
  select i.* from item i left join locked l on l.case_id = i.case_id where coalesce(l.version, 0) = i.expected
), now_row as materialized (
  select r.* from jsonb_to_recordset($4::jsonb) as r(
    case_id uuid, number text, service_id text, manifest_hash text, version int, chain_head text, recorded_at bigint, channel text,
    status text, area text, unit text, filed_at bigint, filed_on date, stages text[], promised_at bigint, promised_firm boolean,
    paused_at bigint, late boolean, round int, outcome text, ending_stage text, ended_at bigint, object_by bigint,
    latitude double precision, longitude double precision, history jsonb, merged_into text, erased boolean)
  join accepted a on a.case_id = r.case_id
)`;

export const caseColumns = [
  'number',
  'service_id',
  'manifest_hash',
  'version',
  'chain_head',
  'recorded_at',
  'channel',
  'status',
  'area',
  'unit',
  'filed_at',
  'filed_on',
  'stages',
  'promised_at',
  'promised_firm',
  'paused_at',
  'late',
  'round',
  'outcome',
  'ending_stage',
  'ended_at',
  'object_by',
  'latitude',
  'longitude',
  'history',
  'merged_into',
  'erased',
] as const;
const caseValues = caseColumns.map((name) => (name === 'chain_head' ? `decode(r.chain_head, 'hex')` : `r.${name}`));
const changing = caseColumns.map((name, index) => `${name} = ${caseValues[index]}`).join(', ');

/** Only where a case is filed. */
const filing = `
, registered as (
  insert into case_registry (region_id, case_id, number, service_id, channel, created_at)
  select $1, r.case_id, r.number, r.service_id, r.channel, r.filed_at from now_row r join accepted a on a.case_id = r.case_id where a.expected = 0
), created as (
  insert into case_row (region_id, case_id, ${caseColumns.join(', ')})
  select $1, r.case_id, ${caseValues.join(', ')} from now_row r join accepted a on a.case_id = r.case_id where a.expected = 0
)
, linked as (
  insert into link (region_id, token_hash, case_id, purpose, created_at)
  select $1, a.secret_hash, a.case_id, 'case', a.command_at from accepted a where a.secret_hash is not null
), held as (
  insert into device_holds (region_id, device_hash, kind, held_id, since_at)
  select $1, a.device_hash, 'case', a.case_id, a.command_at from accepted a where a.device_hash is not null
  on conflict (region_id, device_hash, kind, held_id) do nothing
)
, sent as (
  update draft d set submitted_case_id = a.case_id from accepted a where d.region_id = $1 and d.draft_id = a.draft_id
)`;

/** Only where a case goes on. */
const step = `
, changed as (
  update case_row c set ${changing} from now_row r where c.region_id = $1 and c.case_id = any($3::uuid[]) and c.case_id = r.case_id
)
, turns_over as (
  delete from turn_row t using accepted a where t.region_id = $1 and t.case_id = any($3::uuid[]) and t.case_id = a.case_id and not (t.turn_id = any(a.turn_ids))
)
, timers_over as (
  delete from timer_row t using accepted a where t.region_id = $1 and t.case_id = any($3::uuid[]) and t.case_id = a.case_id and not (t.turn_id = any(a.timer_ids))
)
, unclaimed as (
  delete from claim c using accepted a where c.region_id = $1 and c.case_id = any($3::uuid[]) and c.case_id = a.case_id
    and (a.moved or c.officer = a.released_by)
)`;

const log = `
, logged as (
  insert into event (region_id, case_id, version, type, event_version, open, commitment, chain, command_id, caused_by, manifest_hash,
    kernel_version, recorded_at, occurred_at, actor, channel)
  select $1, e.case_id, e.version, e.type, e.event_version, e.open, decode(e.commitment, 'hex'), decode(e.chain, 'hex'), e.command_id, e.caused_by,
    e.manifest_hash, e.kernel_version, e.recorded_at, e.occurred_at, e.actor, e.channel
  from jsonb_to_recordset($5::jsonb) as e(case_id uuid, version int, type text, event_version int, open jsonb, commitment text, chain text,
    command_id uuid, caused_by text, manifest_hash text, kernel_version text, recorded_at bigint, occurred_at bigint, actor jsonb, channel text)
  join accepted a on a.case_id = e.case_id
), kept_private as (
  insert into event_private (region_id, case_id, version, salt, sealed, key_id)
  select $1, p.case_id, p.version, decode(p.salt, 'hex'), p.sealed, p.key_id
  from jsonb_to_recordset($6::jsonb) as p(case_id uuid, version int, salt text, sealed text, key_id text)
  join accepted a on a.case_id = p.case_id
), once as (
  insert into idempotency (region_id, caller, key, request_hash, case_id, from_version, to_version, recorded_at)
  select $1, a.caller, a.key, a.request_hash, a.case_id, a.expected + 1, r.version, r.recorded_at from accepted a join now_row r on r.case_id = a.case_id
)`;

const turnColumns = [
  'number',
  'service_id',
  'version',
  'stage',
  'party',
  'waiting',
  'unit',
  'area',
  'position',
  'case_area',
  'began_at',
  'due_at',
  'firm',
  'late',
  'promised_at',
  'paused_at',
  'filed_at',
  'latitude',
  'longitude',
  'round',
];
const sameNames = (names: readonly string[]) => names.map((name) => `${name} = excluded.${name}`).join(', ');

export const turnRecord = `case_id uuid, turn_id text, number text, service_id text, version int, stage text, party text, waiting boolean, unit text, area text,
    position text, case_area text, began_at bigint, due_at bigint, firm boolean, late boolean, promised_at bigint, paused_at bigint,
    filed_at bigint, latitude double precision, longitude double precision, round int`;

const queues = `
, turns_open as (
  insert into turn_row (region_id, case_id, turn_id, ${turnColumns.join(', ')})
  select $1, t.case_id, t.turn_id, ${turnColumns.map((name) => `t.${name}`).join(', ')}
  from jsonb_to_recordset($7::jsonb) as t(${turnRecord}) join accepted a on a.case_id = t.case_id
  on conflict (region_id, case_id, turn_id) do update set ${sameNames(turnColumns)}
), timers_set as (
  insert into timer_row (region_id, case_id, turn_id, due_at)
  select $1, t.case_id, t.turn_id, t.due_at from jsonb_to_recordset($8::jsonb) as t(case_id uuid, turn_id text, due_at bigint)
  join accepted a on a.case_id = t.case_id
  on conflict (region_id, case_id, turn_id) do update set due_at = excluded.due_at, claimed_until = 0
), found_by as (
  insert into search_row (region_id, case_id, number, service_id, status, area, filed_at, body, names, lookups, document)
  select $1, s.case_id, s.number, s.service_id, s.status, s.area, s.filed_at, s.body, s.names, s.lookups, to_tsvector('indonesian', s.words)
  from jsonb_to_recordset($9::jsonb) as s(case_id uuid, number text, service_id text, status text, area text, filed_at bigint, body text,
    names text, lookups text[], words text)
  join accepted a on a.case_id = s.case_id
  on conflict (region_id, case_id) do update set status = excluded.status, area = excluded.area, body = excluded.body, names = excluded.names,
    lookups = excluded.lookups, document = excluded.document
)`;

const consequences = `
, counted as (
  insert into figure_delta (region_id, delta_id, day, service_id, unit, area, measure, tenths, amount)
  select $1, f.delta_id, f.day, f.service, f.unit, f.area, f.measure, f.tenths, f.amount
  from jsonb_to_recordset($10::jsonb) as f(case_id uuid, delta_id uuid, day date, service text, unit text, area text, measure text, tenths int, amount int)
  join accepted a on a.case_id = f.case_id
), told as (
  insert into outbox (region_id, outbox_id, case_id, topic, body, created_at, next_at)
  select $1, o.outbox_id, o.case_id, o.topic, o.body, o.at, o.at
  from jsonb_to_recordset($11::jsonb) as o(case_id uuid, outbox_id uuid, topic text, body jsonb, at bigint)
  join accepted a on a.case_id = o.case_id
)`;

const files = `
, shown as (
  insert into case_file (region_id, case_id, sha256, field, version)
  select $1, f.case_id, f.sha256, f.field, f.version
  from jsonb_to_recordset($12::jsonb) as f(case_id uuid, sha256 text, field text, version int)
  join accepted a on a.case_id = f.case_id
  on conflict (region_id, case_id, sha256, field) do nothing
), attached as (
  update file f set state = 'attached' where f.region_id = $1 and f.sha256 in (
    select s.sha256 from jsonb_to_recordset($12::jsonb) as s(case_id uuid, sha256 text) join accepted a on a.case_id = s.case_id)
)`;

/** Numbers are taken here, inside the commit that issues the letters: counted per series, then given in order. */
const letters = `
, letter as materialized (
  select l.*, row_number() over (partition by l.unit, l.area, l.letter, l.year order by l.case_id, l.document_id) as place
  from jsonb_to_recordset($13::jsonb) as l(case_id uuid, document_id uuid, case_version int, letter text, title jsonb, unit text, area text, year int,
    number_before text, number_after text, signed_by_position text, issued_on date, valid_until date, at bigint)
  join accepted a on a.case_id = l.case_id
), series as (
  insert into document_series (region_id, unit, area, letter, year, last)
  select $1, unit, area, letter, year, count(*) from letter group by unit, area, letter, year order by unit, area, letter, year
  on conflict (region_id, unit, area, letter, year) do update set last = document_series.last + excluded.last
  returning unit, area, letter, year, last
), numbered as materialized (
  select l.*, (s.last - count(*) over (partition by l.unit, l.area, l.letter, l.year) + l.place)::int as sequence
  from letter l join series s on s.unit = l.unit and s.area = l.area and s.letter = l.letter and s.year = l.year
), issued as (
  insert into document (region_id, document_id, case_id, case_version, letter, title, unit, area, year, sequence, number, status, signed_by_position,
    issued_on, valid_until)
  select $1, n.document_id, n.case_id, n.case_version, n.letter, n.title, n.unit, n.area, n.year, n.sequence,
    n.number_before || lpad(n.sequence::text, greatest(3, length(n.sequence::text)), '0') || n.number_after, 'numbered', n.signed_by_position,
    n.issued_on, n.valid_until
  from numbered n returning document_id
), recorded as (
  insert into document_event (region_id, document_id, version, type, at, data)
  select $1, n.document_id, 1, 'numbered', n.at, jsonb_build_object('sequence', n.sequence) from numbered n
)`;

export interface AppendKinds {
  /** Some case of the batch is filed; some goes on. */
  readonly filings: boolean;
  readonly steps: boolean;
  /** Some case of the batch shows a file or issues a letter. */
  readonly shows: boolean;
}

/**
 * The statement for a batch of these kinds: what none of its cases can cause is left out, as PostgreSQL makes ready each part
 * of a statement whether it has work or not. $12 (files) and $13 (letters) are there only for a batch that `shows`.
 */
export function appendStatement({ filings, steps, shows }: AppendKinds): {
  readonly name: string;
  readonly text: string;
} {
  const parts = [
    filings ? filing : '',
    steps ? step : '',
    log,
    queues,
    consequences,
    shows ? `${files}${letters}` : '',
  ];
  return {
    name: `append ${filings ? 'filings' : ''} ${steps ? 'steps' : ''} ${shows ? 'shows' : ''}`,
    text: `${accepted}${parts.join('')}\nselect a.case_id from accepted a`,
  };
}

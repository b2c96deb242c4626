/**
 * The one statement that writes: everything that a batch of commands causes, in one commit, an outcome for each item.
 *
 * An item is taken only if its case still has the version that it was decided on; the others of the batch are not touched
 * by that. Events are inserted plainly: a collision fails the whole statement, and the items are tried one by one.
 * What it brings is read as `json`: each row once, so a `jsonb` of it would be built to be taken apart at once (0.03 of 0.65 ms).
 * Must never: use a clock or a random number of the database (ids and times come with the items).
 */
import type { Prepared } from '../database/batch.ts';
import { json } from '../database/database.ts';
import type { AppendItem } from './append-item.ts';

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
const caseValues = caseColumns.map((name) => (name === 'chain_head' ? `decode(a.chain_head, 'hex')` : `a.${name}`));
const changing = caseColumns.map((name, index) => `${name} = ${caseValues[index]}`).join(', ');

const itemRecord = `case_id uuid, expected int, caller text, key text, request_hash text, secret_hash text, draft_id uuid, device_hash text, released_by text, with_case uuid, with_version int,
    command_at bigint, turn_ids text[], timer_ids text[], moved boolean, number text, service_id text, manifest_hash text, version int, chain_head text,
    recorded_at bigint, channel text, status text, area text, unit text, filed_at bigint, filed_on date, stages text[], promised_at bigint,
    promised_firm boolean, paused_at bigint, late boolean, round int, outcome text, ending_stage text, ended_at bigint, object_by bigint,
    latitude double precision, longitude double precision, history jsonb, merged_into text, erased boolean`;
const itemsIn = (parameter: string): string => `json_to_recordset(${parameter}::json) as i(${itemRecord})`;

/** A case that is filed is new: there is nothing to lock, and a collision of its id or number fails the statement. */
const allTaken = (items: string): string => `
with accepted as materialized (select * from ${itemsIn(items)})`;

/**
 * An item takes part only if the case is still at `expected` (0: does not exist yet). Locks are taken in the order of the cases,
 * so that two batches never wait for each other in a circle. What goes with another case is taken exactly when that one is.
 */
const onlyCurrent = (items: string, ids: string): string => `
with item as materialized (
  select * from ${itemsIn(items)}
), locked as materialized (
  select c.case_id, c.version from case_row c
  where c.region_id = $1 and c.case_id = any(${ids}::uuid[])
  order by c.case_id for update
), accepted as materialized (
  select i.* from item i left join locked l on l.case_id = coalesce(i.with_case, i.case_id)
  where coalesce(l.version, 0) = coalesce(i.with_version, i.expected)
), taken as materialized (
  select array_agg(case_id) as ids from accepted
)`;
/** A list of ids is made once; a join for each part would build a table in memory for each. */
const isTaken = (id: string): string => `where ${id} = any((select ids from taken)::uuid[])`;

/** Of a batch in which all are taken, a part is taken whole. */
interface Taking {
  /** The condition for a row of a part. */
  where(id: string): string;
  /** The word for "what is there is changed", where something can be there. */
  orChange(change: string): string;
}

const registered = `
registered as (
  insert into case_registry (region_id, case_id, number, service_id, channel, created_at)
  select $1, a.case_id, a.number, a.service_id, a.channel, a.filed_at from accepted a where a.expected = 0
), created as (
  insert into case_row (region_id, case_id, ${caseColumns.join(', ')})
  select $1, a.case_id, ${caseValues.join(', ')} from accepted a where a.expected = 0
)`;
const linked = `
linked as (
  insert into link (region_id, token_hash, case_id, purpose, created_at)
  select $1, a.secret_hash, a.case_id, 'case', a.command_at from accepted a where a.secret_hash is not null
)`;
const held = ({ orChange }: Taking): string => `
held as (
  insert into device_holds (region_id, device_hash, kind, held_id, since_at)
  select $1, a.device_hash, 'case', a.case_id, a.command_at from accepted a where a.device_hash is not null
  ${orChange('(region_id, device_hash, kind, held_id) do nothing')}
)`;
/** Whoever holds the case that another one was split off from holds that one too. */
const heldToo = `
held_too as (
  insert into device_holds (region_id, device_hash, kind, held_id, since_at)
  select $1, h.device_hash, 'case', a.case_id, a.command_at
  from accepted a join device_holds h on h.region_id = $1 and h.kind = 'case' and h.held_id = a.with_case
)`;
/** The ids are given besides: PostgreSQL expects a hundred of `accepted` and would read all drafts for them. */
const sent = (drafts: string): string => `
sent as (
  update draft d set submitted_case_id = a.case_id from accepted a
  where d.region_id = $1 and d.draft_id = any(${drafts}::uuid[]) and d.draft_id = a.draft_id
)`;

const changed = (ids: string): string => `
changed as (
  update case_row c set ${changing} from accepted a where c.region_id = $1 and c.case_id = any(${ids}::uuid[]) and c.case_id = a.case_id
), turns_over as (
  delete from turn_row t using accepted a where t.region_id = $1 and t.case_id = any(${ids}::uuid[]) and t.case_id = a.case_id and not (t.turn_id = any(a.turn_ids))
), timers_over as (
  delete from timer_row t using accepted a where t.region_id = $1 and t.case_id = any(${ids}::uuid[]) and t.case_id = a.case_id and not (t.turn_id = any(a.timer_ids))
), unclaimed as (
  delete from claim c using accepted a where c.region_id = $1 and c.case_id = any(${ids}::uuid[]) and c.case_id = a.case_id
    and (a.moved or c.officer = a.released_by)
)`;

const once = `
once as (
  insert into idempotency (region_id, caller, key, request_hash, case_id, from_version, to_version, recorded_at)
  select $1, a.caller, a.key, a.request_hash, a.case_id, a.expected + 1, a.version, a.recorded_at from accepted a
)`;

const logged = (events: string, { where }: Taking): string => `
logged as (
  insert into event (region_id, case_id, version, type, event_version, open, commitment, chain, command_id, caused_by, manifest_hash,
    kernel_version, recorded_at, occurred_at, actor, channel)
  select $1, e.case_id, e.version, e.type, e.event_version, e.open, decode(e.commitment, 'hex'), decode(e.chain, 'hex'), e.command_id, e.caused_by,
    e.manifest_hash, e.kernel_version, e.recorded_at, e.occurred_at, e.actor, e.channel
  from json_to_recordset(${events}::json) as e(case_id uuid, version int, type text, event_version int, open jsonb, commitment text, chain text,
    command_id uuid, caused_by text, manifest_hash text, kernel_version text, recorded_at bigint, occurred_at bigint, actor jsonb, channel text)
  ${where('e.case_id')}
)`;
const keptPrivate = (privates: string, { where }: Taking): string => `
kept_private as (
  insert into event_private (region_id, case_id, version, salt, sealed, key_id)
  select $1, p.case_id, p.version, decode(p.salt, 'hex'), p.sealed, p.key_id
  from json_to_recordset(${privates}::json) as p(case_id uuid, version int, salt text, sealed text, key_id text)
  ${where('p.case_id')}
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

const turnsOpen = (turns: string, { where, orChange }: Taking): string => `
turns_open as (
  insert into turn_row (region_id, case_id, turn_id, ${turnColumns.join(', ')})
  select $1, t.case_id, t.turn_id, ${turnColumns.map((name) => `t.${name}`).join(', ')}
  from json_to_recordset(${turns}::json) as t(${turnRecord})
  ${where('t.case_id')} ${orChange(`(region_id, case_id, turn_id) do update set ${sameNames(turnColumns)}`)}
)`;
const timersSet = (timers: string, { where, orChange }: Taking): string => `
timers_set as (
  insert into timer_row (region_id, case_id, turn_id, due_at)
  select $1, t.case_id, t.turn_id, t.due_at from json_to_recordset(${timers}::json) as t(case_id uuid, turn_id text, due_at bigint)
  ${where('t.case_id')} ${orChange('(region_id, case_id, turn_id) do update set due_at = excluded.due_at, claimed_until = 0')}
)`;
const foundBy = (search: string, { where, orChange }: Taking): string => `
found_by as (
  insert into search_row (region_id, case_id, number, service_id, status, area, filed_at, body, names, lookups, document)
  select $1, s.case_id, s.number, s.service_id, s.status, s.area, s.filed_at, s.body, s.names, s.lookups, to_tsvector('indonesian', s.words)
  from json_to_recordset(${search}::json) as s(case_id uuid, number text, service_id text, status text, area text, filed_at bigint, body text,
    names text, lookups text[], words text)
  ${where('s.case_id')} ${orChange(`(region_id, case_id) do update set ${sameNames(['status', 'area', 'body', 'names', 'lookups', 'document'])}`)}
)`;
const counted = (figures: string, { where }: Taking): string => `
counted as (
  insert into figure_delta (region_id, delta_id, day, service_id, unit, area, measure, tenths, amount)
  select $1, f.delta_id, f.day, f.service, f.unit, f.area, f.measure, f.tenths, f.amount
  from json_to_recordset(${figures}::json) as f(case_id uuid, delta_id uuid, day date, service text, unit text, area text, measure text, tenths int, amount int)
  ${where('f.case_id')}
)`;
const told = (outbox: string, { where }: Taking): string => `
told as (
  insert into outbox (region_id, outbox_id, case_id, topic, body, created_at, next_at)
  select $1, o.outbox_id, o.case_id, o.topic, o.body, o.at, o.at
  from json_to_recordset(${outbox}::json) as o(case_id uuid, outbox_id uuid, topic text, body jsonb, at bigint)
  ${where('o.case_id')}
)`;
const shown = (files: string, { where }: Taking): string => `
file_shown as materialized (
  select f.case_id, f.sha256, f.field, f.version from json_to_recordset(${files}::json) as f(case_id uuid, sha256 text, field text, version int)
  ${where('f.case_id')}
), shown as (
  insert into case_file (region_id, case_id, sha256, field, version)
  select $1, f.case_id, f.sha256, f.field, f.version from file_shown f
  on conflict (region_id, case_id, sha256, field) do nothing
), attached as (
  update file f set state = 'attached' where f.region_id = $1 and f.sha256 in (select s.sha256 from file_shown s)
)`;

/** Numbers are taken here, inside the commit that issues the letters: counted per series, then given in order. */
const issued = (letters: string, { where }: Taking): string => `
letter as materialized (
  select l.*, row_number() over (partition by l.unit, l.area, l.letter, l.year order by l.case_id, l.document_id) as place
  from json_to_recordset(${letters}::json) as l(case_id uuid, document_id uuid, case_version int, letter text, title jsonb, unit text, area text, year int,
    number_before text, number_after text, signed_by_position text, issued_on date, valid_until date, at bigint)
  ${where('l.case_id')}
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

const billed = (bills: string, { where }: Taking): string => `
billed as (
  insert into bill (region_id, number, case_id, turn_id, rupiah, basis, due_at, issued_at)
  select $1, b.number, b.case_id, b.turn_id, b.rupiah, b.basis, b.due_at, b.at
  from jsonb_to_recordset(${bills}::jsonb) as b(case_id uuid, number text, turn_id text, rupiah bigint, basis text, due_at bigint, at bigint)
  ${where('b.case_id')}
)`;
const paid = (payments: string, { where }: Taking): string => `
paid as (
  insert into payment (region_id, through, payment_id, bill_number, rupiah, paid_at, arrived_at, officer)
  select $1, p.through, p.payment_id, '', p.rupiah, p.paid_at, p.paid_at, p.officer
  from jsonb_to_recordset(${payments}::jsonb) as p(case_id uuid, through text, payment_id text, rupiah bigint, paid_at bigint, officer text)
  ${where('p.case_id')}
)`;
/** Inserted plainly: a payment that something else has been decided about fails the statement, and the act with it. */
const settled = (settlements: string, { where }: Taking): string => `
settled as (
  insert into settlement (region_id, through, payment_id, outcome, rupiah, case_id, turn_id, version, at)
  select $1, s.through, s.payment_id, 'used', s.rupiah, s.case_id, s.turn_id, s.version, s.at
  from jsonb_to_recordset(${settlements}::jsonb) as s(case_id uuid, through text, payment_id text, rupiah bigint, turn_id text, version int, at bigint)
  ${where('s.case_id')} returning through, payment_id
), decided as (
  delete from payment_waiting w using settled s where w.region_id = $1 and w.through = s.through and w.payment_id = s.payment_id
)`;
const toRefund = (refunds: string, { where }: Taking): string => `
to_refund as (
  insert into refund (region_id, refund_id, source, case_id, rupiah, why, since_at)
  select $1, r.refund_id, r.source, r.case_id, r.rupiah, 'caseEnded', r.at
  from jsonb_to_recordset(${refunds}::jsonb) as r(case_id uuid, refund_id uuid, source text, rupiah bigint, at bigint)
  ${where('r.case_id')}
)`;

const listed = {
  events: logged,
  privates: keptPrivate,
  turns: turnsOpen,
  timers: timersSet,
  search: foundBy,
  figures: counted,
  outbox: told,
  files: shown,
  letters: issued,
  bills: billed,
  payments: paid,
  settled,
  refunds: toRefund,
} as const satisfies Readonly<Record<string, (parameter: string, taking: Taking) => string>>;
type List = keyof typeof listed;
const lists = Object.keys(listed) as readonly List[];

/** What the items of a batch cause of each kind, together. */
const rowsOf = (items: readonly AppendItem[], list: List): readonly unknown[] =>
  items.flatMap((item): readonly unknown[] => {
    if (list !== 'search') return item[list];
    return item.search === null ? [] : [item.search];
  });

const texts = new Map<string, string>();

/**
 * The statement for a batch, which answers with the ids of the cases that were written. PostgreSQL makes ready each part of a
 * statement whether it has work or not, so what none of the items causes is left out; batches of one shape share a text.
 */
export function appendStatement(regionId: number, items: readonly AppendItem[]): Prepared {
  const steps = items.some(({ isFiling }) => !isFiling);
  const has = {
    new: items.some(({ isFiling }) => isFiling),
    links: items.some(({ item }) => item.secret_hash !== null),
    devices: items.some(({ item }) => item.device_hash !== null),
    drafts: items.some(({ item }) => item.draft_id !== null),
    with: items.some(({ item }) => item.with_case !== null),
  };
  const rows = lists.map((list) => ({ list, values: rowsOf(items, list) })).filter(({ values }) => values.length > 0);
  const shape = [
    ...Object.entries(has).flatMap(([name, there]) => (there ? [name] : [])),
    ...(steps ? ['steps'] : []),
    ...rows.map(({ list }) => list),
  ];
  // PostgreSQL takes 63 letters: three for each part, of which there are nineteen at most.
  const name = `add ${shape.map((part) => part.slice(0, 3)).join('')}`;
  let text = texts.get(name);
  if (text === undefined)
    texts.set(
      name,
      (text = textOf(
        has,
        steps,
        rows.map(({ list }) => list),
      )),
    );
  const ids = [
    ...(steps ? [items.map(({ caseId }) => caseId)] : []),
    ...(has.drafts ? [items.flatMap(({ item }) => item.draft_id ?? [])] : []),
  ];
  return {
    name,
    text,
    values: [regionId, json(items.map(({ item }) => item)), ...ids, ...rows.map(({ values }) => json(values))],
  };
}

function textOf(
  has: Readonly<Record<'new' | 'links' | 'devices' | 'drafts' | 'with', boolean>>,
  steps: boolean,
  there: readonly List[],
): string {
  const taking: Taking = steps
    ? { where: isTaken, orChange: (change) => `on conflict ${change}` }
    : { where: () => '', orChange: () => '' };
  const firstList = 3 + Number(steps) + Number(has.drafts);
  const parts = [
    steps ? onlyCurrent('$2', '$3') : allTaken('$2'),
    ...(has.new ? [registered] : []),
    ...(has.links ? [linked] : []),
    ...(has.devices ? [held(taking)] : []),
    ...(has.with ? [heldToo] : []),
    ...(steps ? [changed('$3')] : []),
    ...(has.drafts ? [sent(steps ? '$4' : '$3')] : []),
    once,
    ...there.map((list, index) => listed[list](`$${firstList + index}`, taking)),
  ];
  return `${parts.join(',')}\nselect a.case_id from accepted a`;
}

/**
 * The same six pieces of work as bare SQL, on tables that a careful programmer would make by hand, with the indexes that they need.
 *
 * A write keeps in its one commit what Balai's keeps (ADR 0097); beside it stands the least that could be called one: a single row.
 * Must never: be faster than a careful programmer would make it by hand, or do less than the work says.
 */
export type Work = 'submit' | 'case' | 'queue' | 'search' | 'status' | 'box';
/** A submission that is nothing but a row, and a change of state with its line of audit. */
export type OneRow = 'submit-one-row' | 'status-one-row';

export const FLOOR_SCHEMA = `
  create table floor_case (id uuid primary key, number text unique not null, unit text not null, status text not null, due_at bigint not null, latitude double precision, longitude double precision, body text not null, words tsvector not null);
  create table floor_audit (id uuid not null, at bigint not null, what text not null);
  create index on floor_case (unit, status, due_at, id);
  create index on floor_case (latitude, longitude);
  create index on floor_case using gin (words);
  create table floor_event (id uuid not null, version bigint not null, type text not null, at bigint not null, body jsonb not null, chain bytea not null, primary key (id, version));
  create table floor_private (id uuid not null, version bigint not null, sealed bytea not null, primary key (id, version));
  create table floor_turn (id uuid not null, turn text not null, unit text not null, due_at bigint not null, primary key (id, turn));
  create index on floor_turn (unit, due_at, id);
  create table floor_timer (id uuid not null, turn text not null, due_at bigint not null, primary key (id, turn));
  create index on floor_timer (due_at);
  create table floor_counter (day int not null, unit text not null, measure text not null, amount int not null);
  create table floor_outbox (id uuid primary key, topic text not null, body jsonb not null, next_at bigint not null);
  create index on floor_outbox (next_at);
  create table floor_key (key uuid primary key, id uuid not null);
  create sequence floor_version;
`;
export const FLOOR_DROP =
  'drop table if exists floor_case, floor_audit, floor_event, floor_private, floor_turn, floor_timer, floor_counter, floor_outbox, floor_key; drop sequence if exists floor_version';
export const FLOOR_FILL = `with filled as (insert into floor_case select gen_random_uuid(), 'F-' || n, 'dishub', 'open', n, -6.2 + (n % 100) * 0.001, 106.6 + (n / 100) * 0.001, 'lampu jalan padam nomor ' || n, to_tsvector('indonesian', 'lampu jalan padam tiang ' || n || ' jalan contoh ' || (n % 60)) from generate_series(1, $1::int) n returning id, due_at) insert into floor_turn select id, 'diterima', 'dishub', due_at from filled`;

const NEW_CASE = `values ($1::uuid, 'S-' || $1, 'dishub', 'open', 1, -6.2, 106.6, 'lampu jalan padam', to_tsvector('indonesian', 'lampu jalan padam'))`;
const NEXT_STATUS = `case status when 'open' then 'work' else 'open' end where number = $1 returning id`;
/** What stands beside the case in the same commit; `changed` names its id. `floor_version` stands for the version that the caller has read. */
const BESIDE = (turn: string, topic: string): string => `
  event as (insert into floor_event select id, nextval('floor_version'), '${topic}', 1, '{"turn":"${turn}","action":"${topic}"}', sha256(id::text::bytea) from changed returning id, version),
  private as (insert into floor_private select id, version, decode(repeat('5ea1', 120), 'hex') from event),
  turn as (insert into floor_turn select id, '${turn}', 'dishub', 1 from changed on conflict (id, turn) do update set due_at = excluded.due_at),
  timer as (insert into floor_timer select id, '${turn}', 1 from changed on conflict (id, turn) do update set due_at = excluded.due_at),
  counter as (insert into floor_counter select 1, 'dishub', measure, 1 from changed, unnest(array['in', 'open', '${topic}']) measure),
  outbox as (insert into floor_outbox select gen_random_uuid(), '${topic}', '{"channel":"stream"}', 1 from changed),
  key as (insert into floor_key select gen_random_uuid(), id from changed)`;

export const FLOOR_SQL: Readonly<Record<Work | OneRow, string>> = {
  submit: `with changed as (insert into floor_case ${NEW_CASE} returning id, number), ${BESIDE('diterima', 'filed')} select number from changed`,
  'submit-one-row': `insert into floor_case ${NEW_CASE} returning number`,
  case: `select id, number, unit, status, due_at, body from floor_case where number = $1`,
  queue: `select number, unit, status, due_at from floor_case where unit = 'dishub' and status = 'open' order by due_at, id limit 50`,
  search: `select number, body from floor_case where words @@ plainto_tsquery('indonesian', $1) limit 50`,
  status: `with changed as (update floor_case set status = ${NEXT_STATUS}), gone as (delete from floor_turn using changed where floor_turn.id = changed.id and turn = 'diterima'), audit as (insert into floor_audit select id, 1, 'status' from changed), ${BESIDE('dijadwalkan', 'scheduled')} select id from changed`,
  'status-one-row': `with changed as (update floor_case set status = ${NEXT_STATUS}) insert into floor_audit select id, 1, 'status' from changed returning id`,
  box: `select number, latitude, longitude from floor_case where latitude between -6.16 and -6.15 and longitude between 106.62 and 106.64 limit 200`,
};

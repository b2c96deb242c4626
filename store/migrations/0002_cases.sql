-- The event log, what is derived from it in the same commit, and the keys that make a write happen once.

create table case_registry (
  region_id int not null,
  case_id uuid not null,
  number text not null,
  service_id text not null,
  channel text not null,
  created_at bigint not null,
  primary key (region_id, case_id),
  unique (region_id, number)
);
comment on table case_registry is 'primary: that a case exists, and its public number, which authorises nothing';

create table event (
  region_id int not null,
  case_id uuid not null,
  version int not null check (version > 0),
  type text not null,
  event_version int not null,
  open jsonb not null,
  commitment bytea,
  chain bytea not null,
  command_id uuid not null,
  caused_by text,
  manifest_hash text not null,
  kernel_version text not null,
  recorded_at bigint not null,
  occurred_at bigint not null,
  actor jsonb not null,
  channel text not null,
  primary key (region_id, case_id, version)
);
create index event_recorded on event (region_id, recorded_at);
comment on table event is 'primary: what happened, append-only; commitment is sha256(salt || sealed), chain covers open part, envelope, commitment and the event before';

create table event_private (
  region_id int not null,
  case_id uuid not null,
  version int not null,
  salt bytea not null,
  sealed text not null,
  key_id text,
  primary key (region_id, case_id, version),
  foreign key (region_id, case_id, version) references event (region_id, case_id, version)
);
comment on table event_private is 'primary: the personal part of events; only the eraser role may delete it, and the chain verifies without it';

create table case_row (
  region_id int not null,
  case_id uuid not null,
  number text not null,
  service_id text not null,
  manifest_hash text not null,
  version int not null,
  chain_head bytea not null,
  recorded_at bigint not null,
  channel text not null,
  status text not null,
  area text,
  unit text not null,
  filed_at bigint not null,
  filed_on date not null,
  stages text[] not null,
  promised_at bigint,
  promised_firm boolean,
  paused_at bigint,
  late boolean not null,
  round int not null,
  outcome text,
  ending_stage text,
  ended_at bigint,
  object_by bigint,
  latitude double precision,
  longitude double precision,
  history jsonb not null,
  merged_into text,
  erased boolean not null,
  primary key (region_id, case_id)
);
create index case_row_number on case_row (region_id, number);
create index case_row_recent on case_row (region_id, service_id, filed_at);
create index case_row_place on case_row using gist (point(longitude, latitude)) where latitude is not null;
comment on table case_row is 'derived: one row per case for pages; folded from events, no personal data';

create table turn_row (
  region_id int not null,
  case_id uuid not null,
  turn_id text not null,
  number text not null,
  service_id text not null,
  version int not null,
  stage text not null,
  party text not null check (party in ('unit', 'applicant', 'contact')),
  waiting boolean not null,
  unit text not null,
  area text not null,
  position text,
  case_area text,
  began_at bigint not null,
  due_at bigint not null,
  firm boolean not null,
  late boolean not null,
  promised_at bigint,
  paused_at bigint,
  filed_at bigint not null,
  latitude double precision,
  longitude double precision,
  round int not null,
  primary key (region_id, case_id, turn_id)
);
create index turn_row_unit on turn_row (region_id, unit, waiting, due_at, case_id, turn_id);
create index turn_row_area on turn_row (region_id, unit, area, waiting, due_at, case_id, turn_id);
create index turn_row_place on turn_row using gist (point(longitude, latitude)) where latitude is not null;
comment on table turn_row is 'derived: open turns, the queue; unit and area are those that act, or that follow a turn outside';

create table timer_row (
  region_id int not null,
  case_id uuid not null,
  turn_id text not null,
  due_at bigint not null,
  claimed_until bigint not null default 0,
  primary key (region_id, case_id, turn_id)
);
create index timer_row_due on timer_row (region_id, due_at);
comment on table timer_row is 'derived: when to ask the kernel whether a turn''s time is over; claimed_until is a lease of the worker';

create table search_row (
  region_id int not null,
  case_id uuid not null,
  number text not null,
  service_id text not null,
  status text not null,
  area text,
  filed_at bigint not null,
  body text not null,
  names text not null,
  lookups text[] not null,
  document tsvector not null,
  primary key (region_id, case_id)
);
create index search_row_recent on search_row (region_id, filed_at);
create index search_row_number on search_row (region_id, number);
-- Without region_id: together with it every search would walk the region's whole list of rows. A cell of many regions
-- partitions by region instead.
create index search_row_document on search_row using gin (document);
create index search_row_names on search_row using gin (names gin_trgm_ops);
create index search_row_numbers on search_row using gin (number gin_trgm_ops);
create index search_row_lookups on search_row using gin (lookups);
comment on table search_row is 'derived: what officers find a case by; personal, deleted with the private payloads';

create table figure_delta (
  region_id int not null,
  delta_id uuid not null,
  day date not null,
  service_id text not null,
  unit text not null,
  area text not null,
  measure text not null,
  tenths int not null,
  amount int not null,
  primary key (region_id, delta_id)
);
comment on table figure_delta is 'derived: changes of figures, appended with the events that cause them, folded into figure by a job';

create table figure (
  region_id int not null,
  day date not null,
  service_id text not null,
  unit text not null,
  area text not null,
  measure text not null,
  tenths int not null,
  amount int not null,
  primary key (region_id, day, service_id, unit, area, measure, tenths)
);
comment on table figure is 'derived: counters of a day, service, unit and kelurahan; measure duration counts rounds by tenths of working days';

create table outbox (
  region_id int not null,
  outbox_id uuid not null,
  case_id uuid not null,
  topic text not null,
  body jsonb not null,
  attempts int not null default 0,
  created_at bigint not null,
  next_at bigint not null,
  delivered_at bigint,
  given_up_at bigint,
  last_error text,
  primary key (region_id, outbox_id)
);
create index outbox_waiting on outbox (region_id, next_at) where delivered_at is null and given_up_at is null;
create index outbox_case on outbox (region_id, case_id);
comment on table outbox is 'primary: what must be told to others, at least once; written with the events that cause it';

create table idempotency (
  region_id int not null,
  caller text not null,
  key text not null,
  request_hash text not null,
  case_id uuid not null,
  from_version int not null,
  to_version int not null,
  recorded_at bigint not null,
  primary key (region_id, caller, key)
);
create index idempotency_recorded on idempotency (region_id, recorded_at);
comment on table idempotency is 'primary: one key, at most one effect; kept for thirty days at least';
create index case_row_merged on case_row (region_id, merged_into) where merged_into is not null;
create index case_row_open on case_row (region_id, service_id, unit, area) where status = 'open';

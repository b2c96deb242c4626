-- Erasure: what was ordered by whom and why, what is held back, and how far it is carried out. No row here says what was erased.

alter table document add column bytes_erased_at bigint;
create index case_row_closed on case_row (region_id, manifest_hash, ended_at) where status = 'ended';

create table legal_hold (
  region_id int not null,
  hold_id uuid not null,
  case_id uuid not null,
  because text not null,
  placed_by text not null,
  placed_at bigint not null,
  lifted_because text,
  lifted_by text,
  lifted_at bigint,
  primary key (region_id, hold_id)
);
create index legal_hold_case on legal_hold (region_id, case_id);
comment on table legal_hold is 'primary: cases that nothing is erased of while a dispute or an audit runs; placed and lifted by a person, with a reason';

create table erasure_order (
  region_id int not null,
  order_id uuid not null,
  kind text not null check (kind in ('retention', 'request', 'ledger')),
  month text,
  because text,
  basis text not null,
  ordered_by text not null,
  ordered_at bigint not null,
  primary key (region_id, order_id)
);
comment on table erasure_order is 'primary: who approved a monthly list or granted a request, when and why; ledger: carried out again after a restore';

create table erasure (
  region_id int not null,
  case_id uuid not null,
  order_id uuid not null,
  what text not null check (what in ('everything', 'personal', 'letters')),
  basis text not null,
  began_at bigint,
  done_at bigint,
  outcome text check (outcome in ('erased', 'reopened')),
  primary key (region_id, case_id, order_id),
  foreign key (region_id, order_id) references erasure_order (region_id, order_id)
);
create index erasure_waiting on erasure (region_id, order_id, case_id) where done_at is null;
comment on table erasure is 'primary: the cases of an order, and which are done; reopened: the case goes on, nothing was erased; personal: letters stay until their own time is over';

create table erasure_exclusion (
  region_id int not null,
  case_id uuid not null,
  month text not null,
  because text not null,
  excluded_by text not null,
  excluded_at bigint not null,
  primary key (region_id, case_id, month)
);
comment on table erasure_exclusion is 'primary: cases that a person took off the list of one month, with a reason; they come back the month after';

create table erasure_bytes (
  region_id int not null,
  sha256 text not null,
  noted_at bigint not null,
  primary key (region_id, sha256)
);
comment on table erasure_bytes is 'primary: files of erased cases whose bytes may still lie on the disk; a row goes when they are gone';

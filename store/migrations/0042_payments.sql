-- Money: what a turn asks (bill), what arrived (payment), what each payment was used for (settlement), what has to go back (refund).
-- A bill, a payment and a settlement are never changed or deleted: the roles of rights.sql may not.

create table bill (
  region_id int not null,
  number text not null,
  case_id uuid not null,
  turn_id text not null,
  rupiah bigint not null check (rupiah > 0),
  basis text not null,
  due_at bigint not null,
  issued_at bigint not null,
  primary key (region_id, number)
);
create index bill_of_case on bill (region_id, case_id);
comment on table bill is 'primary: what a turn asks to be paid, under the number that a bank is told';

create table payment (
  region_id int not null,
  through text not null check (through in ('gateway', 'counter')),
  payment_id text not null,
  bill_number text not null,
  rupiah bigint not null check (rupiah > 0),
  paid_at bigint not null,
  arrived_at bigint not null,
  officer text,
  primary key (region_id, through, payment_id)
);
create index payment_of_bill on payment (region_id, bill_number);
comment on table payment is 'primary: money that arrived, each under the id of whoever took it; holds nothing about who paid';

create table payment_waiting (
  region_id int not null,
  through text not null,
  payment_id text not null,
  primary key (region_id, through, payment_id),
  foreign key (region_id, through, payment_id) references payment (region_id, through, payment_id)
);
comment on table payment_waiting is 'primary: payments about which nothing is decided; the row goes with the commit that decides';

create table settlement (
  region_id int not null,
  through text not null,
  payment_id text not null,
  outcome text not null check (outcome in ('used', 'refund')),
  rupiah bigint not null check (rupiah > 0),
  case_id uuid,
  turn_id text,
  version int,
  at bigint not null,
  primary key (region_id, through, payment_id),
  foreign key (region_id, through, payment_id) references payment (region_id, through, payment_id),
  check ((outcome = 'used') = (version is not null))
);
create index settlement_of_case on settlement (region_id, case_id);
comment on table settlement is 'primary: what became of a payment, decided once: used by an act of a case, or to be paid back';

create table refund (
  region_id int not null,
  refund_id uuid not null,
  source text not null,
  case_id uuid,
  rupiah bigint not null check (rupiah > 0),
  why text not null,
  since_at bigint not null,
  paid_back_at bigint,
  paid_back_by text,
  reference text,
  primary key (region_id, refund_id),
  unique (region_id, source),
  check ((paid_back_at is null) = (reference is null))
);
create index refund_waiting on refund (region_id, since_at) where paid_back_at is null;
create index refund_done on refund (region_id, paid_back_at) where paid_back_at is not null;
create index refund_of_case on refund (region_id, case_id);
comment on table refund is 'primary: money that has to go back, why, and by which transfer it went';

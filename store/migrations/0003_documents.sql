-- Letters: numbered inside the commit that issues them; numbers have no gaps and are never used again.

create table document_series (
  region_id int not null,
  unit text not null,
  area text not null,
  letter text not null,
  year int not null,
  last int not null,
  primary key (region_id, unit, area, letter, year)
);
comment on table document_series is 'primary: the last number given per unit, kelurahan, kind of letter and year';

create table document (
  region_id int not null,
  document_id uuid not null,
  case_id uuid not null,
  case_version int not null,
  letter text not null,
  title jsonb not null,
  unit text not null,
  area text not null,
  year int not null,
  sequence int not null,
  number text not null,
  status text not null check (status in ('numbered', 'signing', 'signed', 'delivered', 'superseded', 'revoked')),
  signed_by_position text,
  signer jsonb,
  signed_at bigint,
  certified boolean not null default false,
  issued_on date not null,
  valid_until date,
  sha256 text,
  revoked_because text,
  superseded_by uuid,
  primary key (region_id, document_id),
  unique (region_id, unit, area, letter, year, sequence)
);
create index document_case on document (region_id, case_id);
create index document_number on document (region_id, number);
create index document_sha256 on document (region_id, sha256) where sha256 is not null;
create index document_waiting on document (region_id, unit, area, signed_by_position, issued_on) where status in ('numbered', 'signing');
comment on table document is 'primary: a letter as issued; signed_by_position is null for letters under the seal of the institution';

create table document_event (
  region_id int not null,
  document_id uuid not null,
  version int not null,
  type text not null,
  at bigint not null,
  officer text,
  data jsonb not null,
  primary key (region_id, document_id, version),
  foreign key (region_id, document_id) references document (region_id, document_id)
);
comment on table document_event is 'primary: what happened to a letter, append-only';

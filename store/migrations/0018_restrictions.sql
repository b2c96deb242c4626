-- A person may ask that their data are kept and not worked with (UU 27/2022 Pasal 11): the cases that rest, on whose word, until when.

create table restriction (
  region_id int not null,
  case_id uuid not null,
  asked_in uuid not null,
  basis text not null,
  placed_by text not null,
  placed_at bigint not null,
  lifted_by text,
  lifted_at bigint,
  primary key (region_id, case_id, asked_in)
);
create index restriction_standing on restriction (region_id, case_id) where lifted_at is null;
comment on table restriction is 'primary: cases that nobody works with because the person they are about asked for it; asked_in is the case of that request';

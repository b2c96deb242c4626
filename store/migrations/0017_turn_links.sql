-- Turns by a one-time link: which row of the outbox it was sent with, what it was used for; and how those without accounts are reached.

alter table link drop constraint link_purpose_check;
alter table link add constraint link_purpose_check check (purpose in ('case', 'contact', 'draft', 'turn'));
alter table link add column link_id uuid;
alter table link add column answered text;
create unique index link_id on link (region_id, link_id) where link_id is not null;

alter table device_holds drop constraint device_holds_kind_check;
alter table device_holds add constraint device_holds_kind_check check (kind in ('case', 'draft', 'turn'));

create table reach (
  region_id int not null,
  reach_id uuid not null,
  unit text not null,
  area text not null,
  which text not null,
  address text not null,
  key_id text,
  changed_by text not null,
  changed_at bigint not null,
  primary key (region_id, reach_id)
);
create unique index reach_of on reach (region_id, unit, area, which);
comment on table reach is 'primary: telephone or mail of who acts by a link (an RT, a body outside); sealed; an empty area or which means each';

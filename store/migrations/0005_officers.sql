-- Officers and their appointments: rights come from appointments alone. Accounts lie in a schema of their own.

create table officer (
  region_id int not null,
  officer_id text not null,
  name text not null,
  email text not null,
  primary key (region_id, officer_id)
);
comment on table officer is 'primary: who works here; the account itself is not the region''s';

create table appointment (
  region_id int not null,
  appointment_id uuid not null,
  officer_id text not null,
  unit text not null,
  area text not null,
  position text not null,
  from_day date not null,
  to_day date,
  kind text not null check (kind in ('definitif', 'Plt', 'Plh', 'delegasi')),
  decree text not null,
  primary key (region_id, appointment_id),
  foreign key (region_id, officer_id) references officer (region_id, officer_id)
);
create index appointment_officer on appointment (region_id, officer_id, from_day);
create index appointment_position on appointment (region_id, unit, area, position, from_day);
comment on table appointment is 'primary: officer, position, first and last day, kind and decree; leave and delegation are appointments too';

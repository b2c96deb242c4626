-- The board of whoever heads a unit: a case may be given to an officer, who then has it until they act, lay it down or it moves on;
-- and leave, which takes no right away but says who is not there.

alter table claim add column given_by text;

create table assignment (
  region_id int not null,
  assignment_id uuid not null,
  case_id uuid not null,
  at bigint not null,
  given_by text not null,
  unit text not null,
  area text not null,
  held_by text,
  given_to text,
  primary key (region_id, assignment_id)
);
create index assignment_case on assignment (region_id, case_id);
comment on table assignment is 'primary: who gave which case to whom, and from whom, append-only; null: nobody';

create table officer_leave (
  region_id int not null,
  leave_id uuid not null,
  officer text not null,
  from_day date not null,
  to_day date not null,
  asked_at bigint not null,
  decided_by text,
  decided_at bigint,
  approved boolean,
  because text,
  stand_in text,
  ended_by text,
  ended_at bigint,
  ended_on date,
  primary key (region_id, leave_id),
  foreign key (region_id, officer) references officer (region_id, officer_id)
);
create index officer_leave_of on officer_leave (region_id, officer, from_day);
comment on table officer_leave is 'primary: when an officer is away, who decided it and who stands in; ended_on: the last day after it was taken back or cut short, before from_day: it never began';

-- How long turns took is counted from these, newest first.
create index event_acted on event (region_id, recorded_at) where type = 'acted';

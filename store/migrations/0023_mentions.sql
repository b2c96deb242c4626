-- A note may mention colleagues: they find it on their queue until they have seen the case.

create table mention (
  region_id int not null,
  note_id uuid not null,
  officer text not null,
  case_id uuid not null,
  unit text,
  mentioned_by text not null,
  at bigint not null,
  seen_at bigint,
  primary key (region_id, note_id, officer)
);
create index mention_waiting on mention (region_id, officer, at) where seen_at is null;
create index mention_case on mention (region_id, case_id);
comment on table mention is 'primary: which officer a note mentions, by themselves or with their unit, and when they saw it; what it says lies in the note';

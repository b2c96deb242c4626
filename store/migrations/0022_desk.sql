-- For the officers' desk. Where cases were handed on to, found without reading the whole log; and the texts that a unit answers with.

create index event_transferred on event (region_id, recorded_at) where type = 'transferred';

create table answer_template (
  region_id int not null,
  template_id uuid not null,
  unit text not null,
  area text not null,
  name text not null,
  body text not null,
  changed_by text not null,
  changed_at bigint not null,
  primary key (region_id, template_id)
);
create index answer_template_of on answer_template (region_id, unit, area);
comment on table answer_template is 'primary: texts that the officers of a unit (of one area; empty: of all) begin an answer with; placeholders are filled from the case, nothing is sent by itself';

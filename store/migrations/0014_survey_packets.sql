-- Scores are published five respondents at a time, so that no difference of two published figures is one person's answers.
-- place: of a survey among those of its service and kecamatan, in the order in which they came; it never changes.

alter table survey add column place int;
update survey s set place = n.place from (
  select region_id, case_id, row_number() over (partition by region_id, service_id, left(area, 8) order by at, case_id) as place from survey
) n where n.region_id = s.region_id and n.case_id = s.case_id;
alter table survey alter column place set not null;
create unique index survey_place on survey (region_id, service_id, left(area, 8), place);

-- A photo that was cropped is found by its landmarks: eleven bytes for each, and keys of how they look, which name the region too.
-- Null: not looked for yet (a photo from before, that a job looks through). Empty: there are none, or the photo is not to be compared.

alter table file add column landmarks bytea;
alter table file add column marks bigint[] not null default '{}';
create index file_marks on file using gin (marks) where state = 'attached';
create index file_unmarked on file (region_id, uploaded_at) where landmarks is null and media_type <> 'application/pdf';
comment on column file.marks is 'derived from landmarks; store/src/beside/same-picture.ts';

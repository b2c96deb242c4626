-- Cases that are given in one go belong together, and are given back as they were; and a draft says of which case it is a part, so
-- that whoever began to split it finds it there.

alter table assignment add column together uuid;
alter table assignment add column gives_back boolean not null default false;
alter table assignment add column held_since bigint;
alter table assignment add column held_until bigint;
alter table assignment add column held_given_by text;
create index assignment_together on assignment (region_id, together) where together is not null;
comment on column assignment.held_since is 'of whoever had it before: since when, until when and from whom; as it was, where it is given back';

alter table draft add column split_from uuid;
create index draft_split on draft (region_id, split_from) where split_from is not null;

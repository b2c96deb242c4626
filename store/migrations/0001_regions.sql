-- Regions, and the services that they have published.
-- Moments are whole milliseconds since 1970 (bigint), days are dates of the region. Every table says whether it is
-- primary (backed up; nothing can make it again) or derived (`rebuild` makes it again from the primary ones).

create extension if not exists pg_trgm;

create table region (
  region_id int not null,
  slug text not null,
  name jsonb not null,
  kind text not null check (kind in ('live', 'practice', 'demo')),
  code text not null,
  utc_offset int not null check (utc_offset between -720 and 840),
  hosts text[] not null default '{}',
  primary key (region_id)
);
create unique index region_slug on region (slug);
comment on table region is 'primary: a city or regency of this installation; live, practice and demo never mix';

create table manifest (
  region_id int not null,
  manifest_hash text not null,
  service_id text not null,
  canonical text not null,
  published_at bigint not null,
  primary key (region_id, manifest_hash)
);
comment on table manifest is 'primary: checked services as canonical JSON, kept for ever because cases are pinned to them';

create table publication (
  region_id int not null,
  service_id text not null,
  publication_number int not null,
  manifest_hash text not null,
  catalogue jsonb not null,
  examples jsonb not null,
  published_at bigint not null,
  published_by text not null,
  primary key (region_id, service_id, publication_number),
  foreign key (region_id, manifest_hash) references manifest (region_id, manifest_hash)
);
comment on table publication is 'primary: which manifest of a service new cases use; a rollback publishes an old hash again';

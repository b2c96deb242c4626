-- What travels beside a manifest, so that it can be read and changed where nobody's code runs; and what is proposed there.

create table manifest_paper (
  region_id int not null,
  manifest_hash text not null,
  file text,
  source text,
  examples jsonb not null,
  based_on text,
  recorded_at bigint not null,
  primary key (region_id, manifest_hash),
  foreign key (region_id, manifest_hash) references manifest (region_id, manifest_hash)
);
comment on table manifest_paper is 'primary: the source and the examples of a manifest, to be read and played, never run; based_on is the manifest whose values or texts were changed in the studio';

create table proposal (
  region_id int not null,
  proposal_id uuid not null,
  service_id text not null,
  based_on text not null,
  canonical text not null,
  manifest_hash text not null,
  changes jsonb not null,
  because text not null,
  proposed_by text not null,
  proposed_at bigint not null,
  decision text check (decision in ('published', 'declined')),
  decided_by text,
  decided_because text,
  decided_at bigint,
  publication_number int,
  primary key (region_id, proposal_id)
);
create index proposal_service on proposal (region_id, service_id, proposed_at);
comment on table proposal is 'primary: changes of dated values and texts, who proposed them and why, and who decided; decided once, never removed';

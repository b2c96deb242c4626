-- Personal fields are sealed (AES-256-GCM) under a key of their region; the keys lie outside the database. A row without a
-- key id is plain, as it was written before.

create table data_key (
  region_id int not null,
  key_id text not null,
  sequence int not null,
  proof text not null,
  made_at bigint,
  dropped_at bigint,
  primary key (region_id, key_id),
  unique (region_id, sequence)
);
comment on table data_key is 'primary: which keys a region''s fields and files are sealed under, never a key; proof tells the right key from another';

alter table draft add column sealed text;
alter table draft add column key_id text;
alter table message add column key_id text;
alter table note add column key_id text;
alter table survey add column key_id text;

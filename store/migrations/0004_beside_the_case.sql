-- What lies beside a case: nothing is decided by these rows.

create table link (
  region_id int not null,
  token_hash text not null,
  case_id uuid,
  purpose text not null check (purpose in ('case', 'contact', 'draft')),
  turn_id text,
  draft_id uuid,
  created_at bigint not null,
  expires_at bigint,
  used_at bigint,
  primary key (region_id, token_hash)
);
create index link_expires on link (region_id, expires_at) where expires_at is not null;
create index link_case on link (region_id, case_id);
comment on table link is 'primary: hashes of secret 128-bit tokens; a one-time link is used up by an action, never by being looked at';

create table draft (
  region_id int not null,
  draft_id uuid not null,
  service_id text not null,
  manifest_hash text not null,
  answers jsonb not null,
  typed jsonb not null,
  step text,
  channel text not null,
  officer text,
  created_at bigint not null,
  saved_at bigint not null,
  submitted_case_id uuid,
  primary key (region_id, draft_id)
);
create index draft_saved on draft (region_id, saved_at);
comment on table draft is 'primary: what a resident has typed so far; personal, wiped after submission or on request';

create table file (
  region_id int not null,
  sha256 text not null,
  owner text not null,
  media_type text not null,
  bytes int not null,
  width int,
  height int,
  thumbnail_sha256 text,
  perceptual text,
  mirrored text,
  bands text[] not null default '{}',
  state text not null check (state in ('staged', 'scanned', 'attached')),
  uploaded_at bigint not null,
  taken_at text,
  taken_latitude double precision,
  taken_longitude double precision,
  primary key (region_id, sha256, owner)
);
create index file_owner on file (region_id, owner);
create index file_unclaimed on file (region_id, uploaded_at) where state <> 'attached';
create index file_thumbnail on file (region_id, thumbnail_sha256) where thumbnail_sha256 is not null;
create index file_bands on file using gin (bands);
comment on table file is 'primary: uploads by sha256 (bytes lie outside the database); bands index the perceptual hash';

create table case_file (
  region_id int not null,
  case_id uuid not null,
  sha256 text not null,
  field text not null,
  version int not null,
  primary key (region_id, case_id, sha256, field)
);
create index case_file_sha256 on case_file (region_id, sha256);
comment on table case_file is 'derived: which case shows which file, under which question';

create table message (
  region_id int not null,
  message_id uuid not null,
  case_id uuid not null,
  sent_by text not null check (sent_by in ('resident', 'officer')),
  officer text,
  body text not null,
  at bigint not null,
  primary key (region_id, message_id)
);
create index message_case on message (region_id, case_id, at);
comment on table message is 'primary: questions and answers between resident and officer; personal';

create table note (
  region_id int not null,
  note_id uuid not null,
  case_id uuid not null,
  officer text not null,
  body text not null,
  at bigint not null,
  primary key (region_id, note_id)
);
create index note_case on note (region_id, case_id, at);
comment on table note is 'primary: notes of officers to each other; personal';

create table reading (
  region_id int not null,
  case_id uuid not null,
  officer text not null,
  what text not null,
  hour bigint not null,
  shown int not null,
  unit text not null,
  purpose text,
  at bigint not null,
  primary key (region_id, case_id, officer, what, hour, shown)
);
comment on table reading is 'primary: who has read personal data; a case once per officer and hour, a sensitive field each time';

create table claim (
  region_id int not null,
  case_id uuid not null,
  officer text not null,
  claimed_at bigint not null,
  until_at bigint not null,
  primary key (region_id, case_id)
);
create index claim_officer on claim (region_id, officer);
comment on table claim is 'primary: who works on a case now, so that two do not';

create table saved_filter (
  region_id int not null,
  officer text not null,
  filter_id uuid not null,
  name text not null,
  filter jsonb not null,
  primary key (region_id, officer, filter_id)
);
comment on table saved_filter is 'primary: filters that an officer keeps';

create table survey (
  region_id int not null,
  case_id uuid not null,
  service_id text not null,
  unit text not null,
  area text not null,
  at bigint not null,
  day date not null,
  scores jsonb not null,
  remark text,
  primary key (region_id, case_id)
);
create index survey_day on survey (region_id, day);
comment on table survey is 'primary: satisfaction of residents, nine elements by key (Permenpanrb 14/2017); the remark is personal';

create table follower (
  region_id int not null,
  case_id uuid not null,
  follower_hash text not null,
  since_at bigint not null,
  from_case_id uuid,
  primary key (region_id, case_id, follower_hash)
);
comment on table follower is 'primary: who wants to hear about a case of somebody else; the hash of a secret, never a name';

create table case_link (
  region_id int not null,
  case_id uuid not null,
  kind text not null check (kind in ('startedBy', 'started', 'mergedInto', 'mergedFrom')),
  other_region_id int not null,
  other_case_id uuid not null,
  at bigint not null,
  primary key (region_id, case_id, kind, other_region_id, other_case_id)
);
comment on table case_link is 'primary: cases that belong together';

create table chain_head (
  region_id int not null,
  day date not null,
  head bytea not null,
  cases int not null,
  sealed_at bigint not null,
  primary key (region_id, day)
);
comment on table chain_head is 'primary: the published head of a region''s log for a day';

create table device (
  region_id int not null,
  device_hash text not null,
  remembered boolean not null,
  since_at bigint not null,
  primary key (region_id, device_hash)
);
comment on table device is 'primary: whether a device keeps a list of its matters; the hash of its cookie, never who it is';

create table device_holds (
  region_id int not null,
  device_hash text not null,
  kind text not null check (kind in ('case', 'draft')),
  held_id uuid not null,
  since_at bigint not null,
  primary key (region_id, device_hash, kind, held_id)
);
create index device_holds_held on device_holds (region_id, kind, held_id);
comment on table device_holds is 'primary: cases and drafts that a device may open';
create index follower_follows on follower (region_id, follower_hash, since_at);

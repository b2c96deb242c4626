-- What a redirect has to tell the next page lies here, not in the memory of one process: errors, typed answers, a verdict.

create table told (
  region_id int not null,
  told_id uuid not null,
  device_hash text,
  body text not null,
  key_id text,
  at bigint not null,
  primary key (region_id, told_id)
);
create index told_old on told (region_id, at);
create index told_device on told (region_id, device_hash);
comment on table told is 'primary: what the page after a form tells one device, for two hours; body is sealed';

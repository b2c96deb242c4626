-- Which devices are told of a case by their browser's push service; sealed, and gone with the device, with the case, or when asked.

create table push_notice (
  region_id int not null,
  push_id uuid not null,
  case_id uuid not null,
  device_hash text not null,
  language text not null check (language in ('id', 'en')),
  subscription text not null,
  key_id text,
  since_at bigint not null,
  primary key (region_id, push_id)
);
create unique index push_notice_of on push_notice (region_id, case_id, device_hash);
create index push_notice_device on push_notice (region_id, device_hash);
comment on table push_notice is 'primary: devices that are told of a case; subscription (address and keys of a browser) is sealed';

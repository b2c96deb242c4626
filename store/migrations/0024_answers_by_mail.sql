-- Answers by mail: the address that a message can be answered at, and messages that came by mail, with their files, also from bodies outside.

alter table link drop constraint link_purpose_check;
alter table link add constraint link_purpose_check check (purpose in ('case', 'contact', 'draft', 'turn', 'reply'));
drop index link_id;
create unique index link_id on link (region_id, purpose, link_id) where link_id is not null;

alter table message drop constraint message_sent_by_check;
alter table message add constraint message_sent_by_check check (sent_by in ('resident', 'officer', 'outside'));
alter table message add column by_mail boolean not null default false;
alter table message add column turn_id text;
alter table message add column files text[] not null default '{}';
create index message_files on message using gin (files) where files <> '{}';
comment on table message is 'primary: questions and answers between resident, office and bodies outside (of which turn_id tells the turn); personal';

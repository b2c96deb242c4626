-- How each publication came about: read, approved, taken back, and by which installation it was signed.

alter table publication add column kind text not null default 'publish' check (kind in ('publish', 'rollback'));
alter table publication add column because text;
alter table publication add column approved_by text;
alter table publication add column uncovered_because text;
alter table publication add column back_to int;
alter table publication add column changes jsonb;
alter table publication add column signature text;
alter table publication add column signed_with text;

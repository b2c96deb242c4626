-- What the roles of roles.sql may do, and which rows exist for whom. Balai runs this by itself, as the owner of the tables,
-- whenever a migration or this file is new.

do $$ begin
  if exists (select from pg_roles where rolname = 'balai_app') and exists (select from pg_roles where rolname = 'balai_eraser') then
    begin
      grant usage on schema public to balai_app, balai_eraser;
    exception when insufficient_privilege then null; -- everybody has it, unless an administrator took it away
    end;
    grant select, insert, update, delete on all tables in schema public to balai_app;
    revoke insert, update, delete on migration from balai_app;
    revoke update, delete on event, event_private, document_event, chain_head, manifest, publication, case_registry, assignment, bill, payment, settlement, refund_correction, bill_qris from balai_app;
    revoke delete on document, document_series, region, officer, data_key, legal_hold, restriction, erasure_order, erasure, manifest_paper, proposal, refund from balai_app;
    revoke update on erasure_order from balai_app;
    grant select on case_registry, event to balai_eraser;
    grant update (salt, sealed, key_id) on event_private to balai_eraser; -- to seal it under another key: the commitment says if it is still the same
    grant select, delete on event_private, search_row, draft, message, note to balai_eraser;
  end if;
end $$;

-- Personal tables show a row only inside a transaction that names its region (set local app.region), also to their owner.
-- The owner alone may ask for all of them, for a backup and for migrations (set local app.every_region = 'on').
do $$ declare personal text;
begin
  foreach personal in array array['event_private', 'draft', 'message', 'note', 'survey', 'answer_template', 'told'] loop
    execute format('alter table %I enable row level security', personal);
    execute format('alter table %I force row level security', personal);
    execute format('drop policy if exists one_region on %I', personal);
    execute format('create policy one_region on %I using (region_id = nullif(current_setting(''app.region'', true), '''')::int)', personal);
    execute format('drop policy if exists every_region on %I', personal);
    execute format('create policy every_region on %I to %I using (current_setting(''app.every_region'', true) = ''on'')', personal, current_user);
  end loop;
end $$;

-- search_row is written under the same policy, and read by all but its owner. Searches go through a view: behind a policy PostgreSQL
-- may not use an index for text operators (they are not leakproof), in a view that is no barrier it may. The view belongs to the
-- owner of the table, to whom every row exists, and names the region itself: a statement that forgets it finds its own region's alone.
create or replace view search_in_region as
  select * from search_row where region_id = nullif(current_setting('app.region', true), '')::int;
comment on view search_in_region is 'derived: the rows of search_row that exist for a search, those of the region of its transaction';

do $$ begin
  alter table search_row enable row level security;
  alter table search_row force row level security;
  drop policy if exists any_region on search_row;
  drop policy if exists one_region_insert on search_row;
  drop policy if exists one_region_update on search_row;
  drop policy if exists one_region_delete on search_row;
  drop policy if exists one_region on search_row;
  create policy one_region on search_row using (region_id = nullif(current_setting('app.region', true), '')::int);
  drop policy if exists through_view on search_row;
  execute format('create policy through_view on search_row for select to %I using (true)', current_user);
  drop policy if exists every_region on search_row;
  execute format('create policy every_region on search_row to %I using (current_setting(''app.every_region'', true) = ''on'')', current_user);
  if exists (select from pg_roles where rolname = 'balai_app') and exists (select from pg_roles where rolname = 'balai_eraser') then
    grant select on search_in_region to balai_app;
    revoke insert, update, delete on search_in_region from balai_app;
  end if;
end $$;

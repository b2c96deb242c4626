-- The roles of the application, for a database whose connecting user may not create roles: run this once as an
-- administrator, in the database of Balai, after the first start has migrated it, and again after each upgrade.
-- Where the connecting user may create roles (as with the embedded server) Balai runs this file itself.
--
-- balai_app     does the daily work; it cannot change or delete an event.
-- balai_eraser  may delete private payloads, and nothing else.
-- Personal tables show a row only inside a transaction that names its region (set local app.region). search_row is the
-- exception: behind a policy PostgreSQL may not use an index for text operators, and every search would read every row.

do $$ begin
  if not exists (select from pg_roles where rolname = 'balai_app') then create role balai_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'balai_eraser') then create role balai_eraser nologin; end if;
end $$;

-- Whoever connects may work as either role. The creator of a role may give it away, but does not hold it at once; who did
-- not create it may find it given already, or works as itself.
do $$ begin
  execute format('grant balai_app, balai_eraser to %I', current_user);
exception when insufficient_privilege then null;
end $$;

grant usage on schema public to balai_app, balai_eraser;
grant select, insert, update, delete on all tables in schema public to balai_app;
revoke insert, update, delete on migration from balai_app;
revoke update, delete on event, event_private, document_event, chain_head, manifest, publication, case_registry from balai_app;
revoke delete on document, document_series, region, officer from balai_app;

grant select on case_registry, event to balai_eraser;
grant select, delete on event_private, search_row, draft, message, note to balai_eraser;

do $$ declare personal text;
begin
  foreach personal in array array['event_private', 'draft', 'message', 'note', 'survey'] loop
    execute format('alter table %I enable row level security', personal);
    execute format('drop policy if exists one_region on %I', personal);
    execute format('create policy one_region on %I using (region_id = nullif(current_setting(''app.region'', true), '''')::int)', personal);
  end loop;
end $$;

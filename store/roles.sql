-- The roles of the application, for a database whose connecting user may not create roles: run this once as an
-- administrator, in the database of Balai, then start Balai again. Later versions need no second time.
-- Where the connecting user may create roles (as with the embedded server) Balai runs this file itself.
--
-- balai_app     does the daily work; it cannot change or delete an event.
-- balai_eraser  may delete private payloads, and nothing else.
-- What each may do in which table stands in rights.sql; the owner of the tables runs that at every new version.

do $$ begin
  if not exists (select from pg_roles where rolname = 'balai_app') then create role balai_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'balai_eraser') then create role balai_eraser nologin; end if;
end $$;

-- Whoever owns the database or its tables may work as either role, and whoever runs this. The creator of a role may give it
-- away, but does not hold it at once; who did not create it may find it given already, or works as itself.
do $$ declare person text;
begin
  for person in
    select current_user
    union select pg_get_userbyid(datdba) from pg_database where datname = current_database()
    union select tableowner from pg_tables where schemaname = 'public' and tablename = 'event'
  loop
    begin
      execute format('grant balai_app, balai_eraser to %I', person);
    exception when insufficient_privilege then null;
    end;
  end loop;
end $$;

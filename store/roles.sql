-- The roles of the application, for a database whose connecting user may not create roles: run this once as an
-- administrator, in the database of Balai, then start Balai again. Later versions need no second time.
-- Where the connecting user may create roles (as with the embedded server) Balai runs this file itself.
--
-- balai_app     does the daily work; it cannot change or delete an event.
-- balai_eraser  may delete private payloads, and nothing else.
-- What each may do in which table stands in rights.sql; the owner of the tables runs that at every new version.

-- Roles belong to the whole server: another database of it may make the same ones at the same moment.
do $$ declare wanted text;
begin
  foreach wanted in array array['balai_app', 'balai_eraser'] loop
    begin
      if not exists (select from pg_roles where rolname = wanted) then execute format('create role %I nologin', wanted); end if;
    exception when duplicate_object or unique_violation then null;
    end;
  end loop;
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
    exception when insufficient_privilege or unique_violation then null;
    end;
  end loop;
end $$;

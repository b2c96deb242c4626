-- Spreads the tables of regions over the workers of a Citus cluster, by region_id. Run as an administrator in Balai's database on
-- the coordinator; it may be run again. Not exercised in this repository (see docs/guide/operators/citus.md).

create extension if not exists citus;

-- The list of regions is small, and every worker has it whole: the foreign keys of all others lead to it.
select create_reference_table('region')
where not exists (select from citus_tables where table_name = 'region'::regclass);

-- Whoever is referred to goes first, so that a foreign key finds its table distributed in the same way.
do $$ declare one record;
begin
  for one in
    with recursive refers as (
      select c.conrelid as child, c.confrelid as parent from pg_constraint c
      where c.contype = 'f' and c.conrelid <> c.confrelid and c.confrelid <> 'region'::regclass
    ), tenant as (
      select a.attrelid as id from pg_attribute a join pg_class t on t.oid = a.attrelid join pg_namespace n on n.oid = t.relnamespace
      where n.nspname = 'public' and t.relkind = 'r' and a.attname = 'region_id' and not a.attisdropped
    ), depth as (
      select id, 0 as far from tenant
      union all
      select r.child, d.far + 1 from depth d join refers r on r.parent = d.id where d.far < 20
    )
    select id::regclass as name, max(far) as far from depth where id <> 'region'::regclass group by id order by far, 1
  loop
    if not exists (select from citus_tables where table_name = one.name) then
      perform create_distributed_table(one.name::text, 'region_id');
    end if;
  end loop;
end $$;

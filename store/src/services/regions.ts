/** The regions of this installation, from memory. Must never: let a region change its kind. */
import { sql } from 'kysely';
import { json, type Database } from '../database/database.ts';
import type { Regions } from '../store-api.ts';
import type { Region } from '../store-types.ts';

interface RegionRow {
  readonly region_id: number;
  readonly slug: string;
  readonly name: Region['name'];
  readonly kind: Region['kind'];
  readonly code: string;
  readonly utc_offset: number;
  readonly hosts: readonly string[];
}

export interface RegionMemory {
  readonly regions: Regions;
  refresh(): Promise<void>;
}

/** `ready` makes a region ready for its first case. */
export function openRegions(database: Database, ready: (regionId: number) => Promise<void>): RegionMemory {
  let known = new Map<number, Region>();
  const refresh = async (): Promise<void> => {
    const rows = await database.run(
      sql<RegionRow>`select region_id, slug, name, kind, code, utc_offset, hosts from region order by region_id`,
    );
    known = new Map(
      rows.map((row) => [
        row.region_id,
        {
          id: row.region_id,
          slug: row.slug,
          name: row.name,
          kind: row.kind,
          code: row.code,
          utcOffset: row.utc_offset,
          hosts: row.hosts,
        },
      ]),
    );
  };
  const find = (test: (region: Region) => boolean): Region | null => [...known.values()].find(test) ?? null;
  const regions: Regions = {
    all: () => [...known.values()],
    byId: (regionId) => known.get(regionId) ?? null,
    byHost: (host) => find(({ hosts }) => hosts.includes(host)),
    bySlug: (slug) => find((region) => region.slug === slug),
    async put(region) {
      const rows = await database.run(sql<{
        kind: string;
      }>`insert into region (region_id, slug, name, kind, code, utc_offset, hosts)
        values (${region.id}, ${region.slug}, ${json(region.name)}::jsonb, ${region.kind}, ${region.code}, ${region.utcOffset}, ${region.hosts})
        on conflict (region_id) do update set slug = excluded.slug, name = excluded.name, code = excluded.code, utc_offset = excluded.utc_offset, hosts = excluded.hosts
        where region.kind = excluded.kind returning kind`);
      if (rows.length === 0)
        throw new Error(`region ${region.id} exists with another kind: a ${region.kind} region needs its own number`);
      await ready(region.id);
      await refresh();
    },
  };
  return { regions, refresh };
}

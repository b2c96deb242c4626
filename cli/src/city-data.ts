// What the server must know about a city besides its services, put together from the region's own files.
// Imported boundaries win over the schematic shapes; a region without either has an empty map.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Text } from '@balai/kernel';
import type { AreaShapes, CityData, CityUnit } from '@balai/server';
import { type RegisteredRegion, regions } from '@balai/services';
import type { Store } from '@balai/store';

const NO_SHAPES: AreaShapes = { type: 'FeatureCollection', schematic: true, features: [] };

/** Where `balai region boundaries` keeps the boundaries of a region. */
export const boundariesFile = (data: string, slug: string): string => join(data, 'boundaries', `${slug}.geojson`);

/** For every region of the store that is registered here; the answer throws for another. */
export function citiesOf(store: Pick<Store, 'regions'>, data: string): (regionId: number) => CityData {
  const cities = new Map(
    store.regions.all().flatMap(({ id, slug }) => {
      const registered = regions.find((one) => one.slug === slug);
      return registered === undefined ? [] : [[id, cityDataOf(registered, data)] as const];
    }),
  );
  return (regionId) => {
    const city = cities.get(regionId);
    if (city === undefined) throw new Error(`the region ${regionId} is not registered in services/registry.ts`);
    return city;
  };
}

export function cityDataOf(region: RegisteredRegion, data: string): CityData {
  return {
    ...region.office,
    calendar: region.calendar,
    districts: region.districts,
    shapes: shapesOf(region, data),
    units: unitsOf(region),
    erasers: region.erasers ?? [],
    treasurers: region.treasurers ?? [],
    field: region.field ?? [],
    operators: region.operators ?? [],
    sentences: region.sentences ?? {},
    programmers: region.programmers ?? [],
    heads: region.heads ?? [],
  };
}

function shapesOf(region: RegisteredRegion, data: string): AreaShapes {
  const own = boundariesFile(data, region.slug);
  if (existsSync(own)) return JSON.parse(readFileSync(own, 'utf8')) as AreaShapes;
  return region.shapes === undefined ? NO_SHAPES : (region.shapes as AreaShapes);
}

/** The units of all services: each manifest carries a snapshot of those that it uses. */
function unitsOf(region: RegisteredRegion): Readonly<Record<string, CityUnit>> {
  const units: Record<string, CityUnit> = {};
  for (const { manifest } of region.services) {
    for (const [name, { label, per, reached, positions }] of Object.entries(manifest.units)) {
      const before = units[name]?.positions ?? ({} as Readonly<Record<string, Text>>);
      units[name] = { label, per, reached, positions: { ...before, ...positions } };
    }
  }
  for (const [name, { label, positions }] of Object.entries(region.staff ?? {}))
    units[name] = { label, per: null, reached: 'console', positions };
  return units;
}

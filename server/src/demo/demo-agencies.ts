/**
 * Officers of the demo city for every unit and position that its services name: nobody lists them by hand.
 *
 * Two in each position, so that one can check what the other did; one head. Must never: give somebody a second post in a unit
 * that has its people already.
 */
import type { ServiceManifest, UnitData } from '@balai/kernel';
import { districtOf, post, type Unnamed } from './demo-posts.ts';

/** What is needed of a city's places here. */
type Villages = { readonly villages: readonly { readonly code: string }[] };
/** How many hold a position: one head, two of all others. */
const HEAD = 'kepala';
/** In a unit that names no position somebody sits all the same. */
const ANYBODY = 'petugas';

/** In the order of the units' names. `taken`: the officers that are there already. */
export function agencyOfficers(
  manifests: readonly ServiceManifest[],
  places: Villages,
  taken: readonly Unnamed[],
): readonly Unnamed[] {
  const units = new Map<string, UnitData>();
  for (const manifest of manifests)
    for (const [name, unit] of Object.entries(manifest.units)) if (unit.reached === 'console') units.set(name, unit);
  const held = new Set(taken.flatMap(({ posts }) => posts.map(({ unit, position }) => `${unit}.${position}`)));
  return [...units]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, unit]) => {
      if (unit.closes !== undefined && unit.successor !== undefined) return [];
      const positions = Object.keys(unit.positions).length > 0 ? Object.keys(unit.positions) : [ANYBODY];
      return positions
        .filter((position) => !held.has(`${name}.${position}`))
        .flatMap((position) => holdersOf(name, unit, position, areasOf(unit, places)));
    });
}

function holdersOf(
  name: string,
  unit: UnitData,
  position: string,
  areas: readonly (string | null)[],
): readonly Unnamed[] {
  const label = unit.positions[position]?.id ?? 'Petugas';
  return Array.from({ length: position === HEAD ? 1 : 2 }, (_, index): Unnamed => ({
    email: `${position}${index === 0 ? '' : index + 1}.${name}@contoh.id`,
    role: `${label} ${unit.label.id}`,
    posts: areas.map((area) => post(name, area, position)),
  }));
}

const areasOf = ({ per }: UnitData, { villages }: Villages): readonly (string | null)[] => {
  if (per === null) return [null];
  return per === 'kelurahan'
    ? villages.map(({ code }) => code)
    : [...new Set(villages.map(({ code }) => districtOf(code)))];
};

// Where an officer works, as it is typed: region, unit, position and area, each checked against the city's own files.
// Must never: accept an area that the unit does not have, for such an appointment gives no right anywhere.
import type { DateText } from '@balai/kernel';
import { type RegisteredRegion, regions } from '@balai/services';
import { CalledWrongly } from '../command.ts';
import { say } from '../say.ts';

export type Place = {
  readonly region: RegisteredRegion;
  readonly unit: string;
  readonly area: string | null;
  readonly position: string;
};
type Typed = Readonly<Partial<Record<'region' | 'unit' | 'position' | 'area', string>>>;
type Unit = Pick<RegisteredRegion['services'][number]['manifest']['units'][string], 'per' | 'positions'> &
  Partial<RegisteredRegion['services'][number]['manifest']['units'][string]>;

export const placeOptions = {
  unit: { type: 'string' },
  position: { type: 'string' },
  area: { type: 'string' },
  region: { type: 'string' },
} as const;

export function regionOf(typed: string | undefined): RegisteredRegion {
  const slug = typed ?? regions[0]?.slug ?? '';
  const region = regions.find((one) => one.slug === slug);
  if (region !== undefined) return region;
  throw notThere(
    'region',
    slug,
    regions.map((one) => one.slug),
  );
}

/** Throws `CalledWrongly` with what there is to choose from. */
export function placeOf(typed: Typed, on: DateText): Place {
  const region = regionOf(typed.region);
  const units = unitsWithOfficers(region);
  const unit = units.get(typed.unit ?? '');
  if (typed.unit === undefined || unit === undefined) throw notThere('unit', typed.unit, [...units.keys()]);
  refuseClosed(typed.unit, unit, on);
  const positions = Object.keys(unit.positions);
  if (typed.position === undefined || !positions.includes(typed.position))
    throw notThere('position', typed.position, positions);
  return { region, unit: typed.unit, area: areaOf(region, unit, typed), position: typed.position };
}

/** A body outside the city hall has no positions, and its people no accounts. */
function unitsWithOfficers(region: RegisteredRegion): ReadonlyMap<string, Unit> {
  const units = new Map<string, Unit>();
  for (const { manifest } of region.services)
    for (const [name, unit] of Object.entries(manifest.units)) {
      const positions = { ...units.get(name)?.positions, ...unit.positions };
      if (Object.keys(positions).length > 0) units.set(name, { ...unit, positions });
    }
  for (const [name, { positions }] of Object.entries(region.staff ?? {})) units.set(name, { per: null, positions });
  return units;
}

function refuseClosed(name: string, { closes, successor }: Unit, on: DateText): void {
  if (closes === undefined || closes >= on) return;
  throw new CalledWrongly({
    id: `--unit ${name} sudah tutup pada ${closes}${successor === undefined ? '' : `; penggantinya: ${successor}`}`,
    en: `--unit ${name} closed on ${closes}${successor === undefined ? '' : `; its successor is ${successor}`}`,
  });
}

function areaOf(region: RegisteredRegion, { per }: Unit, { unit = '', area }: Typed): string | null {
  if (per === null && area === undefined) return null;
  if (per === null)
    throw new CalledWrongly({
      id: `--area tidak berlaku untuk ${unit}: unit ini satu untuk seluruh kota`,
      en: `--area is not for ${unit}: there is one such unit in the whole city`,
    });
  const codes =
    per === 'kecamatan'
      ? region.districts.map(({ code }) => code)
      : region.districts.flatMap(({ villages }) => villages.map(({ code }) => code));
  if (area !== undefined && codes.includes(area)) return area;
  throw notThere('area', area, codes.length > 3 ? [...codes.slice(0, 3), '...'] : codes);
}

/** What was typed is missing or unknown; `there` is what may be typed. */
export function notThere(option: string, given: string | undefined, there: readonly string[]): CalledWrongly {
  const list = there.join(', ');
  if (given === undefined)
    return new CalledWrongly({
      id: `--${option} belum diisi; pilihannya: ${list}`,
      en: `--${option} is missing; choose from: ${list}`,
    });
  return new CalledWrongly({
    id: `--${option} berisi "${given}"; pilihannya: ${list}`,
    en: `--${option} is "${given}"; choose from: ${list}`,
  });
}

/** `lurah, kelurahan 36.71.01.1001` */
export const namePlace = ({ unit, area, position }: Omit<Place, 'region'>): string =>
  `${position}, ${unit}${area === null ? '' : ` ${area}`}`;

const wrongEmail = (given: string | undefined): CalledWrongly =>
  notThere('email', given, [
    say({ id: 'alamat surel, misalnya nama@kota.go.id', en: 'an address such as nama@kota.go.id' }),
  ]);

export function emailOf(typed: string | undefined): string {
  if (typed === undefined || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed)) throw wrongEmail(typed);
  return typed.toLowerCase();
}

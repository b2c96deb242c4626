/**
 * What the platform knows about a city besides its services: areas, shapes, calendar, hours, units, positions.
 *
 * Plain data, given by whoever starts the installation. Must never: hold anything about a person.
 */
import type { Calendar, Text } from '@balai/kernel';
import type { AreaShapes } from '../geography/area-shapes.ts';
import type { RegionView } from './platform-types.ts';

export interface CityUnit {
  readonly label: Text;
  readonly per: 'kelurahan' | 'kecamatan' | null;
  readonly reached: 'console' | 'link' | 'outside';
  readonly positions: Readonly<Record<string, Text>>;
}
export interface CityData {
  readonly emergencyNumber: string;
  /** IANA zone of the region's pages: `Asia/Jakarta`. Times are computed by offset alone. */
  readonly calendar: Calendar;
  readonly districts: RegionView['districts'];
  readonly shapes: AreaShapes;
  readonly units: Readonly<Record<string, CityUnit>>;
  /** "Pemerintah Kota Tangerang", for letterheads. */
  readonly institution: string;
  /** Three lines at most under the unit's name on a letter. */
  readonly letterhead: readonly string[];
  /** Where people can turn to with a complaint. */
  readonly complaints: Text;
  /** Positions whose holders approve erasures; absent: nobody can. */
  readonly erasers?: readonly { readonly unit: string; readonly position: string }[];
  /** Positions whose holders pay back what came late, twice or in another amount; absent: nobody sees that queue. */
  readonly treasurers?: readonly { readonly unit: string; readonly position: string }[];
  /** Positions that work outside; absent: none does. Their holders are not shown who asked or reported, nor papers and letters. */
  readonly field?: readonly { readonly unit: string; readonly position: string }[];
  /** Positions whose holders look after the installation; absent: nobody sees the page for operators. */
  readonly operators?: readonly { readonly unit: string; readonly position: string }[];
  /** What residents write who mean a service, by its id: the suggestion learns from it. */
  readonly sentences?: Readonly<Record<string, readonly string[]>>;
  /** Positions whose holders work in the studio; absent: nobody can. */
  readonly programmers?: readonly { readonly unit: string; readonly position: string }[];
  /** Who heads a unit, and who supervises them; absent: nobody sees a board. */
  readonly heads?: readonly {
    readonly unit: string;
    readonly position: string;
    readonly under?: { readonly unit: string; readonly position: string };
  }[];
  /** The share of promises that the city means to keep, between 0 and 1; absent: none was set. */
  readonly promiseTarget?: number;
}

export interface CityNames {
  /** `Babakan`; the name of a kecamatan for its code; the code itself for an unknown one. */
  village(code: string): string;
  /** `Kel. Babakan, Kec. Tangerang`. */
  area(code: string): string;
  district(code: string): string;
  isVillage(code: string): boolean;
  /** Codes of the kelurahan of a kecamatan. */
  villagesOf(district: string): readonly string[];
  unit(unit: string, area: string | null): Text;
}

const namesOf = new WeakMap<CityData, CityNames>();

/** Names by code; worked out once for each city. */
export function cityNames(city: CityData): CityNames {
  const known = namesOf.get(city);
  if (known !== undefined) return known;
  const villages = new Map(
    city.districts.flatMap((district) =>
      district.villages.map(({ code, name }) => [code, { name, district: district.name }] as const),
    ),
  );
  const districts = new Map(city.districts.map(({ code, name }) => [code, name]));
  const village = (code: string) => villages.get(code)?.name ?? districts.get(code) ?? code;
  const names: CityNames = {
    village,
    area(code) {
      const found = villages.get(code);
      return found === undefined
        ? districts.has(code)
          ? `Kec. ${districts.get(code)}`
          : code
        : `Kel. ${found.name}, Kec. ${found.district}`;
    },
    district: (code) => districts.get(code) ?? code,
    isVillage: (code) => villages.has(code),
    villagesOf: (code) =>
      city.districts.find((district) => district.code === code)?.villages.map((one) => one.code) ?? [],
    unit(unit, area) {
      const data = Object.hasOwn(city.units, unit) ? city.units[unit] : undefined;
      if (data === undefined) return { id: unit, en: unit };
      return area === null || data.per === null
        ? data.label
        : { id: `${data.label.id} ${village(area)}`, en: `${data.label.en} ${village(area)}` };
    },
  };
  namesOf.set(city, names);
  return names;
}

/** What a region registers: its calendar and areas, and each service with what stands beside it. Must never: hold data. */
import type { Calendar, Catalogue, ExampleSet, ServiceManifest, Text } from '@balai/kernel';

export interface RegisteredService {
  readonly manifest: ServiceManifest;
  readonly examples: ExampleSet;
  readonly catalogue: Catalogue;
  /** New cases on a working day, until there are measurements. */
  readonly perDay: number;
}
export interface RegisteredDistrict {
  readonly code: string;
  readonly name: string;
  readonly villages: readonly { readonly code: string; readonly name: string }[];
}
/** What stands on letters and at the foot of pages. */
export interface RegisteredOffice {
  /** `Pemerintah Kota Tangerang` */
  readonly institution: string;
  /** Three lines at most under the unit's name on a letter. */
  readonly letterhead: readonly string[];
  /** Where people can turn to with a complaint. */
  readonly complaints: Text;
  readonly emergencyNumber: string;
  /** The share of promises that the city means to keep, between 0 and 1: `0.95`. Absent: the city page says that none was set. */
  readonly promiseTarget?: number;
}
export interface RegisteredRegion {
  readonly slug: string;
  readonly name: Text;
  /** Kemendagri code of the city. */
  readonly code: string;
  readonly calendar: Calendar;
  /** The codes of its kelurahan. */
  readonly areas: readonly string[];
  readonly districts: readonly RegisteredDistrict[];
  readonly office: RegisteredOffice;
  /** Schematic shapes of the kelurahan as GeoJSON, until the region imports its own boundaries. Absent: no map. */
  readonly shapes?: unknown;
  readonly services: readonly RegisteredService[];
}

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
/** A unit that handles no case: its people look after the installation, or after what all units share. */
export interface RegisteredStaff {
  readonly label: Text;
  readonly positions: Readonly<Record<string, Text>>;
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
  /** Units besides those of the services; no service can name them. */
  readonly staff?: Readonly<Record<string, RegisteredStaff>>;
  /** Whose holders approve erasures and holds. */
  readonly erasers?: readonly { readonly unit: string; readonly position: string }[];
  /** Schematic shapes of the kelurahan as GeoJSON, until the region imports its own boundaries. Absent: no map. */
  readonly shapes?: unknown;
  readonly services: readonly RegisteredService[];
  /** Whose holders see the page for operators. */
  readonly operators?: readonly { readonly unit: string; readonly position: string }[];
}

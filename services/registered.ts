/** What a region registers: its calendar and areas, and each service with what stands beside it. Must never: hold data. */
import type { Calendar, Catalogue, DemoData, ExampleSet, ForecastData, ServiceManifest, Text } from '@balai/kernel';

export interface RegisteredService {
  readonly manifest: ServiceManifest;
  readonly examples: ExampleSet;
  readonly catalogue: Catalogue;
  /** What is expected until there are measurements: new cases, handling times, how often each action is chosen. */
  readonly forecast: ForecastData;
  /** How the demonstration city lives with it; without it everything is as `demoOf` says. */
  readonly demo?: DemoData;
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
export interface RegisteredHead {
  readonly unit: string;
  readonly position: string;
  readonly under?: { readonly unit: string; readonly position: string };
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
  /** Whose holders pay back what came late, twice or in another amount. */
  readonly treasurers?: readonly { readonly unit: string; readonly position: string }[];
  /** Positions that work outside: their holders are not shown who asked or reported, nor papers and letters. */
  readonly field?: readonly { readonly unit: string; readonly position: string }[];
  /** Schematic shapes of the kelurahan as GeoJSON, until the region imports its own boundaries. Absent: no map. */
  readonly shapes?: unknown;
  /** What residents write who mean a service, by its id, invented: the suggestion learns from it. */
  readonly sentences?: Readonly<Record<string, readonly string[]>>;
  readonly services: readonly RegisteredService[];
  /** Whose holders see the page for operators. */
  readonly operators?: readonly { readonly unit: string; readonly position: string }[];
  /**
   * Who heads a unit (in their area, where it has one for each): they see its board, give its cases to its officers and decide
   * about leave. `under`: who supervises the head. A position with one holder, who is represented while away.
   */
  readonly heads?: readonly RegisteredHead[];
  /** Whether nobody publishes alone: what one proposes, another reads and approves. Default: no. */
  readonly secondPerson?: boolean;
  /** Whose holders read services in the studio, and propose or publish changes of their values and texts. Two persons for each. */
  readonly programmers?: readonly { readonly unit: string; readonly position: string }[];
}

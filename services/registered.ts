/** What a region registers: its calendar and areas, and each service with what stands beside it. Must never: hold data. */
import type { Calendar, Catalogue, ExampleSet, ServiceManifest, Text } from '@balai/kernel';

export interface RegisteredService {
  readonly manifest: ServiceManifest;
  readonly examples: ExampleSet;
  readonly catalogue: Catalogue;
  /** New cases on a working day, until there are measurements. */
  readonly perDay: number;
}
export interface RegisteredRegion {
  readonly slug: string;
  readonly name: Text;
  /** Kemendagri code of the city. */
  readonly code: string;
  readonly calendar: Calendar;
  /** The codes of its kelurahan. */
  readonly areas: readonly string[];
  readonly services: readonly RegisteredService[];
}

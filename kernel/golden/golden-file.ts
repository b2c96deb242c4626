/**
 * A file of the golden corpus: one published manifest with decisions that were made under it.
 *
 * The corpus only grows: operators and events never change their meaning, so what was decided once is decided so for
 * ever. Must never: be edited; a new manifest is a new file (`services/record-golden.ts`).
 */
import type { Calendar, ServiceManifest, Told } from '../src/index.ts';

export interface GoldenFile {
  /** The canonical text; its SHA-256 is the name of the file. */
  readonly manifest: ServiceManifest;
  readonly calendar: Calendar;
  readonly cases: readonly GoldenCase[];
}
export interface GoldenCase {
  readonly name: string;
  readonly story: readonly Told[];
}
/** `lampu-jalan-0123456789ab.json` */
export const goldenName = (id: string, region: string, hash: string): string => `${region}-${id}-${hash.slice(0, 12)}.json`;

/**
 * A file of the golden corpus (kernel/golden): one published manifest with decisions that were made under it.
 *
 * The corpus only grows: operators and events never change their meaning, so what was decided once is decided so for
 * ever. Must never: be edited; a new manifest is a new file (`services/tools/record-golden.ts`).
 */
import type { Calendar } from './clock.ts';
import type { ServiceManifest } from './manifest.ts';
import type { Told } from './play-examples.ts';

export interface GoldenFile {
  /** The SHA-256 of its canonical text is in the name of the file. */
  readonly manifest: ServiceManifest;
  readonly calendar: Calendar;
  readonly cases: readonly GoldenCase[];
}
export interface GoldenCase {
  readonly name: string;
  readonly story: readonly Told[];
}
/** `tangerang-lampu-jalan-0123456789ab.golden.json` */
export const goldenName = ({ id, region }: ServiceManifest, hash: string): string =>
  `${region}-${id}-${hash.slice(0, 12)}.golden.json`;

// What the three kinds of a new service share: their parts, and how names are written.
// Must never: hold a text of one kind alone.
import type { Wanted } from './wanted.ts';

/** What differs between a report, a letter and an answer. `AREA` and `NIK` in its examples become those of the region. */
export type Parts = {
  /** Words of the kernel, as they are imported. */
  readonly kernel: readonly string[];
  /** What all of its kind share: a file of `indonesia/`, under the name by which the body calls it. */
  readonly shared: { readonly name: string; readonly file: string };
  /** From `fields` on, without the last bracket. */
  readonly body: string;
  readonly given: string;
  readonly examples: string;
  /** The stage in which the city works, for the forecast. */
  readonly works: string;
  readonly icon: string;
};

/** `lampu-jalan` is `lampuJalan` in the code. */
export const constantOf = (id: string): string =>
  id.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
export const areaQuestion = ({ kind }: Wanted): string => (kind === 'report' ? 'lokasi' : 'kelurahan');
/** Who decides: the holder of a position where one is named. */
export const deciderOf = ({ unit }: Wanted): string =>
  unit.position === undefined ? unit.name : `${unit.name}.${unit.position}`;
/** The unit of `kecamatan.camat`. */
export const unitIn = (written: string): string => written.split('.')[0] ?? written;

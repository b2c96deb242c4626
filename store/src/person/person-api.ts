/**
 * The store's door, fourth part: what a region holds of one person, and cases that rest because that person asked for it.
 *
 * Must never: look a person up by a name, or across regions.
 */
import type { Instant } from '@balai/kernel';

export interface Persons {
  /**
   * Cases of this region that may be about somebody, by the keyed index of NIK and telephone, newest first, at most 500. A number that
   * somebody else wrote into a text is found too: who asks opens each and looks.
   */
  mentioned(regionId: number, numbers: readonly string[]): Promise<readonly string[]>;
  /** Marks cases; `askedIn` is the case of the request. Doing it again changes nothing. Returns how many rest by it. */
  restrict(
    regionId: number,
    what: {
      readonly caseIds: readonly string[];
      readonly askedIn: string;
      readonly basis: string;
      readonly by: string;
    },
    now: Instant,
  ): Promise<number>;
  /** Lifts every mark on these cases. Returns how many were lifted. */
  release(
    regionId: number,
    what: { readonly caseIds: readonly string[]; readonly by: string },
    now: Instant,
  ): Promise<number>;
  /** Of these cases, those that rest, and since when. */
  resting(regionId: number, caseIds: readonly string[]): Promise<ReadonlyMap<string, Instant>>;
}

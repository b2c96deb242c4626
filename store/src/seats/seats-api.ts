/**
 * The store's door, part of records: seats of times that can be booked. See store-api.ts.
 *
 * A seat is one case's until a moment: until it is paid, or, once booked by an act, until the time itself is over. After that moment it is
 * free, without anybody doing anything. Must never: give one seat to two cases.
 */
import type { Instant } from '@balai/kernel';

/** Of which service, under which of its names, where (empty: the service has one place). */
export interface SlotPlace {
  readonly serviceId: string;
  readonly slot: string;
  readonly place: string;
}
export interface WantedSeat extends SlotPlace {
  readonly caseId: string;
  readonly turn: string;
  readonly startsAt: Instant;
  /** How many there are of this time for those who book. */
  readonly seats: number;
}
export interface HeldSeat extends SlotPlace {
  readonly turn: string;
  readonly startsAt: Instant;
  readonly until: Instant;
}

export interface Seats {
  /** How many seats of each time from `now` on are somebody else's than this case's. */
  taken(regionId: number, of: SlotPlace, caseId: string, now: Instant): Promise<ReadonlyMap<Instant, number>>;
  /**
   * Holds a seat, in place of the one that this turn held of the slot; one that it holds already stays held as long as it was. False: there
   * is none left, and nothing has changed.
   */
  hold(regionId: number, seat: WantedSeat, until: Instant, now: Instant): Promise<boolean>;
  /** Those of a case that have not run out, by when they begin. */
  held(regionId: number, caseId: string, now: Instant): Promise<readonly HeldSeat[]>;
}

/**
 * The store's door, third part: what others must be told. See store-api.ts.
 *
 * Must never: count a message as delivered before whoever delivers says so.
 */
import type { Instant } from '@balai/kernel';
import type { OutboxRow } from './store-types.ts';

export interface StartedOptions {
  /** 50 by default. */
  readonly limit?: number;
  readonly secretHash?: (causedBy: string) => string;
}

/** By which way a message went. `nobody`: nobody left a number or an address, or there was nothing to tell them. */
export type CarriedBy = 'whatsapp' | 'sms' | 'email' | 'push' | 'nobody';
export type OutboxState = 'waiting' | 'delivered' | 'givenUp';
export interface Outbox {
  /**
   * Takes rows that are due for delivery, for `leaseMs` (60,000): undelivered ones come back after that. Without `topics`:
   * all but the store's own (`store.…`) and those of `but`.
   */
  claim(
    regionId: number,
    now: Instant,
    options?: {
      readonly topics?: readonly string[];
      readonly but?: readonly string[];
      readonly limit?: number;
      readonly leaseMs?: number;
    },
  ): Promise<readonly OutboxRow[]>;
  /** `carriedBy`: as whoever carried it says; absent or null: it does not say. */
  delivered(rows: readonly (OutboxRow & { readonly carriedBy?: CarriedBy | null })[], now: Instant): Promise<void>;
  /**
   * Marks what is due as delivered where nobody listens, at most 1,000 rows: all but `work` (topics that set something going) and
   * the store's own; of those, `case.submitted` too where its manifest is one of `quiet`. Returns how many it marked.
   */
  pass(
    regionId: number,
    now: Instant,
    which: { readonly work: readonly string[]; readonly quiet: readonly string[] },
  ): Promise<number>;
  /**
   * Tried again after 10 s, 20 s, 40 s ... up to an hour; given up after 12 attempts, and shown; `endless`: never given up;
   * `hopeless`: given up at once.
   */
  failed(
    row: OutboxRow,
    now: Instant,
    error: string,
    options?: { readonly endless?: boolean; readonly hopeless?: boolean },
  ): Promise<void>;
  /** Waits until `at` without counting as an attempt. */
  later(row: OutboxRow, at: Instant): Promise<void>;
  /** Somebody says afterwards that a message did not arrive: it is given up, and shown. False: there is no such row. */
  bounced(regionId: number, id: string, now: Instant, error: string): Promise<boolean>;
  /** Somebody says afterwards by which way a message went. Nothing where there is no such row. */
  carried(regionId: number, id: string, by: CarriedBy): Promise<void>;
  /** Newest first; keyset by `before` (the id of the last one seen). 100 by default. */
  of(
    regionId: number,
    filter: {
      readonly caseId?: string;
      readonly state?: OutboxState;
      readonly topics?: readonly string[];
      /** What went by one of these ways, and what is not known to have gone by any. */
      readonly carriedBy?: readonly CarriedBy[];
      readonly before?: string;
      readonly limit?: number;
    },
  ): Promise<
    readonly (OutboxRow & {
      readonly state: OutboxState;
      readonly deliveredAt: Instant | null;
      /** Null while it is not known. */
      readonly carriedBy: CarriedBy | null;
      /** When it is tried (again), where it still waits. */
      readonly nextAt: Instant;
      /** Why the last attempt failed, for operators. */
      readonly lastError: string | null;
    })[]
  >;
  /**
   * Opens the cases that ended cases start elsewhere (`caseStarted`): takes the values of the named fields along, links both,
   * and does so once, whatever stops in between. In another region no file goes along: its bytes are sealed under the key of the
   * first. Returns how many were opened. `secretHash`: of the link under which the new case opens, by what caused it.
   */
  openStarted(regionId: number, now: Instant, options?: StartedOptions): Promise<number>;
  /** For the jobs: a message that no event causes (a reply, a survey invitation). */
  add(
    regionId: number,
    caseId: string,
    topic: string,
    body: Readonly<Record<string, unknown>>,
    now: Instant,
    /** Of all rows of a case and a topic with the same moment and name, only the first is kept, whoever adds them. */
    once?: { readonly at: Instant; readonly name: string },
  ): Promise<void>;
}

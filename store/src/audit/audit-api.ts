/**
 * What the audit says: the store proved against its own events.
 *
 * Must never: name more than somebody reads; after a restore everything differs.
 */
import type { DateText, Instant } from '@balai/kernel';
import type { Figures } from '../records-api.ts';

export interface BrokenLink {
  readonly caseId: string;
  readonly version: number;
  readonly why: 'gap' | 'chain' | 'payload';
}
/** What stands for all events up to the end of a day. */
export interface LogHead {
  readonly day: DateText;
  /** sha256 in hex, over the head of the day before and those of the cases that changed on this day. */
  readonly head: string;
  readonly cases: number;
  readonly sealedAt: Instant;
}
/** A day whose events are not what its head was made of. */
export interface BrokenHead {
  readonly day: DateText;
  readonly published: string;
  readonly computed: string;
}
export interface Audit {
  /**
   * In one pass over the events: recomputes every chain, folds every case and compares all derived rows and figures. Without
   * `check` what differs is written anew; figures while nobody else writes. A difference of a figure has an empty `caseId`.
   */
  rebuild(
    regionId: number,
    options: { readonly check: boolean },
  ): Promise<{
    readonly cases: number;
    readonly events: number;
    /** How many differences and broken links there are; the lists name the first thousand of each. */
    readonly differing: number;
    readonly differences: readonly { readonly caseId: string; readonly what: string }[];
    readonly broken: readonly BrokenLink[];
    readonly heads: readonly BrokenHead[];
    /** As they were found, like the differences. */
    readonly figures: Awaited<ReturnType<Figures['recount']>>;
  }>;
  /** Recomputes the hash chain of every case. Holds also where private payloads were erased. */
  verifyChain(regionId: number): Promise<{
    readonly events: number;
    readonly broken: readonly BrokenLink[];
    readonly heads: readonly BrokenHead[];
  }>;
  /** The published digests, the newest first, of days before `before`. */
  heads(regionId: number, page: { readonly before?: DateText; readonly limit: number }): Promise<readonly LogHead[]>;
  /** One digest over the heads of all cases changed on that day, and the digest before it; published daily. */
  sealDay(regionId: number, day: DateText, now: Instant): Promise<{ readonly head: string; readonly cases: number }>;
}

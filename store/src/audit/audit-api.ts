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
    /** As they were found, like the differences. */
    readonly figures: Awaited<ReturnType<Figures['recount']>>;
  }>;
  /** Recomputes the hash chain of every case. Holds also where private payloads were erased. */
  verifyChain(regionId: number): Promise<{
    readonly events: number;
    readonly broken: readonly BrokenLink[];
  }>;
  /** One digest over the heads of all cases changed on that day; published daily. */
  sealDay(regionId: number, day: DateText, now: Instant): Promise<{ readonly head: string; readonly cases: number }>;
}

/**
 * The store's door, third part: which cases' time of keeping is over, what is held back, and carrying erasures out.
 *
 * Must never: offer a call that erases without an order of a person, or one that forgets who gave it.
 */
import type { DateText, Instant, Result } from '@balai/kernel';

/** A case on the list of a month, with why it is there and what holds it back. */
export interface DueCase {
  readonly caseId: string;
  readonly number: string;
  readonly serviceId: string;
  readonly closedOn: DateText;
  /** The last day of keeping. */
  readonly keptUntil: DateText;
  readonly months: number;
  /** The law that says so, as the service names it. */
  readonly basis: string;
  /** Everything; or the letters alone, where the rest was erased on request before. */
  readonly what: 'everything' | 'letters';
  readonly letters: number;
  readonly hold: Hold | null;
  readonly excluded: { readonly because: string; readonly by: string; readonly at: Instant } | null;
}
export interface Hold {
  readonly holdId: string;
  readonly caseId: string;
  readonly because: string;
  readonly placedBy: string;
  readonly placedAt: Instant;
  readonly lifted: { readonly because: string; readonly by: string; readonly at: Instant } | null;
}
export interface ErasureOrder {
  readonly orderId: string;
  readonly kind: 'retention' | 'request' | 'ledger';
  /** `2026-11`; null for a request. */
  readonly month: string | null;
  readonly because: string | null;
  readonly basis: string;
  readonly orderedBy: string;
  readonly orderedAt: Instant;
  readonly cases: number;
  readonly done: number;
  /** To how many of them a message went before. */
  readonly told: number;
}
export type ErasureRefusal =
  /** The list is another one now than the person saw. */
  | { readonly type: 'listChanged' }
  | { readonly type: 'nothingToErase' }
  | { readonly type: 'reasonMissing' }
  | { readonly type: 'noSuchCase'; readonly caseId: string }
  /** Still at work: it ends first. */
  | { readonly type: 'caseOpen'; readonly caseId: string }
  | { readonly type: 'caseHeld'; readonly caseId: string }
  /** A letter of it still waits for its signature. */
  | { readonly type: 'letterWaits'; readonly caseId: string }
  /** Its service is kept for ever or goes to the archive. */
  | { readonly type: 'keptForEver'; readonly caseId: string };

/** What must be remembered outside the database, so that no restore brings it back: ids alone. */
export interface ErasedEntry {
  readonly region: number;
  readonly caseId: string;
  readonly what: 'everything' | 'personal' | 'letters';
  readonly basis: string;
  readonly at: Instant;
  /** sha256 of the files that go with it. */
  readonly files: readonly string[];
}
export interface ErasureLedger {
  /** Safely kept when it returns. What it holds already is not added twice. */
  append(entry: ErasedEntry): Promise<void>;
}

export interface Erasure {
  /** Ended cases whose time of keeping is over, by service and day; `permanent` and `transfer` never. */
  due(regionId: number, now: Instant): Promise<readonly DueCase[]>;
  /** Approves the list of the month as it was seen (`digestOf` its cases): all that is not held or excluded. */
  approve(
    regionId: number,
    list: { readonly month: string; readonly digest: string; readonly by: string },
    now: Instant,
  ): Promise<Result<{ readonly orderId: string; readonly cases: number }, ErasureRefusal>>;
  /** Of a person who asked for it by law: these cases, whatever their time. Letters stay until their own time is over. */
  request(
    regionId: number,
    asked: {
      readonly caseIds: readonly string[];
      readonly because: string;
      readonly basis: string;
      readonly by: string;
    },
    now: Instant,
  ): Promise<Result<{ readonly orderId: string; readonly cases: number }, ErasureRefusal>>;
  exclude(
    regionId: number,
    what: { readonly caseId: string; readonly month: string; readonly because: string; readonly by: string },
    now: Instant,
  ): Promise<Result<null, ErasureRefusal>>;
  hold(
    regionId: number,
    what: { readonly caseId: string; readonly because: string; readonly by: string },
    now: Instant,
  ): Promise<Result<null, ErasureRefusal>>;
  lift(
    regionId: number,
    what: { readonly holdId: string; readonly because: string; readonly by: string },
    now: Instant,
  ): Promise<Result<null, ErasureRefusal>>;
  /** Holds that stand; of one case also those that were lifted. */
  holds(regionId: number, caseId?: string): Promise<readonly Hold[]>;
  /** Newest first, at most 100. */
  orders(regionId: number): Promise<readonly ErasureOrder[]>;
  /**
   * Puts a message on its way for each case that was ordered and is not held (`erasingTopic` of the outbox), at most `limit`, 10
   * by default. Returns how many. Letters that are left alone are not announced: nobody's number is there any more.
   */
  announce(regionId: number, now: Instant, limit?: number): Promise<number>;
  /** The message went out. */
  told(regionId: number, caseId: string, now: Instant): Promise<void>;
  /**
   * Carries out what was ordered and announced, at most `limit` cases, 10 by default; one whose message is neither delivered nor given up
   * waits. Returns how many; 0: nothing waits that may go.
   */
  carryOut(regionId: number, now: Instant, ledger: ErasureLedger, limit?: number): Promise<number>;
  /** Erases again what a ledger says: after a restore, before the city opens. False: there is no such case. */
  replay(entry: ErasedEntry, now: Instant): Promise<boolean>;
  /** Of these cases, those whose private payloads are here: nothing of an erased one should be. */
  withPayloads(regionId: number, caseIds: readonly string[]): Promise<readonly string[]>;
  /** Before derived rows are made again from a backup, so that they are never made from what was erased. Then `replay`. */
  dropPayloads(regionId: number, caseIds: readonly string[]): Promise<void>;
  /** Files of erased cases whose bytes may go now: nothing names them any more, in any region. */
  bytesToErase(regionId: number): Promise<readonly string[]>;
  bytesErased(regionId: number, sha256: readonly string[]): Promise<void>;
}

/**
 * The store's door, part of records: who has which work in hand, how long turns took, and who is away. See store-api.ts.
 *
 * Must never: offer a call that decides something about a case.
 */
import type { DateText, Instant, Result } from '@balai/kernel';
import type { Appointment } from './store-types.ts';

/** A case that somebody gives to an officer of a unit. `from`, `to`: who has it, who gets it; null: nobody. */
export interface Assignment {
  readonly caseId: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly by: string;
  readonly unit: string;
  readonly area: string | null;
  readonly at: Instant;
  /** Given in one go with others of this id. */
  readonly together?: string;
}
/** Who has a case, since when, and who gave it to them (null: they took it). */
export interface Holding {
  readonly officer: string;
  readonly since: Instant;
  readonly givenBy: string | null;
}
/** A case of those that were given in one go; `back`: it was given back since. */
export interface GivenTogether extends Omit<Assignment, 'together'> {
  readonly number: string;
  readonly back: boolean;
}
export interface Claims {
  /**
   * Takes the case for `officer` (again: prolongs). Ends by itself after `forMs` (30 minutes), unless it was given to them.
   * `from`: an officer who is away, from whom it may be taken.
   */
  take(
    regionId: number,
    caseId: string,
    officer: string,
    now: Instant,
    more?: { readonly forMs?: number; readonly from?: string },
  ): Promise<Result<null, { readonly type: 'claimedBy'; readonly officer: string }>>;
  /** Gives the case, on record, if `from` still has it; otherwise who has it now (null: nobody). `from` and `to` must differ. */
  assign(
    regionId: number,
    assignment: Assignment,
  ): Promise<Result<null, { readonly type: 'claimedBy'; readonly officer: string | null }>>;
  /** What was given under this id, in the order of its numbers; none: nothing was. */
  given(regionId: number, together: string): Promise<readonly GivenTogether[]>;
  /** Gives a case back, on record, to whoever had it, as they had it, if nobody has changed that since; otherwise who has it now. */
  giveBack(
    regionId: number,
    back: { readonly together: string; readonly caseId: string; readonly by: string; readonly at: Instant },
  ): Promise<Result<null, { readonly type: 'claimedBy'; readonly officer: string | null }>>;
  release(regionId: number, caseId: string, officer: string): Promise<void>;
  of(regionId: number, caseId: string, now: Instant): Promise<string | null>;
  holding(regionId: number, caseId: string, now: Instant): Promise<Holding | null>;
}
/** When an officer is away. Days of the region, both included. */
export interface Leave {
  readonly id: string;
  readonly officer: string;
  readonly from: DateText;
  readonly to: DateText;
  readonly askedAt: Instant;
  readonly decision: LeaveDecision | null;
  /** Taken back or cut short. `lastDay` before `from`: it never began. */
  readonly ended: { readonly by: string; readonly at: Instant; readonly lastDay: DateText } | null;
}
export interface LeaveDecision {
  readonly by: string;
  readonly at: Instant;
  readonly approved: boolean;
  /** Why it was declined. */
  readonly because: string | null;
  /** Who stands in, with appointments of their own; null: nobody has to. */
  readonly standIn: string | null;
}
export interface Leaves {
  /** False: this officer has one for some of these days already, and nothing is written. */
  ask(regionId: number, leave: Pick<Leave, 'id' | 'officer' | 'from' | 'to' | 'askedAt'>): Promise<boolean>;
  /** False: it was decided or taken back before. With the appointments of whoever stands in, in one commit. */
  decide(
    regionId: number,
    id: string,
    decision: LeaveDecision,
    appointments?: readonly Appointment[],
  ): Promise<boolean>;
  /** False: it had ended before. The appointments of these ids end with it. */
  end(
    regionId: number,
    id: string,
    ended: NonNullable<Leave['ended']>,
    appointments?: readonly string[],
  ): Promise<boolean>;
  one(regionId: number, id: string): Promise<Leave | null>;
  /** All that end on `day` or later as they were asked for, whatever became of them, by first day. */
  since(regionId: number, day: DateText): Promise<readonly Leave[]>;
}
/** A turn that an officer ended. */
export interface PastTurn {
  readonly serviceId: string;
  readonly stage: string;
  /** When it began, or later, when the same officer ended another one. */
  readonly startedAt: Instant;
  readonly endedAt: Instant;
}
export interface PastTurns {
  /** Of one unit in all its areas, the newest first; of at most the 4,000 newest acts of the region. */
  of(regionId: number, unit: string, since: Instant): Promise<readonly PastTurn[]>;
}

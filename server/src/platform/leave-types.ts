/**
 * Leave: an officer says when they are away, the head of the unit decides, and somebody stands in where a position has one holder.
 *
 * Must never: hold why somebody is away: that is theirs.
 */
import type { DateText, Instant, Text } from '@balai/kernel';
import type { ConsoleRefusal } from './console-types.ts';
import type { FieldSentence, Result } from './shared-types.ts';

export interface LeaveView {
  readonly today: DateText;
  /** One's own: asked for, running and to come, and what became of those of the last weeks. */
  readonly mine: readonly LeaveRow[];
  /** Waiting for this officer's decision, those that begin first at the top. */
  readonly toDecide: readonly LeaveRequest[];
  /** Approved leave, running and to come, of the units that this officer heads. */
  readonly ofUnits: readonly LeaveRow[];
  /** Who decides about one's own; null: nobody is named, and no request can be made. */
  readonly decides: Text | null;
}
export interface LeaveRow {
  readonly id: string;
  readonly name: string;
  readonly from: DateText;
  readonly to: DateText;
  readonly workingDays: number;
  readonly state: 'asked' | 'approved' | 'declined' | 'withdrawn';
  /** Running today. */
  readonly now: boolean;
  /** Approved, and over by now or cut short: the last day that it had. */
  readonly cutTo: DateText | null;
  readonly decided: { readonly by: string; readonly at: Instant; readonly because: string | null } | null;
  readonly standIn: string | null;
  /** What may be done with it now: taken back before it begins, ended once it runs. */
  readonly may: 'withdraw' | 'end' | null;
}
export interface LeaveRequest extends LeaveRow {
  /** Where they work, with the board of each. */
  readonly places: readonly { readonly unit: string; readonly area: string | null; readonly label: Text }[];
  /** Positions with one holder, for which somebody has to stand in, and who could. Empty: nobody has to. */
  readonly represents: readonly Text[];
  readonly candidates: readonly { readonly id: string; readonly name: string; readonly position: Text }[];
  /** What they have in hand and is due before they are back. */
  readonly dueMeanwhile: readonly { readonly number: string; readonly title: Text; readonly dueAt: Instant }[];
}

/** `id`: of the leave. Each call says the same again where it is sent twice. */
export type LeaveAnswer = Result<
  { readonly id: string; readonly message: Text },
  | { readonly type: 'refused'; readonly sentences: readonly FieldSentence[] }
  | { readonly type: 'keyReused' }
  | ConsoleRefusal
>;
export interface LeavePlatform {
  /** Null: nobody is signed in. */
  leave(): Promise<LeaveView | null>;
  /** Dates as they were typed, `2026-12-01`. `key`: one for each intended request. */
  askLeave(input: { readonly from: string; readonly to: string; readonly key: string }): Promise<LeaveAnswer>;
  decideLeave(
    id: string,
    input: {
      readonly approve: boolean;
      readonly because: string;
      readonly standIn: string | null;
      readonly decree: string;
    },
  ): Promise<LeaveAnswer>;
  /** Takes back one that has not begun; ends one that runs, with yesterday as its last day. */
  endLeave(id: string): Promise<LeaveAnswer>;
}

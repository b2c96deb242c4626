/**
 * The board of whoever heads a unit: who has what, and how much work that is; and the giving of a case to an officer.
 *
 * Must never: show a personal answer, or how long one officer takes.
 */
import type { DateText, Instant, Text } from '@balai/kernel';
import type { ConsoleRefusal } from './console-types.ts';
import type { FieldSentence, Result } from './shared-types.ts';

/** A unit, in one area where it has an office for each. */
export interface UnitPlace {
  readonly unit: string;
  readonly area: string | null;
}

export interface BoardView extends UnitPlace {
  readonly label: Text;
  /** The boards that this officer may see, this one too. */
  readonly boards: readonly (UnitPlace & { readonly label: Text })[];
  /** Cards of turns that nobody of the unit has. */
  readonly nobody: readonly BoardCard[];
  readonly officers: readonly BoardOfficer[];
  /** Leave of its officers that runs or begins within two weeks, approved or waiting for a decision, by first day. */
  readonly leaveToCome: readonly LeaveToCome[];
  readonly lookups: Lookups;
  /** Whether the cases of this unit open for them. */
  readonly mayOpen: boolean;
  /** More turns wait than are shown: those due soonest are. */
  readonly more: boolean;
}

/** How often the officers of the unit looked at who somebody is, and never at whom: from the log of readings. */
export interface Lookups {
  /** The last so many days, in which somebody may be counted. */
  readonly days: number;
  /** Of each, whoever did not look too; in the order of the board. */
  readonly officers: readonly {
    readonly id: string;
    readonly name: string;
    /** Searches that met somebody by name, NIK, telephone or words of their answers. */
    readonly searches: number;
    /** How often something covered was opened. */
    readonly openings: number;
  }[];
  /** Half of the officers have no more. */
  readonly median: { readonly searches: number; readonly openings: number };
}

export interface LeaveToCome {
  readonly id: string;
  readonly officer: string;
  readonly name: string;
  readonly from: DateText;
  readonly to: DateText;
  readonly workingDays: number;
  readonly state: 'asked' | 'approved';
  readonly standIn: string | null;
}

export interface BoardOfficer {
  readonly id: string;
  readonly name: string;
  readonly me: boolean;
  readonly position: Text;
  /** The leave that runs today, or the next one within two weeks. */
  readonly leave: {
    readonly from: DateText;
    readonly to: DateText;
    readonly now: boolean;
    /** The first moment after it. */
    readonly backAt: Instant;
  } | null;
  /** Office hours from now to the end of the fourteenth day, without those of their leave; and how many those are. */
  readonly capacity: { readonly hours: number; readonly onLeave: number };
  /** Hours of their leave until a card is due, as its clock counts them, by `number turn`; absent: none. */
  readonly away: Readonly<Record<string, number>>;
  readonly cards: readonly BoardCard[];
}

/** An open turn of the unit, by its legal deadline. */
export interface BoardCard {
  readonly number: string;
  readonly turn: string;
  readonly service: { readonly id: string; readonly title: Text; readonly icon: string };
  readonly stage: Text;
  readonly area: string | null;
  readonly dueAt: Instant;
  readonly dueText: Text;
  readonly due: 'late' | 'today' | 'week' | 'later';
  /** Hours until it is due, as its clock counts: office hours where it counts working days; 0 when it is late. */
  readonly left: number;
  /** Hours that it takes, and where they come from. */
  readonly hours: number;
  readonly counted: { readonly from: 'turns'; readonly turns: number } | { readonly from: 'standard' };
  /** Who has it, of whichever unit; null: nobody. */
  readonly heldBy: { readonly id: string; readonly name: string; readonly ofUnit: boolean } | null;
  readonly given: { readonly by: string; readonly at: Instant } | null;
  readonly resting: boolean;
  /** Officers of the unit who cannot be given it, by id, with why. */
  readonly cannot: Readonly<Record<string, Text>>;
}

export interface AssignInput extends UnitPlace {
  readonly turn: string;
  /** Who had it when the board was looked at, and who gets it; null: nobody. */
  readonly from: string | null;
  readonly to: string | null;
}

/** Turns that go from one officer to another in one go; `from`, `to` as in `AssignInput`. */
export interface AssignManyInput extends UnitPlace {
  readonly from: string | null;
  readonly to: string | null;
  readonly turns: readonly { readonly number: string; readonly turn: string }[];
}
/** What giving turns does to the hours of whoever has them or gets them; null: nobody. */
export interface HoursChange {
  readonly id: string;
  readonly name: string;
  readonly before: number;
  readonly after: number;
  /** Numbers of cases that would be late with it and are not without it. */
  readonly newlyMissing: readonly string[];
}
interface Changes {
  readonly from: HoursChange | null;
  readonly to: HoursChange | null;
}
export interface AssignPreview extends Changes {
  readonly turns: readonly {
    readonly number: string;
    readonly turn: string;
    /** Why it cannot be given; null: it can. */
    readonly whyNot: Text | null;
  }[];
}
export interface AssignedMany extends Changes {
  /** By which all of it can be given back. */
  readonly id: string;
  readonly message: Text;
  readonly outcomes: readonly { readonly number: string; readonly turn: string; readonly result: AssignAnswer }[];
}
export interface GivenBack {
  readonly message: Text;
  readonly outcomes: readonly { readonly number: string; readonly given: boolean; readonly message: Text }[];
}

export type AssignAnswer = Result<
  { readonly message: Text },
  | { readonly type: 'changedMeanwhile'; readonly message: Text; readonly version: number }
  | { readonly type: 'refused'; readonly sentences: readonly FieldSentence[] }
  | ConsoleRefusal
>;
export interface BoardPlatform {
  /** Null: this officer heads no such unit. Without a place: the first that they head. */
  board(place: UnitPlace | null): Promise<BoardView | null>;
  /** Gives a case of a unit that this officer heads to one of its officers. The same again changes nothing. */
  assign(number: string, input: AssignInput): Promise<AssignAnswer>;
  /** What `assignMany` would do; nothing is written. */
  previewAssign(input: AssignManyInput): Promise<Result<AssignPreview, ConsoleRefusal>>;
  /**
   * Gives several at once, each with its own outcome. `key`: the same again gives none of them a second time; with something else
   * under it, it is refused.
   */
  assignMany(
    input: AssignManyInput & { readonly key: string },
  ): Promise<Result<AssignedMany, { readonly type: 'keyReused' } | ConsoleRefusal>>;
  /** Gives back what went in one go, each as its officer had it; what changed hands since stays. The same again changes nothing. */
  giveBack(id: string): Promise<Result<GivenBack, ConsoleRefusal>>;
}

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
  /** Whether the cases of this unit open for them. */
  readonly mayOpen: boolean;
  /** More turns wait than are shown: those due soonest are. */
  readonly more: boolean;
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

export interface BoardPlatform {
  /** Null: this officer heads no such unit. Without a place: the first that they head. */
  board(place: UnitPlace | null): Promise<BoardView | null>;
  /** Gives a case of a unit that this officer heads to one of its officers. The same again changes nothing. */
  assign(
    number: string,
    input: AssignInput,
  ): Promise<
    Result<
      { readonly message: Text },
      | { readonly type: 'changedMeanwhile'; readonly message: Text; readonly version: number }
      | { readonly type: 'refused'; readonly sentences: readonly FieldSentence[] }
      | ConsoleRefusal
    >
  >;
}

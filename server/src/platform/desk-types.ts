/**
 * What helps officers at their desk: where similar cases were handed on to, the texts that their unit
 * begins answers with, and notes that mention them.
 *
 * Must never: decide anything about a case.
 */
import type { Instant, Survivor, Text } from '@balai/kernel';
import type { BoardPlatform } from './board-types.ts';
import type { ActDone, ActRefusal, ConsoleActResult, ConsoleRefusal, QueueQuery } from './console-types.ts';
import type { LeavePlatform } from './leave-types.ts';
import type { FieldSentence, FileView, Result } from './shared-types.ts';

/** A unit to hand a turn to, because others like it stayed there. */
export interface SuggestedTransfer {
  readonly unit: string;
  readonly area: string | null;
  readonly label: Text;
  /** "12 dari 15 urusan serupa dioper ke ...", with what makes them similar. */
  readonly because: Text;
  /** The reason that goes with it when the officer writes none. */
  readonly note: Text;
}

export interface TemplatesView {
  /** What may stand between braces. */
  readonly placeholders: readonly string[];
  /** The units of this officer. */
  readonly units: readonly {
    readonly unit: string;
    readonly area: string | null;
    readonly label: Text;
    readonly mayChange: boolean;
    readonly templates: readonly {
      readonly id: string;
      readonly name: string;
      readonly text: string;
      /** Null: there is none yet. */
      readonly english: string | null;
      readonly changedBy: string;
      readonly changedAt: Instant;
    }[];
  }[];
}
/** As a case fills it, in its language. */
export interface FilledTemplate {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly language: keyof Text;
  /** The case is in English, and this text has no English. */
  readonly lacksEnglish: boolean;
  /** For a note, which officers alone read: one text, in the language in which this officer reads. */
  readonly note: { readonly text: string; readonly language: keyof Text };
}
export interface TemplateInput {
  /** Null: a new one. */
  readonly id: string | null;
  readonly unit: string;
  readonly area: string | null;
  readonly name: string;
  readonly text: string;
  /** For whoever filed in English. Empty or absent: none. */
  readonly english?: string;
  /** Of a new one: sent twice under this key, it is kept once. */
  readonly key?: string;
}

export interface NoteView {
  readonly who: string;
  readonly text: string;
  readonly at: Instant;
  /** Whom it mentions, by name; units by theirs. */
  readonly mentions: readonly Text[];
  readonly mentionsMe: boolean;
}
/** Somebody whom a note of this case may mention. */
export interface Mentionable {
  readonly value: string;
  readonly label: Text;
}
/** A case with a note that mentions the officer and that they have not seen; without a word of the note. */
export interface MentionRow {
  readonly number: string;
  readonly title: Text;
  readonly by: string;
  readonly at: Instant;
  /** The unit that was named; null: the officer was. */
  readonly unit: Text | null;
}

/** Where the officer's own work lies: the services of their units, and the filters that they keep. */
export interface Jumps {
  readonly services: readonly { readonly id: string; readonly label: Text }[];
  readonly filters: readonly { readonly id: string; readonly name: string; readonly query: QueueQuery }[];
}

/** A case that was joined with another one. */
export interface JoinedCase {
  readonly number: string;
  readonly filedAt: Instant;
  readonly joinedAt: Instant;
}
/** Into which services a case may be split, its own first, and the photos that may go along. */
export interface SplitChoices {
  readonly services: readonly { readonly id: string; readonly label: Text }[];
  readonly photos: readonly FileView[];
}

/** A part that an officer began to split off: its draft, and when something was last written in it. */
export interface BegunSplit {
  readonly draftId: string;
  readonly service: Text;
  readonly begunAt: Instant;
  readonly savedAt: Instant;
}

/** How a case belongs together with others. */
export interface TogetherView {
  /** What was joined with it, and is not taken apart again. */
  readonly joined: readonly JoinedCase[];
  /** Of a case that was merged and that the officer may take apart again: from which, and how that one stands. */
  readonly unmerge: { readonly from: string; readonly survivor: Survivor } | null;
  /** Null where it is not for the officer to split it. */
  readonly split: SplitChoices | null;
  /** Parts that this officer began to split off and has not sent, the newest first. */
  readonly begunSplits: readonly BegunSplit[];
}

/** What lies under a cover that one purpose lifts: `covered` with what it would open. Null: nothing does. */
export interface Covered {
  readonly cover:
    | null
    | { readonly state: 'covered'; readonly opens: readonly Text[] }
    | { readonly state: 'open'; readonly purpose: string; readonly until: Instant }
    | { readonly state: 'closed'; readonly message: Text };
}
export interface DeskPlatform extends BoardPlatform, LeavePlatform {
  /** Opens all that is covered in a case for an hour, but what is sensitive: one purpose, one line that the resident can read. */
  openTogether(
    number: string,
    purpose: string,
  ): Promise<Result<{ readonly until: Instant }, { readonly type: 'purposeMissing' } | ConsoleRefusal>>;
  jumps(): Promise<Jumps>;
  /** Takes a case apart again that was merged by mistake; `note` says why, for the reporter too. */
  unmerge(
    number: string,
    input: { readonly note: string; readonly key: string; readonly seenVersion: number },
  ): Promise<ConsoleActResult>;
  /**
   * Begins the form of a part that is split off: answers that fit are filled in, of the photos those that were chosen (sha256).
   * `first`: the first question that is open, or `periksa`.
   */
  beginSplit(
    number: string,
    input: { readonly service: string; readonly photos: readonly string[] },
  ): Promise<Result<{ readonly draftId: string; readonly first: string }, ConsoleRefusal>>;
  /** Sends it: the second case is opened, and the first says so. The draft is its key. `note` says why, for the applicant too. */
  split(
    draftId: string,
    input: { readonly note: string; readonly seenVersion: number },
  ): Promise<
    Result<
      ActDone & { readonly from: string; readonly number: string },
      ActRefusal | { readonly type: 'serviceChanged'; readonly asks: readonly string[] }
    >
  >;
  /** What waits for the officer because a colleague mentioned them; gone once they have opened the case. */
  mentions(): Promise<readonly MentionRow[]>;
  /** `mentions`: whom it names besides those after an @ in its words. `key`: as for a reply. */
  note(
    number: string,
    text: string,
    key: string,
    mentions?: readonly string[],
  ): Promise<
    Result<
      null,
      { readonly type: 'textMissing' } | { readonly type: 'cannotMention'; readonly message: Text } | ConsoleRefusal
    >
  >;
  /** Null: nobody is signed in. */
  templates(): Promise<TemplatesView | null>;
  saveTemplate(
    input: TemplateInput,
  ): Promise<
    Result<
      { readonly id: string },
      { readonly type: 'refused'; readonly sentences: readonly FieldSentence[] } | ConsoleRefusal
    >
  >;
  removeTemplate(
    which: Pick<TemplateInput, 'unit' | 'area'> & { readonly id: string },
  ): Promise<Result<null, ConsoleRefusal>>;
}

export interface BulkAction {
  readonly action: string;
  readonly label: Text;
  /** `service/stage` of the rows that can take it. */
  readonly on: readonly string[];
  /** One at least must be given, the same for all. Empty: it needs none. */
  readonly reasons: readonly { readonly name: string; readonly says: Text; readonly basis: string }[];
}

/** What became of one of several: `changed` since it was seen, `ended` meanwhile or before. */
export interface BulkOutcome {
  readonly number: string;
  readonly outcome: 'done' | 'changed' | 'ended' | 'notAllowed' | 'refused' | 'notFound';
  readonly message: Text;
}

export type FilterRefusal = { readonly type: 'nameRefused'; readonly message: Text } | ConsoleRefusal;

/** A letter that may be withdrawn, with the reasons that everybody may read. */
export interface RevocableLetter {
  readonly id: string;
  readonly number: string;
  readonly title: Text;
  readonly reasons: readonly { readonly name: string; readonly says: Text }[];
}

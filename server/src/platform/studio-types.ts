/**
 * What the studio shows of services: how their cases go, their form, examples, versions, standard and source.
 *
 * Plain JSON, texts in both languages. Must never: hold anything of a case or a resident but counts.
 */
import type { DateText, Field, Instant, Text } from '@balai/kernel';
import type { ServiceView } from './catalogue-types.ts';
import type { FieldSentence, PromiseView, RawForm, Result, TimelineEntry, Tone } from './shared-types.ts';

export type StudioRefusal = 'notAllowed' | 'notFound';
type Opened<View> = Promise<Result<View, StudioRefusal>>;

/** Each call asks again whether this officer may program services today. */
export interface StudioPlatform {
  list(): Opened<readonly StudioRow[]>;
  head(serviceId: string): Opened<StudioHead>;
  lifecycle(serviceId: string): Opened<LifecycleView>;
  form(serviceId: string): Opened<FormView>;
  examples(serviceId: string): Opened<ExamplesView>;
  versions(serviceId: string): Opened<VersionsView>;
  standard(serviceId: string): Opened<ServiceView>;
  source(serviceId: string): Opened<SourceView>;
  /** Plays the service on: `lakukan` says what is done, `keadaan` carries the trial so far. Nothing is stored. */
  tryIt(serviceId: string, raw: RawForm): Opened<TrialView>;
  /** What may be changed, what is typed of it, and what was proposed; `lakukan` proposes, publishes or declines. */
  changing(serviceId: string, raw: RawForm): Opened<ChangedView>;
}

export interface StudioRow {
  readonly id: string;
  readonly title: Text;
  readonly icon: string;
  readonly version: number;
  readonly publishedAt: Instant;
  readonly publishedBy: Text;
  readonly open: number;
  readonly late: number;
  /** Of the promises that came due in the last four weeks, between 0 and 1; null: none did. */
  readonly onTime: number | null;
  /** What the examples exercise; null where no examples travelled with the version. */
  readonly coverage: { readonly done: number; readonly all: number; readonly failed: number } | null;
  /** The published values differ from the file. */
  readonly changedHere: boolean;
  readonly waiting: number;
}

export interface StudioHead {
  readonly id: string;
  readonly title: Text;
  readonly icon: string;
  readonly version: number;
  readonly hash: string;
  readonly publishedAt: Instant;
  readonly publishedBy: Text;
  readonly changedHere: boolean;
  readonly file: string | null;
  readonly waiting: number;
}

export interface StageView {
  readonly name: string;
  readonly label: Text;
  readonly kind: 'turn' | 'system' | 'end';
  readonly who: Text;
  readonly within: Text | null;
  readonly basis: string;
  /** The applicant, a witness or a body outside acts: the promise may stand still. */
  readonly waits: boolean;
  readonly open: number;
  readonly late: number;
  /** How long turns took; null while none has ended. */
  readonly times: { readonly count: number; readonly median: Text; readonly p90: Text } | null;
  readonly leads: readonly { readonly label: Text; readonly to: Text; readonly loud: boolean }[];
  readonly tone: Tone;
  /** How many cases ended here; 0 for turns. */
  readonly ended: number;
}
export interface LifecycleView {
  /** An SVG in the reader's language, with counts and times under each stage; its colours are custom properties of the page. */
  readonly drawing: string;
  readonly stages: readonly StageView[];
  readonly open: number;
  readonly late: number;
  readonly onTime: number | null;
  /** Ended in the last seven days. */
  readonly closed: number;
  /** From how many cases times and reasons are, and since when. */
  readonly cases: number;
  readonly since: Instant;
  readonly returns: ReturnsView;
}
/** Where cases come back, and why. */
export interface ReturnsView {
  readonly rows: readonly {
    readonly stage: Text;
    readonly action: Text;
    readonly kind: 'correction' | 'refusal';
    readonly reason: Text;
    readonly basis: string;
    readonly count: number;
  }[];
  readonly objections: number;
  readonly timeouts: readonly { readonly stage: Text; readonly count: number }[];
}

export interface FormView {
  readonly questions: readonly {
    readonly name: string;
    readonly field: Field<unknown>;
    readonly sometimes: boolean;
  }[];
  readonly later: readonly { readonly name: string; readonly label: Text; readonly questions: FormView['questions'] }[];
  readonly promise: Text | null;
  readonly fee: Text;
}

export interface ExamplesView {
  readonly rows: readonly {
    readonly name: string;
    readonly ok: boolean;
    readonly problems: readonly Text[];
    readonly on: DateText;
    /** What came of it. */
    readonly told: Text;
  }[];
  readonly coverage: readonly { readonly kind: string; readonly done: number; readonly all: number }[];
  readonly missing: readonly Text[];
}

export interface VersionsView {
  readonly rows: readonly {
    readonly number: number;
    readonly hash: string;
    readonly at: Instant;
    readonly by: Text;
    readonly current: boolean;
    /** The values were changed in the studio; the file says otherwise. */
    readonly changedHere: boolean;
    readonly because: string | null;
    /** What changed since the version before, in words; null where there is none before. */
    readonly changes: readonly ChangeView[] | null;
    /** Why it was published although no example exercised something; null: all was exercised. */
    readonly uncoveredBecause: string | null;
    /** The second person, who approved it. */
    readonly approvedBy: Text | null;
    /** The version whose content came back with it. */
    readonly backTo: number | null;
    readonly takenBack: boolean;
    /** Not signed by this installation, or changed since: it is not taken up. */
    readonly foreign: boolean;
  }[];
}
export interface ChangeView {
  /** `Biaya`, `Janji dan tenggat` */
  readonly kind: Text;
  readonly group: string;
  readonly text: Text;
}

export interface SourceView {
  readonly file: string | null;
  readonly hash: string;
  /** Of the file from which the published version, or the one that it changes, was compiled. */
  readonly lines: readonly {
    readonly parts: readonly { readonly text: string; readonly kind: TokenKind }[];
    readonly marks: readonly { readonly tone: 'soon' | 'late'; readonly text: Text }[];
  }[];
  readonly changedHere: boolean;
}
export type TokenKind = 'plain' | 'word' | 'text' | 'number' | 'comment' | 'name';

/** `shownAs`: its name in the form, which may carry a prefix. */
export interface TrialQuestion {
  readonly name: string;
  readonly shownAs: string;
  readonly field: Field<unknown>;
}
/** A service that is played: its form, or the case that it became. Nothing of it is stored. */
export interface TrialView {
  /** The trial so far, sealed; sent along with the next form. Empty: not begun. */
  readonly token: string;
  readonly hash: string;
  /** The moment of the trial. */
  readonly now: Instant;
  readonly refused: readonly FieldSentence[];
  /** What was typed, where it was refused or an example was taken. */
  readonly typed: RawForm;
  readonly form: {
    readonly questions: readonly TrialQuestion[];
    /** What registries say; empty: they are silent. */
    readonly facts: readonly TrialQuestion[];
    readonly examples: readonly string[];
  } | null;
  readonly shown: TrialShown | null;
}
export interface TrialShown {
  readonly status: Text;
  readonly tone: Tone;
  readonly promise: PromiseView | null;
  readonly timeline: readonly Pick<TimelineEntry, 'at' | 'title' | 'who' | 'detail' | 'tone' | 'reasons'>[];
  readonly ended: boolean;
  readonly letters: readonly Text[];
  readonly turns: readonly {
    readonly id: string;
    readonly stage: Text;
    readonly who: Text;
    readonly clock: PromiseView;
    readonly late: Text | null;
    readonly actions: readonly {
      readonly action: string;
      readonly prefix: string;
      readonly label: Text;
      readonly leadsTo: Text;
      readonly tone: 'primary' | 'neutral' | 'danger';
      readonly questions: readonly TrialQuestion[];
      readonly typed: RawForm;
      readonly slots: readonly string[];
      readonly fee: string | null;
      readonly reasons: readonly { readonly name: string; readonly says: Text; readonly basis: string }[];
      readonly confirms: readonly Text[];
      readonly disabled: Text | null;
    }[];
  }[];
  readonly mayWithdraw: boolean;
  readonly objection: { readonly until: Instant; readonly questions: readonly TrialQuestion[] } | null;
  readonly nextDue: { readonly at: Instant; readonly stage: Text } | null;
}

/** What may be changed of a service as data, what is being changed, and what was proposed. */
export interface ChangingView {
  readonly values: readonly ChangeableView[];
  readonly texts: readonly ChangeableView[];
  /** The one whose form is open. */
  readonly chosen: (ChangeableView & { readonly kind: 'duration' | 'rupiah' | 'count' | 'text' }) | null;
  /** The changes so far, as they travel in the form. Empty: none. */
  readonly list: string;
  /** What the gate says of them; null: there are none yet. */
  readonly gate: GateView | null;
  readonly refused: readonly FieldSentence[];
  readonly typed: RawForm;
  readonly proposals: readonly ProposalView[];
}
export interface ChangeableView {
  readonly at: string;
  readonly label: Text;
  /** The line in force today, or the words. */
  readonly now: Text;
  /** Of a value: its history, newest first. Of words: none. */
  readonly lines: readonly { readonly since: DateText; readonly value: Text; readonly basis: string }[];
}
export interface GateView {
  readonly changes: readonly ChangeView[];
  /** What the checks of the kernel refuse. */
  readonly mistakes: readonly Text[];
  readonly failed: readonly { readonly name: string; readonly problems: readonly Text[] }[];
  /** What of the new values no example exercises: to be added to the file. */
  readonly untested: readonly Text[];
  readonly passes: boolean;
  readonly openCases: number;
}
export interface ProposalView {
  readonly id: string;
  readonly by: Text;
  readonly mine: boolean;
  readonly at: Instant;
  readonly because: string;
  readonly changes: readonly ChangeView[];
  /** The version in force is no longer the one that it changes. */
  readonly stale: boolean;
  /** What of it no example exercises, and why its proposer lets that be; null: whoever publishes it says why. */
  readonly untested: readonly Text[];
  readonly uncoveredBecause: string | null;
  readonly decided: {
    readonly as: 'published' | 'declined';
    readonly by: Text;
    readonly at: Instant;
    readonly because: string;
    readonly number: number | null;
  } | null;
}
/** `done`: what happened, for the next page. */
export interface ChangedView {
  readonly done: Text | null;
  readonly view: ChangingView;
}

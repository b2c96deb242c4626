/**
 * What residents' pages show of the catalogue: home, a service as it is published, and the check of its rules.
 *
 * Must never: hold anything of a person, but the list of their own matters on the home page of their device.
 */
import type { AnswerError, DateText, Field, Instant, Text } from '@balai/kernel';
import type { CaseCard, PromiseView, ServiceCard } from './shared-types.ts';

export interface HomeView {
  readonly popular: readonly ServiceCard[];
  readonly categories: readonly { readonly id: string; readonly label: Text; readonly count: number }[];
  readonly examples: readonly { readonly query: Text; readonly serviceId: string }[];
  readonly myCases: readonly CaseCard[];
  readonly drafts: readonly {
    readonly draftId: string;
    readonly service: Text;
    readonly savedAt: Instant;
    readonly next: string;
    /** How many of its questions are done, so that two drafts of one service can be told apart. */
    readonly done: number;
    readonly questions: number;
  }[];
  /** The promise kept in the last seven days, from the same counters as the city page. */
  readonly week: {
    /** Promises that were over: a matter whose letter waits for its signature is not among them. */
    readonly closed: number;
    readonly onTime: number;
    readonly filed: number;
    readonly openNow: number;
    /** What was over on each of the seven days; their sum is `closed`. */
    readonly days: readonly { readonly day: DateText; readonly closed: number }[];
  };
  readonly serviceCount: number;
}

/** The six published components of the service standard, derived from the definition. */
export interface RuleCheckView {
  readonly service: ServiceCard;
  readonly questions: readonly { readonly name: string; readonly field: Field<unknown> }[];
}
/** `unknown`: too little was answered. */
export interface RuleOutcome {
  readonly state: 'met' | 'notMet' | 'unknown';
  readonly text: Text;
  readonly basis: string;
}
export type RuleCheckRefusal =
  | { readonly type: 'answersRefused'; readonly errors: readonly AnswerError[] }
  | { readonly type: 'nothingAnswered' }
  | { readonly type: 'notFound' };

export interface ServiceView extends ServiceCard {
  /** Whether its rules can be looked at before the form, on a page of their own. */
  readonly canCheck: boolean;
  readonly summary: Text;
  readonly unit: Text;
  readonly requirements: readonly {
    readonly label: Text;
    readonly kind: Field<unknown>['kind'];
    readonly required: boolean;
    readonly when: Text | null;
    readonly help: Text | null;
  }[];
  readonly notNeeded: readonly Text[];
  readonly steps: readonly { readonly label: Text; readonly who: Text; readonly within: Text | null }[];
  readonly time: Text;
  /** What that time rests on; null: nothing is promised of the whole. */
  readonly timeBasis: Text | null;
  readonly fee: { readonly free: boolean; readonly text: Text; readonly basis: Text };
  /** The promise as it would stand for somebody who sends now; null where nothing is promised. */
  readonly foreseen: PromiseView | null;
  readonly product: Text;
  /** What comes out, for a picture of it and the words beside the picture. */
  readonly gives: {
    readonly kind: 'letter' | 'photos' | 'answer';
    readonly points: readonly {
      readonly about: 'signature' | 'code' | 'time' | 'photo' | 'check' | 'objection';
      readonly text: Text;
    }[];
  };
  readonly complaints: Text;
  readonly rules: readonly { readonly text: Text; readonly basis: Text }[];
  /** The numbers that stand in no rule and no time, with what each rests on; null: whoever wrote the service did not say. */
  readonly numbers: readonly { readonly text: Text; readonly basis: Text | null }[];
  /** Each law once, with the numbers of a case of this day that it sets. */
  readonly laws: readonly { readonly law: Text; readonly sets: readonly Text[] }[];
  readonly privacy: { readonly kept: Text; readonly who: Text };
  readonly version: number;
  readonly publishedAt: Instant;
  /** False while the region has switched it off, and where only an office begins a case. */
  readonly open: boolean;
  /** The office that alone enters cases, while people telephone it; null where people begin them. */
  readonly keptBy: Text | null;
}

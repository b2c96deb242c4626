/**
 * What an author may write, before it becomes data: short forms, and functions over `f` and `fact`.
 *
 * Only the shapes; which words fit is checked in checks*.ts. Must never: be stored.
 */
import type { Duration } from './clock.ts';
import type { DateText, Field, Fields, Text } from './fields.ts';
import type { Category, Dated, Deed, Keeping, Law, Objection, Outcome, Reason, Since } from './manifest.ts';
import type { Booked, Day, Quantity, Refs, Term, Truth } from './terms.ts';

/** A unit of the city, or a body outside it that can be given a turn. */
export interface WrittenUnit extends Text {
  /** How a turn reaches it: the console (default); a one-time link (an RT head); another body's own channel. */
  readonly reached?: 'console' | 'link' | 'outside';
  /** One such unit in each; the service says with `at` which question names the area. */
  readonly per?: 'kelurahan' | 'kecamatan';
  /** Who there can be named one by one: `kelurahan.lurah`. */
  readonly positions?: Readonly<Record<string, Text>>;
  /** The last day of the unit, and who takes over its open turns. */
  readonly closes?: DateText;
  readonly successor?: string;
  /** Where a turn goes when nobody here may act. */
  readonly above?: string;
  /** Many in one area (an RT): the questions of the service that say which, always asked. */
  readonly which?: readonly string[];
}
/** What a registry can say, and under which conditions it may be asked. */
export interface AboutFact {
  readonly purpose: Text;
  readonly seenBy: readonly string[];
  readonly freshForMinutes: number;
  /** Asked once more at the decision, however fresh. Default: no. */
  readonly readAgain?: boolean;
  /** The questions that the registry is asked with; a service that reads the fact must ask them. */
  readonly dependsOn: readonly string[];
}
export type WrittenFact = Field<unknown> & { readonly about: AboutFact };
/** @example `desil: fact(number({ id: 'Desil', en: 'Decile' }), { purpose, seenBy: ['dinsos'], freshForMinutes: 1440, dependsOn: ['nik'] })` */
export const fact = <Q extends Field<unknown>, const A extends AboutFact>(
  question: Q,
  about: A,
): Q & { readonly about: A } => ({ ...question, about });

/** What must be handed in: a form by its name, or the form itself under its name, where an action brings it along. */
export type Handed = string | Forms;
export type WrittenAction =
  | string
  | {
      readonly to?: string;
      readonly all?: string;
      readonly ifAny?: string;
      readonly with?: Handed | readonly Handed[];
      readonly because?: readonly string[];
      readonly carries?: Deed;
    };
export type WrittenBy =
  | string
  | readonly string[]
  | Dated<string>
  | { readonly unit: string; readonly at?: string; readonly position?: string };
export interface WrittenOpenStage {
  readonly by: WrittenBy;
  /** A bare duration gets so far, so that the compiler can say what is missing (checks.ts). */
  readonly within: Dated<Duration> | Duration;
  readonly from?: string;
  readonly otherThan?: string;
  readonly late?: string;
  readonly withdraw?: string;
  readonly shows?: readonly string[];
  readonly next: Readonly<Record<string, WrittenAction>>;
}
export interface WrittenAutomaticStage {
  readonly asks: string;
  readonly yes: string;
  readonly no: string;
}
export interface WrittenEndStage {
  readonly ends: Outcome;
  readonly issues?: string | readonly string[];
  readonly objection?: Omit<Objection, 'with'> & { readonly with?: Handed };
  readonly starts?: string | { readonly service: string; readonly in: string } | readonly string[];
  readonly refunds?: boolean;
}
export type WrittenStages = Readonly<Record<string, WrittenOpenStage | WrittenAutomaticStage | WrittenEndStage>>;

export type Forms = Readonly<Record<string, Fields>>;
export type Both<U> = (U extends unknown ? (u: U) => void : never) extends (all: infer A) => void ? A : never;
/** The form of the applicant, and all that is filled in later. */
export type AllFields<F, Fo> = [keyof Fo] extends [never] ? F : F & Both<Fo[keyof Fo]>;
export type AsFields<T> = T extends Fields ? T : never;

/** A letter of the platform. `validFor` may follow from the answers. */
export interface WrittenLetter<F extends Fields> {
  /** Without it: the title of the service. */
  readonly title?: Text;
  readonly classification?: string;
  /** A text, or its lines. */
  readonly body: string | readonly string[];
  readonly signedBy: string | readonly string[];
  readonly validFor?: Dated<Duration> | ((f: Refs<F>) => Dated<Term<Duration>>);
}
/** A file that another system made, handed in under the question `from`; `title` as of a letter. */
export type WrittenProduct<F extends Fields> = WrittenLetter<F> | { readonly title?: Text; readonly from: string };

export interface Rule<F extends Fields, K extends Fields> {
  /** Must be yes for the request to be accepted. While it is unknown the rule is open: it never refuses. */
  readonly require: (f: Refs<F>, fact: Refs<K>) => Truth;
  /** What the resident reads when it is no. */
  readonly otherwise: Text;
  /** The regulation and article that sets this rule. */
  readonly basis: string;
}
type Opened = readonly [string, ...string[]];
type GivenReason<About> = { readonly says: Text; readonly basis: string } & ([About] extends [never]
  ? unknown
  : { readonly about: About });
/**
 * On this ground, this is said to somebody who is refused or sent back; `about` names the questions that it opens for correction.
 *
 * @example `buram: reason(perwali, { id: 'KTP tidak terbaca.', en: 'The KTP cannot be read.', about: ['ktp'] })`
 */
export const reason = <const About extends Opened = never>(
  basis: Law | string,
  { id, en, about }: Text & { readonly about?: About },
): GivenReason<NoInfer<About>> =>
  ({
    says: { id, en },
    basis: typeof basis === 'string' ? basis : basis.basis,
    ...(about === undefined ? {} : { about }),
  }) as GivenReason<NoInfer<About>>;

/**
 * Reasons by name; or, under the name of an action, those that it gives wherever it says nothing else by `because`.
 *
 * @example `reasons: { tolak: { bukanWarga: reason(…) }, mintaPerbaikan: { buram: reason(…) } }`, then `next: { tolak: 'ditolak' }`
 */
export type WrittenReasons = Readonly<Record<string, Reason | Groundless | Readonly<Record<string, Reason>>>>;
/** A reason without its ground gets so far, so that the compiler can say what is missing (checks-parts.ts). */
export type Groundless = { readonly says: Text; readonly basis?: undefined };
/** A reason has its ground; what has none is the name of an action, with reasons. */
type AReason = { readonly basis: string };
export type ReasonNames<R> = { [N in keyof R]: R[N] extends AReason ? N : keyof R[N] }[keyof R];
/** The actions that have reasons of their own. */
export type ReasonedActions<R> = { [N in keyof R]: R[N] extends AReason ? never : N }[keyof R];

/** A service without a fee. */
export interface Free {
  readonly free: Since<0>;
}
/** @example `cost: free('2013-12-24', 'UU 24/2013 Pasal 79A')` */
export const free = (from: DateText, basis: string): Free => ({ free: { since: from, value: 0, basis } });

/** A fee in whole rupiah, computed from the form; `fact.now` is the day on which it is asked. */
export type Fee<F extends Fields, K extends Fields, Slot extends string = string> = (
  f: Refs<F> & { readonly [N in Slot]: Booked },
  fact: Refs<K> & { readonly now: Day },
) => Dated<Quantity | number>;

/** How long closed cases of each category are kept, unless the service says otherwise. */
export type KeepsByCategory = Readonly<Record<Category, Dated<Keeping>>>;
/** @example `keeps: since('2022-10-17', kept(60, 'destroy'), 'UU 27/2022 Pasal 43')` */
export const kept = (months: number, then: Keeping['then']): Keeping => ({ months, then });

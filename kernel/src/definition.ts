/**
 * What `defineService` takes, and how the compiler looks at it.
 *
 * Must never: exist at run time.
 */
import type { CheckedStages } from './checks.ts';
import type { Expect } from './checks-graph.ts';
import type {
  Brought,
  CheckedAt,
  CheckedCost,
  CheckedDuplicates,
  CheckedFields,
  CheckedForms,
  CheckedLetters,
  CheckedReasons,
  CheckedSlots,
} from './checks-parts.ts';
import type { Duration } from './clock.ts';
import type { Field, Fields, DateText, Text } from './fields.ts';
import type { Category, Dated, Keeping, Slot } from './manifest.ts';
import type { Service } from './service-types.ts';
import type { Quantity, Refs, Several, Term, Truth } from './terms.ts';
import type {
  AllFields,
  AsFields,
  Fee,
  Forms,
  Free,
  ReasonedActions,
  ReasonNames,
  Rule,
  WrittenFact,
  WrittenProduct,
  WrittenReasons,
  WrittenStages,
  WrittenUnit,
} from './written.ts';

/** What every region knows: the date of the request, in the region. */
export type Always = { readonly today: Field<DateText> };

/** What a city has named. */
export interface CityTypes {
  readonly units: Readonly<Record<string, WrittenUnit>>;
  readonly facts: Readonly<Record<string, WrittenFact>>;
  readonly offers: string;
  readonly regions: Readonly<Record<string, Text>>;
  readonly words: Readonly<Record<string, Text>>;
}
// By `infer` the compiler writes the names themselves into its messages, not the name of this type.
export type UnitOf<C extends CityTypes> = keyof C['units'] & string extends infer U extends string ? U : never;
/** `kelurahan.lurah`: every position of every unit. */
type PositionRefs<Units> = {
  [U in keyof Units]: Units[U] extends { readonly positions: infer P } ? `${U & string}.${keyof P & string}` : never;
}[keyof Units];
type PositionOf<C extends CityTypes> = PositionRefs<C['units']> extends infer P extends string ? P : never;
/** The units of which there is one per area. */
type AreaUnits<Units> = { [U in keyof Units]: Units[U] extends { readonly per: string } ? U : never }[keyof Units] &
  string;
type FactsOf<C extends CityTypes> = C['facts'] & Always;
/** Who may have a turn: without `at` no unit of which there are many. */
type ActsOf<C extends CityTypes, At> = [At] extends [never] ? Exclude<UnitOf<C>, AreaUnits<C['units']>> : UnitOf<C>;

/** A unit that others name as their successor or superior must exist. */
export type CheckedUnits<Units> = {
  readonly [U in keyof Units]: Units[U] extends { readonly successor: infer N } | { readonly above: infer N }
    ? N extends keyof Units
      ? Units[U]
      : `'${N & string}' is no unit of this city`
    : Units[U];
};
export type CheckedFacts<Known, Unit extends string> = {
  readonly [N in keyof Known]: Known[N] extends { readonly about: { readonly seenBy: readonly (infer Seen)[] } }
    ? [Seen] extends [Unit]
      ? Known[N]
      : `'${Exclude<Seen, Unit> & string}' is no unit of this city: nobody there can see '${N & string}'`
    : Known[N];
};

/** `defineService` of one city. */
export interface DefineService<C extends CityTypes> {
  <
    const F extends Fields,
    const S extends WrittenStages,
    const Kind extends Category,
    const Cost extends Free | Fee<AsFields<AllFields<F, Fo>>, FactsOf<C>, keyof Sl & string>,
    const Start extends string = never,
    const At extends string = never,
    const Route extends string = never,
    const Team extends string = never,
    const Condition extends string = never,
    const Score extends string = never,
    const Ru extends string = never,
    const Fo extends Forms = {},
    const R extends WrittenReasons = {},
    const Sl extends Readonly<Record<string, Slot>> = {},
    const D extends Readonly<Record<string, WrittenProduct<AsFields<AllFields<F, Fo>>>>> = {},
    const W extends Readonly<Record<string, Text>> = {},
    const Keeps extends Dated<Keeping> | undefined = undefined,
    const Asked extends string = never,
  >(
    service: Definition<
      C,
      F,
      S,
      Kind,
      Cost,
      Start,
      At,
      Route,
      Team,
      Condition,
      Score,
      Ru,
      Fo,
      R,
      Sl,
      D,
      W,
      Keeps,
      Asked
    >,
  ): Service<{
    fields: F;
    asked: Asked;
    forms: Fo & Brought<S>;
    stages: S;
    facts: FactsOf<C>;
    reason: ReasonNames<R> & string;
    rule: Ru;
    unit: UnitOf<C>;
    letter: keyof D & string;
  }>;
}

interface Definition<
  C extends CityTypes,
  F extends Fields,
  S extends WrittenStages,
  Kind extends Category,
  Cost extends Free | Fee<AsFields<AllFields<F, Fo>>, FactsOf<C>, keyof Sl & string>,
  Start extends string,
  At extends string,
  Route extends string,
  Team extends string,
  Condition extends string,
  Score extends string,
  Ru extends string,
  Fo extends Forms,
  R extends WrittenReasons,
  Sl extends Readonly<Record<string, Slot>>,
  D extends Readonly<Record<string, WrittenProduct<AsFields<AllFields<F, Fo>>>>>,
  W extends Readonly<Record<string, Text>>,
  Keeps extends Dated<Keeping> | undefined,
  Asked extends string,
> {
  readonly id: string;
  readonly title: Text;
  readonly category: Kind;
  /** The regulation that creates the service. */
  readonly basis: string;
  /** Who may begin. A name, a NIK or a login is asked for only here. */
  readonly who: 'anyone' | 'phone' | 'resident' | UnitOf<C>;
  /** The question that says which area the case is about: of the home, or of the business? Never guessed. */
  readonly at?: CheckedAt<At, F>;
  readonly fields: Expect<F, CheckedFields<F, UnitOf<C>, [Keeps] extends [undefined] ? false : true>>;
  /** By question (or group): asked only when this is yes. What is not asked is not kept. */
  readonly askedIf?: {
    readonly [Name in Asked]: Name extends keyof AllFields<F, Fo>
      ? (f: Refs<AsFields<AllFields<F, Fo>>>, fact: Refs<FactsOf<C>>) => Truth
      : `'${Name}' is no question of this form`;
  };
  readonly forms?: Expect<Fo, CheckedForms<Fo, S, UnitOf<C>>>;
  /** By name: the name is stored with every refusal, so that the city sees which rule turns people away. */
  readonly rules?: { readonly [Name in Ru]: Rule<AsFields<AllFields<F, Fo>>, FactsOf<C>> };
  /** By name, part by part: the applicant sees every part of a score that decides about them. */
  readonly scores?: {
    readonly [Name in Score]: (
      f: Refs<AsFields<AllFields<F, Fo>>>,
      fact: Refs<FactsOf<C>>,
    ) => Dated<Readonly<Record<string, Quantity>>>;
  };
  readonly conditions?: {
    readonly [Name in Condition]: (
      f: Refs<AsFields<AllFields<F, Fo>>>,
      fact: Refs<FactsOf<C>>,
      score: Readonly<Record<Score, Quantity>>,
    ) => Truth;
  };
  /** One unit, by the day the turn begins. */
  readonly routing?: {
    readonly [Name in Route]: (
      f: Refs<AsFields<AllFields<F, Fo>>>,
      fact: Refs<FactsOf<C>>,
    ) => Dated<Term<ActsOf<C, At>>>;
  };
  /** Several units at once. */
  readonly teams?: {
    readonly [Name in Team]: (
      f: Refs<AsFields<AllFields<F, Fo>>>,
      fact: Refs<FactsOf<C>>,
    ) => Dated<Several<ActsOf<C, At>>>;
  };
  readonly reasons?: Expect<R, CheckedReasons<R, S, F>>;
  readonly slots?: Expect<Sl, CheckedSlots<Sl, S, F>>;
  readonly duplicates?: CheckedDuplicates<F>;
  /** Civil registry documents are free of charge by law (UU 24/2013, article 79A). */
  readonly cost: Expect<Cost, CheckedCost<Cost, Kind, S>>;
  /** The tariff of the day of filing, and not of the day on which payment is asked. */
  readonly feeAsOf?: 'filing';
  /** What goes back where an end `refunds`; `fact.now` is the day it ends. Without it: all. */
  readonly refund?: Fee<AsFields<AllFields<F, Fo>>, FactsOf<C> & { readonly paid: Field<number> }, keyof Sl & string>;
  readonly within?: Dated<Duration>;
  readonly keeps?: Keeps;
  /** Where a case begins. Without it: in the first stage. */
  readonly start?: Expect<Start, keyof S>;
  readonly stages: Expect<
    S,
    CheckedStages<
      S,
      Start,
      {
        unit: UnitOf<C>;
        position: PositionOf<C>;
        areaUnit: AreaUnits<C['units']>;
        at: At;
        route: Route;
        team: Team;
        condition: Condition;
        reason: ReasonNames<R> & string;
        reasoned: ReasonedActions<R>;
        form: keyof Fo & string;
        slot: keyof Sl & string;
        letter: keyof D;
        service: C['offers'];
        region: keyof C['regions'] & string;
        word: keyof C['words'] | keyof W;
        fields: F;
        free: Cost extends Free ? true : false;
      }
    >
  >;
  readonly documents?: Expect<
    D,
    CheckedLetters<
      D,
      AsFields<AllFields<F, Fo>>,
      S,
      UnitOf<C> | PositionOf<C> | 'applicant',
      keyof FactsOf<C> & string,
      Asked
    >
  >;
  readonly words?: W;
}

/**
 * Who acts, and what their silence means, as types.
 *
 * Must never: exist at run time.
 */
import type { AskersOf, Goal, IsUnion, LateOf } from './checks-graph.ts';
import type { AreaNames, Fields, PhoneNames } from './fields.ts';
import type { Dated } from './manifest.ts';

/** The lists that the words of a service must come from. */
export interface Vocabulary {
  readonly unit: string;
  /** `kelurahan.lurah`: the positions of the city's units. */
  readonly position: string;
  /** The units of which there is one per area. */
  readonly areaUnit: string;
  /** The head word `at`; never, if it is missing. */
  readonly at: string;
  readonly route: string;
  readonly team: string;
  readonly condition: string;
  readonly reason: string;
  /** The actions whose reasons stand under their name. */
  readonly reasoned: PropertyKey;
  readonly form: string;
  readonly slot: string;
  readonly letter: PropertyKey;
  readonly service: string;
  readonly region: string;
  readonly word: PropertyKey;
  readonly fields: Fields;
  readonly free: boolean;
}

type Outsider<V extends Vocabulary> = 'applicant' | PhoneNames<V['fields']>;
/** Somebody outside the administration: the applicant, or who answers a telephone. */
export type IsOutside<T, V extends Vocabulary> = T extends { readonly by: infer B }
  ? [B] extends [Outsider<V>]
    ? true
    : false
  : false;
export type ActSeveral<T, V extends Vocabulary> = T extends { readonly by: infer B }
  ? B extends string
    ? [B] extends [V['team']]
      ? true
      : false
    : B extends readonly string[]
      ? true
      : false
  : false;

/** The stages where the same actors act: the same word is the same hands. */
type SameHands<S, By> = { [K in keyof S]: S[K] extends { readonly by: By } ? K : never }[keyof S];
type AllGoals<N> = { [A in keyof N]: N[A] extends { readonly all: infer T } ? T : never }[keyof N];
type Joins<S, By> = {
  [K in SameHands<S, By>]: S[K] extends { readonly next: infer N } ? AllGoals<N> : never;
}[SameHands<S, By>];

type UnitIn<B> = B extends `${infer U}.${string}` ? U : B;
/** A unit that exists once per area needs `at`, or nobody knows which one. */
type Placed<B, V extends Vocabulary, Fits> = [V['at']] extends [never]
  ? UnitIn<B> extends V['areaUnit']
    ? `there is one '${UnitIn<B> & string}' in each area: say with \`at\` which place or area question names it`
    : Fits
  : Fits;
type PositionOf<U, V extends Vocabulary> = V['position'] extends infer P
  ? P extends `${U & string}.${infer N}`
    ? N
    : never
  : never;
type UnitObject<B, V extends Vocabulary> = {
  readonly [P in keyof B]: P extends 'unit'
    ? 'at' extends keyof B
      ? V['unit']
      : Placed<B[P], V, V['unit']>
    : P extends 'at'
      ? AreaNames<V['fields']>
      : P extends 'position'
        ? B extends { readonly unit: infer U }
          ? PositionOf<U, V>
          : never
        : `'${P & string}' is not a word of \`by\`: unit, at, position`;
};

export type CheckedBy<T, S, V extends Vocabulary> = T extends { readonly by: infer B }
  ? [IsOutside<T, V>] extends [true]
    ? [LateOf<T>] extends [never]
      ? `${B & string} may never answer: say with \`late\` where the case goes when time is up`
      : B
    : [ActSeveral<T, V>] extends [true]
      ? [Joins<S, B>] extends [never]
        ? 'several act here: one action must say where they meet, `{ all: … }`'
        : [IsUnion<Joins<S, B>>] extends [true]
          ? 'several act here and meet in different stages: name one in `all`, the others in `ifAny`'
          : B extends readonly string[]
            ? { readonly [I in keyof B]: B[I] extends V['unit'] ? Placed<B[I], V, B[I]> : V['unit'] }
            : V['team']
      : B extends string
        ? Placed<B, V, V['unit'] | V['position'] | V['route'] | V['team'] | 'applicant' | PhoneNames<V['fields']>>
        : B extends { readonly unit: unknown }
          ? UnitObject<B, V>
          : Dated<[V['at']] extends [never] ? Exclude<V['unit'], V['areaUnit']> : V['unit']>
  : never;

/** Silence of an office never refuses; silence of a resident never approves. */
export type CheckedLate<T, S, V extends Vocabulary> =
  LateOf<T> extends infer L
    ? L extends keyof S
      ? S[L] extends { readonly ends: infer E }
        ? [IsOutside<T, V>] extends [true]
          ? E extends 'granted' | 'refused'
            ? `the silence of a resident is not '${E}': end as 'lapsed' or 'withdrawn'`
            : L
          : E extends 'refused'
            ? 'the silence of an office never refuses anybody'
            : E extends 'lapsed' | 'withdrawn'
              ? T extends { readonly from: infer From }
                ? From extends 'promised'
                  ? `the silence of an office never ends a case against the applicant: '${E}'`
                  : L
                : `the silence of an office never ends a case against the applicant: '${E}'`
              : L
        : L
      : keyof S
    : never;

/** `asker` leads a correction back to whoever asked for it. */
export type CheckedAsker<T, S, K> = T extends { readonly by: 'applicant' }
  ? [AskersOf<S, K>] extends [never]
    ? 'nobody asks here: no action of an officer leads to this stage'
    : 'asker'
  : 'only the applicant goes back to who asked: name a stage';

type Corrects<T> = T extends { readonly by: 'applicant'; readonly next: infer N }
  ? N[keyof N] extends infer A
    ? A extends { readonly with: 'answers' }
      ? true
      : never
    : never
  : never;
/** Everything against the applicant needs a reason, whoever chooses it; what they do to their own case needs none. */
export type NeedsReason<A, T, S> = T extends { readonly by: 'applicant' }
  ? false
  : Goal<A> extends infer G
    ? G extends keyof S
      ? S[G] extends { readonly ends: 'refused' }
        ? 'a refusal'
        : S[G] extends { readonly ends: 'lapsed' | 'withdrawn' }
          ? 'an end against the applicant'
          : S[G] extends { readonly ends: 'moved' }
            ? S[G] extends { readonly starts: unknown }
              ? false
              : 'an end against the applicant'
            : [Corrects<S[G]>] extends [never]
              ? false
              : 'sending back'
      : false
    : false;

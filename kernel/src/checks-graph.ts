/**
 * The graph of stages, as types: what leads where, what can be reached, what comes to an end.
 *
 * Must never: exist at run time.
 */
import type { EndStage } from './manifest.ts';
import type { WrittenEndStage } from './written.ts';

/** `Given` where it fits `Wanted`, and `Wanted` where it does not: inferred from what was written, reported against what should have been. */
export type Expect<Given, Wanted> = [Given] extends [Wanted] ? Given : Wanted;

/** Where an action says that it leads. */
export type Goal<A> = A extends string
  ? A
  : A extends { readonly to: infer T }
    ? T
    : A extends { readonly all: infer T }
      ? T
      : A extends { readonly ifAny: infer T }
        ? T
        : never;
type Goals<N> = { [A in keyof N]: Goal<N[A]> }[keyof N];
type LeaveOf<T> = T extends { readonly withdraw: infer L } ? L : never;
export type LateOf<T> = T extends { readonly late: infer L } ? L : never;

/** The stages that ask for `K` by an action: where `asker` leads back to. */
export type AskersOf<S, K> = {
  [A in keyof S]: S[A] extends { readonly next: infer N } ? (K extends Goals<N> ? A : never) : never;
}[keyof S];
type Resolved<S, K, G> = G extends 'asker' ? AskersOf<S, K> : G;

/** Where a stage says that it leads. */
type Named<T> = T extends { readonly next: infer N }
  ? Goals<N> | LateOf<T> | LeaveOf<T>
  : T extends { readonly yes: infer Yes; readonly no: infer No }
    ? Yes | No
    : T extends { readonly objection: { readonly to: infer To } }
      ? To
      : never;
/** Where the stage `K` can lead. */
export type Targets<S, K> = K extends keyof S ? Resolved<S, K, Named<S[K]>> : never;

/** The stages to which no other leads. */
type Roots<S> = Exclude<keyof S, { [K in keyof S]: Named<S[K]> }[keyof S]>;
/** Where a case begins: without `start` in the first stage, which the compiler finds as the one to which none leads. */
export type Begins<S, Start> = [Start] extends [never] ? ([Roots<S>] extends [never] ? keyof S : Roots<S>) : Start;
/** Where no `start` is given and several could be the first: the order of stages is nothing that a type knows. */
export type MayBegin<S, Start> = [Start] extends [never]
  ? [IsUnion<Roots<S>>] extends [true]
    ? Roots<S>
    : never
  : never;
export type IsUnion<T, U = T> = [T] extends [never]
  ? false
  : T extends unknown
    ? [U] extends [T]
      ? false
      : true
    : never;

/** The stages that can be reached from `Frontier`, by repeated widening. */
export type Reachable<S, Frontier, Seen = never> = [Exclude<Frontier, Seen>] extends [never]
  ? Seen
  : Reachable<S, Targets<S, Exclude<Frontier, Seen>>, Seen | Frontier>;

type EndsOf<S> = { [K in keyof S]: S[K] extends EndStage | WrittenEndStage ? K : never }[keyof S];
export type TurnsOf<S> = { [K in keyof S]: S[K] extends { readonly by: unknown } ? K : never }[keyof S];
type LeadsTo<S, To> = { [K in keyof S]: [Targets<S, K> & To] extends [never] ? never : K }[keyof S];

/** The stages from which some end can still be reached, by repeated widening backwards. */
export type CanEnd<S, Known = EndsOf<S>> = [Exclude<LeadsTo<S, Known>, Known>] extends [never]
  ? Known
  : CanEnd<S, Known | LeadsTo<S, Known>>;

/** Only the stages that the system passes by itself: a circle of these would never stop. */
type Automatic<S> = { [K in keyof S as S[K] extends { readonly asks: unknown } ? K : never]: S[K] };
export type Circles<S, K> = K extends keyof Automatic<S>
  ? K extends Reachable<Automatic<S>, Targets<Automatic<S>, K>>
    ? true
    : false
  : false;

/**
 * The checks of forms, reasons, slots, letters and money, as types.
 *
 * Must never: exist at run time.
 */
import type { AreaNames, Field, Fields, FileNames, PhoneNames, PlaceNames, Text, Why } from './fields.ts';
import type { Category, Slot } from './manifest.ts';
import type { Both, Forms, Free, Groundless, ReasonNames, WrittenProduct, WrittenReasons } from './written.ts';

type Flat<T> = T extends readonly (infer U)[] ? U : T;
type Actions<S> =
  | { [K in keyof S]: S[K] extends { readonly next: infer N } ? N[keyof N] : never }[keyof S]
  | { [K in keyof S]: S[K] extends { readonly objection: infer O } ? O : never }[keyof S];
type Collected<S> = Actions<S> extends infer A ? (A extends { readonly with: infer W } ? Flat<W> : never) : never;
type BroughtBy<A> = A extends { readonly with: infer W } ? Extract<Flat<W>, Forms> : never;
/** The forms that actions and objections bring along. */
export type Brought<S> = [BroughtBy<Actions<S>>] extends [never] ? {} : Both<BroughtBy<Actions<S>>>;
type Given<S> = Actions<S> extends infer A ? (A extends { readonly because: infer B } ? Flat<B> : never) : never;

export type CheckedForms<Fo, S, Unit> = string extends keyof Fo
  ? Readonly<Record<string, Fields>>
  : {
      readonly [N in keyof Fo]: N extends 'answers' | 'fee'
        ? `'${N & string}' has a meaning of its own: give the form another name`
        : N extends Collected<S>
          ? CheckedFields<Fo[N], Unit, true>
          : `nobody fills in '${N & string}': no action or objection is \`with\` it`;
    };
export type CheckedSlots<Sl, S, F> = string extends keyof Sl
  ? Readonly<Record<string, Slot>>
  : {
      readonly [N in keyof Sl]: N extends Collected<S>
        ? Sl[N] extends { readonly at: infer At }
          ? At extends keyof F
            ? Sl[N]
            : { readonly at: keyof F }
          : Sl[N]
        : `nobody books '${N & string}': no action is \`with\` it`;
    };
export type CheckedReasons<R, S, F> = string extends keyof R
  ? WrittenReasons
  : {
      readonly [N in keyof R]: R[N] extends { readonly basis: string }
        ? CheckedReason<R[N], N, Given<S>, F>
        : R[N] extends Groundless
          ? `'${N & string}' has no ground: begin with it, reason(basis, { id, en })`
          : N extends Reasoned<S>
            ? {
                readonly [M in keyof R[N]]: M extends ReasonNames<Omit<R, N>>
                  ? `'${M & string}' stands here twice: keep it under one action, and name it in \`because\` of the other`
                  : CheckedReason<R[N][M], M, M, F>;
              }
            : `no action '${N & string}' takes its reasons from here`;
    };
type CheckedReason<X, N, Used, F> = N extends Used
  ? X extends { readonly about: readonly (infer A)[] }
    ? [A] extends [keyof F | PartNames<F>]
      ? X
      : `'${Exclude<A, keyof F | PartNames<F>> & string}' is no question of this form`
    : X
  : `no action is \`because\` '${N & string}'`;
/** The actions that somewhere do not say their reasons themselves. */
type Reasoned<S> = {
  [K in keyof S]: S[K] extends { readonly next: infer N }
    ? { [A in keyof N]: N[A] extends { readonly because: unknown } ? never : A }[keyof N]
    : never;
}[keyof S];
/** `ibu.nama`, `perubahan.bukti`: a part of a group, or of every row. */
type PartNames<F> = {
  [K in keyof F]: F[K] extends Field<infer V> ? PartName<K, F[K], NonNullable<V>> : never;
}[keyof F];
type PartName<K, Q, V> = Q extends { readonly kind: 'group' }
  ? `${K & string}.${keyof V & string}`
  : Q extends { readonly kind: 'repeated' }
    ? V extends readonly (infer Row)[]
      ? `${K & string}.${keyof Row & string}`
      : never
    : never;
/** Sensitive answers need units that exist, and a service that itself says how long it keeps them. */
export type CheckedFields<F, Unit, Keeps> = {
  readonly [N in keyof F]: F[N] extends { readonly sensitive: Why<infer Seen> }
    ? F[N] extends { readonly published: true }
      ? `'${N & string}' is sensitive: it cannot be published`
      : Keeps extends true
        ? [Seen] extends [Unit]
          ? F[N]
          : { readonly sensitive: Why<Unit & string> }
        : `'${N & string}' is sensitive: the service must say how long it \`keeps\` its cases`
    : F[N];
};
export type CheckedDuplicates<F> = {
  readonly near: PlaceNames<F>;
  readonly metres: number;
  readonly same?: readonly (keyof F)[];
};
export type CheckedAt<At, F> =
  At extends AreaNames<F> ? At : `'${At & string}' is no place or area question that must be answered`;

/** A fee that nobody collects is a mistake too. */
export type CheckedCost<Cost, Kind extends Category, S> = Cost extends Free
  ? unknown
  : Kind extends 'civil-registry'
    ? 'civil registry documents are free of charge: write `free(…)`'
    : 'fee' extends Collected<S>
      ? unknown
      : 'no action collects this fee: add `with: "fee"` to one';

// --- Letters ---
/** `{biaya:terbilang}`: in words; `{lahir:umur}`: completed years; `{tanggal:hari}`: the day's name; `{anak:jumlah}`: how many. */
type Style = 'terbilang' | 'umur' | 'hari' | 'jumlah';
type Placeholder<Body> = Body extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends `${infer N}:${Style}` ? N : Name) | Placeholder<Rest>
  : never;
type Printable<F extends Fields> = {
  [K in keyof F]: F[K] extends { readonly _value?: infer V } ? PrintableName<K, V> : never;
}[keyof F];
type PrintableName<K, V> =
  NonNullable<V> extends string | number | boolean | readonly unknown[] | { readonly chosen: readonly string[] }
    ? K
    : NonNullable<V> extends { readonly area: string } | { readonly sha256: string }
      ? never
      : NonNullable<V> extends object
        ? `${K & string}.${Extract<keyof NonNullable<V>, string>}`
        : never;
/** Without what stands in square brackets: that is printed only when all of it is known. */
type Always<Body extends string> = Body extends `${infer A}[${string}]${infer B}` ? `${A}${Always<B>}` : Body;
/** What may be empty when the letter is written. */
type MayBeEmpty<F extends Fields, Asked extends string> =
  | {
      [K in keyof F]: F[K] extends { readonly _value?: infer V; readonly kind: infer G }
        ? EmptyName<F[K], K, V, G>
        : never;
    }[keyof F]
  | Asked
  | `${Asked}.${string}`;
type EmptyName<Q, K, V, G> = G extends 'group'
  ? `${K & string}.${OptionalIn<V>}`
  : undefined extends V
    ? unknown extends V
      ? never
      : IsOptional<Q> extends true
        ? K
        : never
    : never;
type IsOptional<Q> = Q extends Field<infer V> ? (undefined extends V ? true : false) : false;
type OptionalIn<V> = {
  [N in keyof NonNullable<V>]-?: {} extends Pick<NonNullable<V>, N> ? N : never;
}[keyof NonNullable<V>] &
  string;
type OfTheLetter = 'nomor' | 'tanggal' | 'berlakuSampai';
type Unprintable<Body, F extends Fields, Fact extends string> = Exclude<
  Placeholder<Body>,
  Printable<F> | `fact.${Fact}` | OfTheLetter
> &
  string;
type Hole<Body, F extends Fields, Asked extends string> = Body extends string
  ? Extract<Placeholder<Always<Body>>, MayBeEmpty<F, Asked> | `fact.${string}`> & string
  : never;
type IssuedBy<S> = { [K in keyof S]: S[K] extends { readonly issues: infer I } ? Flat<I> : never }[keyof S];

export type CheckedLetters<
  D,
  F extends Fields,
  S,
  Signs,
  Fact extends string = never,
  Asked extends string = never,
> = string extends keyof D
  ? Readonly<Record<string, WrittenProduct<F>>>
  : {
      readonly [K in keyof D]: K extends IssuedBy<S>
        ? D[K] extends { readonly body: infer Body; readonly signedBy: infer By }
          ? CheckedLetter<D[K], Body extends readonly (infer Line)[] ? Line : Body, By, F, Signs, Fact, Asked>
          : D[K] extends { readonly from: infer From }
            ? From extends FileNames<F>
              ? D[K]
              : {
                  readonly title?: Text;
                  readonly from: `'${From & string}' is no file question: the product is the file that is handed in there`;
                }
            : D[K]
        : `no end issues '${K & string}'`;
    };
type CheckedLetter<L, Body, By, F extends Fields, Signs, Fact extends string, Asked extends string> = [
  Unprintable<Body, F, Fact>,
] extends [never]
  ? [Hole<Body, F, Asked>] extends [never]
    ? Flat<By> extends Signs | PhoneNames<F>
      ? L
      : { readonly title?: Text; readonly body: string; readonly signedBy: Signs | readonly Signs[] }
    : {
        readonly title?: Text;
        readonly body: `{${Hole<Body, F, Asked>}} may be empty: put it and the words around it in [ ]`;
      }
  : {
      readonly title?: Text;
      readonly body: `{${Unprintable<Body, F, Fact>}} is not a text, number or date of this form`;
    };

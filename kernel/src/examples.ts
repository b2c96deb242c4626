/**
 * Examples that the author of a service writes: given these answers, facts and actions, expect this outcome.
 *
 * The same data is played by `balai test`, offered as exercises, and published beside the manifest. Every word is typed
 * by the service. Must never: change the manifest, or hold data of a real person.
 */
import type { CaseError } from './case-types.ts';
import type { Answers, Field, Fields } from './fields.ts';
import type { Outcome } from './manifest.ts';
import type { Service, ServiceTypes, TurnOf } from './service-types.ts';

/** Local time of the region, `YYYY-MM-DDTHH:MM`. */
export type LocalTime = `${number}-${number}-${number}T${number}:${number}`;
/** What a registry answers instead of a value: nothing at all, that there is none, or that it may not say. */
export type NoFact = { readonly state: 'unavailable' | 'notFound' | 'refused' };
type FactsOf<K extends Fields> = {
  readonly [N in Exclude<keyof K, 'today'>]?: (K[N] extends Field<infer V> ? NonNullable<V> : never) | NoFact;
};

/** The answers of a form of which some questions are asked only sometimes. */
type Given<F extends Fields, Asked extends string> = [Asked] extends [never]
  ? Answers<F>
  : Omit<Answers<F>, Asked> & Partial<Pick<Answers<F>, Asked & keyof Answers<F>>>;
type HandedInFor<T extends ServiceTypes> = { readonly [N in keyof T['forms']]?: Given<T['forms'][N], T['asked']> } & {
  /** In whole rupiah. */
  readonly fee?: number;
  /** By question, or by the path of a row or part of one: `'perubahan.1.bukti'`. */
  readonly answers?: Partial<Answers<T['fields']>> & { readonly [path: `${string}.${string}`]: unknown };
};
type Moment<T extends ServiceTypes> = {
  readonly on: LocalTime;
  /** What must hold after this step; only what is named is compared. */
  readonly expect?: Expected<T>;
};
type NextOf<S> = S extends { readonly next: infer N } ? keyof N : never;
/** Somebody acts in the turn of stage `in`. Who they are follows from the turn; `officer` tells two of them apart. */
type ActIn<T extends ServiceTypes, K extends keyof T['stages']> = Moment<T> & {
  readonly in: K;
  readonly does: NextOf<T['stages'][K]>;
  readonly officer?: string;
  /** Where several units have a turn in this stage: which of them. Or: who tries, though it is not their turn. */
  readonly unit?: T['unit'];
  readonly with?: HandedInFor<T> & { readonly [slot: string]: unknown };
  readonly because?: readonly (T['reason'] | T['rule'])[];
  /** By reason: which rows or parts, by path: `{ buram: ['perubahan.1'] }`. */
  readonly about?: { readonly [R in T['reason'] | T['rule']]?: readonly string[] };
  readonly confirms?: readonly T['rule'][];
  readonly facts?: FactsOf<T['facts']>;
};
export type Step<T extends ServiceTypes> =
  | { readonly [K in TurnOf<T['stages']>]: ActIn<T, K> }[TurnOf<T['stages']>]
  | (Moment<T> & { readonly does: 'object'; readonly with?: HandedInFor<T> })
  | (Moment<T> & { readonly does: 'withdraw' })
  /** Time passes, and whatever is due happens. */
  | (Moment<T> & { readonly does: 'wait' })
  | (Moment<T> & { readonly does: 'learn'; readonly facts: FactsOf<T['facts']> })
  | (Moment<T> & {
      readonly does: 'transfer';
      readonly in: TurnOf<T['stages']>;
      readonly to: { readonly unit: T['unit']; readonly area: string | null };
      readonly officer?: string;
    });

export interface Expected<T extends ServiceTypes> {
  /** Ended so. Without it the case must still be open, unless `refused` is expected at submission. */
  readonly outcome?: Outcome;
  /** The stage in which it ended, where several have the same outcome; `''`: withdrawn where no stage says how. */
  readonly endsIn?: Exclude<keyof T['stages'], TurnOf<T['stages']>> | '';
  /** The stages with an open turn. */
  readonly in?: readonly TurnOf<T['stages']>[];
  /** Who has a turn, by unit. */
  readonly units?: readonly T['unit'][];
  /** When the only open turn is due. */
  readonly due?: LocalTime;
  readonly promised?: LocalTime;
  /** The last moment for an objection, once the case has ended. */
  readonly objectBy?: LocalTime;
  /** Whether the holidays of the due date's year are decreed. */
  readonly firm?: boolean;
  /** The stages whose time has run out with the case waiting: the unit and its head were told. */
  readonly late?: readonly TurnOf<T['stages']>[];
  /** Asked now, in whole rupiah. */
  readonly fee?: number;
  readonly paid?: number;
  readonly letters?: readonly T['letter'][];
  /** The last step (or the submission) is refused so. */
  readonly refused?: CaseError['type'];
}
export interface Example<T extends ServiceTypes> {
  /** When the request is sent. */
  readonly on: LocalTime;
  readonly given: Given<T['fields'], T['asked']>;
  /** A fact that is not named stays silent. */
  readonly facts?: FactsOf<T['facts']>;
  readonly then?: readonly Step<T>[];
  readonly expect: Expected<T>;
}
/** Examples as plain data, with the service's name, as they are published and played. */
export interface ExampleSet {
  readonly service: string;
  readonly examples: Readonly<Record<string, Example<ServiceTypes>>>;
}
/** Names the service that the examples are about, so that the compiler can check their words. */
export const examplesOf = <const T extends ServiceTypes>(
  service: Service<T>,
  examples: { readonly [name: string]: Example<T> },
): ExampleSet => ({
  service: service.id,
  examples: examples as unknown as ExampleSet['examples'],
});

/**
 * What the page of erasures shows, and what may be done there.
 *
 * Must never: hold anything that a resident said; a case is its number, its service and its days.
 */
import type { Instant, Text } from '@balai/kernel';

export interface ErasureView {
  /** `2026-11` */
  readonly month: string;
  readonly monthLabel: Text;
  /** What was seen; an approval carries it back. */
  readonly digest: string;
  readonly due: number;
  readonly goes: number;
  readonly services: readonly {
    readonly id: string;
    readonly title: Text;
    readonly due: number;
    readonly goes: number;
    readonly held: number;
    readonly excluded: number;
  }[];
  /** Of the service that was asked for, oldest first. */
  readonly chosen: {
    readonly id: string;
    readonly title: Text;
    readonly cases: readonly DueCaseView[];
    /** How many more there are than are shown. */
    readonly more: number;
  } | null;
  readonly holds: readonly {
    readonly holdId: string;
    readonly number: string;
    readonly because: string;
    readonly who: string;
    readonly at: Instant;
  }[];
  readonly orders: readonly {
    readonly orderId: string;
    readonly what: Text;
    readonly because: string | null;
    readonly who: string;
    readonly at: Instant;
    readonly cases: number;
    readonly done: number;
    /** To how many of them a message went before. */
    readonly told: number;
  }[];
  readonly bases: readonly { readonly id: string; readonly label: Text }[];
}
export interface DueCaseView {
  readonly number: string;
  readonly closed: Text;
  readonly why: Text;
  readonly lettersOnly: boolean;
  /** Null: it goes. */
  readonly stays: { readonly kind: 'held' | 'excluded'; readonly because: string; readonly who: string } | null;
}

export type ErasureAct =
  | { readonly do: 'approve'; readonly month: string; readonly digest: string; readonly sure: boolean }
  | {
      readonly do: 'request';
      readonly number: string;
      readonly basis: string;
      readonly because: string;
      readonly sure: boolean;
    }
  | { readonly do: 'exclude' | 'hold'; readonly number: string; readonly because: string }
  | { readonly do: 'lift'; readonly holdId: string; readonly because: string };
/** The answer in a sentence, done or refused. */
export interface ErasureAnswer {
  readonly ok: boolean;
  readonly message: Text;
}

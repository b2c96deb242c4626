/**
 * An action of a turn as the console shows it: what it asks, its reasons, what it leads to.
 *
 * Must never: call a reason fitting with which the action would be refused.
 */
import type { Field, Text } from '@balai/kernel';

export interface ConsoleAction {
  readonly action: string;
  readonly label: Text;
  /** The letter on the keyboard; empty where all are taken. */
  readonly key: string;
  readonly leadsTo: Text;
  readonly tone: 'primary' | 'neutral' | 'danger';
  readonly questions: readonly { readonly name: string; readonly field: Field<unknown> }[];
  readonly reasons: readonly {
    readonly name: string;
    readonly says: Text;
    readonly basis: string;
    readonly applies: 'met' | 'notMet' | 'unknown' | 'always';
    /** False: its rule is met, and the action is refused with it. */
    readonly fits: boolean;
    /** Which of what it is about may be chosen: a row, a part. Empty where there is no choice. */
    readonly targets: readonly { readonly path: string; readonly label: Text }[];
  }[];
  readonly reasonRequired: boolean;
  /** Open rules that must be confirmed by name to grant. */
  readonly confirms: readonly { readonly name: string; readonly message: Text; readonly basis: string }[];
  readonly disabled: Text | null;
}

/**
 * Setting data right that a person asked to be corrected: which answers of which of their cases, one at a time (ADR 0084).
 *
 * Must never: show a value before it is chosen, or one that the service or the question keeps from every officer.
 */
import type { Field, Instant, Text } from '@balai/kernel';
import type { RawForm } from './shared-types.ts';

export interface RectificationView {
  /** The number of the request, in whose turn this is done. */
  readonly asked: string;
  readonly number: string;
  readonly title: Text;
  readonly filedAt: Instant;
  readonly open: boolean;
  readonly version: number;
  /** Letters that are in hand keep the words that they were signed with. */
  readonly hasLetters: boolean;
  readonly answers: readonly { readonly path: string; readonly label: Text; readonly rectified: Text | null }[];
  readonly chosen: RectifiedQuestion | null;
}
export interface RectifiedQuestion {
  readonly path: string;
  readonly field: Field<unknown>;
  /** As it stands; null where it is closed to the officer, who may set it right all the same. */
  readonly value: Text | null;
}
export interface RectifyInput {
  readonly path: string;
  readonly raw: RawForm;
  /** Of the form: pressed twice, it is done once. */
  readonly key: string;
  readonly seenVersion: number;
}

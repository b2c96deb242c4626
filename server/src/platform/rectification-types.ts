/**
 * Setting data right that a person asked to be corrected: which answers of which of their cases, one at a time (ADR 0084).
 *
 * Must never: show a value before it is chosen, or one that the service or the question keeps from every officer.
 */
import type { Field, Instant, Text } from '@balai/kernel';
import type { FileView, RawForm } from './shared-types.ts';

/** A case on which a decision about the person's data would be carried out: its number and days, never what it says. */
export interface PersonCase {
  readonly number: string;
  readonly title: Text;
  readonly filedAt: Instant;
  readonly open: boolean;
  readonly resting: boolean;
  /** The page on which its answers are set right; null where this turn is for something else, or nothing can be. */
  readonly rectifyPath: string | null;
}

export interface RectificationView {
  /** The number of the request, in whose turn this is done. */
  readonly asked: string;
  readonly number: string;
  readonly title: Text;
  readonly filedAt: Instant;
  readonly open: boolean;
  readonly version: number;
  /** It names the person under another NIK: that alone can be set right. */
  readonly underOtherNik: boolean;
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
  /** The photo or paper that stands there. */
  readonly files: readonly FileView[];
  /** What this officer has handed in for the case and not used yet. */
  readonly handedIn: readonly FileView[];
  /** What the form begins with: the spot that stays, of a place that everybody sees. Else empty, as what is right is typed anew. */
  readonly typed: RawForm;
}
export interface RectifyInput {
  readonly path: string;
  readonly raw: RawForm;
  /** Of the form: pressed twice, it is done once. */
  readonly key: string;
  readonly seenVersion: number;
}

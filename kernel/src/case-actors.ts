/**
 * Who takes part in a case, and what a registry said of it. Stored for ever with the events (case-types.ts).
 *
 * Must never: hold a name, or change what a kind that exists means; add a new kind instead.
 */
import type { Instant } from './clock.ts';

/** Who has a turn: a unit (of one area, in one position, where the service says so), the applicant, or whoever answers a phone field. */
export type Party =
  | { readonly kind: 'unit'; readonly unit: string; readonly area: string | null; readonly position: string | null }
  | { readonly kind: 'applicant' }
  | { readonly kind: 'contact'; readonly field: string };

/** Who acts. `officer` is the account's id, never a name. */
export type Actor =
  | {
      readonly kind: 'officer';
      readonly officer: string;
      readonly unit: string;
      readonly area: string | null;
      /** The positions held on this day, by appointment. */
      readonly positions: readonly string[];
      /** The body outside whose answer the officer records. */
      readonly onBehalfOf?: string;
    }
  /** The holder of the secret link, or an officer at the counter who types for them (`officer` then says who). */
  | { readonly kind: 'applicant'; readonly officer?: string }
  | { readonly kind: 'contact'; readonly field: string }
  /** A body outside, through its own channel. */
  | { readonly kind: 'body'; readonly unit: string }
  | { readonly kind: 'system' };

/** What a registry said about one fact. Silence and refusal are answers too, and never count against the applicant. */
export type Fact =
  | {
      readonly state: 'known';
      readonly value: unknown;
      readonly source: string;
      readonly at: Instant;
      readonly reference?: string;
    }
  | { readonly state: 'notFound' | 'unavailable' | 'refused'; readonly source: string; readonly at: Instant };
export type Facts = Readonly<Record<string, Fact>>;

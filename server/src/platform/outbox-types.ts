/**
 * Messages that leave the house: the list of all, as the console shows it, and what became of each.
 *
 * Must never: hold an address, or the name of a resident.
 */
import type { Instant, Text } from '@balai/kernel';

export interface OutboxQuery {
  readonly state?: 'waiting' | 'sent' | 'failed';
  readonly channel?: 'sms' | 'email';
  /** `next` of the page before. */
  readonly before?: string;
}

export interface OutboxView {
  readonly rows: readonly {
    readonly id: string;
    readonly at: Instant;
    readonly channel: 'sms' | 'email';
    readonly to: Text;
    /** As it is sent: in Indonesian. */
    readonly text: string;
    readonly state: 'waiting' | 'sent' | 'failed';
    /** Why it has not arrived, in words; null where nothing went wrong. */
    readonly trouble: Text | null;
    readonly number: string;
    /** Demo and practice alone: where the link in the message leads. */
    readonly path?: string;
  }[];
  readonly next: string | null;
}

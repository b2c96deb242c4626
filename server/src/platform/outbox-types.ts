/**
 * Messages that leave the house: the list of all, as the console shows it, and what became of each.
 *
 * Must never: hold an address, or the name of a resident.
 */
import type { Instant, Language, Text } from '@balai/kernel';

export interface OutboxQuery {
  readonly state?: 'waiting' | 'sent' | 'failed';
  /** `telephone`: by SMS, by WhatsApp, or by whichever the gateway finds. */
  readonly channel?: 'telephone' | 'whatsapp' | 'sms' | 'email';
  /** Of one case alone, by its number. */
  readonly number?: string;
  /** `next` of the page before. */
  readonly before?: string;
}

export interface OutboxMessage {
  readonly id: string;
  readonly at: Instant;
  /**
   * `telephone`: SMS or WhatsApp, where the gateway has not said which. `page`: nobody left a number, and the page of the case has it.
   * `payments`: a notice of a bill to the payment gateway.
   */
  readonly channel: 'telephone' | 'whatsapp' | 'sms' | 'email' | 'push' | 'page' | 'payments';
  readonly to: Text;
  /** As it is sent, in `language`. */
  readonly text: string;
  readonly language: Language;
  /** `bounced`: it was taken, and its carrier said afterwards that it did not arrive. */
  readonly state: 'waiting' | 'sent' | 'failed' | 'bounced' | 'onPage';
  /** When whoever carries it had taken it; null where that has not happened, or is not known. */
  readonly sentAt: Instant | null;
  /** When it is tried again (`tried` above 0) or goes; null where it does not wait. */
  readonly nextAt: Instant | null;
  /** How often it was tried. */
  readonly tried: number;
  /** Why it has not arrived, in words; null where nothing went wrong. */
  readonly trouble: Text | null;
  readonly number: string;
  /** Demo and practice alone: where the link in the message leads. */
  readonly path?: string;
  /** To how many devices that asked for news the same was sent; absent: to one. */
  readonly devices?: number;
}

export interface OutboxView {
  readonly rows: readonly OutboxMessage[];
  readonly next: string | null;
}

/** The newest messages about a case, as its page shows them. */
export interface CaseMessages {
  readonly rows: readonly OutboxMessage[];
  readonly more: boolean;
}

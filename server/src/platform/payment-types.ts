/**
 * What pages show of money: the bill of a matter, what became of what was paid, the simulated gateway, the queue of what goes back.
 *
 * Must never: hold who paid, or an account.
 */
import type { Instant, Text } from '@balai/kernel';
import type { QrPath } from './qr-path.ts';
import type { Taken } from '../payments/take-payment.ts';

/** What the resident is asked to pay now. */
export interface BillView {
  /** `1234 5678 9012 3456` */
  readonly number: string;
  readonly amount: string;
  /** May be paid in parts. */
  readonly inParts: boolean;
  /** Something else is asked with the money, once it has arrived. */
  readonly asksMore: boolean;
  readonly basis: string;
  readonly dueAt: Instant;
  /** Drawn for a wallet, where the gateway gave one for this amount; null: the number alone. */
  readonly qr: QrPath | null;
  /** The times that are held until then, and are booked by paying. */
  readonly held: readonly BookedView[];
  /** Where it can be tried out; null in a live city. */
  readonly simulatedPath: string | null;
}
/** A time that is booked, or held while it is paid. */
export interface BookedView {
  readonly label: Text;
  readonly at: Text;
  /** Until when it is held for its money; null: it is booked. */
  readonly payBy: Instant | null;
}
/** The times of a slot that can be chosen now, by day; none: all are taken. */
export interface TimesView {
  readonly slot: string;
  readonly label: Text;
  readonly days: readonly {
    readonly label: Text;
    /** `left`: seats, one or more. */
    readonly times: readonly { readonly value: string; readonly label: Text; readonly left: number }[];
  }[];
}
/** What became of one payment, or of a fee that goes back. */
export interface MoneyView {
  readonly tone: 'ok' | 'soon' | 'info';
  readonly text: Text;
}

/** The bill as somebody at a bank or a wallet sees it. */
export interface SimulatedBillView {
  readonly number: string;
  readonly rupiah: number;
  readonly amount: string;
  readonly institution: string;
  readonly dueAt: Instant;
  /** Whether its turn is over or paid: what is paid now waits to go back. */
  readonly over: boolean;
  /** The matter, for the device that holds it. */
  readonly back: string | null;
}
export interface PaymentPortal {
  /** Null in a live city, and for a number that nobody issued. */
  simulatedBill(number: string): Promise<SimulatedBillView | null>;
  /** Pays as a bank would tell it. `rupiah`: in digits; empty: what the bill asks. Null: there is no such bill here. */
  paySimulated(
    number: string,
    rupiah: string,
    key: string,
  ): Promise<{ readonly ok: boolean; readonly taken: Taken | null; readonly message: Text } | null>;
}

/** What was paid, or goes back, as officers of the case see it. */
export interface MoneyEntry {
  readonly amount: string;
  /** When it was paid; of a fee that goes back, since when. */
  readonly at: Instant;
  readonly tone: 'ok' | 'soon' | 'info';
  readonly what: Text;
  /** The gateway's own id of the payment; null: there is none, or it lies under the cover. */
  readonly reference: string | null;
  readonly back: {
    readonly since: Instant;
    readonly done: {
      readonly at: Instant;
      readonly reference: string | null;
      readonly earlier: readonly string[];
    } | null;
  } | null;
}
export interface CaseMoneyView {
  readonly bills: readonly {
    /** Null: closed to those who work outside. */
    readonly number: string | null;
    readonly amount: string;
    readonly dueAt: Instant;
    /** `over`: it was not paid, and cannot be any more. */
    readonly state: 'open' | 'partly' | 'paid' | 'over';
  }[];
  /** In the order in which it was paid. */
  readonly entries: readonly MoneyEntry[];
  /** Whether numbers of the payer lie under the cover. */
  readonly covered: boolean;
}
/** The treasurer's part of the console; null without the right. */
export interface RefundDesk {
  refunds(): Promise<RefundsView | null>;
  refundAct(act: RefundAct): Promise<RefundAnswer | null>;
}
export interface RefundView {
  readonly id: string;
  readonly amount: string;
  readonly why: Text;
  /** The case, where one is known, and which service it is of. */
  readonly number: string | null;
  readonly service: Text | null;
  /** The payment's own id and the number that was paid for; null for a fee that a case gives back. */
  readonly payment: { readonly id: string; readonly billNumber: string; readonly paidAt: Instant } | null;
  readonly since: Instant;
  readonly paidBack: {
    readonly at: Instant;
    readonly by: string;
    readonly reference: string;
    /** Until when this officer may take it back; null: no more, or somebody else said it. */
    readonly undoUntil: Instant | null;
    /** In order: what stood before, by whom and why it was put right. */
    readonly corrections: readonly {
      readonly was: string;
      readonly why: string;
      readonly by: string;
      readonly at: Instant;
    }[];
  } | null;
}
export interface RefundsView {
  readonly waiting: readonly RefundView[];
  readonly done: readonly RefundView[];
  readonly sums: readonly {
    readonly id: 'paid' | 'kept' | 'undecided' | 'toRefund' | 'refunded';
    readonly amount: string;
  }[];
  /** Whether what was paid is all accounted for. */
  readonly reconciles: boolean;
}
export type RefundAct =
  | { readonly do: 'paidBack'; readonly id: string; readonly reference: string }
  /** `was`: the number that the officer saw. */
  | {
      readonly do: 'correct';
      readonly id: string;
      readonly was: string;
      readonly reference: string;
      readonly why: string;
    }
  | { readonly do: 'undo'; readonly id: string };
export interface RefundAnswer {
  readonly ok: boolean;
  readonly message: Text;
}

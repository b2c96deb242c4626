/**
 * The store's door, part of records: bills, money that arrived, what became of it, and what has to go back. See store-api.ts.
 *
 * Amounts are whole rupiah. Must never: offer a call that changes or removes a bill, a payment or what a payment was used for.
 */
import type { Instant } from '@balai/kernel';

/** What a turn of a case asks, under the number that a bank is told. `rupiah` and `dueAt`: as they were when it was issued. */
export interface Bill {
  readonly number: string;
  readonly caseId: string;
  readonly turn: string;
  readonly rupiah: number;
  readonly basis: string;
  readonly dueAt: Instant;
  readonly issuedAt: Instant;
  /** The text of a QR by which it is paid, as the gateway gave it; null: it gave none, or was not told yet. */
  readonly qris: string | null;
}
/** Who took the money: the city's payment gateway, or an officer whose own turn collects it. */
export type PaidThrough = 'gateway' | 'counter';
export interface PaymentRef {
  readonly through: PaidThrough;
  /** The id of whoever took it: the same one twice is the same money. */
  readonly id: string;
}
export interface ArrivedPayment extends PaymentRef {
  /** As whoever took it says; there may be no such bill. */
  readonly billNumber: string;
  readonly rupiah: number;
  readonly paidAt: Instant;
  readonly arrivedAt: Instant;
}
/** `used`: by an act of the case. `refund`: it stands in the queue of what has to go back. */
export type PaymentOutcome = 'used' | 'refund';
/** A payment with what became of it; `outcome` null: not decided yet. */
export interface Payment extends ArrivedPayment {
  readonly outcome: PaymentOutcome | null;
  readonly caseId: string | null;
  readonly turn: string | null;
}

/**
 * Why money goes back: there is no such bill; the turn was paid already; the turn was over; it was not what was asked; the act was
 * refused for another reason; the case ended in a way that gives the fee back.
 */
export type RefundWhy = 'unknownBill' | 'twice' | 'late' | 'otherAmount' | 'refused' | 'caseEnded';
export interface Refund {
  readonly id: string;
  readonly why: RefundWhy;
  readonly rupiah: number;
  /** Null where nobody knows which case it was for. */
  readonly caseId: string | null;
  readonly since: Instant;
  /** The payment that goes back; null for a fee that the case gives back. */
  readonly payment: Pick<ArrivedPayment, 'id' | 'billNumber' | 'paidAt'> | null;
  readonly paidBack: PaidBack | null;
}
/** By which transfer money went back. `reference`: the one that counts, which is the newest. */
export interface PaidBack {
  readonly at: Instant;
  readonly by: string;
  readonly reference: string;
  /** In order; `was` is what stood before. */
  readonly corrections: readonly RefundCorrection[];
}
export interface RefundCorrection {
  readonly was: string;
  readonly reference: string;
  readonly why: string;
  readonly by: string;
  readonly at: Instant;
}
/** `paid = kept + undecided + toRefund + refunded`, each counted from its own records. */
export interface PaymentSums {
  readonly paid: number;
  /** Used by acts, without what the cases gave back since. */
  readonly kept: number;
  readonly undecided: number;
  readonly toRefund: number;
  readonly refunded: number;
}

export interface Payments {
  bill(regionId: number, number: string): Promise<Bill | null>;
  /** Keeps the text of its QR; the first that came stays. */
  keepQris(regionId: number, number: string, qris: string, now: Instant): Promise<void>;
  /** Newest first. */
  bills(regionId: number, caseId: string): Promise<readonly Bill[]>;
  /**
   * Writes down that money arrived, before anything is decided about it. `known`: it is there already, and says the same;
   * `differs`: under this id stands another amount or bill, and nothing was written.
   */
  arrived(regionId: number, payment: ArrivedPayment): Promise<'new' | 'known' | 'differs'>;
  one(regionId: number, ref: PaymentRef): Promise<Payment | null>;
  /** Of all bills of a case, by the moment at which they were paid. */
  ofCase(regionId: number, caseId: string): Promise<readonly Payment[]>;
  /** Of which nothing was decided yet, the oldest first, from the one after `last` on; at most 100. */
  undecided(regionId: number, last?: ArrivedPayment): Promise<readonly Payment[]>;
  /** Puts a payment into the queue of what goes back. False: something was decided about it before. */
  giveBack(
    regionId: number,
    payment: ArrivedPayment,
    because: { readonly why: RefundWhy; readonly caseId: string | null },
    now: Instant,
  ): Promise<boolean>;
  /** What waits, the oldest first, or what went back, the newest first; at most 200. */
  refunds(regionId: number, state: 'waiting' | 'paidBack'): Promise<readonly Refund[]>;
  refundsOfCase(regionId: number, caseId: string): Promise<readonly Refund[]>;
  /** Says by which transfer it went back. False: there is no such refund, or it went back before. */
  paidBack(
    regionId: number,
    id: string,
    how: { readonly by: string; readonly reference: string; readonly at: Instant },
  ): Promise<boolean>;
  /** Puts the number of that transfer right; nothing that stood is changed. False: it did not go back, or `was` is not what stands now. */
  corrected(regionId: number, id: string, correction: RefundCorrection): Promise<boolean>;
  /** Takes that back: only by who said it, not before `since`, and not once it was put right. */
  notPaidBack(regionId: number, id: string, by: string, since: Instant): Promise<boolean>;
  sums(regionId: number): Promise<PaymentSums>;
}

/**
 * The city's payment gateway as it is told of bills, so that a bank knows them before anybody pays: number, amount, last day, region.
 *
 * It may answer the text of a QR (QRIS) for the bill. Must never: be told a name, a NIK, a case or a service, or follow the gateway to
 * another address.
 */
import { createHmac } from 'node:crypto';
import type { Instant } from '@balai/kernel';
import { saidBy } from '../messages/gateway-answers.ts';
import { isQris, qrisOf } from './qris.ts';

/** `issued`: it may be paid from now on. `cancelled`: nothing is asked any more; what is paid all the same goes back. */
export interface BillNotice {
  readonly kind: 'issued' | 'cancelled';
  /** The slug of the region, as in the signature of payments. */
  readonly region: string;
  readonly billNumber: string;
  readonly rupiah: number;
  readonly dueAt: Instant;
}
export interface PaymentGateway {
  /**
   * `id`: of the notice; the same one twice is the same notice. Answers the text of a QR, or null. Throws `Undeliverable` where the
   * gateway never takes it, another error where it may later.
   */
  tell(notice: BillNotice, id: string): Promise<string | null>;
}

/** What stands in `X-Balai-Signature` of a notice: for the gateway's translator, and for tests. */
export const noticeSignature = (
  secret: string,
  id: string,
  { kind, region, billNumber, rupiah, dueAt }: BillNotice,
): string =>
  createHmac('sha256', secret)
    .update(['balai-bill-v1', region, kind, id, billNumber, rupiah, dueAt].join('\n'))
    .digest('hex');

export function paymentGateway(to: {
  /** `https://…`: takes a POST of the notice with its `id`. */
  readonly url: string;
  readonly secret: string;
  /** In ms; 10,000 by default. */
  readonly timeoutMs?: number;
}): PaymentGateway {
  return {
    async tell(notice, id) {
      const answer = await fetch(to.url, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.timeout(to.timeoutMs ?? 10_000),
        headers: {
          'content-type': 'application/json',
          'idempotency-key': id,
          'x-balai-signature': noticeSignature(to.secret, id, notice),
        },
        body: JSON.stringify({ ...notice, id }),
      });
      const { qris } = await saidBy(answer, 'the payment gateway refused the bill');
      return isQris(qris) ? qris : null;
    },
  };
}

/** Of the demonstration and of practice: takes every notice, and answers a QR that no wallet takes. */
export const simulatedPaymentGateway: PaymentGateway = {
  tell: async ({ kind, billNumber, rupiah }) => (kind === 'issued' ? qrisOf(billNumber, rupiah) : null),
};

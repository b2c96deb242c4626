/**
 * API v1, payments: the city's payment gateway says that money arrived for a billing number.
 *
 * Signed by the gateway with a secret of this installation, and safe to send again: its own id makes it one payment. Must never:
 * believe who does not sign, tell whether a billing number exists, or answer before the payment is written down.
 */
import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import type { Instant } from '@balai/kernel';
import { readBillNumber, type ArrivedPayment, type Store } from '@balai/store';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import type { Taken } from '../../payments/take-payment.ts';
import { languageOf } from '../problem.ts';
import { refuse } from './answering.ts';
import { refusals } from './schemas.ts';
import type { Api } from './typed-app.ts';

const Report = Type.Object({
  id: Type.String({ pattern: '^[A-Za-z0-9._:-]{1,100}$', description: 'The gateway’s own id of the payment.' }),
  billNumber: Type.String({ pattern: '^[ -~]{1,40}$', description: 'As the payer gave it, also where it is wrong.' }),
  rupiah: Type.Integer({ minimum: 1, maximum: 1_000_000_000_000 }),
  paidAt: Type.Integer({ minimum: 0, maximum: 8_640_000_000_000_000, description: 'When the payer paid, in ms.' }),
});
const arrived = {
  summary: 'The payment gateway says that money arrived',
  description:
    'Called by the city’s payment gateway. `X-Balai-Signature` is the HMAC-SHA256 in hexadecimal, under the shared secret, of these lines joined by a line feed: `balai-payment-v1`, the slug of the region, id, billNumber, rupiah, paidAt. Answered with 200 once the payment is written down; anything else is sent again later. The same id again is the same payment.',
  tags: ['payments'],
  headers: Type.Object({ 'x-balai-signature': Type.Optional(Type.String({ maxLength: 200 })) }),
  body: Report,
  response: { 200: Type.Object({ received: Type.Literal(true) }), ...refusals },
};

export interface PaymentDoor {
  readonly store: Pick<Store, 'regions'>;
  now(): Instant;
  regionOf(host: string): number;
  /** Absent: no gateway is set up, and the door is closed. */
  readonly payments?: {
    readonly secret: string;
    take(regionId: number, payment: ArrivedPayment, now: Instant): Promise<Taken>;
  };
}

export function paymentsApi(app: Api, { store, now, regionOf, payments }: PaymentDoor): void {
  app.post('/api/v1/payments', { schema: arrived }, async (request, reply) => {
    const regionId = regionOf(request.host);
    const { id, billNumber, rupiah, paidAt } = request.body;
    const slug = store.regions.byId(regionId)?.slug ?? '';
    if (payments === undefined || !isSigned(request.headers['x-balai-signature'], payments.secret, slug, request.body))
      return reply.callNotFound();
    const payment = {
      through: 'gateway',
      id,
      billNumber: readBillNumber(billNumber) ?? billNumber.trim(),
      rupiah,
      paidAt,
      arrivedAt: now(),
    } as const;
    if ((await payments.take(regionId, payment, payment.arrivedAt)) !== 'differs') return { received: true as const };
    return refuse(reply as FastifyReply, { language: languageOf(request.headers) }, { type: 'keyReused' });
  });
}

interface Signed {
  readonly id: string;
  readonly billNumber: string;
  readonly rupiah: number;
  readonly paidAt: number;
}
/** What a gateway puts into `X-Balai-Signature`: for its translator, and for tests. */
export const paymentSignature = (secret: string, region: string, { id, billNumber, rupiah, paidAt }: Signed): string =>
  createHmac('sha256', secret)
    .update(['balai-payment-v1', region, id, billNumber, rupiah, paidAt].join('\n'))
    .digest('hex');

const isSigned = (given: string | undefined, secret: string, region: string, body: Signed): boolean =>
  timingSafeEqual(hashed(given ?? ''), hashed(paymentSignature(secret, region, body)));
/** Of one length, whatever was sent. */
const hashed = (text: string): Buffer => hash('sha256', text, 'buffer');

/**
 * Carries notices of bills to the payment gateway: rows of the outbox, at least once, with the back-off of all others.
 *
 * Must never: let a live region's bill go to the simulated gateway, or a demo's bill to a real one.
 */
import { billTopics, type Bill, type CarriedBy, type OutboxRow } from '@balai/store';
import type { PlatformDeps } from '../platform/platform-deps.ts';
import { simulatedPaymentGateway } from './payment-gateway.ts';

export const BILL_TOPICS = Object.values(billTopics);
export const isAboutBill = ({ topic }: Pick<OutboxRow, 'topic'>): boolean => BILL_TOPICS.some((one) => one === topic);

/** `nobody`: no gateway is set up that would want to know, or the turn has no bill. */
export async function tellBill(deps: PlatformDeps, row: OutboxRow): Promise<CarriedBy | null> {
  const region = deps.store.regions.byId(row.regionId);
  const gateway = region?.kind === 'live' ? deps.paymentGateway : simulatedPaymentGateway;
  const bill = billOf(row, await deps.store.payments.bills(row.regionId, row.caseId));
  if (region === null || gateway === undefined || bill === null) return 'nobody';
  const { number: billNumber, rupiah, dueAt } = bill;
  const kind = row.topic === billTopics.issued ? 'issued' : 'cancelled';
  const qris = await gateway.tell({ kind, region: region.slug, billNumber, rupiah, dueAt }, row.id);
  if (qris !== null && kind === 'issued')
    await deps.store.payments.keepQris(row.regionId, billNumber, qris, row.createdAt);
  return null;
}

/** The bill that the turn had when this was written: a turn that begins again has another one. `bills`: newest first. */
export const billOf = (
  { body, createdAt }: Pick<OutboxRow, 'body' | 'createdAt'>,
  bills: readonly Bill[],
): Bill | null => bills.find(({ turn, issuedAt }) => turn === body['turn'] && issuedAt <= createdAt) ?? null;

/** Part of everything.ts: every method about bills, payments and refunds. Must never: stand for the tests of what they do. */
import type { CaseCommand } from '@balai/kernel';
import type { Store } from '../src/store-api.ts';
import { tangerang } from '../src/testing.ts';
import { applicant, officerOf } from './city.ts';

const region = tangerang.id;
const at = Date.parse('2026-03-03T03:00:00Z');

/** A fee that is paid and given back, one that nobody asked, and what an operator sees of both. */
export async function useMoney(store: Store, caseId: string): Promise<void> {
  const { payments } = store;
  const [bill] = await payments.bills(region, caseId);
  const paid = { through: 'gateway', id: 'bank-1', billNumber: bill?.number ?? '', rupiah: 50_000 } as const;
  await payments.bill(region, paid.billNumber);
  await payments.keepQris(region, paid.billNumber, '000201', at);
  await payments.arrived(region, { ...paid, paidAt: at, arrivedAt: at });
  await payments.undecided(region);
  const act = (action: string, turn: string, more: object) =>
    store.execute({
      regionId: region,
      caseId,
      command: { type: 'act', turn, action, actor: applicant, with: { fee: 50_000 } },
      channel: 'system',
      now: at,
      idempotency: { caller: 'all', key: `hall ${action}`, requestHash: action },
      ...more,
    });
  await act('bayar', 'dibayar/applicant', { payment: paid });
  const refuse: CaseCommand = {
    type: 'act',
    turn: 'diperiksa/dishub',
    action: 'tolak',
    actor: officerOf('dishub'),
    because: ['pribadi'],
  };
  await act('tolak', 'diperiksa/dishub', { command: refuse });
  const stray = { ...paid, id: 'bank-2', paidAt: at, arrivedAt: at };
  await payments.arrived(region, stray);
  await payments.giveBack(region, stray, { why: 'twice', caseId }, at);
  await payments.one(region, stray);
  await payments.ofCase(region, caseId);
  const [refund] = await payments.refundsOfCase(region, caseId);
  await payments.refunds(region, 'waiting');
  await payments.paidBack(region, refund?.id ?? '', { by: 'petugas-1', reference: 'SP2D-1', at });
  await payments.refunds(region, 'paidBack');
  const put = { was: 'SP2D-1', reference: 'SP2D-2', why: 'salah ketik', by: 'petugas-1', at };
  await payments.corrected(region, refund?.id ?? '', put);
  await payments.notPaidBack(region, refund?.id ?? '', 'petugas-1', at);
  await payments.sums(region);
  const seat = { serviceId: 'lampu', slot: 'uji', place: '', turn: 't', startsAt: at + 3_600_000, seats: 1, caseId };
  await store.seats.hold(region, seat, at + 60_000, at);
  await store.seats.taken(region, seat, caseId, at);
  await store.seats.held(region, caseId, at);
}

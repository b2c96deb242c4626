/**
 * What a command causes in money, written in the commit of its events: bills that turns ask, payments used, fees to be given back.
 *
 * Must never: let an act say that something was paid without the record of that money.
 */
import type { CaseEvent, Turn } from '@balai/kernel';
import type { Written } from '../case/append-item.ts';
import { uuidV7 } from '../case/ids.ts';
import { isBilled, turnsBegun } from './billed.ts';
import { newBillNumber } from './bill-number.ts';

export interface MoneyRows {
  readonly bills: readonly object[];
  readonly payments: readonly object[];
  readonly settled: readonly object[];
  readonly refunds: readonly object[];
}

export function moneyRowsOf({ before, events, now, payment }: Written): MoneyRows {
  const { caseId } = before;
  const rows = { bills: [] as object[], payments: [] as object[], settled: [] as object[], refunds: [] as object[] };
  for (const [index, event] of events.entries()) {
    const version = before.version + 1 + index;
    for (const turn of turnsBegun([event])) if (isBilled(turn)) rows.bills.push(billRow(caseId, turn, now));
    if (event.type === 'acted' && event.paid > 0) {
      const ref = payment ?? { through: 'counter' as const, id: `${caseId}:${version}` };
      const common = { case_id: caseId, through: ref.through, payment_id: ref.id, rupiah: event.paid };
      rows.settled.push({ ...common, turn_id: event.turn, version, at: now });
      if (payment === null)
        rows.payments.push({ ...common, paid_at: now, officer: 'officer' in event.actor ? event.actor.officer : null });
    }
    if (event.type === 'refundDue' && event.rupiah > 0)
      rows.refunds.push({
        case_id: caseId,
        refund_id: uuidV7(now),
        source: `case:${caseId}:${version}`,
        rupiah: event.rupiah,
        at: now,
      });
  }
  return rows;
}

/** Whether this act may say so: an officer took the money in their own turn, or it is the money of `payment`. */
export const isPaidFor = (events: readonly CaseEvent[], payment: Written['payment']): boolean =>
  events.every(
    (event) =>
      event.type !== 'acted' ||
      event.paid === 0 ||
      (payment === null ? event.actor.kind === 'officer' : event.paid === payment.rupiah),
  );

const billRow = (caseId: string, { id, fee, dueAt }: Turn, now: number) => ({
  case_id: caseId,
  number: newBillNumber(),
  turn_id: id,
  rupiah: fee?.rupiah,
  basis: fee?.basis,
  due_at: dueAt,
  at: now,
});

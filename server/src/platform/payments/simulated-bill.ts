/**
 * The bank of the demonstration and of practice: shows a bill by its number, and pays it as a real gateway would tell it.
 *
 * Must never: exist in a live region.
 */
import { hash } from 'node:crypto';
import { readBillNumber, type Bill } from '@balai/store';
import { askedNow, takePayment, type Taken } from '../../payments/take-payment.ts';
import type { Bound } from '../bound.ts';
import type { PaymentPortal, SimulatedBillView } from '../payment-types.ts';
import { formatRupiah } from '../texts/formats.ts';
import { text } from '../texts/text.ts';
import { groupedNumber } from './bill-view.ts';

const MOST = 1_000_000_000;

export function simulatedBank(bound: Bound): PaymentPortal {
  const { store } = bound.deps;
  const find = async (typed: string): Promise<Bill | null> => {
    const number = bound.region.kind === 'live' ? null : readBillNumber(typed);
    return number === null ? null : store.payments.bill(bound.regionId, number);
  };
  return {
    async simulatedBill(number) {
      const bill = await find(number);
      return bill === null ? null : viewOf(bound, bill);
    },
    async paySimulated(number, typed, key) {
      const bill = await find(number);
      if (bill === null) return null;
      const digits = typed.replaceAll(/[\s.]|^Rp/gi, '');
      const rupiah = digits === '' ? (await viewOf(bound, bill)).rupiah : Number(digits);
      if (!/^\d*$/.test(digits) || !(rupiah >= 1 && rupiah <= MOST))
        return { ok: false, taken: null, message: NO_AMOUNT };
      const taken = await takePayment(
        bound.deps,
        bound.regionId,
        {
          through: 'gateway',
          id: `SIM-${hash('sha256', key).slice(0, 12)}`,
          billNumber: bill.number,
          rupiah,
          paidAt: bound.now,
          arrivedAt: bound.now,
        },
        bound.now,
      );
      return { ok: taken !== 'differs', taken, message: SAID[taken] };
    },
  };
}

async function viewOf(bound: Bound, bill: Bill): Promise<SimulatedBillView> {
  const { store } = bound.deps;
  const whole = await store.cases.whole(bound.regionId, { caseId: bill.caseId }, bound.context.device);
  const turn = whole?.loaded.state.turns.find(({ id }) => id === bill.turn);
  const asked = whole === null || turn === undefined ? null : askedNow(bound.deps, whole.loaded, turn, bound.now);
  const rupiah = asked?.rupiah ?? bill.rupiah;
  return {
    number: groupedNumber(bill.number),
    rupiah,
    amount: formatRupiah(rupiah),
    institution: bound.city.institution,
    dueAt: turn?.dueAt ?? bill.dueAt,
    over: asked === null || bound.now >= (turn?.dueAt ?? 0),
    back: whole?.held === true ? whole.summary.number : null,
  };
}

const NO_AMOUNT = text('Tulis jumlahnya dengan angka, misalnya 10000.', 'Write the amount in digits, such as 10000.');
const SAID: Readonly<Record<Taken, ReturnType<typeof text>>> = {
  used: text('Terbayar. Urusan berjalan terus.', 'Paid. The matter goes on.'),
  refund: text(
    'Uangnya sampai, tetapi tidak dapat dipakai: sekarang menunggu dikembalikan.',
    'The money arrived and could not be used: it waits to be paid back now.',
  ),
  waits: text('Uangnya sampai. Lanjutkan di halaman urusan.', 'The money arrived. Go on on the page of the matter.'),
  differs: text(
    'Pembayaran ini sudah dikirim dengan jumlah lain.',
    'This payment was sent before with another amount.',
  ),
};

/**
 * What was asked and paid in a case, as the officers who handle it see it: each bill, each payment, and what has to go back.
 *
 * The number under which somebody paid leads a bank to whoever paid: it lies under the cover of the case like other personal data.
 * Must never: give numbers to those who work outside, or say that something is paid without a record of it.
 */
import type { Bill, PaidBack, Payment, Refund } from '@balai/store';
import type { OpenCase } from '../cases/open-case.ts';
import { nameOfPayments } from '../cases/reading-words.ts';
import type { CaseMoneyView, MoneyEntry } from '../payment-types.ts';
import { formatRupiah } from '../texts/formats.ts';
import { text } from '../texts/text.ts';
import { groupedNumber, type Money } from './bill-view.ts';

/** Why money goes back, in a few words. */
export const WHY_BACK: Readonly<Record<Refund['why'], ReturnType<typeof text>>> = {
  unknownBill: text('Nomor tagihan tidak dikenal', 'Unknown billing number'),
  twice: text('Dibayar dua kali', 'Paid twice'),
  late: text('Dibayar sesudah waktunya habis', 'Paid after the time was over'),
  otherAmount: text('Jumlahnya bukan yang ditagih', 'Not the amount of the bill'),
  refused: text('Tidak dapat dipakai untuk urusannya', 'Could not be used for its matter'),
  caseEnded: text('Biaya dikembalikan oleh keputusan', 'The fee goes back by a decision'),
};
const USED = {
  gateway: text('Diterima, dipakai untuk tagihan', 'Received, used for the bill'),
  counter: text('Diterima petugas di loket', 'Taken by an officer at the counter'),
};
const UNDECIDED = text('Diterima, menunggu pemohon melengkapi', 'Received, waits for the applicant to go on');

/** Whether some number of this money is the payer's own. */
export const hasPayerNumbers = ({ payments, refunds }: Money): boolean =>
  payments.some(({ through }) => through === 'gateway') || refunds.some(({ paidBack }) => paidBack !== null);

/** Null where nothing was asked or paid. `opened`: the names that a purpose has opened; null: closed to this officer for good. */
export function caseMoney(
  { bound, loaded }: Pick<OpenCase, 'bound' | 'loaded'>,
  money: Money,
  opened: ReadonlySet<string> | null,
): CaseMoneyView | null {
  const { bills, payments, refunds } = money;
  if (bills.length + payments.length + refunds.length === 0) return null;
  const shows = opened?.has(nameOfPayments) ?? false;
  const isAsked = (bill: Bill) => loaded.state.turns.some(({ id, dueAt }) => id === bill.turn && bound.now < dueAt);
  return {
    bills: bills.map((bill) => ({
      number: opened === null ? null : groupedNumber(bill.number),
      amount: formatRupiah(bill.rupiah),
      dueAt: bill.dueAt,
      state: stateOf(bill, payments, isAsked(bill)),
    })),
    entries: entriesOf(money).map((entry) => (shows ? entry : withoutNumbers(entry))),
    covered: !shows && hasPayerNumbers(money),
  };
}

function stateOf(bill: Bill, payments: readonly Payment[], asked: boolean): CaseMoneyView['bills'][number]['state'] {
  const used = payments.filter(({ outcome, billNumber }) => outcome === 'used' && billNumber === bill.number);
  const paid = used.reduce((sum, { rupiah }) => sum + rupiah, 0);
  // What a correction changed since is asked as it is now: once the turn is left by a payment, that was the whole of it.
  if (paid >= bill.rupiah || (paid > 0 && !asked)) return 'paid';
  if (!asked) return 'over';
  return paid > 0 ? 'partly' : 'open';
}

function entriesOf({ payments, refunds }: Money): readonly MoneyEntry[] {
  const kept = payments.flatMap(({ id, through, rupiah, paidAt, outcome }): readonly MoneyEntry[] =>
    outcome === 'refund'
      ? []
      : [
          {
            amount: formatRupiah(rupiah),
            at: paidAt,
            tone: outcome === 'used' ? 'ok' : 'info',
            what: outcome === 'used' ? USED[through] : UNDECIDED,
            reference: through === 'gateway' ? id : null,
            back: null,
          },
        ],
  );
  const going = refunds.map(({ rupiah, why, since, payment, paidBack }): MoneyEntry => ({
    amount: formatRupiah(rupiah),
    at: payment?.paidAt ?? since,
    tone: paidBack === null ? 'soon' : 'ok',
    what: WHY_BACK[why],
    reference: payment?.id ?? null,
    back: { since, done: paidBack === null ? null : doneBy(paidBack) },
  }));
  return [...kept, ...going].toSorted((a, b) => a.at - b.at);
}

const doneBy = ({ at, reference, corrections }: PaidBack) => ({
  at,
  reference,
  earlier: corrections.map(({ was }) => was),
});
const withoutNumbers = (entry: MoneyEntry): MoneyEntry => ({
  ...entry,
  reference: null,
  back:
    entry.back === null || entry.back.done === null
      ? entry.back
      : { ...entry.back, done: { ...entry.back.done, reference: null, earlier: [] } },
});

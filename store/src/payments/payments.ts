/**
 * Bills, payments, what became of each, and the queue of what goes back. See payments-api.ts.
 *
 * Must never: decide twice about one payment (its settlement has the payment's own key), or forget one that arrived.
 */
import { uuidV7, isUuid } from '../case/ids.ts';
import type { Prepared } from '../database/batch.ts';
import type { Database } from '../database/database.ts';
import { isUniqueViolation } from '../database/store-problem.ts';
import type {
  Bill,
  PaidBack,
  Payment,
  Payments,
  PaymentSums,
  Refund,
  RefundCorrection,
  RefundWhy,
} from './payments-api.ts';

interface BillRow {
  readonly number: string;
  readonly case_id: string;
  readonly turn_id: string;
  readonly rupiah: number;
  readonly basis: string;
  readonly due_at: number;
  readonly issued_at: number;
  readonly qris: string | null;
}
interface PaymentRow {
  readonly through: Payment['through'];
  readonly payment_id: string;
  readonly bill_number: string;
  readonly rupiah: number;
  readonly paid_at: number;
  readonly arrived_at: number;
  readonly outcome: Payment['outcome'];
  readonly case_id: string | null;
  readonly turn_id: string | null;
}
interface RefundRow {
  readonly refund_id: string;
  readonly case_id: string | null;
  readonly rupiah: number;
  readonly why: RefundWhy;
  readonly since_at: number;
  readonly paid_back_at: number | null;
  readonly paid_back_by: string | null;
  readonly reference: string | null;
  readonly payment_id: string | null;
  readonly bill_number: string | null;
  readonly paid_at: number | null;
  readonly corrections: readonly Omit<RefundCorrection, 'was'>[] | null;
}

type Ask = <Row extends object>(regionId: number, statement: Prepared) => Promise<readonly Row[]>;

export function openPayments(database: Database): Payments {
  const ask: Ask = async <Row extends object>(regionId: number, statement: Prepared) =>
    (await database.allInRegion<[Row]>(regionId, [statement]))[0];
  const one = async (regionId: number, { through, id }: { through: string; id: string }): Promise<Payment | null> => {
    const [row] = await ask<PaymentRow>(regionId, query('payment', onePayment, [regionId, through, id]));
    return row === undefined ? null : paymentOf(row);
  };
  return {
    async bill(regionId, number) {
      const [row] = await ask<BillRow>(regionId, query('bill', `${billText} and b.number = $2`, [regionId, number]));
      return row === undefined ? null : billOf(row);
    },
    async bills(regionId, caseId) {
      const text = `${billText} and b.case_id = $2 order by b.issued_at desc, b.number`;
      return (await ask<BillRow>(regionId, query('bills', text, [regionId, caseId]))).map(billOf);
    },
    async keepQris(regionId, number, qris, now) {
      await ask(regionId, query('bill-qris', keepQrisText, [regionId, number, qris, now]));
    },
    async arrived(regionId, payment) {
      const { through, id, billNumber, rupiah, paidAt, arrivedAt } = payment;
      const values = [regionId, through, id, billNumber, rupiah, paidAt, arrivedAt];
      const [written] = await ask(regionId, query('payment-arrived', arrivedText, values));
      if (written !== undefined) return 'new';
      const known = await one(regionId, payment);
      return known?.billNumber === billNumber && known.rupiah === rupiah ? 'known' : 'differs';
    },
    one,
    async ofCase(regionId, caseId) {
      return (await ask<PaymentRow>(regionId, query('payments-of-case', ofCaseText, [regionId, caseId]))).map(
        paymentOf,
      );
    },
    async undecided(regionId, last) {
      const values = [regionId, last?.arrivedAt ?? -1, last?.through ?? '', last?.id ?? ''];
      return (await ask<PaymentRow>(regionId, query('payments-undecided', undecidedText, values))).map(paymentOf);
    },
    async giveBack(regionId, { through, id, rupiah }, { why, caseId }, now) {
      const values = [regionId, through, id, rupiah, caseId, now, uuidV7(now), `payment:${through}:${id}`, why];
      try {
        await ask(regionId, query('payment-back', giveBackText, values));
        return true;
      } catch (problem) {
        if (isUniqueViolation(problem)) return false;
        throw problem;
      }
    },
    ...refundsOf(ask),
    async sums(regionId) {
      const [row] = await ask<PaymentSums>(regionId, query('payment-sums', sumsText, [regionId]));
      if (row === undefined) throw new Error('sums without a row');
      return row;
    },
  };
}

/** The queue of what goes back. */
function refundsOf(ask: Ask): Pick<Payments, 'refunds' | 'refundsOfCase' | 'paidBack' | 'corrected' | 'notPaidBack'> {
  const refundsBy = async (regionId: number, name: string, condition: string, values: readonly unknown[]) =>
    (await ask<RefundRow>(regionId, query(name, `${refundText} ${condition}`, [regionId, ...values]))).map(refundOf);
  return {
    refunds: (regionId, state) =>
      state === 'waiting'
        ? refundsBy(
            regionId,
            'refunds-waiting',
            'and r.paid_back_at is null order by r.since_at, r.refund_id limit 200',
            [],
          )
        : refundsBy(
            regionId,
            'refunds-done',
            'and r.paid_back_at is not null order by r.paid_back_at desc, r.refund_id limit 200',
            [],
          ),
    refundsOfCase: (regionId, caseId) =>
      refundsBy(regionId, 'refunds-of-case', 'and r.case_id = $2 order by r.since_at, r.refund_id', [caseId]),
    async paidBack(regionId, id, { by, reference, at }) {
      if (!isUuid(id)) return false;
      return (await ask(regionId, query('refund-paid', paidBackText, [regionId, id, at, by, reference]))).length > 0;
    },
    async corrected(regionId, id, { was, reference, why, by, at }) {
      if (!isUuid(id)) return false;
      try {
        const values = [regionId, id, was, reference, why, by, at];
        return (await ask(regionId, query('refund-corrected', correctedText, values))).length > 0;
      } catch (problem) {
        // Two put it right in the same moment.
        if (isUniqueViolation(problem)) return false;
        throw problem;
      }
    },
    async notPaidBack(regionId, id, by, since) {
      if (!isUuid(id)) return false;
      return (await ask(regionId, query('refund-not-paid', notPaidBackText, [regionId, id, by, since]))).length > 0;
    },
  };
}

const query = (name: string, text: string, values: readonly unknown[]): Prepared => ({ name, text, values });

const billText = `select b.number, b.case_id, b.turn_id, b.rupiah, b.basis, b.due_at, b.issued_at, q.qris
  from bill b left join bill_qris q on q.region_id = $1 and q.number = b.number where b.region_id = $1`;
const keepQrisText = `insert into bill_qris (region_id, number, qris, at) values ($1, $2, $3, $4) on conflict do nothing`;
const arrivedText = `with written as (
    insert into payment (region_id, through, payment_id, bill_number, rupiah, paid_at, arrived_at)
    values ($1, $2, $3, $4, $5, $6, $7) on conflict (region_id, through, payment_id) do nothing returning through, payment_id
  )
  insert into payment_waiting (region_id, through, payment_id) select $1, through, payment_id from written returning payment_id`;

const paymentColumns = `p.through, p.payment_id, p.bill_number, p.rupiah, p.paid_at, p.arrived_at, s.outcome,
  coalesce(s.case_id, b.case_id) as case_id, coalesce(s.turn_id, b.turn_id) as turn_id`;
const paymentFrom = `from payment p
  left join settlement s on s.region_id = $1 and s.through = p.through and s.payment_id = p.payment_id
  left join bill b on b.region_id = $1 and b.number = p.bill_number`;
const onePayment = `select ${paymentColumns} ${paymentFrom} where p.region_id = $1 and p.through = $2 and p.payment_id = $3`;
const ofCaseText = `select ${paymentColumns} ${paymentFrom} where p.region_id = $1
  and (p.bill_number in (select own.number from bill own where own.region_id = $1 and own.case_id = $2)
    or (p.through, p.payment_id) in (select used.through, used.payment_id from settlement used where used.region_id = $1 and used.case_id = $2))
  order by p.paid_at, p.through, p.payment_id`;
const undecidedText = `select ${paymentColumns} ${paymentFrom}
  join payment_waiting w on w.region_id = $1 and w.through = p.through and w.payment_id = p.payment_id
  where p.region_id = $1 and (p.arrived_at, p.through, p.payment_id) > ($2, $3, $4)
  order by p.arrived_at, p.through, p.payment_id limit 100`;

const giveBackText = `with decided as (
    delete from payment_waiting where region_id = $1 and through = $2 and payment_id = $3
  ), settled as (
    insert into settlement (region_id, through, payment_id, outcome, rupiah, case_id, at) values ($1, $2, $3, 'refund', $4, $5, $6)
  )
  insert into refund (region_id, refund_id, source, case_id, rupiah, why, since_at) values ($1, $7, $8, $5, $4, $9, $6)`;

const refundText = `select r.refund_id, r.case_id, r.rupiah, r.why, r.since_at, r.paid_back_at, r.paid_back_by, r.reference, p.payment_id,
    p.bill_number, p.paid_at, (
      select jsonb_agg(jsonb_build_object('reference', c.reference, 'why', c.why, 'by', c.corrected_by, 'at', c.at) order by c.correction)
      from refund_correction c where c.region_id = $1 and c.refund_id = r.refund_id
    ) as corrections
  from refund r left join payment p on p.region_id = $1 and r.source = 'payment:' || p.through || ':' || p.payment_id
  where r.region_id = $1`;
const paidBackText = `update refund set paid_back_at = $3, paid_back_by = $4, reference = $5
  where region_id = $1 and refund_id = $2 and paid_back_at is null returning refund_id`;
const notPaidBackText = `update refund set paid_back_at = null, paid_back_by = null, reference = null
  where region_id = $1 and refund_id = $2 and paid_back_by = $3 and paid_back_at >= $4
    and not exists (select from refund_correction c where c.region_id = $1 and c.refund_id = $2) returning refund_id`;
const correctedText = `insert into refund_correction (region_id, refund_id, correction, reference, why, corrected_by, at)
  select $1, r.refund_id, coalesce(last.correction, 0) + 1, $4, $5, $6, $7
  from refund r left join lateral (
    select c.correction, c.reference from refund_correction c where c.region_id = $1 and c.refund_id = r.refund_id order by c.correction desc limit 1
  ) last on true
  where r.region_id = $1 and r.refund_id = $2 and coalesce(last.reference, r.reference) = $3 returning refund_id`;

const sumsText = `select
  (select coalesce(sum(rupiah), 0)::bigint from payment where region_id = $1) as paid,
  (select coalesce(sum(rupiah), 0)::bigint from settlement where region_id = $1 and outcome = 'used')
    - (select coalesce(sum(rupiah), 0)::bigint from refund where region_id = $1 and why = 'caseEnded') as kept,
  (select coalesce(sum(p.rupiah), 0)::bigint from payment p join payment_waiting w
    on w.region_id = $1 and w.through = p.through and w.payment_id = p.payment_id where p.region_id = $1) as undecided,
  (select coalesce(sum(rupiah), 0)::bigint from refund where region_id = $1 and paid_back_at is null) as "toRefund",
  (select coalesce(sum(rupiah), 0)::bigint from refund where region_id = $1 and paid_back_at is not null) as refunded`;

const billOf = (row: BillRow): Bill => ({
  number: row.number,
  caseId: row.case_id,
  turn: row.turn_id,
  rupiah: row.rupiah,
  basis: row.basis,
  dueAt: row.due_at,
  issuedAt: row.issued_at,
  qris: row.qris,
});
const paymentOf = (row: PaymentRow): Payment => ({
  through: row.through,
  id: row.payment_id,
  billNumber: row.bill_number,
  rupiah: row.rupiah,
  paidAt: row.paid_at,
  arrivedAt: row.arrived_at,
  outcome: row.outcome,
  caseId: row.case_id,
  turn: row.turn_id,
});
const refundOf = (row: RefundRow): Refund => ({
  id: row.refund_id,
  why: row.why,
  rupiah: row.rupiah,
  caseId: row.case_id,
  since: row.since_at,
  payment:
    row.payment_id === null
      ? null
      : { id: row.payment_id, billNumber: row.bill_number ?? '', paidAt: row.paid_at ?? row.since_at },
  paidBack: row.paid_back_at === null ? null : paidBackOf(row, row.paid_back_at),
});

function paidBackOf({ paid_back_by, reference, corrections }: RefundRow, at: number): PaidBack {
  const first = reference ?? '';
  const later = corrections ?? [];
  return {
    at,
    by: paid_back_by ?? '',
    reference: later.at(-1)?.reference ?? first,
    corrections: later.map((one, index) => ({ ...one, was: later[index - 1]?.reference ?? first })),
  };
}

/**
 * No payment is ever lost, used twice or both used and given back, whatever fails in between: answers that never come, processes that
 * end before or after their commit, the same word many times at once, clocks that play meanwhile (P5).
 *
 * Chance is the property's own: a run that fails says how to repeat it. Must never: look at a payment before all is quiet.
 */
import type { Store } from '@balai/store';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { at, type TestCity } from '../platform/testing.ts';
import { decideWaiting, takePayment } from './take-payment.ts';
import { FEE, filePaid, openPayingCity, PAID_LAMP } from './testing.ts';

const filed = at('2026-11-03T09:00');
const MINUTE = 60_000;
const CASES = 3;
let city: TestCity;
let regionId: number;
beforeAll(async () => {
  ({ city, regionId } = await openPayingCity(inject('socketDir'), filed));
});
afterAll(() => city.close());

let keys = 0;
async function file(): Promise<{ readonly caseId: string; readonly bill: string; readonly dueAt: number }> {
  const name = `warga ${(keys += 1)}`;
  const { caseId, bill } = await filePaid({ city, regionId }, { serviceId: PAID_LAMP, name, filed });
  if (bill === undefined) throw new Error('no bill');
  return { caseId, bill: bill.number, dueAt: bill.dueAt };
}

type Fault = 'none' | 'before' | 'after';
/** A store that fails before it has done something, or does it and fails to answer. */
function failing(store: Store, faults: readonly Fault[]): Store {
  let at_ = 0;
  const faulty =
    <Given extends readonly unknown[], Answer>(work: (...given: Given) => Promise<Answer>) =>
    async (...given: Given): Promise<Answer> => {
      const fault = faults[(at_ += 1) % faults.length] ?? 'none';
      if (fault === 'before') throw new Error('the process ended');
      const answer = await work(...given);
      if (fault === 'after') throw new Error('no answer came');
      return answer;
    };
  return {
    ...store,
    execute: faulty(store.execute),
    payments: { ...store.payments, arrived: faulty(store.payments.arrived), giveBack: faulty(store.payments.giveBack) },
  };
}

const told = fc.record({
  of: fc.nat({ max: CASES }),
  rupiah: fc.oneof(
    { weight: 3, arbitrary: fc.constant(FEE) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 3 * FEE }) },
  ),
  minutes: fc.oneof(fc.constant(-5), fc.constant(5), fc.constant(20)),
  times: fc.integer({ min: 1, max: 3 }),
});
const faults = fc.array(fc.constantFrom<Fault>('none', 'none', 'before', 'after'), { minLength: 1, maxLength: 7 });

test(
  'every payment that a gateway was told is on record once, and used, waiting or to go back',
  { timeout: 240_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(told, { minLength: 1, maxLength: 8 }), faults, async (words, wrong) => {
        const cases = await Promise.all(Array.from({ length: CASES }, file));
        const dueAt = cases[0]?.dueAt ?? 0;
        const deps = { ...city.deps, store: failing(city.store, wrong) };
        const payments = words.map(({ of, rupiah, minutes, times }) => ({
          times,
          payment: {
            through: 'gateway' as const,
            id: `P-${(keys += 1)}`,
            // One more than there are cases: for nobody's bill.
            billNumber: cases[of]?.bill ?? '0000',
            rupiah,
            paidAt: dueAt + minutes * MINUTE,
            arrivedAt: dueAt + minutes * MINUTE,
          },
        }));
        await Promise.all([
          ...payments.flatMap(({ payment, times }) =>
            Array.from({ length: times }, async () => {
              // A gateway that gets no 200 says it again.
              for (let tries = 0; tries < 20; tries += 1) {
                const heard = await takePayment(deps, regionId, payment, payment.arrivedAt).then(
                  () => true,
                  () => false,
                );
                if (heard) return;
              }
              await takePayment(city.deps, regionId, payment, payment.arrivedAt);
            }),
          ),
          city.store.timers.fireDue(regionId, dueAt + 10 * MINUTE),
        ]);
        await decideWaiting(city.deps, regionId, dueAt + 30 * MINUTE);
        expect(await city.store.payments.undecided(regionId)).toEqual([]);
        const waiting = await city.store.payments.refunds(regionId, 'waiting');
        for (const { payment } of payments) {
          const one = await city.store.payments.one(regionId, payment);
          expect(one).toMatchObject({ rupiah: payment.rupiah, billNumber: payment.billNumber });
          const back = waiting.filter((refund) => refund.payment?.id === payment.id);
          expect(back.map(({ rupiah }) => rupiah)).toEqual(one?.outcome === 'refund' ? [payment.rupiah] : []);
          await city.store.payments.paidBack(regionId, back[0]?.id ?? '', { by: 'b', reference: 'r', at: filed });
        }
        for (const { caseId } of cases) {
          const used = (await city.store.payments.ofCase(regionId, caseId)).filter(({ outcome }) => outcome === 'used');
          const paid = (await city.store.cases.load(regionId, caseId))?.state.paid;
          expect(used.reduce((sum, { rupiah }) => sum + rupiah, 0)).toBe(paid);
          expect(used.length).toBeLessThanOrEqual(1);
          expect(used.every(({ paidAt }) => paidAt < dueAt)).toBe(true);
        }
        const sums = await city.store.payments.sums(regionId);
        expect(sums.kept + sums.undecided + sums.toRefund + sums.refunded).toBe(sums.paid);
      }),
      { numRuns: 25 },
    );
  },
);

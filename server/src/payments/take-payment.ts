/**
 * Money that arrives: written down first, then used for the turn that asks exactly this, or put into the queue of what goes back.
 *
 * Whoever pays acts for the applicant: the act is theirs, and the payment is its reason. Must never: lose a payment, use one twice,
 * or say that something was paid that has not arrived.
 */
import {
  actionsFor,
  localTime,
  type ActionView,
  type Actor,
  type CaseError,
  type Instant,
  type Turn,
} from '@balai/kernel';
import type { ArrivedPayment, Bill, HeldSeat, LoadedCase, Payment, RefundWhy, Store } from '@balai/store';
import { once } from '../platform/bound.ts';
import { heldTimes } from '../platform/booking/times.ts';
import { issueLetters } from '../platform/letters/issue-letters.ts';
import type { PlatformDeps } from '../platform/platform-deps.ts';

/** `waits`: the applicant still has to say something with the money, such as which time they choose. */
export type Taken = 'used' | 'refund' | 'waits' | 'differs';

/** Never fails for what was paid. */
export async function takePayment(
  deps: PlatformDeps,
  regionId: number,
  payment: ArrivedPayment,
  now: Instant,
): Promise<Taken> {
  const written = await deps.store.payments.arrived(regionId, payment);
  if (written === 'differs') return 'differs';
  return decideSafely(deps, regionId, payment, now);
}

/** Those of which nothing was decided: a process ended between, or their turn is over by now. One that fails stops no other. */
export async function decideWaiting(deps: PlatformDeps, regionId: number, now: Instant): Promise<void> {
  let waiting = await deps.store.payments.undecided(regionId);
  while (waiting.length > 0) {
    for (const payment of waiting) await decideSafely(deps, regionId, payment, now);
    waiting = await deps.store.payments.undecided(regionId, waiting.at(-1));
  }
}

/** What was written down is decided later, should anything be in the way now. */
async function decideSafely(...deciding: Parameters<typeof decidePayment>): Promise<Taken> {
  try {
    return await decidePayment(...deciding);
  } catch (problem) {
    deciding[0].onTrouble('payment', problem instanceof Error ? problem.name : 'unknown');
    return 'waits';
  }
}

async function decidePayment(
  deps: PlatformDeps,
  regionId: number,
  payment: ArrivedPayment,
  now: Instant,
): Promise<Taken> {
  const { payments, cases } = deps.store;
  const decided = (await payments.one(regionId, payment))?.outcome ?? null;
  if (decided !== null) return decided;
  const bill = await payments.bill(regionId, payment.billNumber);
  const loaded = bill === null ? null : await cases.load(regionId, bill.caseId);
  const why = bill === null || loaded === null ? 'unknownBill' : await use(deps, loaded, bill, payment, now);
  if (why === 'used' || why === 'waits') return why;
  await payments.giveBack(regionId, payment, { why, caseId: bill?.caseId ?? null }, now);
  // Another process may have used it in the same moment: the store keeps what was first.
  return (await payments.one(regionId, payment))?.outcome ?? 'waits';
}

/** How the kernel says that somebody was faster, or the clock was. */
const TURN_OVER: ReadonlySet<CaseError['type']> = new Set(['notYourTurn', 'timeIsUp', 'wrongStatus']);

/** `used`, or why not. */
async function use(
  deps: PlatformDeps,
  loaded: LoadedCase,
  bill: Bill,
  payment: ArrivedPayment,
  now: Instant,
): Promise<'used' | 'waits' | RefundWhy> {
  const { regionId, caseId, state } = loaded;
  const turn = state.turns.find(({ id }) => id === bill.turn);
  const earlier = async () => ((await isPaid(deps.store, loaded, bill, payment)) ? 'twice' : 'late');
  if (turn === undefined) return earlier();
  const asOf = Math.min(now, Math.max(payment.paidAt, state.at));
  const view = payingAction(deps, loaded, turn, payment.rupiah, asOf);
  if (view === null) return 'otherAmount';
  const held = asksMore(view) ? null : await heldTimes(deps.store, loaded, turn, view.needs.slots, { at: asOf, now });
  if (held === null) return asOf < turn.dueAt ? 'waits' : 'late';
  const done = await deps.store.execute({
    regionId,
    caseId,
    loaded,
    command: {
      type: 'act',
      turn: turn.id,
      action: view.action,
      actor: payerOf(turn),
      with: {
        [view.needs.fee?.rupiah === payment.rupiah ? 'fee' : 'part']: payment.rupiah,
        ...localTimes(deps, regionId, held),
      },
    },
    channel: 'system',
    now,
    asOf,
    occurredAt: asOf,
    payment,
    idempotency: once(payment.through, payment.id, { bill: bill.number, rupiah: payment.rupiah }),
  });
  if (done.ok) {
    if (done.value.state.ending !== null && done.value.state.ending.letters.length > 0)
      await issueLetters(deps, regionId, caseId, now);
    return 'used';
  }
  if (done.error.type === 'changedMeanwhile') return 'waits';
  if (done.error.type !== 'refused') return 'refused';
  const { error } = done.error;
  if (error.type === 'feeNotPaid') return 'otherAmount';
  return TURN_OVER.has(error.type) ? earlier() : 'refused';
}

/** As the kernel keeps a booked time. */
const localTimes = (
  { cityOf }: Pick<PlatformDeps, 'cityOf'>,
  regionId: number,
  held: ReadonlyMap<string, HeldSeat>,
): Readonly<Record<string, string>> =>
  Object.fromEntries([...held].map(([slot, { startsAt }]) => [slot, localTime(cityOf(regionId).calendar, startsAt)]));

/** Whether another payment was used for the turn of this bill. */
async function isPaid(store: Store, { regionId, caseId }: LoadedCase, bill: Bill, { id }: ArrivedPayment) {
  return (await store.payments.ofCase(regionId, caseId)).some(
    (other: Payment) => other.id !== id && other.outcome === 'used' && other.turn === bill.turn,
  );
}

const payerOf = ({ party }: Turn): Actor =>
  party.kind === 'contact' ? { kind: 'contact', field: party.field } : { kind: 'applicant' };

/** The action of the turn that takes this amount: whole, or as a part. */
export function payingAction(
  { cityOf }: Pick<PlatformDeps, 'cityOf'>,
  { regionId, manifest, state }: LoadedCase,
  turn: Turn,
  rupiah: number,
  now: Instant,
): ActionView | null {
  const views = actionsFor(manifest, state, payerOf(turn), { now, calendar: cityOf(regionId).calendar }).filter(
    (view) => view.turn === turn.id && view.needs.fee !== null,
  );
  return (
    views.find(({ needs }) => needs.fee?.part === false && needs.fee.rupiah === rupiah) ??
    views.find(({ needs }) => needs.fee?.part === true && rupiah < needs.fee.rupiah) ??
    null
  );
}

/** What this turn asks now, and whether it may be paid in parts; null: nothing. */
export function askedNow(
  { cityOf }: Pick<PlatformDeps, 'cityOf'>,
  { regionId, manifest, state }: LoadedCase,
  turn: Turn,
  now: Instant,
): { readonly rupiah: number; readonly inParts: boolean } | null {
  const fees = actionsFor(manifest, state, payerOf(turn), { now, calendar: cityOf(regionId).calendar }).flatMap(
    (view) => (view.turn === turn.id && view.needs.fee !== null ? [view.needs.fee] : []),
  );
  const rupiah = Math.max(0, ...fees.map((fee) => fee.rupiah));
  return rupiah === 0 ? null : { rupiah, inParts: fees.some(({ part }) => part) };
}

/** Whether something comes with the money that only the applicant can say; a time can be held before. */
export const asksMore = ({ needs }: ActionView): boolean =>
  needs.correction !== null || needs.forms.some(({ questions }) => questions.length > 0);

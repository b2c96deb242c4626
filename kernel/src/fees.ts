/**
 * Money: what is due, and what goes back. Whole rupiah, never negative, and what was paid is taken off once.
 *
 * Must never: ask twice for the same money, or guess a fee while something that it reads is unknown.
 */
import type { Case, CaseError, Turn } from './case-types.ts';
import type { DateText } from './fields.ts';
import { valueOn, type Knowledge } from './knowledge.ts';
import type { Dated, EndStage, OpenStage, ServiceManifest } from './manifest.ts';
import type { Expression } from './expression.ts';
import { ok, type Result } from './result.ts';
import type { Story } from './story.ts';

export interface Fee {
  readonly rupiah: number;
  readonly basis: string;
  /** The day whose tariff it is. */
  readonly on: DateText;
}

/** Returns what is still due by the tariff of `day`; 0 when everything is paid. */
export function feeDue(
  service: ServiceManifest,
  state: Case,
  knowledge: Knowledge,
  day: DateText,
): Result<Fee, CaseError> {
  const on = service.feeAsOf === 'filing' ? (state.on as DateText) : day;
  const fee = valueOn(service.cost, 'cost', on, withDay(knowledge, on));
  return fee.ok
    ? ok({ rupiah: Math.max(0, wholeRupiah(fee.value.value) - state.paid), basis: fee.value.basis, on })
    : fee;
}

/** A fee may read the day on which it is asked. */
const withDay = (knowledge: Knowledge, day: DateText, more: Readonly<Record<string, unknown>> = {}): Knowledge => ({
  answers: knowledge.answers,
  facts: { ...knowledge.facts, now: day, ...more },
});
const wholeRupiah = (value: unknown) =>
  typeof value === 'number' && Number.isFinite(value) ? Math.max(0, Math.round(value)) : 0;

const collecting = new WeakMap<OpenStage, boolean>();
/** True for a stage in which some action collects the fee. */
export function collectsFee(stage: OpenStage): boolean {
  let collects = collecting.get(stage);
  if (collects === undefined)
    collecting.set(
      stage,
      (collects = Object.values(stage.next).some(
        (action) => action.with?.some((what) => what === 'fee' || what === 'part') ?? false,
      )),
    );
  return collects;
}

/** What a turn asks now: its own tariff day, today's answers. */
export function dueInTurn(story: Story, turn: Turn): Result<Fee, CaseError> {
  return feeDue(story.service, story.state, story.knowledge, turn.fee?.on ?? story.today);
}

/** A letter is never given while something is due: returns the refusal, or null. */
export function unpaidFor(story: Story, stage: EndStage): CaseError | null {
  if ((stage.issues ?? []).length === 0 || isFree(story.service.cost)) return null;
  const due = feeDue(
    story.service,
    story.state,
    story.knowledge,
    story.state.feeOn === '' ? story.today : story.state.feeOn,
  );
  if (!due.ok) return due.error;
  return due.value.rupiah > 0 ? { type: 'feeNotPaid', rupiah: due.value.rupiah } : null;
}
const isFree = (cost: Dated<Expression>): boolean =>
  (Array.isArray(cost)
    ? (cost as readonly { readonly value: Expression }[])
    : [cost as { readonly value: Expression }]
  ).every(({ value }) => value === 0);

/** Returns what goes back at this end: never more than was paid. */
export function refundOf(story: Story, stage: EndStage): number {
  const { service, state, today } = story;
  if (stage.refunds !== true || state.paid === 0) return 0;
  if (service.refund === null) return state.paid;
  const back = valueOn(service.refund, 'refund', state.on, withDay(story.knowledge, today, { paid: state.paid }));
  return back.ok ? Math.min(state.paid, wholeRupiah(back.value.value)) : state.paid;
}

/** Which turns are paid by a bill, and how long after their last moment word of a payment is waited for. Must never: move a deadline. */
import type { CaseEvent, Turn } from '@balai/kernel';

/** An office takes the money itself; everybody else pays by a bill. */
export const isBilled = ({ fee, party }: Turn): boolean => party.kind !== 'unit' && (fee?.rupiah ?? 0) > 0;

/** The turns that begin by these events: each has its bill. */
export const turnsBegun = (events: readonly CaseEvent[]): readonly Turn[] =>
  events.flatMap((event) => (event.type === 'turnBegan' ? [event.turn] : event.type === 'unmerged' ? event.turns : []));

/** Banks tell of a payment some minutes after it was made: a turn that was paid in its last minute must not lapse before. */
export const WORD_OF_BANK_MS = 10 * 60_000;

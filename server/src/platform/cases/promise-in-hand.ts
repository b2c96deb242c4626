/**
 * The promise of a case together with its letters: it runs on after the decision, until the last letter of the ending is in hand.
 *
 * Must never: call a promise kept while a letter waits for a signature or a seal (ADR 0072).
 */
import { dueResumed, type Calendar, type Instant, type Promised } from '@balai/kernel';
import type { DocumentRecord } from '@balai/store';
import type { OpenCase } from './open-case.ts';

export interface PromiseInHand {
  readonly promised: Promised;
  /** When it was kept or missed; null while it runs. */
  readonly endedAt: Instant | null;
}

/** Null where nothing was promised for the whole. */
export function promiseInHand({
  bound,
  loaded,
  events,
  documents,
  endedAt,
}: Pick<OpenCase, 'bound' | 'loaded' | 'events' | 'documents' | 'endedAt'>): PromiseInHand | null {
  const { promised } = loaded.state;
  if (promised === null) return null;
  const ending = endedAt === null ? undefined : events.findLast(({ event }) => event.type === 'ended');
  const issued = documents.filter(({ caseVersion }) => caseVersion === ending?.version);
  if (endedAt === null || issued.length === 0) return { promised, endedAt };
  return { promised: afterDecision(promised, endedAt, bound.calendar), endedAt: lastOf(issued, endedAt) };
}

/** While it stood still, the city waited for others; for the signature others wait for the city. */
export const afterDecision = (promised: Promised, decidedAt: Instant, calendar: Calendar): Promised => ({
  ...promised,
  ...dueResumed(promised, decidedAt, calendar),
  pausedAt: null,
});

function lastOf(issued: readonly DocumentRecord[], decidedAt: Instant): Instant | null {
  let last = decidedAt;
  for (const { waitedUntil } of issued) {
    if (waitedUntil === null) return null;
    last = Math.max(last, waitedUntil);
  }
  return last;
}

/**
 * The promise for the whole case: it stands still while nobody of the city is to act, and moves by as long as it stood still.
 *
 * Must never: run while only the applicant, somebody with a link or a body outside can act; or stand still for the city.
 */
import type { Promised } from './case-types.ts';
import { standStill, type Calendar, type DueDate, type Instant } from './clock.ts';
import { isOutside } from './parties.ts';
import type { Story } from './story.ts';

/** Adds the pause or the end of a pause that the events so far have caused. */
export function settlePromise(story: Story): void {
  const { service, state, world } = story;
  const { promised } = state;
  if (promised === null || state.status !== 'open') return;
  const outside = state.turns.every(({ party }) => isOutside(service, party));
  if (outside && promised.pausedAt === null) story.add({ type: 'promisePaused', at: world.now });
  if (outside || promised.pausedAt === null) return;
  story.add({ type: 'promiseResumed', at: world.now, ...dueResumed(promised, world.now, world.calendar) });
}

/** When it is due, if the city has to act again from `now`: as it was, moved by as long as it stood still. */
export function dueResumed(promised: Promised, now: Instant, calendar: Calendar): DueDate {
  const { dueAt, skipped, firm, clock, pausedAt } = promised;
  return pausedAt === null ? { dueAt, skipped, firm } : standStill(calendar, promised, clock, pausedAt, now);
}

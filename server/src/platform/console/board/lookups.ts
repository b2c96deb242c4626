/**
 * How often each officer of a unit looked for a person or opened what is covered, beside the others of the unit: for whoever heads them.
 *
 * Curiosity shows as a number that stands out. Must never: say at whom or at which case somebody looked; that is the resident's to read.
 */
import type { Lookups } from '../../board-types.ts';
import type { Bound } from '../../bound.ts';
import { FOUND } from '../../cases/reading-words.ts';
import type { Colleague } from './may-be-given.ts';

const DAYS = 30;
const DAY = 86_400_000;

export async function lookupsOf(bound: Bound, colleagues: readonly Colleague[]): Promise<Lookups> {
  const ids = colleagues.map(({ officer }) => officer.id);
  const since = bound.now - DAYS * DAY;
  const counted = await bound.deps.store.talk.readingsOf(bound.regionId, { officers: ids, since, found: FOUND });
  const of = new Map(counted.map((one) => [one.officer, one]));
  const officers = colleagues.map(({ officer: { id, name } }) => {
    const { searches = 0, openings = 0 } = of.get(id) ?? {};
    return { id, name, searches, openings };
  });
  return {
    days: DAYS,
    officers,
    median: {
      searches: medianOf(officers.map(({ searches }) => searches)),
      openings: medianOf(officers.map(({ openings }) => openings)),
    },
  };
}

/** The lower of the two in the middle: a count that somebody has. 0 for nobody. */
const medianOf = (counts: readonly number[]): number =>
  counts.toSorted((a, b) => a - b)[Math.floor((counts.length - 1) / 2)] ?? 0;

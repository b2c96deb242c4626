/**
 * How much waits for a unit, remembered: colleagues look at the same counts all day. Kept for a second, and forgotten at once when a case of
 * the unit changes here (elsewhere: with the hint, or after that second). Counting goes through all open turns of the unit, so where that is
 * dear it may take a twentieth of the time at most, and what changes meanwhile shows a little later.
 *
 * Must never: keep what could be counted quickly longer than a second.
 */
import type { Instant } from '@balai/kernel';
import type { QueueCounts, QueueFilter } from '../store-types.ts';
import type { Store } from '../store-api.ts';

export type OpenCounts = Omit<QueueCounts, 'mine'>;
type Hand = QueueFilter['hands'][number];

const keptMs = 1_000;
/** About as many open turns are counted in a millisecond. Not measured: a busy server waits longer, and its counts are not dear for that. */
const turnsInMs = 2_000;
/** A hundred thousand open turns: no unit of a city in order comes near it. */
const dearMs = 50;
const timesAsLong = 20;
/** Longer than any statement may take. */
const mostApartMs = 60_000;
/** More sets of hands than a region has officers. */
const mostKept = 2_000;

interface Entry {
  readonly units: ReadonlySet<string>;
  readonly counting: Promise<OpenCounts>;
  /** What the city's clock said, and the machine's. */
  readonly now: Instant;
  readonly began: number;
  /** What counting costs the database, in ms; null while it is being counted. */
  price: number | null;
  isOutdated: boolean;
}

/** How long it may be shown, whatever changes. */
const spareMs = ({ price }: Entry): number => (price === null || price < dearMs ? 0 : price * timesAsLong);
const priceOf = ({ open, waiting }: OpenCounts): number => (open + waiting) / turnsInMs;

/** What is being counted is fit to be waited for, by whoever looks at the same minute. */
function isFit(known: Entry, now: Instant): boolean {
  const apart = Math.abs(now - known.now);
  if (known.price === null) return apart < mostApartMs;
  const showMs = known.isOutdated ? spareMs(known) : Math.max(keptMs, spareMs(known));
  return performance.now() - known.began < showMs && apart < showMs;
}

export function rememberCounts(subscribe: Store['changes']['subscribe']) {
  const kept = new Map<string, Entry>();
  subscribe(({ regionId, units }) => {
    for (const [key, entry] of kept)
      if (key.startsWith(`${regionId} `) && units.some((unit) => entry.units.has(unit))) entry.isOutdated = true;
  });
  const look = async (key: string, { hands, now, count }: Look, isSecond: boolean): Promise<OpenCounts> => {
    const known = kept.get(key);
    if (known?.price === null && known.isOutdated && !isSecond) {
      // Never two at once: what is being counted says first whether another counting may follow it.
      await known.counting.catch(() => undefined);
      return look(key, { hands, now, count }, true);
    }
    if (known !== undefined && isFit(known, now)) return known.counting;
    if (kept.size >= mostKept) kept.clear();
    const units = new Set(hands.map(({ unit }) => unit));
    const entry: Entry = { units, counting: count(), now, began: performance.now(), price: null, isOutdated: false };
    kept.set(key, entry);
    entry.counting.then(
      (counts) => (entry.price = priceOf(counts)),
      () => kept.get(key) === entry && kept.delete(key),
    );
    return entry.counting;
  };
  return (regionId: number, hands: readonly Hand[], now: Instant, count: Look['count']): Promise<OpenCounts> =>
    look(`${regionId} ${hands.map(({ unit, area }) => `${unit}@${area ?? ''}`).join()}`, { hands, now, count }, false);
}

interface Look {
  readonly hands: readonly Hand[];
  readonly now: Instant;
  readonly count: () => Promise<OpenCounts>;
}

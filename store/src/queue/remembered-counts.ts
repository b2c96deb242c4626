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
/** A hundred thousand open turns, about: no unit of a city in order comes near it. */
const dearMs = 50;
const timesAsLong = 20;
/** More sets of hands than a region has officers. */
const mostKept = 2_000;

interface Entry {
  readonly units: ReadonlySet<string>;
  readonly counts: Promise<OpenCounts>;
  /** What the city's clock said, and the machine's. */
  readonly now: Instant;
  readonly began: number;
  /** Null while it is being counted. */
  tookMs: number | null;
  isOutdated: boolean;
}

/** How long it may be shown, whatever changes. */
function spareMs({ tookMs, began }: Entry): number {
  const took = tookMs ?? performance.now() - began;
  return took < dearMs ? 0 : took * timesAsLong;
}

export function rememberCounts(subscribe: Store['changes']['subscribe']) {
  const kept = new Map<string, Entry>();
  subscribe(({ regionId, units }) => {
    for (const [key, entry] of kept)
      if (key.startsWith(`${regionId} `) && units.some((unit) => entry.units.has(unit))) entry.isOutdated = true;
  });
  return (
    regionId: number,
    hands: readonly Hand[],
    now: Instant,
    count: () => Promise<OpenCounts>,
  ): Promise<OpenCounts> => {
    const key = `${regionId} ${hands.map(({ unit, area }) => `${unit}@${area ?? ''}`).join()}`;
    const known = kept.get(key);
    if (known !== undefined) {
      const showMs = known.isOutdated ? spareMs(known) : Math.max(keptMs, spareMs(known));
      if (performance.now() - known.began < showMs && Math.abs(now - known.now) < showMs) return known.counts;
    }
    if (kept.size >= mostKept) kept.clear();
    const units = new Set(hands.map(({ unit }) => unit));
    const entry: Entry = { units, counts: count(), now, began: performance.now(), tookMs: null, isOutdated: false };
    kept.set(key, entry);
    entry.counts.then(
      () => (entry.tookMs = performance.now() - entry.began),
      () => kept.get(key) === entry && kept.delete(key),
    );
    return entry.counts;
  };
}

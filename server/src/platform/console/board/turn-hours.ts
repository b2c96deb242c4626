/**
 * How many hours a turn takes: the median of the last ones of its service and stage, or its standard where fewer than five are known.
 *
 * Counted is the time from when a turn began, or from when the same officer had ended the one before, until it was ended: more than
 * the work itself, and never the time in which a turn only waited behind others. Kept for some minutes for each unit, as nothing
 * that ends in them moves a median of sixty by much. Must never: say how long one officer takes, or keep more than medians.
 */
import type { Duration, Instant } from '@balai/kernel';
import type { PastTurn, QueueRow, Store } from '@balai/store';
import type { BoardCard } from '../../board-types.ts';
import { serviceOf, type Bound } from '../../bound.ts';
import { stageWithin } from '../../cases/public-case.ts';
import { hoursOf } from '../../office-hours.ts';

const NEWEST = 60;
const FEWEST = 5;
const SINCE = 180 * 86_400_000;

type Counted = Pick<BoardCard, 'hours' | 'counted'>;
export type TurnHours = (row: QueueRow) => Counted;

/** The clock of a stage, as its service counts today. */
export const clockOf = (
  bound: Bound,
  { serviceId, stage }: Pick<PastTurn, 'serviceId' | 'stage'>,
): Duration['clock'] => {
  const manifest = serviceOf(bound, serviceId)?.manifest;
  return (manifest === undefined ? null : stageWithin(manifest, stage, bound.today))?.clock ?? 'workingDays';
};

type Medians = ReadonlyMap<string, Counted>;
interface Kept {
  readonly countedAt: Instant;
  readonly medians: Promise<Medians>;
}
const KEPT_MS = 5 * 60_000;
/** Units of all regions of a store: some hundred numbers each. */
const MOST_KEPT = 500;
const keptBy = new WeakMap<Store, Map<string, Kept>>();

export async function turnHours(bound: Bound, unit: string): Promise<TurnHours> {
  const medians = await mediansOf(bound, unit);
  return (row) =>
    medians.get(stageOf(row)) ?? {
      hours: hoursOf(bound.calendar, clockOf(bound, row), row.beganAt, row.dueAt),
      counted: { from: 'standard' },
    };
}

/** Counted once for all who look within five minutes, also at the same moment; the unit that was counted longest ago goes first. */
function mediansOf(bound: Bound, unit: string): Promise<Medians> {
  const { deps, regionId, now } = bound;
  const kept = keptBy.get(deps.store) ?? new Map<string, Kept>();
  keptBy.set(deps.store, kept);
  const key = `${regionId} ${unit}`;
  const known = kept.get(key);
  if (known !== undefined && now >= known.countedAt && now < known.countedAt + KEPT_MS) return known.medians;
  kept.delete(key);
  const [oldest] = kept.keys();
  if (oldest !== undefined && kept.size >= MOST_KEPT) kept.delete(oldest);
  const entry = { countedAt: now, medians: countMedians(bound, unit) };
  kept.set(key, entry);
  entry.medians.catch(() => kept.get(key) === entry && kept.delete(key));
  return entry.medians;
}

const stageOf = ({ serviceId, stage }: Pick<PastTurn, 'serviceId' | 'stage'>): string => `${serviceId} ${stage}`;

async function countMedians(bound: Bound, unit: string): Promise<Medians> {
  const past = await bound.deps.store.pastTurns.of(bound.regionId, unit, bound.now - SINCE);
  const medians = [...Map.groupBy(past, stageOf)].flatMap(([stage, turns]) => {
    const newest = turns.slice(0, NEWEST);
    const [first] = newest;
    if (first === undefined || newest.length < FEWEST) return [];
    const clock = clockOf(bound, first);
    const hours = newest.map(({ startedAt, endedAt }) => hoursOf(bound.calendar, clock, startedAt, endedAt));
    return [[stage, { hours: medianOf(hours), counted: { from: 'turns', turns: newest.length } }] as const];
  });
  return new Map(medians);
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}

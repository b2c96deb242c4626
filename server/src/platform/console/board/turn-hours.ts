/**
 * How many hours a turn takes: the median of the last ones of its service and stage, or its standard where fewer than five are known.
 *
 * Counted is the time from when a turn began, or from when the same officer had ended the one before, until it was ended: more than
 * the work itself, and never the time in which a turn only waited behind others. Must never: say how long one officer takes.
 */
import type { Duration } from '@balai/kernel';
import type { QueueRow } from '@balai/store';
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
  { serviceId, stage }: Pick<QueueRow, 'serviceId' | 'stage'>,
): Duration['clock'] => {
  const manifest = serviceOf(bound, serviceId)?.manifest;
  return (manifest === undefined ? null : stageWithin(manifest, stage, bound.today))?.clock ?? 'workingDays';
};

export async function turnHours(bound: Bound, unit: string): Promise<TurnHours> {
  const past = await bound.deps.store.pastTurns.of(bound.regionId, unit, bound.now - SINCE);
  const byStage = Map.groupBy(past, ({ serviceId, stage }) => `${serviceId} ${stage}`);
  const known = new Map<string, Counted | null>();
  const median = (row: QueueRow): Counted | null => {
    const newest = (byStage.get(`${row.serviceId} ${row.stage}`) ?? []).slice(0, NEWEST);
    if (newest.length < FEWEST) return null;
    const clock = clockOf(bound, row);
    const hours = newest.map(({ startedAt, endedAt }) => hoursOf(bound.calendar, clock, startedAt, endedAt));
    return { hours: medianOf(hours), counted: { from: 'turns', turns: newest.length } };
  };
  return (row) => {
    const key = `${row.serviceId} ${row.stage}`;
    if (!known.has(key)) known.set(key, median(row));
    return (
      known.get(key) ?? {
        hours: hoursOf(bound.calendar, clockOf(bound, row), row.beganAt, row.dueAt),
        counted: { from: 'standard' },
      }
    );
  };
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}

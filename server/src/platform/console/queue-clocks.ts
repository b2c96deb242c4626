/**
 * What moved the clocks of a queue's rows: pauses that are over, decrees, read from the events of the rows whose date shows it.
 *
 * Must never: read a case whose date is the one that its clock began with; most of a queue is that.
 */
import { dueDate } from '@balai/kernel';
import type { QueueRow } from '@balai/store';
import type { HistoryShown } from '../clock-explanation.ts';
import { namingFor, serviceOf, type Bound } from '../bound.ts';
import { clockHistories, historyShown } from '../cases/clock-history.ts';
import { stageWithin } from '../cases/public-case.ts';

export const clockKey = ({ caseId, turnId }: Pick<QueueRow, 'caseId' | 'turnId'>): string => `${caseId} ${turnId}`;

/** By `clockKey`; a row that is not there has a clock that nothing moved. */
export async function movedClocks(bound: Bound, rows: readonly QueueRow[]): Promise<ReadonlyMap<string, HistoryShown>> {
  const moved = rows.filter((row) => hasMoved(bound, row));
  const found = await Promise.all(moved.map(async (row) => [clockKey(row), await historyOf(bound, row)] as const));
  return new Map(found.flatMap(([key, history]) => (history === null ? [] : [[key, history]])));
}

/** Whether the row's date is another than its stage gives from its beginning. */
function hasMoved(bound: Bound, { serviceId, stage, filedAt, beganAt, dueAt }: QueueRow): boolean {
  const manifest = serviceOf(bound, serviceId)?.manifest;
  const within = manifest === undefined ? null : stageWithin(manifest, stage, bound.formats.dateOf(filedAt));
  return within === null || dueDate(bound.calendar, beganAt, within).dueAt !== dueAt;
}

async function historyOf(bound: Bound, { caseId, turnId, serviceId }: QueueRow): Promise<HistoryShown | null> {
  const manifest = serviceOf(bound, serviceId)?.manifest;
  if (manifest === undefined) return null;
  const history = clockHistories(await bound.deps.store.cases.events(bound.regionId, caseId)).turns.get(turnId);
  if (history === undefined) return null;
  return historyShown({ naming: namingFor(bound, manifest), viewer: 'officer', manifest }, history);
}

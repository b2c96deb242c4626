/**
 * Photos and papers in whose place another one stands because their owner had that set right (ADR 0093).
 *
 * They stay what was decided on, until the case is erased. Must never: be shown on a page, compared with other photos, or opened.
 */
import { valueAt } from '@balai/kernel';
import type { LoadedCase, StoredEvent } from '@balai/store';
import type { Bound } from '../bound.ts';
import { filesIn } from '../drafts/answer-question.ts';

/** By sha256; empty for nearly every case. */
export function replacedFiles(
  { state }: Pick<LoadedCase, 'state'>,
  events: readonly StoredEvent[],
): ReadonlySet<string> {
  const replaced = new Set<string>();
  if (state.rectified === undefined) return replaced;
  events.forEach(({ event }, at) => {
    if (event.type !== 'rectified') return;
    for (const path of event.paths)
      for (const before of events.slice(0, at))
        if ('answers' in before.event)
          for (const sha256 of filesIn(valueAt(before.event.answers, path))) replaced.add(sha256);
  });
  for (const sha256 of filesIn(state.answers)) replaced.delete(sha256);
  return replaced;
}

/** Those of these cases in which no other file stands in the place of this one. What came by mail alone is as it came. */
export async function casesThatShow(
  { deps, regionId }: Bound,
  caseIds: readonly string[],
  sha256: string,
): Promise<readonly string[]> {
  const loaded = await deps.store.cases.loadAll(regionId, caseIds);
  const showing: string[] = [];
  for (const caseId of caseIds) {
    const one = loaded.get(caseId);
    const isRectified = one?.state.rectified !== undefined;
    const events = isRectified ? await deps.store.cases.events(regionId, caseId) : [];
    if (one === undefined || !replacedFiles(one, events).has(sha256)) showing.push(caseId);
  }
  return showing;
}

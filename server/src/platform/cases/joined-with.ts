/** The cases that were joined with this one, as long as they are not taken apart again. Must never: show a word of theirs. */
import type { JoinedCase } from '../platform-types.ts';
import type { OpenCase } from './open-case.ts';

/** The first that was joined stands first; empty where the service joins nothing. */
export async function joinedWith({ bound, loaded, manifest }: OpenCase): Promise<readonly JoinedCase[]> {
  if (manifest.duplicates === null) return [];
  const { cases } = bound.deps.store;
  const from = (await cases.linked(bound.regionId, loaded.caseId)).filter(({ kind }) => kind === 'mergedFrom');
  const summaries = await cases.summaries(
    bound.regionId,
    from.map(({ caseId }) => caseId),
  );
  return from.flatMap(({ caseId, at }) => {
    const summary = summaries.find((one) => one.caseId === caseId);
    return summary === undefined ? [] : [{ number: summary.number, filedAt: summary.filedAt, joinedAt: at }];
  });
}

/**
 * What waits for an officer because a colleague mentioned them in a note.
 *
 * Must never: show a word of the note outside its case, or a case that is no longer theirs to see.
 */
import { titleOf, type Bound } from '../bound.ts';
import type { MentionRow } from '../desk-types.ts';
import { isRefusal, seenCase } from './seen-case.ts';
import type { Rights } from './rights.ts';

/** The newest first, one row for each case. */
export async function mentionsFor(bound: Bound, rights: Rights): Promise<readonly MentionRow[]> {
  const { store } = bound.deps;
  const waiting = await store.mentions.waiting(bound.regionId, rights.officer.id);
  const cases = [...new Map(waiting.toReversed().map((one) => [one.caseId, one])).values()].toReversed();
  const rows = await Promise.all(
    cases.map(async ({ number, by, at, unit }): Promise<readonly MentionRow[]> => {
      const open = await seenCase(bound, rights, number);
      if (isRefusal(open)) return [];
      const author = await store.officers.one(bound.regionId, by);
      const title = titleOf(bound, open.manifest.id);
      return [{ number, title, by: author?.name ?? '', at, unit: unit === null ? null : bound.names.unit(unit, null) }];
    }),
  );
  return rows.flat();
}

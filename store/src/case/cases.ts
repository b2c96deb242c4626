/** Cases as the store's door offers them: whole from the log, or short from the derived rows. Must never: write. */
import type { Cases } from '../store-api.ts';
import type { Executing } from './execute.ts';
import { isUuid } from './ids.ts';
import { eventRows, eventRowsOf, foldRows, loadedCase, storedEventOf } from './load.ts';
import { openSummaries } from './summaries.ts';
import { wholeCase } from './whole.ts';

export function openCases(on: Executing): Cases {
  return {
    ...openSummaries(on.database),
    async load(regionId, caseId) {
      const region = on.region(regionId);
      if (region === null || !isUuid(caseId)) return null;
      const known = await foldRows(
        await eventRows(on.database, regionId, caseId),
        regionId,
        on.calendarOf(region),
        (hash) => on.manifestOf(regionId, hash),
      );
      return known === null ? null : loadedCase(known);
    },
    async loadAll(regionId, caseIds) {
      const region = on.region(regionId);
      const ids = caseIds.filter(isUuid);
      if (region === null || ids.length === 0) return new Map();
      const found = await Promise.all(
        (await eventRowsOf(on.database, regionId, ids)).map((rows) =>
          foldRows(rows, regionId, on.calendarOf(region), (hash) => on.manifestOf(regionId, hash)),
        ),
      );
      return new Map(found.flatMap((known) => (known === null ? [] : [[known.folded.caseId, loadedCase(known)]])));
    },
    async whole(regionId, which, device = null) {
      const region = on.region(regionId);
      return region === null
        ? null
        : wholeCase(on.database, { id: regionId, calendar: on.calendarOf(region) }, which, device, (hash) =>
            on.manifestOf(regionId, hash),
          );
    },
    async events(regionId, caseId) {
      return isUuid(caseId) ? (await eventRows(on.database, regionId, caseId)).map(storedEventOf) : [];
    },
  };
}

/** Cases as the store's door offers them: whole from the log, or short from the derived rows. Must never: write. */
import type { Calendar } from '@balai/kernel';
import type { Cases } from '../store-api.ts';
import type { Executing } from './execute.ts';
import { isUuid } from './ids.ts';
import { eventRows, eventRowsOf, foldRows, loadedCase, storedEventOf } from './load.ts';
import { openJoined } from './joined-cases.ts';
import { partiesOf } from './parties.ts';
import { openSummaries } from './summaries.ts';
import { openWhole } from './whole.ts';

export function openCases(on: Executing, calendarOf: (regionId: number) => Calendar): Cases {
  const whole = openWhole({ database: on.database, calendarOf, manifestOf: on.manifestOf });
  return {
    ...openSummaries(on.database),
    ...openJoined(on.database),
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
    parties: (regionId, caseIds) => partiesOf(on.database, regionId, caseIds),
    whole: async (regionId, which, device = null) =>
      on.region(regionId) === null ? null : whole(regionId, which, device),
    async events(regionId, caseId) {
      return isUuid(caseId) ? (await eventRows(on.database, regionId, caseId)).map(storedEventOf) : [];
    },
  };
}

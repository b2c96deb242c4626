/** Cases as the store's door offers them: whole from the log, or short from the derived rows. Must never: write. */
import type { Cases } from '../store-api.ts';
import type { Executing } from './execute.ts';
import { isUuid } from './ids.ts';
import { eventRows, foldRows, storedEventOf } from './load.ts';
import { openSummaries } from './summaries.ts';

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
      if (known === null) return null;
      const { folded, manifest } = known;
      return {
        regionId,
        caseId,
        number: folded.number,
        serviceId: folded.serviceId,
        manifestHash: folded.manifestHash,
        manifest,
        version: folded.version,
        state: folded.state,
        filedAt: folded.filedAt,
        channel: folded.channel,
      };
    },
    async events(regionId, caseId) {
      return isUuid(caseId) ? (await eventRows(on.database, regionId, caseId)).map(storedEventOf) : [];
    },
  };
}

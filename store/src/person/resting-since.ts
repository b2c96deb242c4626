/**
 * Since when a case rests because the person it is about asked for it (UU 27/2022 Pasal 11), as a column of other readings: whoever
 * works with a case needs to know, and a question of its own would be one trip more for each of them. Must never: count what was lifted.
 */

/** SQL for the moment, null for a case that does not rest; `regionId` and `caseId` in the terms of the statement around it. */
export const restingSince = (regionId: string, caseId: string): string =>
  `(select min(x.placed_at) from restriction x where x.region_id = ${regionId} and x.case_id = ${caseId} and x.lifted_at is null)`;

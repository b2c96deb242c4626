/** Which units have, follow or had a case: from the open parts of its events, and its open turns. Must never: read what is sealed. */
import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import type { Cases } from '../store-api.ts';

interface Row {
  readonly case_id: string;
  readonly unit: string;
  readonly area: string | null;
}

export async function partiesOf(
  database: Database,
  regionId: number,
  caseIds: readonly string[],
): ReturnType<Cases['parties']> {
  if (caseIds.length === 0) return new Map();
  // A turn that lost its unit to a successor has no event of its own: its row says who has it now.
  const rows = await database.often<Row>(sql`
    select e.case_id, p.party ->> 'unit' as unit, p.party ->> 'area' as area
    from event e cross join lateral (values (e.open #> '{turn,party}'), (e.open #> '{turn,followedBy}'), (e.open #> '{to,party}')) p (party)
    where e.region_id = ${regionId} and e.case_id = any(${caseIds}) and e.type in ('turnBegan', 'transferred') and p.party ->> 'kind' = 'unit'
    union select t.case_id, t.unit, nullif(t.area, '') from turn_row t where t.region_id = ${regionId} and t.case_id = any(${caseIds}) and t.unit <> ''`);
  const parties = new Map<string, { readonly unit: string; readonly area: string | null }[]>();
  for (const { case_id, unit, area } of rows) {
    const known = parties.get(case_id) ?? [];
    known.push({ unit, area });
    parties.set(case_id, known);
  }
  return parties;
}

/**
 * A case with all that its pages are built from, in one trip to the database: its row, its events, its files, its followers.
 *
 * Whether a device holds the case is told with it; what that device may see is for the callers. Must never: write.
 */
import type { Prepared } from '../database/batch.ts';
import type { Database } from '../database/database.ts';
import { fileOf, type FileRow } from '../beside/files.ts';
import type { WholeCase } from '../store-api.ts';
import { readCaseNumber } from './case-number.ts';
import { isUuid } from './ids.ts';
import { eventsWhere, foldRows, loadedCase, storedEventOf, type EventRow } from './load.ts';
import { summaryColumns, summaryOf, type SummaryRow } from './summaries.ts';
import type { Calendar, ServiceManifest } from '@balai/kernel';

export type Which = { readonly number: string } | { readonly caseId: string };
interface Row extends SummaryRow {
  readonly held: boolean;
  readonly followers: number;
  readonly files: readonly (FileRow & { readonly field: string })[] | null;
}

/** $3 is the hash of a device, or null. */
const rowWhere = (which: string): string => `select ${summaryColumns},
  exists (select 1 from device_holds h
    where h.region_id = $1 and h.device_hash = $3 and h.kind = 'case' and h.held_id = c.case_id) as held,
  (select count(*)::int from follower f where f.region_id = $1 and f.case_id = c.case_id) as followers,
  (select json_agg(q.*) from (select distinct on (l.version, l.field, f.sha256) f.*, l.field
    from case_file l join file f on f.region_id = l.region_id and f.sha256 = l.sha256
    where l.region_id = $1 and f.region_id = $1 and l.case_id = c.case_id order by l.version, l.field, f.sha256, f.uploaded_at) q) as files
from case_row c where c.region_id = $1 and ${which}`;
const texts = {
  number: { row: rowWhere('c.number = $2'), events: eventsWhere('r.number = $2') },
  caseId: { row: rowWhere('c.case_id = $2'), events: eventsWhere('r.case_id = $2') },
};

/** What is asked for: null when nothing can have such a number or id. */
function asked(which: Which): { readonly by: 'number' | 'caseId'; readonly value: string } | null {
  if ('caseId' in which) return isUuid(which.caseId) ? { by: 'caseId', value: which.caseId } : null;
  const number = readCaseNumber(which.number);
  return number === null ? null : { by: 'number', value: number };
}

export async function wholeCase(
  database: Database,
  region: { readonly id: number; readonly calendar: Calendar },
  which: Which,
  device: string | null,
  manifestOf: (hash: string) => Promise<ServiceManifest | null>,
): Promise<WholeCase | null> {
  const wanted = asked(which);
  if (wanted === null) return null;
  const prepared = (part: 'row' | 'events', values: readonly unknown[]): Prepared => ({
    name: `whole-${part}-by-${wanted.by}`,
    text: texts[wanted.by][part],
    values,
  });
  const [[row], rows] = await database.allInRegion<[Row, EventRow]>(region.id, [
    prepared('row', [region.id, wanted.value, device]),
    prepared('events', [region.id, wanted.value]),
  ]);
  const known = await foldRows(rows, region.id, region.calendar, manifestOf);
  if (row === undefined || known === null) return null;
  return {
    summary: summaryOf(row),
    held: row.held,
    loaded: loadedCase(known),
    events: rows.map(storedEventOf),
    files: (row.files ?? []).map((file) => ({ ...fileOf(file), field: file.field })),
    followers: row.followers,
  };
}

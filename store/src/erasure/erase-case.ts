/**
 * Erases one case, in small transactions that may each be done again: the public shell stays, and says that it was erased.
 *
 * First the event, then the ledger, then what lies beside the case, last its private payloads: whoever is killed in between goes
 * on from the beginning. Must never: touch an event, a figure, or what another living case shows.
 */
import { newest, write, type Executing } from '../case/execute.ts';
import type { Prepared } from '../database/batch.ts';
import type { ErasedEntry, ErasureLedger } from './erasure-api.ts';

type What = ErasedEntry['what'];
export interface Erasing {
  readonly regionId: number;
  readonly caseId: string;
  readonly what: What;
  readonly basis: string;
}

/** The files of this case that no other one shows: its own uploads and drafts too. $1 region, $2 case. */
const ownFiles = `f.region_id = $1
    and (f.sha256 in (select l.sha256 from case_file l where l.region_id = $1 and l.case_id = $2)
      or f.owner in (select d.draft_id::text from draft d where d.region_id = $1 and d.submitted_case_id = $2)
      or f.owner like '%:' || ($2::uuid)::text)
    and not exists (select from case_file o where o.region_id = $1 and o.sha256 = f.sha256 and o.case_id <> $2)
    and not exists (select from message m where m.region_id = $1 and m.files <> '{}' and m.files @> array[f.sha256] and m.case_id <> $2)
    and f.owner not in (select d.draft_id::text from draft d where d.region_id = $1 and d.submitted_case_id is distinct from $2)`;
const drafts = 'select d.draft_id from draft d where d.region_id = $1 and d.submitted_case_id = $2';

/** By name, in order; $1 region, $2 case. What lies beside the case. */
const beside: Readonly<Record<string, string>> = {
  'note-files': `insert into erasure_bytes (region_id, sha256, noted_at)
    select $1, h.sha256, $3::bigint from (select f.sha256 from file f where ${ownFiles}
      union select f.thumbnail_sha256 from file f where f.thumbnail_sha256 is not null and ${ownFiles}) h
    on conflict (region_id, sha256) do nothing`,
  files: `delete from file f where ${ownFiles}`,
  shown: 'delete from case_file where region_id = $1 and case_id = $2',
  'held-drafts': `delete from device_holds where region_id = $1 and kind = 'draft' and held_id in (${drafts})`,
  held: `delete from device_holds where region_id = $1 and kind = 'case' and held_id = $2`,
  'held-turns': `delete from device_holds where region_id = $1 and kind = 'turn' and held_id in (select l.link_id from link l where l.region_id = $1 and l.case_id = $2)`,
  'draft-links': `delete from link where region_id = $1 and draft_id in (${drafts})`,
  links: 'delete from link where region_id = $1 and case_id = $2',
  pushes: 'delete from push_notice where region_id = $1 and case_id = $2',
  followers: 'delete from follower where region_id = $1 and (case_id = $2 or from_case_id = $2)',
  claims: 'delete from claim where region_id = $1 and case_id = $2',
  keys: 'delete from idempotency where region_id = $1 and case_id = $2',
  outbox: 'delete from outbox where region_id = $1 and case_id = $2',
  readings:
    'update reading set purpose = null, key_id = null where region_id = $1 and case_id = $2 and purpose is not null',
  remark: 'update survey set remark = null, key_id = null where region_id = $1 and case_id = $2 and remark is not null',
};
/** As the role that may. */
const personal: Readonly<Record<string, string>> = {
  payloads: 'delete from event_private where region_id = $1 and case_id = $2',
  search: 'delete from search_row where region_id = $1 and case_id = $2',
  messages: 'delete from message where region_id = $1 and case_id = $2',
  notes: 'delete from note where region_id = $1 and case_id = $2',
  drafts: 'delete from draft where region_id = $1 and submitted_case_id = $2',
};
/** The bytes alone: that a letter was issued, its number and its hash stay, so that a copy in somebody's hand can be verified. */
const letters: Readonly<Record<string, string>> = {
  'note-letters': `insert into erasure_bytes (region_id, sha256, noted_at)
    select $1, d.sha256, $3::bigint from document d where d.region_id = $1 and d.case_id = $2 and d.sha256 is not null
    on conflict (region_id, sha256) do nothing`,
  letters: `update document set bytes_erased_at = $3 where region_id = $1 and case_id = $2 and sha256 is not null and bytes_erased_at is null`,
};

function statements(
  texts: Readonly<Record<string, string>>,
  regionId: number,
  caseId: string,
  now: number,
): readonly Prepared[] {
  return Object.entries(texts).map(([name, text]) => ({
    name: `erase ${name}`,
    text,
    values: text.includes('$3') ? [regionId, caseId, now] : [regionId, caseId],
  }));
}

/** sha256 of what will be gone from the disk, for the ledger. */
async function filesToErase({ database }: Executing, { regionId, caseId, what }: Erasing): Promise<readonly string[]> {
  const [files, letterFiles] = await database.allInRegion<[{ sha256: string }, { sha256: string }]>(regionId, [
    {
      name: 'files-to-erase',
      text: `select f.sha256 from file f where ${ownFiles}
        union select f.thumbnail_sha256 from file f where f.thumbnail_sha256 is not null and ${ownFiles}`,
      values: [regionId, caseId],
    },
    {
      name: 'letters-to-erase',
      text: 'select sha256 from document where region_id = $1 and case_id = $2 and sha256 is not null and bytes_erased_at is null',
      values: [regionId, caseId],
    },
  ]);
  const all = [...(what === 'letters' ? [] : files), ...(what === 'personal' ? [] : letterFiles)];
  return [...new Set(all.map(({ sha256 }) => sha256))].toSorted();
}

export type Outcome = 'erased' | 'reopened' | 'busy' | 'noSuchCase';

/**
 * Erases it, after `ledger` has it. `reopened`: the case goes on, and nothing was touched. `busy`: it changed at this moment, to
 * be tried again.
 */
export async function eraseCase(
  on: Executing,
  erasing: Erasing,
  now: number,
  ledger: ErasureLedger | null,
): Promise<Outcome> {
  const { regionId, caseId, what, basis } = erasing;
  const told = what === 'letters' ? 'erased' : await tellErased(on, erasing, now);
  if (told !== 'erased') return told;
  const files = await filesToErase(on, erasing);
  await ledger?.append({ region: regionId, caseId, what, basis, at: now, files });
  if (what !== 'letters') await on.database.allInRegion(regionId, statements(beside, regionId, caseId, now));
  if (what !== 'personal') await on.database.allInRegion(regionId, statements(letters, regionId, caseId, now));
  if (what !== 'letters') await on.database.allAsEraser(regionId, statements(personal, regionId, caseId, now));
  return 'erased';
}

/** The event that says so, once. */
async function tellErased(on: Executing, { regionId, caseId, basis }: Erasing, now: number): Promise<Outcome> {
  const region = on.region(regionId);
  const known = await newest(on, regionId, caseId);
  if (region === null || known === null) return 'noSuchCase';
  const { state } = known.folded;
  if (state.erased) return 'erased';
  if (state.status !== 'ended') return 'reopened';
  const step = {
    channel: 'system',
    now,
    idempotency: { caller: 'erasure', key: caseId, requestHash: 'erased' },
    events: [{ type: 'erased', at: Math.max(now, state.at), basis }],
    by: null,
  } as const;
  return (await write(on, known, step, on.calendarOf(region))) === null ? 'busy' : 'erased';
}

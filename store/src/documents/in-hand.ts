/**
 * When the letters of an ending stopped waiting, and what is counted then: the promise of a round ends with the last of them.
 *
 * Must never: count a round twice, or on another day than that on which its last letter was signed, sealed or revoked.
 */
import type { Calendar, Instant } from '@balai/kernel';
import { sql } from 'kysely';
import { figuresInHand, type Figure, type History } from '../case/history.ts';
import { uuidV7 } from '../case/ids.ts';
import type { Runner } from '../database/database.ts';
import { addFigures } from '../figures/figures.ts';

/** When the last letter of an ending (by the version of its event) stopped waiting; null while one waits, or there is none. */
export type InHand = (caseId: string, version: number) => Instant | null;

/** Of each letter counts what came first: signed, or revoked while nobody had signed it. */
export async function lettersInHand(from: Runner, regionId: number, caseIds: readonly string[]): Promise<InHand> {
  const rows = await from.prepared<{ case_id: string; version: number; at: Instant | null; waits: boolean }>(
    'letters-in-hand',
    inHandText,
    [regionId, caseIds],
  );
  const known = new Map(rows.map(({ case_id, version, at, waits }) => [`${case_id} ${version}`, waits ? null : at]));
  return (caseId, version) => known.get(`${caseId} ${version}`) ?? null;
}
const inHandText = `select d.case_id, d.case_version as version, max(first.at) as at, bool_or(first.at is null) as waits
  from document d left join lateral (
    select e.at from document_event e where e.region_id = $1 and e.document_id = d.document_id and e.type in ('signed', 'revoked')
    order by e.version limit 1) first on true
  where d.region_id = $1 and d.case_id = any($2::uuid[]) group by d.case_id, d.case_version`;

/** What the letters of a case have added to the figures so far. */
export const figuresOfLetters = (
  { service, rounds }: History,
  caseId: string,
  inHand: InHand,
  calendar: Calendar,
): readonly Figure[] =>
  rounds.flatMap((round) => {
    const at = round.letters === undefined ? null : inHand(caseId, round.letters.version);
    return at === null ? [] : figuresInHand(service, round, at, calendar);
  });

/**
 * A letter has just stopped waiting: counts the round if it was the last one. The caller holds the lock of all letters of the case,
 * so that of two that are signed in the same moment exactly the second finds none that waits.
 */
export async function countInHand(
  tx: Runner,
  regionId: number,
  { caseId, version }: { readonly caseId: string; readonly version: number },
  now: Instant,
  calendar: Calendar,
): Promise<void> {
  const at = (await lettersInHand(tx, regionId, [caseId]))(caseId, version);
  if (at === null) return;
  const [row] = await tx.run(
    sql<{ history: History }>`select history from case_row where region_id = ${regionId} and case_id = ${caseId}`,
  );
  // Without a row it was not made again yet after a restore, and the rebuild counts. A round without `letters` was counted whole.
  const round = row?.history.rounds.find(({ letters }) => letters?.version === version);
  if (row === undefined || round === undefined) return;
  const figures = figuresInHand(row.history.service, round, at, calendar);
  await addFigures(
    tx,
    regionId,
    figures.map((figure) => ({ ...figure, delta_id: uuidV7(now) })),
  );
}

/**
 * Proves the store against its events: chains, derived rows and figures are computed again and compared.
 *
 * Works through a region some hundred cases at a time. Must never: change an event, or repair what it did not find wrong.
 */
import { randomUUID } from 'node:crypto';
import { instantAt, type Calendar, type ServiceManifest } from '@balai/kernel';
import { caseRowOf, timerRowsOf, turnRowsOf } from '../case/derived-rows.ts';
import { commitmentTo, linkAfter, noLink } from '../case/chain.ts';
import { eventRowsOf, foldRows, type EventRow, type Known } from '../case/load.ts';
import { searchRowOf } from '../case/append-item.ts';
import { filesIn } from '../case/files-in-answers.ts';
import { figureKey, figuresOf, type Figure } from '../case/history.ts';
import { searchWordsOf, type LookupKey } from '../search/search-words.ts';
import type { Database } from '../database/database.ts';
import { figuresOfLetters, lettersInHand } from '../documents/in-hand.ts';
import { addFigures } from '../figures/figures.ts';
import type { Figures } from '../records-api.ts';
import type { Audit, BrokenLink } from './audit-api.ts';
import { differencesOf, derivedOf, readDerived, writeDerived, type DerivedRows } from './derived.ts';
import { checkHeads, logHeads, sealDay } from './log-heads.ts';

const atOnce = 200;

export interface Auditing {
  readonly database: Database;
  readonly calendarOf: (regionId: number) => Calendar;
  readonly manifestOf: (regionId: number, hash: string) => Promise<ServiceManifest | null>;
  readonly lookupKey: LookupKey;
}

export function openAudit(on: Auditing): { readonly audit: Audit; readonly recount: Figures['recount'] } {
  return {
    recount: (regionId) => recount(on, regionId),
    audit: {
      rebuild: (regionId, { check }) => rebuild(on, regionId, check),
      verifyChain: (regionId) => verifyChain(on, regionId),
      heads: (regionId, page) => logHeads(on.database, regionId, page),
      async sealDay(regionId, day, now) {
        const calendar = on.calendarOf(regionId);
        const from = instantAt(calendar, `${day}T00:00`);
        return sealDay(on.database, { regionId, day, now, from, to: from + 86_400_000 });
      },
    },
  };
}

type Chunk = readonly (readonly EventRow[])[];
/** Cases with their events, in order of ids, some hundred at a time; the next are read while these are worked on. */
async function* chunksOf(database: Database, regionId: number): AsyncGenerator<Chunk> {
  const read = async (after: string): Promise<{ readonly last: string; readonly chunk: Chunk } | null> => {
    const ids = await database.prepared<{ case_id: string }>('case-ids', idsText, [regionId, after, atOnce]);
    const last = ids.at(-1)?.case_id;
    if (last === undefined) return null;
    const cases = ids.map(({ case_id }) => case_id);
    return { last, chunk: await eventRowsOf(database, regionId, cases) };
  };
  let next = read('00000000-0000-0000-0000-000000000000');
  for (let found = await next; found !== null; found = await next) {
    next = read(found.last);
    next.catch(() => undefined); // told when it is waited for; nobody waits when the work was given up
    yield found.chunk;
  }
}
const idsText = 'select case_id from case_registry where region_id = $1 and case_id > $2 order by case_id limit $3';

async function folded(on: Auditing, regionId: number, chunk: Chunk): Promise<readonly Known[]> {
  const all = await Promise.all(
    chunk.map((rows) => foldRows(rows, regionId, on.calendarOf(regionId), (hash) => on.manifestOf(regionId, hash))),
  );
  return all.filter((known) => known !== null);
}

/** The rows as the events say that they are. */
function wantedOf(on: Auditing, { folded, manifest, events }: Known): DerivedRows {
  return derivedOf({
    row: caseRowOf(folded, manifest),
    turns: turnRowsOf(folded, manifest),
    timers: timerRowsOf(folded),
    // What was erased is not searched for any more.
    search: folded.state.erased ? null : searchRowOf(folded, searchWordsOf(manifest, folded, on.lookupKey)),
    files: folded.state.erased ? [] : filesIn({ before: { ...folded, version: 0 }, events }),
  });
}

/** Everything in one pass over the events: chains, derived rows and figures. */
async function rebuild(on: Auditing, regionId: number, check: boolean): ReturnType<Audit['rebuild']> {
  const differences = bounded<{ caseId: string; what: string }>();
  const broken = bounded<BrokenLink>();
  const counted = new Map<string, number>();
  const heads = await checkHeads(on.database, regionId, on.calendarOf(regionId));
  let [cases, events] = [0, 0];
  for await (const chunk of chunksOf(on.database, regionId)) {
    const all = await folded(on, regionId, chunk);
    cases += all.length;
    for (const rows of chunk) {
      events += rows.length;
      broken.add(faultsOf(rows, regionId));
      heads.add(rows);
    }
    await countFigures(on, regionId, counted, all);
    await compareRows(on, regionId, all, { check, differences });
  }
  const figures = await figureDifferences(on, regionId, counted);
  if (!check && figures.length > 0) await correctFigures(on.database, regionId, figures);
  differences.add(figures.map(({ what }) => ({ caseId: '', what: `figure ${what}` })));
  return {
    cases,
    events,
    differing: differences.count() + broken.count(),
    differences: differences.first,
    broken: broken.first,
    heads: heads.broken(),
    figures,
  };
}

async function compareRows(
  on: Auditing,
  regionId: number,
  all: readonly Known[],
  { check, differences }: { readonly check: boolean; readonly differences: Bounded<{ caseId: string; what: string }> },
): Promise<void> {
  const found = await readDerived(
    on.database,
    regionId,
    all.map(({ folded: { caseId } }) => caseId),
  );
  const wrong = new Map<string, DerivedRows>();
  for (const known of all) {
    const { caseId } = known.folded;
    const wanted = wantedOf(on, known);
    const differs = differencesOf(wanted, found(caseId));
    if (differs.length > 0) wrong.set(caseId, wanted);
    differences.add(differs.map((what) => ({ caseId, what })));
  }
  if (!check && wrong.size > 0) await writeDerived(on.database, regionId, wrong);
}

/** After a restore every case differs: the first are named, all are counted. */
interface Bounded<Each> {
  readonly first: readonly Each[];
  add(more: readonly Each[]): void;
  count(): number;
}
const NAMED = 1_000;
function bounded<Each>(): Bounded<Each> {
  const first: Each[] = [];
  let all = 0;
  return {
    first,
    add(more) {
      all += more.length;
      first.push(...more.slice(0, NAMED - first.length));
    },
    count: () => all,
  };
}

/** Appends what is missing, as events do. Run it while nobody writes. */
async function correctFigures(
  database: Database,
  regionId: number,
  figures: Awaited<ReturnType<Figures['recount']>>,
): Promise<void> {
  const rows = figures.map(({ what, counted, kept }) => {
    const [day = '', service = '', unit = '', area = '', measure, tenths] = what.split('|');
    return {
      delta_id: randomUUID(),
      day,
      service,
      unit,
      area,
      measure: measure as Figure['measure'],
      tenths: Number(tenths),
      amount: counted - kept,
    };
  });
  await addFigures(database, regionId, rows);
}

async function verifyChain(on: Auditing, regionId: number): ReturnType<Audit['verifyChain']> {
  const broken: BrokenLink[] = [];
  const heads = await checkHeads(on.database, regionId, on.calendarOf(regionId));
  let events = 0;
  for await (const chunk of chunksOf(on.database, regionId)) {
    for (const rows of chunk) {
      events += rows.length;
      broken.push(...faultsOf(rows, regionId));
      heads.add(rows);
    }
  }
  return { events, broken, heads: heads.broken() };
}

const faultsOf = (rows: readonly EventRow[], regionId: number): readonly BrokenLink[] =>
  rows.flatMap((row, index) => {
    const why = faultOf(row, regionId, rows[index - 1]?.chain ?? noLink, index + 1);
    return why === null ? [] : [{ caseId: row.case_id, version: row.version, why }];
  });

function faultOf(row: EventRow, regionId: number, before: string, version: number): 'gap' | 'chain' | 'payload' | null {
  if (row.version !== version) return 'gap';
  const chain = linkAfter(before, {
    regionId,
    caseId: row.case_id,
    version,
    eventVersion: row.event_version,
    open: row.open,
    commitment: row.commitment,
    commandId: row.command_id,
    causedBy: row.caused_by,
    manifestHash: row.manifest_hash,
    kernelVersion: row.kernel_version,
    recordedAt: row.recorded_at,
    occurredAt: row.occurred_at,
    actor: row.actor,
    channel: row.channel,
  });
  if (chain !== row.chain) return 'chain';
  if (row.salt === null || row.sealed === null) return null;
  return commitmentTo(row.salt, row.sealed) === row.commitment ? null : 'payload';
}

/** Counts every figure from the events, and names what differs from the counters. */
async function recount(on: Auditing, regionId: number): ReturnType<Figures['recount']> {
  const counted = new Map<string, number>();
  for await (const chunk of chunksOf(on.database, regionId))
    await countFigures(on, regionId, counted, await folded(on, regionId, chunk));
  return figureDifferences(on, regionId, counted);
}

/** From the events of the cases, and from those of their letters where a promise ends with these. */
async function countFigures(
  on: Auditing,
  regionId: number,
  counted: Map<string, number>,
  all: readonly Known[],
): Promise<void> {
  const count = (figure: Figure) =>
    counted.set(figureKey(figure), (counted.get(figureKey(figure)) ?? 0) + figure.amount);
  for (const { folded } of all) figuresOf(folded.history).forEach(count);
  const issuing = all.filter(({ folded }) => folded.history.rounds.some(({ letters }) => letters !== undefined));
  if (issuing.length === 0) return;
  const ids = issuing.map(({ folded: { caseId } }) => caseId);
  const inHand = await lettersInHand(on.database, regionId, ids);
  for (const { folded } of issuing)
    figuresOfLetters(folded.history, folded.caseId, inHand, on.calendarOf(regionId)).forEach(count);
}

async function figureDifferences(
  on: Auditing,
  regionId: number,
  counted: ReadonlyMap<string, number>,
): ReturnType<Figures['recount']> {
  const rows = await on.database.prepared<{
    day: string;
    service: string;
    unit: string;
    area: string;
    measure: 'filed';
    tenths: number;
    amount: number;
  }>('all-figures', figuresText, [regionId]);
  const kept = new Map(rows.map((row) => [figureKey(row), row.amount]));
  return [...new Set([...counted.keys(), ...kept.keys()])]
    .toSorted()
    .map((what) => ({ what, counted: counted.get(what) ?? 0, kept: kept.get(what) ?? 0 }))
    .filter((figure) => figure.counted !== figure.kept);
}
const figuresText = `select day, service_id as service, unit, area, measure, tenths, sum(amount)::int as amount from (
  select day, service_id, unit, area, measure, tenths, amount from figure where region_id = $1
  union all select day, service_id, unit, area, measure, tenths, amount from figure_delta where region_id = $1) f
  group by day, service_id, unit, area, measure, tenths having sum(amount) <> 0`;

/**
 * Carries out one command: load, decide, append; again when the case changed meanwhile; never twice under one key.
 *
 * When the kernel says that a turn's time is over, its clock is played first (the law says what silence means, not who
 * clicked first). Must never: decide by itself, or answer before the commit is acknowledged.
 */
import { randomUUID } from 'node:crypto';
import {
  decide,
  err,
  ok,
  type Actor,
  type Calendar,
  type Case,
  type CaseError,
  type CaseEvent,
  type Instant,
  type Result,
  type ServiceManifest,
  type World,
} from '@balai/kernel';
import type { Database } from '../database/database.ts';
import type { Execute, Executed, ExecuteError, Idempotency, PublishedService, Region } from '../store-types.ts';
import type { Change } from '../store-api.ts';
import { isPaidFor } from '../payments/money-rows.ts';
import { searchWordsOf, type LookupKey } from '../search/search-words.ts';
import type { Appender } from './append.ts';
import { appendItem, type AppendItem, type Companion } from './append-item.ts';
import { newCaseNumber } from './case-number.ts';
import { unitsOf } from './derived-rows.ts';
import { unborn, type Folded } from './folded.ts';
import { isUuid, uuidV7 } from './ids.ts';
import { eventRows, foldRows, knownFrom, type Known } from './load.ts';
import { openingOf, type Opening } from './splitting.ts';
import { unsuitablePart } from './suitable.ts';

const mostTries = 12;

export interface Executing {
  readonly database: Database;
  readonly appender: Appender;
  readonly region: (regionId: number) => Region | null;
  readonly calendarOf: (region: Region) => Calendar;
  readonly areasOf: ((region: Region) => ReadonlySet<string>) | undefined;
  readonly current: (regionId: number, serviceId: string) => PublishedService | null;
  readonly manifestOf: (regionId: number, hash: string) => Promise<ServiceManifest | null>;
  readonly lookupKey: LookupKey;
  readonly kernelVersion: string;
  readonly changed: (change: Change) => void;
}

export async function execute(on: Executing, request: Execute): Promise<Result<Executed, ExecuteError>> {
  const part =
    unsuitablePart(request.command) ??
    unsuitablePart(request.opens?.answers, 'answers') ??
    unsuitablePart(request.idempotency, 'idempotency') ??
    (request.draftId === undefined || isUuid(request.draftId) ? null : 'draftId');
  if (part !== null) return err({ type: 'unsuitable', field: part });
  const region = on.region(request.regionId);
  if (region === null) return err({ type: 'noSuchService' });
  const calendar = on.calendarOf(region);
  const first = await begin(on, request);
  if (!first.ok) return first;
  let known = first.value;
  for (let tries = 0; tries < mostTries; tries += 1) {
    if (known === null) return err({ type: 'noSuchCase' });
    // A key that was used before is found by the write; it is looked for only when nothing new would be written.
    const replayed = tries === 0 ? null : await replay(on, request, calendar);
    if (replayed !== null) return replayed;
    const { folded, manifest } = known;
    if (request.seenVersion !== undefined && folded.version > request.seenVersion)
      return (
        (await replay(on, request, calendar)) ??
        err({ type: 'changedMeanwhile', version: folded.version, state: folded.state })
      );
    const world = worldOf(on, region, momentFor(request, folded.state));
    const decided = decideBoth(on, request, known, world);
    if (!decided.ok && tries === 0 && isGiven(request, known)) {
      // What was loaded a moment ago may be old by now: nothing is refused on it.
      known = await newest(on, request.regionId, folded.caseId);
      continue;
    }
    if (!decided.ok && decided.error.type !== 'timeIsUp')
      return (
        (await replay(on, request, calendar)) ??
        err({ type: 'refused', error: decided.error, state: folded.state, ...decided.of })
      );
    const step = decided.ok
      ? { ...request, events: decided.events, by: 'actor' in request.command ? request.command.actor : null }
      : timeStep(request, known, world, decided.error.type === 'timeIsUp' ? decided.error : null);
    if (step === null) throw new Error('the kernel says that a time is up, and refuses to let it pass');
    const outcome = await write(on, known, step, calendar, decided.ok ? decided.opening : null);
    if (outcome !== null && decided.ok) return ok(executed(outcome, decided.events, false));
    // After a miss: a submission takes a new id and number, everything else the newest state.
    known =
      request.command.type === 'submit'
        ? fresh(request, manifest, folded.manifestHash)
        : await newest(on, request.regionId, folded.caseId);
  }
  return known === null
    ? err({ type: 'noSuchCase' })
    : err({ type: 'changedMeanwhile', version: known.folded.version, state: known.folded.state });
}

type Both =
  | { readonly ok: true; readonly events: readonly CaseEvent[]; readonly opening: Opening | null }
  | { readonly ok: false; readonly error: CaseError; readonly of?: { readonly of: string } };

/** What the command causes: in the case itself, and in the one that a split opens with it. */
function decideBoth(on: Executing, request: Execute, known: Known, world: World): Both {
  const { command, opens } = request;
  const { manifest, folded } = known;
  if ((command.type === 'split') !== (opens !== undefined)) throw new Error('a split, and nothing else, opens a case');
  if (opens === undefined || command.type !== 'split') {
    const alone = decide(manifest, folded.state, command, world);
    if (!alone.ok) return alone;
    return isPaidFor(alone.value, request.payment ?? null)
      ? { ok: true, events: alone.value, opening: null }
      : { ok: false, error: { type: 'feeNotPaid', rupiah: alone.value.reduce(addPaid, 0) } };
  }
  const service = on.current(request.regionId, command.service);
  if (service === null) return { ok: false, error: { type: 'notAskedFor', what: [command.service] } };
  // The matter came in as the first case did.
  const second = fresh({ ...request, channel: folded.channel }, service.manifest, service.hash);
  const first = decide(manifest, folded.state, { ...command, into: second.folded.number }, world);
  if (!first.ok) return first;
  const opened = openingOf(known, second, { actor: command.actor, opens }, world);
  return opened.ok
    ? { ok: true, events: first.value, opening: opened.value }
    : { ok: false, error: opened.error, of: { of: service.manifest.id } };
}
const addPaid = (sum: number, event: CaseEvent): number => sum + (event.type === 'acted' ? event.paid : 0);
const openedBy = ({ command }: Execute): string => (command.type === 'split' ? command.service : '');

type Step = Pick<
  Execute,
  | 'channel'
  | 'now'
  | 'idempotency'
  | 'occurredAt'
  | 'causedBy'
  | 'releasedBy'
  | 'secretHash'
  | 'draftId'
  | 'device'
  | 'payment'
> & { readonly events: readonly CaseEvent[]; readonly by: Actor | null; readonly companion?: Companion };

/** What the clock causes, written under its own key before the command is asked again. */
function timeStep(
  request: Execute,
  { folded, manifest }: Known,
  world: World,
  up: { readonly turn: string; readonly dueAt: Instant } | null,
): Step | null {
  if (up === null) return null;
  const passed = decide(manifest, folded.state, { type: 'passTime', turn: up.turn }, world);
  if (!passed.ok) return null;
  return {
    channel: 'timer',
    now: request.now,
    occurredAt: up.dueAt,
    idempotency: timerKey(folded.caseId, folded.version, up.turn),
    events: passed.value,
    by: null,
  };
}

/** One for each version of the case: a turn that begins again runs out again. */
export function timerKey(caseId: string, version: number, turn: string): Idempotency {
  return { caller: 'timer', key: `${caseId}:${version}:${turn}`, requestHash: turn };
}

/** What was paid counts from when it was paid, but never before what has happened in the case since. */
const momentFor = ({ asOf, now }: Execute, { at }: Case): Instant =>
  asOf === undefined ? now : Math.min(now, Math.max(asOf, at));

function worldOf(on: Executing, region: Region, now: Instant): World {
  const areas = on.areasOf?.(region);
  return { now, calendar: on.calendarOf(region), ...(areas === undefined ? {} : { areas }) };
}

async function begin(on: Executing, request: Execute): Promise<Result<Known | null, ExecuteError>> {
  const { command } = request;
  if (command.type === 'repin' && (await on.manifestOf(request.regionId, command.manifestHash)) === null)
    return err({ type: 'noSuchService' });
  if (request.opens !== undefined && on.current(request.regionId, openedBy(request)) === null)
    return err({ type: 'noSuchService' });
  if (command.type !== 'submit') return ok(given(request) ?? (await newest(on, request.regionId, request.caseId)));
  const service = on.current(request.regionId, request.serviceId ?? '');
  if (service === null) return err({ type: 'noSuchService' });
  return ok(fresh(request, service.manifest, service.hash));
}
/** The case that the caller has just loaded; null without one. The append finds out whether it has changed since. */
function given({ loaded, regionId, caseId }: Execute): Known | null {
  return loaded?.regionId === regionId && loaded.caseId === caseId ? knownFrom(loaded) : null;
}
const isGiven = ({ loaded }: Execute, known: Known): boolean => loaded !== undefined && knownFrom(loaded) === known;
function fresh(request: Execute, manifest: ServiceManifest, manifestHash: string): Known {
  const folded = unborn({
    regionId: request.regionId,
    caseId: uuidV7(request.now),
    number: newCaseNumber(),
    serviceId: manifest.id,
    channel: request.channel,
    manifestHash,
  });
  return { folded, manifest, events: [] };
}
/** The case as its events say now. */
export async function newest(on: Executing, regionId: number, caseId: string | undefined): Promise<Known | null> {
  const region = on.region(regionId);
  if (caseId === undefined || !isUuid(caseId) || region === null) return null;
  return foldRows(await eventRows(on.database, regionId, caseId), regionId, on.calendarOf(region), (hash) =>
    on.manifestOf(regionId, hash),
  );
}

/** The case after the events are written, with what they open; null when another command was faster, or the key is used. */
export async function write(
  on: Executing,
  known: Known,
  step: Step,
  calendar: Calendar,
  opening: Opening | null = null,
): Promise<Folded | null> {
  if (step.events.length === 0) return known.folded;
  const first = await prepared(on, known, step, calendar);
  const second = opening === null ? null : await prepared(on, opening.known, { ...step, ...opening.step }, calendar);
  if ((await on.appender.append(first.item, second?.item)) !== 'written') return null;
  on.changed(first.change);
  if (second !== null) on.changed(second.change);
  return first.item.after;
}

/** What is written of a case, and whose queues look different then: of units that had a turn, or have one. */
async function prepared(
  on: Executing,
  { folded, manifest }: Known,
  step: Step,
  calendar: Calendar,
): Promise<{ readonly item: AppendItem; readonly change: Change }> {
  const lawAfter = await manifestAfter(on, folded, manifest, step.events);
  const item = appendItem({
    before: folded,
    manifest,
    lawAfter,
    calendar,
    events: step.events,
    now: step.now,
    occurredAt: step.occurredAt ?? step.now,
    channel: step.channel,
    causedBy: step.causedBy ?? null,
    commandId: randomUUID(),
    kernelVersion: on.kernelVersion,
    idempotency: step.idempotency,
    secretHash: step.secretHash ?? null,
    draftId: step.draftId ?? null,
    device: step.device ?? null,
    releasedBy: step.releasedBy ?? null,
    companion: step.companion ?? null,
    payment: step.payment ?? null,
    by: step.by,
    words: (after) => searchWordsOf(lawAfter, after, on.lookupKey),
    seal: on.database.seal,
  });
  const { regionId, caseId, version, state } = item.after;
  const units = [...new Set([...unitsOf(folded.state, manifest), ...unitsOf(state, lawAfter)])];
  return { item, change: { regionId, caseId, version, units } };
}

/** Rows are made by the law under which the case goes on. */
async function manifestAfter(
  on: Executing,
  { regionId }: Folded,
  manifest: ServiceManifest,
  events: readonly CaseEvent[],
): Promise<ServiceManifest> {
  const repinned = events.findLast((event) => event.type === 'repinned');
  return repinned === undefined ? manifest : ((await on.manifestOf(regionId, repinned.manifestHash)) ?? manifest);
}

/** What this key did before; null when it is new. */
async function replay(
  on: Executing,
  request: Execute,
  calendar: Calendar,
): Promise<Result<Executed, ExecuteError> | null> {
  const { regionId, idempotency } = request;
  const [row] = await on.database.prepared<{
    request_hash: string;
    case_id: string;
    from_version: number;
    to_version: number;
  }>('idempotency', onceText, [regionId, idempotency.caller, idempotency.key]);
  if (row === undefined) return null;
  const isOther = request.caseId !== undefined && request.caseId !== row.case_id;
  if (isOther || row.request_hash !== idempotency.requestHash) return err({ type: 'keyReused' });
  const rows = await eventRows(on.database, regionId, row.case_id);
  const done = await foldRows(rows, regionId, calendar, (hash) => on.manifestOf(regionId, hash));
  if (done === null) throw new Error('a key names a case without events');
  return ok(executed(done.folded, done.events.slice(row.from_version - 1, row.to_version), true));
}
const onceText =
  'select request_hash, case_id, from_version, to_version from idempotency where region_id = $1 and caller = $2 and key = $3';

const executed = (after: Folded, events: readonly CaseEvent[], replayed: boolean): Executed => ({
  caseId: after.caseId,
  number: after.number,
  version: after.version,
  events,
  state: after.state,
  replayed,
});

/**
 * Opens the store: migrates, takes up the roles, connects, and puts the parts together.
 *
 * Must never: hold logic of its own; each part stands in the folder of its concept.
 */
import { randomUUID } from 'node:crypto';
import type { Calendar } from '@balai/kernel';
import pg from 'pg';
import { openAudit } from './audit/audit.ts';
import { openClaims } from './beside/claims.ts';
import { openDevices } from './beside/devices.ts';
import { openDrafts } from './beside/drafts.ts';
import { openFiles } from './beside/files.ts';
import { openFilters } from './beside/filters.ts';
import { openFollowers } from './beside/followers.ts';
import { openLinks } from './beside/links.ts';
import { openMentions } from './beside/mentions.ts';
import { openPastTurns } from './beside/past-turns.ts';
import { openReaches } from './beside/reaches.ts';
import { openPushNotices } from './beside/push-notices.ts';
import { openReplyLinks } from './beside/reply-links.ts';
import { openTurnLinks } from './beside/turn-links.ts';
import { openSurveys } from './beside/surveys.ts';
import { openTalk } from './beside/talk.ts';
import { openTemplates } from './beside/templates.ts';
import { openTold } from './beside/told.ts';
import { openTransfers } from './beside/transfers.ts';
import { openAppender } from './case/append.ts';
import { execute, newest, type Executing } from './case/execute.ts';
import { openCases } from './case/cases.ts';
import { openChanges } from './changes/changes.ts';
import { clientSettings, openDatabase, poolSettings, type Database } from './database/database.ts';
import { migrate } from './database/migrate.ts';
import { mannersOf, type Manners } from './database/pooler.ts';
import { ensureRoles } from './database/roles.ts';
import { codeOf, storeUnavailable } from './database/store-problem.ts';
import { openErasure } from './erasure/erasure.ts';
import { openDocuments } from './documents/documents.ts';
import { openFigures } from './figures/figures.ts';
import { openLeaves } from './officers/leaves.ts';
import { openBooks, openOfficers } from './officers/officers.ts';
import { openOperations } from './operations/operations.ts';
import { openOutbox } from './outbox/outbox.ts';
import { openStarted } from './outbox/open-started.ts';
import { offBetween } from './postgres/ask-clock.ts';
import { openQueue } from './queue/queue.ts';
import { openDataKeyBook } from './seal/data-key-book.ts';
import { openKeyRing } from './seal/key-ring.ts';
import { openSearch } from './search/search.ts';
import { lookupKey } from './search/search-words.ts';
import { openRegions } from './services/regions.ts';
import { openServices } from './services/services.ts';
import { withSeats } from './seats/booking.ts';
import { openSeats } from './seats/seats.ts';
import { openPayments } from './payments/payments.ts';
import { openPersons } from './person/persons.ts';
import { openStudio } from './studio/studio.ts';
import { sweep } from './beside/sweep.ts';
import { openTimers } from './timers/timers.ts';
import type { Readiness, Store, StoreOptions } from './store-api.ts';
import type { Region } from './store-types.ts';

/** Stored with every event: which edition of the kernel decided. Raised when the same command may cause other events. */
const kernelVersion = '2';
const refreshMs = 2_000;

/**
 * Opens the store, after migrating the database to the newest schema.
 *
 * Throws `StoreUnavailable` with a `problem`: a database of a newer version, a changed migration, a server that is too
 * old, a missing extension, no connection. Nothing is changed then.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { migrations, asAppRole, manners } = await prepareDatabase(options);
  const ring = openKeyRing(options.dataKeys);
  const database = openDatabase(options, asAppRole, ring.seal, manners);
  const onTrouble = options.onTrouble ?? (() => undefined);
  const { regions, refresh: refreshRegions } = openRegions(database, (regionId) => ring.refresh(database, [regionId]));
  const ids = () => regions.all().map(({ id }) => id);
  const tellServices = (regionId: number): void => changes.tell({ regionId, services: true });
  const memory = openServices(database, ids, tellServices, options.seals, onTrouble);
  const { services } = memory;
  const refresh = async (): Promise<void> => {
    await refreshRegions();
    await memory.refresh(ids());
    await ring.refresh(database, ids());
  };
  const changes = openChanges({
    // Behind a pooler there is no session to hear with; the truth is polled all the same.
    settings: manners.pooled && options.direct === undefined ? null : clientSettings(options),
    onTrouble,
    self: randomUUID(),
    send: (text, values) => database.pool.query(text, [...values]),
    onServices: (regionId) => void memory.refresh([regionId]).catch(() => onTrouble('services', 'notRead')),
  });
  await refresh().catch(async (error: unknown) => {
    await changes.close();
    await database.close();
    throw error;
  });
  const timer = setInterval(
    () => void refresh().catch((error: unknown) => onTrouble('refresh', codeOf(error))),
    options.refreshEvery ?? refreshMs,
  );
  timer.unref();
  const calendarOf = (regionId: number): Calendar => options.calendarOf(regionOf(regions.byId(regionId), regionId));
  const key = lookupKey(options.lookupSecret);
  const executing: Executing = {
    database,
    calendarOf: options.calendarOf,
    areasOf: options.areasOf,
    kernelVersion,
    lookupKey: key,
    appender: openAppender(database, onTrouble),
    region: regions.byId,
    current: services.one,
    manifestOf: services.byHash,
    changed: changes.tell,
  };
  return {
    regions,
    services,
    changes: { subscribe: changes.subscribe },
    ...partsOf(executing, regions.all, calendarOf, changes.subscribe),
    dataKeys: openDataKeyBook(database, ring, options.dataKeys),
    guarded: asAppRole,
    ready: (now) => ready(database, migrations, ids(), now),
    async close() {
      clearInterval(timer);
      await changes.close();
      await database.close();
    },
  };
}

type Parts = Omit<Store, 'regions' | 'services' | 'changes' | 'dataKeys' | 'guarded' | 'ready' | 'close'>;
function partsOf(
  on: Executing,
  regions: () => readonly Region[],
  calendarOf: (regionId: number) => Calendar,
  subscribe: Store['changes']['subscribe'],
): Parts {
  const { database } = on;
  const ids = () => regions().map(({ id }) => id);
  const seats = openSeats(database);
  const load = async (regionId: number, caseId: string) => {
    const known = await newest(on, regionId, caseId);
    return known === null ? null : { manifest: known.manifest, state: known.folded.state };
  };
  const run = withSeats({ seats, calendarOf, load }, (request) => execute(on, request));
  const outbox = openOutbox(database, on.region);
  const { audit, recount } = openAudit({ database, calendarOf, manifestOf: on.manifestOf, lookupKey: on.lookupKey });
  const books = openBooks(database);
  return {
    execute: run,
    cases: openCases(on, calendarOf),
    queue: openQueue(database, calendarOf, subscribe),
    search: openSearch(database, on.lookupKey),
    timers: openTimers(database, run, ids),
    outbox: {
      ...outbox,
      openStarted: (regionId, now, options) =>
        openStarted({ ...on, execute: run, outbox, regions }, regionId, now, options),
    },
    documents: openDocuments({ database, calendarOf, changed: on.changed }),
    drafts: openDrafts(database),
    devices: openDevices(database),
    links: openLinks(database),
    turnLinks: openTurnLinks(database),
    replyLinks: openReplyLinks(database),
    pushNotices: openPushNotices(database),
    reaches: openReaches(database),
    files: openFiles(database, ids),
    talk: openTalk(database),
    claims: openClaims(database),
    mentions: openMentions(database),
    told: openTold(database),
    pastTurns: openPastTurns(database),
    leaves: openLeaves(database, books),
    transfers: openTransfers(database),
    templates: openTemplates(database),
    officers: openOfficers(database, books),
    filters: openFilters(database),
    surveys: openSurveys(database, calendarOf),
    followers: openFollowers(database),
    figures: openFigures(database, recount),
    audit,
    seal: database.seal,
    operations: openOperations(database),
    studio: openStudio(database),
    erasure: openErasure(on, { database, calendarOf, manifestOf: on.manifestOf, current: on.current }, ids),
    persons: openPersons(database, on.lookupKey),
    payments: openPayments(database),
    seats,
    sweep: (regionId, now) => sweep(database, regionId, now),
  };
}

function regionOf(region: Region | null, regionId: number): Region {
  if (region === null) throw new Error(`there is no region ${regionId}`);
  return region;
}

async function prepareDatabase(
  options: StoreOptions,
): Promise<{ readonly migrations: number; readonly asAppRole: boolean; readonly manners: Manners }> {
  const client = new pg.Client(clientSettings(options));
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw storeUnavailable({ type: 'notReachable', code: codeOf(error) });
  }
  try {
    const migrations = await migrate(client);
    const asAppRole = await ensureRoles(client);
    const manners = await mannersOf(poolSettings(options, asAppRole), asAppRole, options.prepare);
    return { migrations, asAppRole, manners };
  } finally {
    await client.end();
  }
}

async function ready(
  database: Database,
  migrations: number,
  regionIds: readonly number[],
  now: number,
): Promise<Readiness> {
  try {
    const began = performance.now();
    const rows = await database.prepared<{ now: number; migrations: number }>('ready', readyText, []);
    const clockOffMs = offBetween(now, now + performance.now() - began, rows[0]?.now ?? 0);
    const newest = await Promise.all(regionIds.map((id) => newestEvent(database, id)));
    const lastEventAt = newest.reduce<number | null>((last, at) => (at === null || (last ?? 0) > at ? last : at), null);
    return {
      ok: Math.abs(clockOffMs) <= 1_000 && rows[0]?.migrations === migrations,
      clockOffMs,
      lastEventAt,
      migrations: rows[0]?.migrations ?? 0,
    };
  } catch {
    return { ok: false, clockOffMs: 0, lastEventAt: null, migrations: 0 };
  }
}
async function newestEvent(database: Database, regionId: number): Promise<number | null> {
  const [rows] = await database.allInRegion<[{ readonly at: number | null }]>(regionId, [
    { name: 'newest-event', text: 'select max(recorded_at) as at from event where region_id = $1', values: [regionId] },
  ]);
  return rows[0]?.at ?? null;
}
/** The one statement that asks the database for its time: to compare it, never to store it. */
const readyText = `select (extract(epoch from clock_timestamp()) * 1000)::bigint as now, (select count(*) from migration where name <> 'roles.sql')::int as migrations`;

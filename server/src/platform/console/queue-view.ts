/**
 * The queue of an officer: open turns of their units by legal deadline, with filters and what may be done to many at once.
 *
 * Must never: show a personal answer; a row is stage, place, clock and who works on it.
 */
import { inForce, type ServiceManifest, type Text } from '@balai/kernel';
import type { PublishedService, QueueFilter, QueueRow } from '@balai/store';
import { iconOf, namingFor, serviceOf, titleOf, type Bound } from '../bound.ts';
import { stageWithin } from '../cases/public-case.ts';
import type { BulkAction, QueueItem, QueueLine, QueueLines, QueueQuery, QueueView } from '../platform-types.ts';
import { promiseView } from '../promise-view.ts';
import { dueText } from '../texts/due-texts.ts';
import { deemedText } from '../texts/late-texts.ts';
import { asIs, inBoth, listed, text } from '../texts/text.ts';
import { awayBy, awayUntil } from './leave/away.ts';
import { isOfTheCity } from './exposure.ts';
import { initialsOf } from './officer-view.ts';
import { clockKey, movedClocks } from './queue-clocks.ts';
import { queueFacts } from './queue-facts.ts';
import type { Rights } from './rights.ts';

const PAGE = 50;

export function filterOf(rights: Rights, query: QueueQuery): QueueFilter {
  const some = <T>(list: readonly T[] | undefined): readonly T[] | undefined =>
    list === undefined || list.length === 0 ? undefined : list;
  const [services, areas, stages] = [some(query.services), some(query.areas), some(query.stages)];
  return {
    hands: rights.hands,
    ...(services === undefined ? {} : { serviceIds: services }),
    ...(areas === undefined ? {} : { areas }),
    ...(stages === undefined ? {} : { stages }),
    ...(query.view === 'late' ? { due: 'late' as const } : query.view === 'today' ? { due: 'today' as const } : {}),
    ...(query.view === 'waiting' ? { waiting: true } : {}),
    ...(query.view === 'mine'
      ? { claimedBy: rights.officer.id }
      : query.view === 'unclaimed'
        ? { claimedBy: 'nobody' as const }
        : {}),
  };
}

export async function queueView(bound: Bound, rights: Rights, query: QueueQuery): Promise<QueueView> {
  const { rows, nameOf, counts, next } = await read(bound, rights, query);
  const [away, facts, moved] = await Promise.all([
    awayBy(bound),
    queueFacts(bound, rights, rows),
    movedClocks(bound, rows),
  ]);
  const items = rows.map((row) => ({
    ...itemOf(bound, rights, row, { nameOf, away, moved }),
    facts: facts.get(row.caseId) ?? [],
  }));
  return {
    title: titleText(bound, rights),
    counts,
    rows: items,
    next,
    filters: filtersOf(bound, rights),
    bulk: bulkOf(bound, items),
  };
}

export async function queueLines(bound: Bound, rights: Rights, query: QueueQuery): Promise<QueueLines> {
  const { rows, nameOf, counts, next } = await read(bound, rights, query);
  return {
    title: titleText(bound, rights),
    counts,
    rows: rows.map((row) => lineOf(bound, row)),
    next,
    names: namesIn(bound, rows, nameOf),
  };
}

async function read(bound: Bound, rights: Rights, query: QueueQuery) {
  const { store } = bound.deps;
  const page = {
    limit: query.show === 'map' ? 200 : PAGE,
    ...(query.after === undefined ? {} : { after: query.after }),
  };
  const [{ rows, next }, counts] = await Promise.all([
    store.queue.page(bound.regionId, filterOf(rights, query), bound.now, page),
    store.queue.counts(bound.regionId, rights.hands, rights.officer.id, bound.now),
  ]);
  const claimers = [
    ...new Set(rows.flatMap(({ claimedBy, givenBy }) => [claimedBy, givenBy].filter((id) => id !== null))),
  ];
  const officers = await Promise.all(claimers.map((id) => store.officers.one(bound.regionId, id)));
  const nameOf = new Map(officers.flatMap((officer) => (officer === null ? [] : [[officer.id, officer.name]])));
  return { rows, nameOf, counts, next };
}

function titleText(bound: Bound, { hands }: Rights): QueueView['title'] {
  const units = [
    ...new Map(hands.map(({ unit, area }) => [`${unit} ${area ?? ''}`, bound.names.unit(unit, area)])).values(),
  ];
  const [first] = units;
  if (first === undefined) return text('Antrean', 'Queue');
  const others = units.length - 1;
  // More names than two would fill the head; how many there are is said all the same.
  const who =
    others <= 1 ? listed(units) : text(`${first.id} dan ${others} unit lain`, `${first.en} and ${others} other units`);
  return inBoth((language) => `${language === 'id' ? 'Antrean' : 'Queue of'} ${who[language]}`);
}

/** Where it is, unless that is where somebody lives or works: such a spot lies under the cover of the case. */
function spotOf(bound: Bound, { serviceId, latitude, longitude }: QueueRow): QueueLine['position'] {
  const service = serviceOf(bound, serviceId)?.manifest;
  const place = Object.values(service?.fields ?? {}).find(({ kind }) => kind === 'place');
  const open = service === undefined || place?.published === true || isOfTheCity(service);
  return open && latitude !== null && longitude !== null ? { latitude, longitude } : null;
}

function lineOf(bound: Bound, row: QueueRow): QueueLine {
  return {
    number: row.number,
    turn: row.turnId,
    version: row.version,
    service: row.serviceId,
    stage: row.stage,
    area: row.caseArea,
    dueAt: row.dueAt,
    late: row.dueAt < bound.now,
    reopened: row.round > 0,
    claimedBy: row.claimedBy,
    position: spotOf(bound, row),
    followers: row.followers,
    resting: row.restingSince !== null,
  };
}

function namesIn(bound: Bound, rows: readonly QueueRow[], nameOf: ReadonlyMap<string, string>): QueueLines['names'] {
  const services: Record<string, { title: Text; stages: Record<string, Text> }> = {};
  const areas: Record<string, string> = {};
  for (const { serviceId, stage, caseArea } of rows) {
    const service = (services[serviceId] ??= { title: titleOf(bound, serviceId), stages: {} });
    service.stages[stage] ??= stageLabel(bound, serviceId, stage);
    if (caseArea !== null) areas[caseArea] ??= bound.names.village(caseArea);
  }
  return { services, areas, officers: Object.fromEntries(nameOf) };
}

function stageLabel(bound: Bound, serviceId: string, stage: string): Text {
  const service = serviceOf(bound, serviceId);
  return service === null ? asIs(stage) : namingFor(bound, service.manifest).stage(stage);
}

interface Known {
  readonly nameOf: ReadonlyMap<string, string>;
  readonly away: Awaited<ReturnType<typeof awayBy>>;
  readonly moved: Awaited<ReturnType<typeof movedClocks>>;
}
function itemOf(bound: Bound, rights: Rights, row: QueueRow, { nameOf, away, moved }: Known): Omit<QueueItem, 'facts'> {
  const { id: me } = rights.officer;
  const claimer = row.claimedBy === null ? undefined : nameOf.get(row.claimedBy);
  const manifest = serviceOf(bound, row.serviceId)?.manifest ?? null;
  return {
    ...lineOf(bound, row),
    service: { id: row.serviceId, title: titleOf(bound, row.serviceId), icon: iconOf(bound, row.serviceId) },
    stageLabel: stageLabel(bound, row.serviceId, row.stage),
    area: row.caseArea === null ? null : { code: row.caseArea, name: bound.names.village(row.caseArea) },
    dueText: dueText(row.dueAt, bound.now, bound.calendar, bound.formats),
    claimedBy:
      row.claimedBy === null || claimer === undefined
        ? null
        : {
            id: row.claimedBy,
            name: claimer,
            initials: initialsOf(claimer),
            me: row.claimedBy === me,
            awayUntil: awayUntil(away, row.claimedBy),
            given:
              row.givenBy === null || row.claimedAt === null
                ? null
                : { by: nameOf.get(row.givenBy) ?? '', at: row.claimedAt },
          },
    deemed: manifest === null || row.restingSince !== null ? null : deemedText(manifest, row, bound.formats, bound.now),
    promise: promiseView({ ...clockOf(bound, row, manifest), ...historyIn(moved, row) }, bound),
  };
}

function historyIn(moved: Known['moved'], row: QueueRow) {
  const history = moved.get(clockKey(row));
  return history === undefined ? {} : { history };
}

/** The clock of the turn, from its row and the manifest of today: the skipped days are counted again, not stored twice. */
function clockOf(bound: Bound, row: QueueRow, manifest: ServiceManifest | null) {
  const on = bound.formats.dateOf(row.filedAt);
  const stage = manifest !== null && Object.hasOwn(manifest.stages, row.stage) ? manifest.stages[row.stage] : undefined;
  const basis = stage !== undefined && 'by' in stage ? (inForce(stage.within, on)?.basis ?? '') : '';
  return {
    from: row.beganAt,
    dueAt: row.dueAt,
    firm: row.firm,
    basis,
    pausedAt: null,
    within: manifest === null ? null : stageWithin(manifest, row.stage, on),
    endedAt: null,
  };
}

/** The services in which a unit of this officer has a part. */
export const servicesOf = (bound: Bound, { hands }: Rights): readonly PublishedService[] =>
  bound.deps.store.services
    .current(bound.regionId)
    .filter(({ manifest }) => hands.some(({ unit }) => Object.hasOwn(manifest.units, unit)));

function filtersOf(bound: Bound, rights: Rights): QueueView['filters'] {
  const own = servicesOf(bound, rights);
  const stages = new Map(
    own.flatMap(({ manifest }) =>
      Object.entries(manifest.stages).flatMap(([name, stage]) =>
        'by' in stage ? [[name, namingFor(bound, manifest).stage(name)] as const] : [],
      ),
    ),
  );
  const areas = rights.hands.some(({ area }) => area === null)
    ? bound.city.districts.flatMap(({ villages }) => villages)
    : rights.hands.flatMap(({ area }) => (area === null ? [] : [{ code: area, name: bound.names.village(area) }]));
  return {
    services: own.map(({ manifest }) => ({ id: manifest.id, label: manifest.title })),
    areas: [...new Map(areas.map(({ code, name }) => [code, { code, label: name }])).values()],
    stages: [...stages].map(([id, label]) => ({ id, label })),
  };
}

/** Actions that need no form: these may be taken for many cases at once, with the same reasons where they need any. */
function bulkOf(bound: Bound, items: readonly Pick<QueueItem, 'service' | 'stage'>[]): QueueView['bulk'] {
  const found = new Map<string, BulkAction & { readonly on: string[] }>();
  const seen = new Set<string>();
  for (const { service, stage } of items) {
    const on = `${service.id}/${stage}`;
    const manifest = serviceOf(bound, service.id)?.manifest;
    const open = manifest !== undefined && Object.hasOwn(manifest.stages, stage) ? manifest.stages[stage] : undefined;
    if (seen.has(on) || manifest === undefined || open === undefined || !('by' in open)) continue;
    seen.add(on);
    const naming = namingFor(bound, manifest);
    for (const [action, { with: needs = [], because = [] }] of Object.entries(open.next)) {
      if (needs.length > 0) continue;
      const label = naming.action(action);
      const reasons = because.map((name) => ({
        name,
        says: naming.reason(name).says,
        basis: naming.reason(name).basis,
      }));
      // What is called the same and rests on the same reasons is one button, of whichever service the cases are.
      const same = JSON.stringify([action, label, reasons]);
      const entry = found.get(same) ?? { action, label, reasons, on: [] };
      entry.on.push(on);
      found.set(same, entry);
    }
  }
  return [...found.values()];
}

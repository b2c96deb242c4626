/**
 * The console's door: each call first asks who is signed in and what they may do today.
 *
 * Must never: answer a call without rights, except by saying that nobody is signed in.
 */
import { keeperOf, type ServiceManifest } from '@balai/kernel';
import { serviceOf, type Bound } from '../bound.ts';
import { findServices } from '../catalogue/find-services.ts';
import { serviceCard } from '../catalogue/service-view.ts';
import { beginDraft } from '../drafts/draft-door.ts';
import type { ConsolePlatform, ConsoleRefusal, QueueLines, QueueView } from '../platform-types.ts';
import { text } from '../texts/text.ts';
import { actOnMany } from './act-on-many.ts';
import { act, merge, sendLink, transfer } from './acts.ts';
import { assign } from './board/assign.ts';
import { assignMany, giveBack, previewAssign } from './board/assign-many.ts';
import { boardView } from './board/board-view.ts';
import { claim, note, release, reply, reveal } from './beside-acts.ts';
import { caseDetail } from './case-detail.ts';
import { eraseAct } from './erasure-acts.ts';
import { refundAct, refundsView } from './refunds.ts';
import { erasureView } from './erasure-view.ts';
import { openTogether } from './opened.ts';
import { officerView } from './officer-view.ts';
import { askLeave, decideLeave, endLeave } from './leave/leave-acts.ts';
import { leaveView } from './leave/leave-view.ts';
import { mentionsFor } from './mentions-view.ts';
import { operationsView } from './operations-view.ts';
import { outboxView } from './outbox-view.ts';
import { queueLines, queueView, servicesOf } from './queue-view.ts';
import { rectificationView, rectify } from './rectify.ts';
import { revoke } from './revoke.ts';
import { notSignedIn, type Rights } from './rights.ts';
import { renameFilter, savedFilters, saveFilter } from './saved-filters.ts';
import { scannedCase } from './scanned.ts';
import { search } from './search-cases.ts';
import { sign, toSign } from './sign.ts';
import { setSimulator, simulators } from './simulators.ts';
import { beginSplit, split } from './split.ts';
import { unmerge } from './unmerge.ts';
import { removeTemplate, saveTemplate, templatesView } from './templates.ts';

const refusedHere = { ok: false, error: notSignedIn } as const;
const NO_QUEUE: QueueView = {
  title: text('Antrean', 'Queue'),
  counts: { open: 0, late: 0, today: 0, waiting: 0, mine: 0 },
  rows: [],
  next: null,
  filters: { services: [], areas: [], stages: [] },
  bulk: [],
};
const NO_LINES: QueueLines = {
  title: NO_QUEUE.title,
  counts: NO_QUEUE.counts,
  rows: [],
  next: null,
  names: { services: {}, areas: {}, officers: {} },
};

export function consoleDoor(bound: Bound, rights: Rights | null): ConsolePlatform {
  const { store } = bound.deps;
  const signedIn = async <T>(then: (rights: Rights) => Promise<T>): Promise<T | typeof refusedHere> =>
    rights === null ? refusedHere : then(rights);
  const listed = async <T>(then: (rights: Rights) => Promise<readonly T[]>): Promise<readonly T[]> =>
    rights === null ? [] : then(rights);
  return {
    signedIn: rights !== null,
    units: [...new Set(rights?.hands.map(({ unit }) => unit))],
    me: async () => (rights === null ? null : officerView(bound, rights)),
    queueLines: async (query) => (rights === null ? NO_LINES : queueLines(bound, rights, query)),
    queue: async (query) => (rights === null ? NO_QUEUE : queueView(bound, rights, query)),
    caseDetail: async (number) => (rights === null ? notSignedIn : caseDetail(bound, rights, number)),
    act: (number, input) => signedIn((own) => act(bound, own, number, input)),
    actOnMany: (input) => listed((own) => actOnMany(bound, own, input)),
    transfer: (number, input) => signedIn((own) => transfer(bound, own, number, input)),
    merge: (number, input) => signedIn((own) => merge(bound, own, number, input)),
    unmerge: (number, input) => signedIn((own) => unmerge(bound, own, number, input)),
    beginSplit: (number, input) => signedIn((own) => beginSplit(bound, own, number, input)),
    split: (draftId, input) => signedIn((own) => split(bound, own, draftId, input)),
    sendLink: (number, turn, key) => signedIn((own) => sendLink(bound, own, number, turn, key)),
    claim: (number) => signedIn((own) => claim(bound, own, number)),
    release: (number) => signedIn((own) => release(bound, own, number)),
    note: (number, words, key, mentions = []) => signedIn((own) => note(bound, own, number, words, key, mentions)),
    reply: (number, words, key) => signedIn((own) => reply(bound, own, number, words, key)),
    mentions: () => listed((own) => mentionsFor(bound, own)),
    reveal: (number, field, purpose) => signedIn((own) => reveal(bound, own, number, field, purpose)),
    openTogether: (number, purpose) => signedIn((own) => openTogether(bound, own, number, purpose)),
    rectification: async (asked, number, path) =>
      rights === null ? notSignedIn : rectificationView(bound, rights, asked, number, path),
    rectify: (asked, number, input) => signedIn((own) => rectify(bound, own, asked, number, input)),
    search: (query) => listed((own) => search(bound, own, query)),
    scanned: async (read) => (rights === null ? null : scannedCase(bound, read)),
    toSign: () => listed((own) => toSign(bound, own)),
    sign: (documentId) => signedIn((own) => sign(bound, own, documentId)),
    revoke: (documentId, input) => signedIn((own) => revoke(bound, own, documentId, input)),
    ...filtersOf(bound, rights),
    jumps: async () => ({
      services:
        rights === null ? [] : servicesOf(bound, rights).map(({ manifest: { id, title } }) => ({ id, label: title })),
      filters: rights === null ? [] : await savedFilters(bound, rights),
    }),
    board: async (place) => (rights === null ? null : boardView(bound, rights, place)),
    assign: (number, input) => signedIn((own) => assign(bound, own, number, input)),
    previewAssign: (input) => signedIn((own) => previewAssign(bound, own, input)),
    assignMany: (input) => signedIn((own) => assignMany(bound, own, input)),
    giveBack: (id) => signedIn((own) => giveBack(bound, own, id)),
    leave: async () => (rights === null ? null : leaveView(bound, rights)),
    askLeave: (input) => signedIn((own) => askLeave(bound, own, input)),
    decideLeave: (id, input) => signedIn((own) => decideLeave(bound, own, id, input)),
    endLeave: (id) => signedIn((own) => endLeave(bound, own, id)),
    templates: async () => (rights === null ? null : templatesView(bound, rights)),
    saveTemplate: (input) => signedIn((own) => saveTemplate(bound, own, input)),
    removeTemplate: (which) => signedIn((own) => removeTemplate(bound, own, which)),
    beginAtCounter: (serviceId) => signedIn((own) => beginAtCounter(bound, own, serviceId)),
    async services(query = '') {
      const services = store.services.current(bound.regionId).filter(({ manifest }) => mayEnter(manifest, rights));
      return query.trim() === ''
        ? services.map((service) => serviceCard(service, bound.today))
        : findServices(bound, services, query);
    },
    outbox: async (query) => (rights === null ? { rows: [], next: null } : outboxView(bound, rights, query)),
    ...refundsOf(bound, rights),
    erasure: async (serviceId) => (rights === null ? null : erasureView(bound, rights, serviceId)),
    eraseAct: async (input) => (rights === null ? null : eraseAct(bound, rights, input)),
    operations: async () => (rights === null ? null : operationsView(bound, rights)),
    simulators: () => listed(async () => simulators(bound)),
    setSimulator: (id, mode) => signedIn(async () => setSimulator(bound, id, mode)),
  };
}

const refundsOf = (bound: Bound, rights: Rights | null): Pick<ConsolePlatform, 'refunds' | 'refundAct'> => ({
  refunds: async () => (rights === null ? null : refundsView(bound, rights)),
  refundAct: async (input) => (rights === null ? null : refundAct(bound, rights, input)),
});

const filtersOf = (
  bound: Bound,
  rights: Rights | null,
): Pick<ConsolePlatform, 'savedFilters' | 'saveFilter' | 'renameFilter' | 'deleteFilter'> => ({
  savedFilters: async () => (rights === null ? [] : savedFilters(bound, rights)),
  saveFilter: async (name, query) => (rights === null ? refusedHere : saveFilter(bound, rights, name, query)),
  renameFilter: async (id, name) => (rights === null ? refusedHere : renameFilter(bound, rights, id, name)),
  async deleteFilter(id) {
    if (rights !== null) await bound.deps.store.filters.remove(bound.regionId, rights.officer.id, id);
  },
});

/** Anybody at a counter types for a resident; what an office keeps, only its own officers enter. */
function mayEnter(manifest: ServiceManifest, rights: Rights | null): boolean {
  const keeper = keeperOf(manifest);
  return keeper === null || (rights?.actors.some(({ unit }) => unit === keeper) ?? false);
}

async function beginAtCounter(
  bound: Bound,
  rights: Rights,
  serviceId: string,
): ReturnType<ConsolePlatform['beginAtCounter']> {
  if (rights.actors.length === 0)
    return {
      ok: false,
      error: {
        type: 'notAllowed',
        message: text(
          'Hanya petugas dengan penugasan yang berlaku hari ini yang dapat membuka kasus di loket.',
          'Only officers with an appointment that runs today can begin a case at the counter.',
        ),
      },
    };
  const service = serviceOf(bound, serviceId);
  if (service !== null && !mayEnter(service.manifest, rights)) {
    const keeper = bound.names.unit(keeperOf(service.manifest) ?? '', null);
    return {
      ok: false,
      error: {
        type: 'notAllowed',
        message: text(`Hanya ${keeper.id} yang mencatat ini.`, `Only the ${keeper.en} enters this.`),
      },
    };
  }
  const begun = await beginDraft(bound, serviceId, rights.officer.id);
  return begun.ok ? begun : { ok: false, error: { type: 'notFound' } satisfies ConsoleRefusal };
}

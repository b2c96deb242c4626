/**
 * The console's door: each call first asks who is signed in and what they may do today.
 *
 * Must never: answer a call without rights, except by saying that nobody is signed in.
 */
import type { Bound } from '../bound.ts';
import { serviceCard } from '../catalogue/service-view.ts';
import { beginDraft } from '../drafts/draft-door.ts';
import type { ConsolePlatform, ConsoleRefusal, QueueLines, QueueView } from '../platform-types.ts';
import { text } from '../texts/text.ts';
import { act, actOnMany, merge, transfer } from './acts.ts';
import { claim, release, reveal, savedFilters, saveFilter, search, write } from './beside-acts.ts';
import { caseDetail } from './case-detail.ts';
import { eraseAct } from './erasure-acts.ts';
import { erasureView } from './erasure-view.ts';
import { officerView } from './officer-view.ts';
import { operationsView } from './operations-view.ts';
import { outboxView } from './outbox-view.ts';
import { queueLines, queueView } from './queue-view.ts';
import { notSignedIn, type Rights } from './rights.ts';
import { sign, toSign } from './sign.ts';
import { setSimulator, simulators } from './simulators.ts';

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
    claim: (number) => signedIn((own) => claim(bound, own, number)),
    release: (number) => signedIn((own) => release(bound, own, number)),
    note: (number, words, key) => signedIn((own) => write(bound, own, number, words, 'colleagues', key)),
    reply: (number, words, key) => signedIn((own) => write(bound, own, number, words, 'resident', key)),
    reveal: (number, field, purpose) => signedIn((own) => reveal(bound, own, number, field, purpose)),
    search: (query) => listed((own) => search(bound, own, query)),
    toSign: () => listed((own) => toSign(bound, own)),
    sign: (documentId) => signedIn((own) => sign(bound, own, documentId)),
    savedFilters: () => listed((own) => savedFilters(bound, own)),
    async saveFilter(name, query) {
      if (rights !== null) await saveFilter(bound, rights, name, query);
    },
    async deleteFilter(id) {
      if (rights !== null) await store.filters.remove(bound.regionId, rights.officer.id, id);
    },
    beginAtCounter: (serviceId) => signedIn((own) => beginAtCounter(bound, own, serviceId)),
    services: async () => store.services.current(bound.regionId).map((service) => serviceCard(service, bound.today)),
    outbox: async (query) => (rights === null ? { rows: [], next: null } : outboxView(bound, query)),
    erasure: async (serviceId) => (rights === null ? null : erasureView(bound, rights, serviceId)),
    eraseAct: async (input) => (rights === null ? null : eraseAct(bound, rights, input)),
    operations: async () => (rights === null ? null : operationsView(bound, rights)),
    simulators: () => listed(async () => simulators(bound)),
    setSimulator: (id, mode) => signedIn(async () => setSimulator(bound, id, mode)),
  };
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
  const begun = await beginDraft(bound, serviceId, rights.officer.id);
  return begun.ok ? begun : { ok: false, error: { type: 'notFound' } satisfies ConsoleRefusal };
}

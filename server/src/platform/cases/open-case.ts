/**
 * A case with all that its pages are built from, and who looks at it.
 *
 * Must never: load a case for a viewer before it is known what they may see; the doors above decide that first.
 */
import { evolve, newCase, type Instant, type ServiceManifest } from '@balai/kernel';
import type { CaseSummary, DocumentRecord, LoadedCase, PublishedService, StoredEvent, StoredFile } from '@balai/store';
import { namingFor, serviceOf, type Bound } from '../bound.ts';
import type { StatusContext } from '../texts/status-texts.ts';
import type { Naming } from '../texts/naming.ts';
import type { ServiceCard } from '../platform-types.ts';
import { serviceCard } from '../catalogue/service-view.ts';
import { CATEGORIES } from '../catalogue/words.ts';

export type Viewer = 'resident' | 'public' | 'officer';

export interface OpenCase {
  readonly bound: Bound;
  readonly viewer: Viewer;
  readonly loaded: LoadedCase;
  readonly events: readonly StoredEvent[];
  readonly manifest: ServiceManifest;
  readonly naming: Naming;
  readonly documents: readonly DocumentRecord[];
  readonly files: readonly (StoredFile & { readonly field: string })[];
  readonly followers: number;
  readonly endedAt: Instant | null;
  /** The public number of the case that this one joined. */
  readonly mergedInto: string | null;
}

/** Everything about one case, in as few waits as there are. Its state is folded from the events that are shown too. */
export async function openCase(bound: Bound, summary: CaseSummary, viewer: Viewer): Promise<OpenCase | null> {
  const { store } = bound.deps;
  const { caseId } = summary;
  const manifest = await store.services.byHash(bound.regionId, summary.manifestHash);
  if (manifest === null) return null;
  const issues = Object.keys(manifest.documents).length > 0;
  const [events, documents, files, followers] = await Promise.all([
    store.cases.events(bound.regionId, caseId),
    issues ? store.documents.ofCase(bound.regionId, caseId) : [],
    store.files.ofCase(bound.regionId, caseId),
    store.followers.count(bound.regionId, [caseId]),
  ]);
  if (events.length === 0) return null;
  const state = events.reduce((before, { event }) => evolve(before, event), newCase);
  const loaded: LoadedCase = {
    regionId: bound.regionId,
    caseId,
    number: summary.number,
    serviceId: summary.serviceId,
    manifestHash: summary.manifestHash,
    manifest,
    version: events.at(-1)?.version ?? summary.version,
    state,
    filedAt: summary.filedAt,
    channel: summary.channel as LoadedCase['channel'],
  };
  const merged = events.findLast(({ event }) => event.type === 'merged')?.event;
  return {
    bound,
    viewer,
    loaded,
    events,
    manifest,
    naming: namingFor(bound, manifest),
    documents,
    files,
    followers: followers[caseId] ?? 0,
    endedAt: endOf(loaded, events),
    mergedInto: merged?.type === 'merged' ? merged.into : null,
  };
}

function endOf({ state }: LoadedCase, events: readonly StoredEvent[]): Instant | null {
  if (state.status !== 'ended') return null;
  return events.findLast(({ event }) => event.type === 'ended')?.event.at ?? state.at;
}

export const statusContext = ({
  naming,
  bound,
  manifest,
  viewer,
  endedAt,
  documents,
  mergedInto,
}: OpenCase): StatusContext => ({
  naming,
  formats: bound.formats,
  category: manifest.category,
  now: bound.now,
  viewer,
  endedAt,
  documents,
  mergedInto,
});

/** The card of the service as it is offered now; of an old manifest when it is offered no more. */
export function cardOf(bound: Bound, manifest: ServiceManifest): ServiceCard {
  const current: PublishedService | null = serviceOf(bound, manifest.id);
  if (current !== null) return serviceCard(current, bound.today);
  return {
    id: manifest.id,
    title: manifest.title,
    category: manifest.category,
    categoryLabel: CATEGORIES[manifest.category].label,
    icon: 'file-text',
    free: true,
    promise: null,
  };
}

/**
 * A case with all that its pages are built from, and who looks at it.
 *
 * Must never: load a case for a viewer before it is known what they may see; the doors above decide that first.
 */
import type { Instant, ServiceManifest } from '@balai/kernel';
import type { DocumentRecord, PublishedService, WholeCase } from '@balai/store';
import { namingFor, serviceOf, type Bound } from '../bound.ts';
import type { StatusContext } from '../texts/status-texts.ts';
import type { Naming } from '../texts/naming.ts';
import type { ServiceCard } from '../platform-types.ts';
import { replacedFiles } from '../files/replaced-files.ts';
import { serviceCard } from '../catalogue/service-view.ts';
import { CATEGORIES } from '../catalogue/words.ts';

export type Viewer = 'resident' | 'public' | 'officer';

export interface OpenCase extends WholeCase {
  readonly bound: Bound;
  readonly viewer: Viewer;
  readonly manifest: ServiceManifest;
  readonly naming: Naming;
  readonly documents: readonly DocumentRecord[];
  readonly endedAt: Instant | null;
  /** The public number of the case that this one joined. */
  readonly mergedInto: string | null;
}

/** The case that was asked for; `whole` itself where it is at hand. */
export type CaseAsked = { readonly number: string } | { readonly caseId: string } | WholeCase;

/** A case with what its pages need besides: the words of its service, its letters. Null: there is no such case. */
export async function openCase(bound: Bound, asked: CaseAsked, viewer: Viewer): Promise<OpenCase | null> {
  const { store } = bound.deps;
  const whole = 'loaded' in asked ? asked : await store.cases.whole(bound.regionId, asked);
  if (whole === null) return null;
  const { loaded } = whole;
  const { manifest } = loaded;
  const replaced = replacedFiles(loaded, whole.events);
  const issues = Object.keys(manifest.documents).length > 0;
  return {
    ...whole,
    files: replaced.size === 0 ? whole.files : whole.files.filter(({ sha256 }) => !replaced.has(sha256)),
    bound,
    viewer,
    manifest,
    naming: namingFor(bound, manifest),
    documents: issues ? await store.documents.ofCase(bound.regionId, loaded.caseId) : [],
    endedAt: endOf(whole),
    mergedInto: loaded.state.joined?.into ?? null,
  };
}

function endOf({ loaded: { state }, events }: WholeCase): Instant | null {
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

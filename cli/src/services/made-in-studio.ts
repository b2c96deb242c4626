// What a file would undo: values and texts that were changed in the studio since the last version that came from a file, and that
// the file does not have. Must never: call a change undone that the file has taken over.
import { type Change, diffManifests, type ServiceManifest } from '@balai/kernel';
import type { PublishedService, Store } from '@balai/store';

/** The changes of the studio that would be gone. Empty: the published version came from a file, or the file has them all. */
export async function undoneByFile(
  store: Pick<Store, 'studio' | 'services'>,
  regionId: number,
  published: Pick<PublishedService, 'hash' | 'manifest'>,
  file: ServiceManifest,
): Promise<readonly Change[]> {
  const from = await lastFile(store, regionId, published.hash);
  if (from === null) return [];
  const places = new Set(diffManifests(published.manifest, file).map(({ at }) => at));
  return diffManifests(from, published.manifest).filter(({ at }) => places.has(at));
}

/** The manifest of a file on which the changes of the studio stand; null when there are none. */
async function lastFile(
  { studio, services }: Pick<Store, 'studio' | 'services'>,
  regionId: number,
  published: string,
): Promise<ServiceManifest | null> {
  const seen = new Set([published]);
  let hash = published;
  for (;;) {
    const basedOn = (await studio.papers(regionId, hash))?.basedOn ?? null;
    if (basedOn === null || seen.has(basedOn)) break;
    seen.add(basedOn);
    hash = basedOn;
  }
  return hash === published ? null : services.byHash(regionId, hash);
}

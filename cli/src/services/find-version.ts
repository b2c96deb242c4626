// Which version of a service is meant: `published`, `file`, a number of its history, or the beginning of a hash.
// Must never: choose between two that fit.
import type { ServiceManifest } from '@balai/kernel';
import type { PublishedService, Store } from '@balai/store';
import { CalledWrongly } from '../command.ts';
import { bundleOf } from './bundle-of.ts';
import type { ChosenService } from './choose-services.ts';

export type FoundVersion = {
  /** `versi 3`, `berkas ini` ... */
  readonly name: { readonly id: string; readonly en: string };
  readonly manifest: ServiceManifest;
  readonly hash: string;
  readonly catalogue: PublishedService['catalogue'];
  readonly number: number | null;
};

/** Throws `CalledWrongly` when there is no such version, or more than one. */
export async function findVersion(
  store: Store,
  regionId: number,
  chosen: ChosenService,
  which: string,
): Promise<FoundVersion> {
  if (which === 'file') {
    const { manifest, hash, catalogue } = bundleOf(chosen.region, chosen.service);
    return { name: { id: 'berkas ini', en: 'this file' }, manifest, hash, catalogue, number: null };
  }
  const history = await store.services.history(regionId, chosen.service.manifest.id);
  const fits = history.filter(({ number, hash }, index) =>
    which === 'published'
      ? index === 0
      : /^\d{1,6}$/.test(which)
        ? number === Number(which)
        : which.length >= 6 && hash.startsWith(which),
  );
  const [found] = fits;
  if (found === undefined || new Set(fits.map(({ hash }) => hash)).size > 1) {
    const there = history.map(({ number, hash }) => `${number} (${hash.slice(0, 12)})`).join(', ');
    const id = chosen.service.manifest.id;
    throw new CalledWrongly({
      id: `tidak ada satu versi "${which}" dari ${id}; yang ada: ${there === '' ? 'belum pernah terbit' : there}; atau tulis published atau file`,
      en: `there is no one version "${which}" of ${id}; there are: ${there === '' ? 'none yet' : there}; or write published or file`,
    });
  }
  return { name: { id: `versi ${found.number}`, en: `version ${found.number}` }, ...found };
}

// Takes the services of this checkout into use at start: those whose data are new. Open cases stay with their version.
// A service that the database refuses stops the start: half a catalogue would be worse than none. A city for drafts goes on.
// Must never: pass over a file that differs from what is in force without saying so.
import { isDeepStrictEqual } from 'node:util';
import { regions } from '@balai/services';
import type { PublishedService, Region, Store } from '@balai/store';
import { now } from '../clock.ts';
import type { Progress } from '../progress.ts';
import { say, type Sentence } from '../say.ts';
import { bundleOf } from './bundle-of.ts';
import { keepPapers } from './papers.ts';

/** Resolves with the services whose file is not taken into use, as somebody decided about what is in force. */
export async function publishServices(store: Store, home: Region, progress: Progress): Promise<readonly string[]> {
  const registered = regions.find(({ slug }) => slug === home.slug);
  if (registered === undefined) return [];
  return progress.step(
    {
      doing: { id: 'menerbitkan layanan', en: 'publishing the services' },
      done: { id: 'layanan terbit', en: 'services published' },
      quietBelowMs: 500,
    },
    async () => {
      const left: string[] = [];
      for (const service of registered.services) {
        const bundle = bundleOf(registered, service);
        const before = store.services.one(home.id, service.manifest.id);
        if (before?.hash === bundle.hash && isDeepStrictEqual(before.catalogue, bundle.catalogue)) {
          await keepPapers(store, home, { region: registered, service }, bundle.hash);
          continue;
        }
        if (before !== null && (registered.secondPerson === true || (await wasDecided(store, home.id, before)))) {
          // Where two persons publish, a start is none.
          left.push(before.serviceId);
          continue;
        }
        const published = await store.services.publish(home.id, bundle, 'start', now());
        if (!published.ok && home.kind === 'practice') continue;
        if (!published.ok)
          throw new Error(`${service.manifest.id} cannot be published: ${JSON.stringify(published.error)}`);
        await keepPapers(store, home, { region: registered, service }, bundle.hash);
      }
      return left;
    },
  );
}

/** Whoever starts the city again reads that it goes on by other rules than the files beside it. */
export function tellPassedOver(left: readonly string[]): void {
  if (left.length > 0) console.log(`  ! ${say(passedOver(left))}`);
}

const passedOver = (left: readonly string[]): Sentence => ({
  id: `Yang berlaku berbeda dari berkas folder ini, dan start tidak menerbitkannya: ${left.join(', ')}. Bedanya: npm run balai -- diff ID; untuk memakainya: npm run balai -- publish ID`,
  en: `What is in force differs from the files of this folder, and a start does not publish them: ${left.join(', ')}. What differs: npm run balai -- diff ID; to take one into use: npm run balai -- publish ID`,
});

/** Taken back on purpose, or changed in the studio: a file replaces that only where somebody publishes it on purpose. */
const wasDecided = async (store: Store, regionId: number, { serviceId, hash }: PublishedService): Promise<boolean> =>
  (await store.studio.papers(regionId, hash))?.basedOn != null ||
  (await store.services.history(regionId, serviceId))[0]?.kind === 'rollback';

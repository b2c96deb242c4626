// Takes the services of this checkout into use at start: those whose data are new. Open cases stay with their version.
// A service that the database refuses stops the start: half a catalogue would be worse than none. A city for drafts goes on.
import { isDeepStrictEqual } from 'node:util';
import { regions } from '@balai/services';
import type { PublishedService, Region, Store } from '@balai/store';
import { now } from '../clock.ts';
import type { Progress } from '../progress.ts';
import { bundleOf } from './bundle-of.ts';
import { keepPapers } from './papers.ts';

export async function publishServices(store: Store, home: Region, progress: Progress): Promise<void> {
  const registered = regions.find(({ slug }) => slug === home.slug);
  if (registered === undefined) return;
  await progress.step(
    {
      doing: { id: 'menerbitkan layanan', en: 'publishing the services' },
      done: { id: 'layanan terbit', en: 'services published' },
      quietBelowMs: 500,
    },
    async () => {
      for (const service of registered.services) {
        const bundle = bundleOf(registered, service);
        const before = store.services.one(home.id, service.manifest.id);
        if (before?.hash === bundle.hash && isDeepStrictEqual(before.catalogue, bundle.catalogue)) {
          await keepPapers(store, home, { region: registered, service }, bundle.hash);
          continue;
        }
        // Values that were changed in the studio stay: a file replaces them only where somebody publishes it on purpose.
        if (before !== null && (await store.studio.papers(home.id, before.hash))?.basedOn != null) continue;
        // What was taken back on purpose does not come again with a restart, and where two persons publish, a start is none.
        if (before !== null && (registered.secondPerson === true || (await wasTakenBack(store, home.id, before))))
          continue;
        const published = await store.services.publish(home.id, bundle, 'start', now());
        if (!published.ok && home.kind === 'practice') continue;
        if (!published.ok)
          throw new Error(`${service.manifest.id} cannot be published: ${JSON.stringify(published.error)}`);
        await keepPapers(store, home, { region: registered, service }, bundle.hash);
      }
    },
  );
}

const wasTakenBack = async (store: Store, regionId: number, { serviceId }: PublishedService): Promise<boolean> =>
  (await store.services.history(regionId, serviceId))[0]?.kind === 'rollback';

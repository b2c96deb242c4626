// Takes the services of this checkout into use at start: those whose data are new. Open cases stay with their version.
// A service that the database refuses stops the start: half a catalogue would be worse than none.
import { isDeepStrictEqual } from 'node:util';
import { regions } from '@balai/services';
import type { Region, Store } from '@balai/store';
import { now } from '../clock.ts';
import type { Progress } from '../progress.ts';
import { bundleOf } from './bundle-of.ts';

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
        if (before?.hash === bundle.hash && isDeepStrictEqual(before.catalogue, bundle.catalogue)) continue;
        const published = await store.services.publish(home.id, bundle, 'start', now());
        if (!published.ok)
          throw new Error(`${service.manifest.id} cannot be published: ${JSON.stringify(published.error)}`);
      }
    },
  );
}

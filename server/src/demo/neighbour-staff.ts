/**
 * Officers of a city beside the demo city: it has no past, and what goes on there is worked on by somebody.
 *
 * Follows from the units that its services name. Must never: give anybody of one city a post in another.
 */
import type { ServiceManifest } from '@balai/kernel';
import type { PlatformDeps } from '../platform/platform-deps.ts';
import { agencyOfficers } from './demo-agencies.ts';
import { appointmentOf } from './demo-officers.ts';
import type { DemoOptions } from './live-four-weeks.ts';

export interface Neighbour {
  readonly regionId: number;
  /** Part of the addresses of its officers: `petugas.kependudukan.contoh-wita@contoh.id`. */
  readonly slug: string;
  readonly villages: readonly { readonly code: string }[];
  readonly manifests: readonly ServiceManifest[];
  readonly officerNames: readonly string[];
  readonly accountsFor: DemoOptions['accountsFor'];
}

/** Whatever is there already stays: it may be called again. */
export async function staffNeighbour({ store }: PlatformDeps, city: Neighbour): Promise<void> {
  const officers = agencyOfficers(city.manifests, city, []).map(({ email, posts }, index) => ({
    name: city.officerNames[index % city.officerNames.length] ?? '',
    email: email.replace('@', `.${city.slug}@`),
    posts,
  }));
  const ids = await city.accountsFor(officers.map(({ name, email }) => ({ name, email })));
  for (const [index, { name, email, posts }] of officers.entries()) {
    const id = ids[index] ?? '';
    await store.officers.put(city.regionId, { id, name, email });
    for (const post of posts) await store.officers.appoint(city.regionId, appointmentOf(id, post));
  }
}

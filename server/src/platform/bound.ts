/**
 * A request as the platform sees it: who asks, in which region, when, with everything that views are built from.
 *
 * Must never: be kept longer than its request, or read a clock: `now` came with the request.
 */
import { hash } from 'node:crypto';
import type { Calendar, DateText, Instant, ServiceManifest, Text } from '@balai/kernel';
import { canonicalJson, type Idempotency, type PublishedService, type Region } from '@balai/store';
import type { Showing } from './answers/show-answer.ts';
import { cityNames, type CityData, type CityNames } from './city-data.ts';
import type { PlatformDeps } from './platform-deps.ts';
import type { PlatformContext } from './platform-types.ts';
import { formatsAt, type Formats } from './texts/formats.ts';
import { namingOf, type Naming } from './texts/naming.ts';

export interface Bound {
  readonly deps: PlatformDeps;
  readonly context: PlatformContext;
  readonly regionId: number;
  readonly region: Region;
  readonly city: CityData;
  readonly names: CityNames;
  readonly calendar: Calendar;
  readonly formats: Formats;
  readonly showing: Showing;
  readonly now: Instant;
  readonly today: DateText;
}

/** @throws when the region does not exist: the HTTP layer only asks for those that do. */
export function bind(deps: PlatformDeps, context: PlatformContext): Bound {
  const region = deps.store.regions.byId(context.regionId);
  if (region === null) throw new Error(`there is no region ${context.regionId}`);
  const city = deps.cityOf(context.regionId);
  const names = cityNames(city);
  const formats = formatsAt(region.utcOffset);
  return {
    deps,
    context,
    regionId: region.id,
    region,
    city,
    names,
    calendar: city.calendar,
    formats,
    showing: {
      formats,
      areaName: names.area,
      regionName: (slug) => deps.store.regions.bySlug(slug)?.name ?? null,
    },
    now: context.now,
    today: formats.dateOf(context.now),
  };
}

const namings = new WeakMap<ServiceManifest, Naming>();
/** What the things of this service are called; worked out once for each manifest. */
export function namingFor(bound: Bound, manifest: ServiceManifest): Naming {
  let naming = namings.get(manifest);
  if (naming === undefined) namings.set(manifest, (naming = namingOf(manifest, bound.names.village)));
  return naming;
}

export const serviceOf = (bound: Bound, serviceId: string): PublishedService | null =>
  bound.deps.store.services.one(bound.regionId, serviceId);

/** The service as it stands now, or (for a case of a service that was taken away) nothing but its title. */
export const titleOf = (bound: Bound, serviceId: string): Text =>
  serviceOf(bound, serviceId)?.manifest.title ?? { id: serviceId, en: serviceId };
export const iconOf = (bound: Bound, serviceId: string): string =>
  serviceOf(bound, serviceId)?.catalogue.icon ?? 'file-text';

/** sha256 in hex over a canonical form: keys sorted, so that the same body always has the same hash. */
export const hashOf = (value: unknown): string => hash('sha256', canonicalJson(value));

/** One key, at most one effect; another body under the same key is refused. */
export const once = (caller: string, key: string, body: unknown): Idempotency => ({
  caller,
  key: key.slice(0, 200),
  requestHash: hashOf(body),
});

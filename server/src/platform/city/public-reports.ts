/**
 * Public reports in a box of the map: which service, how far, about where. Open data, no key.
 *
 * Must never: show a request that is no report, or an exact place while the service rounds it.
 */
import { metresPerDegree, roundedTo } from '../../geography/distance.ts';
import { serviceOf, titleOf, type Bound } from '../bound.ts';
import type { CityPlatform, PublicReport } from '../city-types.ts';

const MOST = 200;
/** Reports that ended longer ago than this are history, and in the open figures. */
const SHOWN_AFTER_END_MS = 30 * 86_400_000;

export async function publicReports(
  bound: Bound,
  bounds: Parameters<CityPlatform['reports']>[0],
): Promise<readonly PublicReport[]> {
  const services = bound.deps.store.services
    .current(bound.regionId)
    .filter(({ manifest }) => manifest.category === 'report');
  const roundings = new Map(
    services.map(({ serviceId, manifest }) => [
      serviceId,
      Object.values(manifest.fields).find((field) => field.kind === 'place' && field.published === true),
    ]),
  );
  const shown = services
    .filter(({ serviceId }) => roundings.get(serviceId) !== undefined)
    .map(({ serviceId }) => serviceId);
  if (shown.length === 0) return [];
  // Asked with a rim and answered by the published point: a box that shrinks around a report finds only its rounded place.
  const coarsest = Math.max(0, ...[...roundings.values()].map((field) => field?.roundedTo ?? 0));
  const cases = await bound.deps.store.cases.inBounds(bound.regionId, withRim(bounds, coarsest), {
    serviceIds: shown,
    endedSince: bound.now - SHOWN_AFTER_END_MS,
  });
  const found = cases.flatMap((one): readonly PublicReport[] => {
    const service = serviceOf(bound, one.serviceId);
    if (service === null) return [];
    const point = { latitude: one.latitude, longitude: one.longitude };
    const rounds = one.status === 'ended' ? undefined : roundings.get(one.serviceId)?.roundedTo;
    const published = rounds === undefined ? point : roundedTo(point, rounds);
    if (!isInside(published, bounds)) return [];
    return [
      {
        number: one.number,
        serviceId: one.serviceId,
        title: titleOf(bound, one.serviceId),
        status: one.status === 'ended' ? 'ended' : 'open',
        filedAt: one.filedAt,
        area: one.area,
        ...published,
        rounded: rounds !== undefined,
      },
    ];
  });
  return found.slice(0, MOST);
}

type Bounds = Parameters<CityPlatform['reports']>[0];
/** A rounded place is at most half a step away from the true one. */
function withRim({ west, south, east, north }: Bounds, metres: number): Bounds {
  const rim = metres / 2 / metresPerDegree;
  return { west: west - rim, south: south - rim, east: east + rim, north: north + rim };
}
const isInside = (point: { readonly latitude: number; readonly longitude: number }, bounds: Bounds): boolean =>
  point.latitude >= bounds.south &&
  point.latitude <= bounds.north &&
  point.longitude >= bounds.west &&
  point.longitude <= bounds.east;

/**
 * Public reports in a box of the map: which service, how far, about where. Open data, no key.
 *
 * Must never: show a request that is no report, or an exact place while the service rounds it.
 */
import { metresPerDegree, roundedTo } from '../../geography/distance.ts';
import { serviceOf, titleOf, type Bound } from '../bound.ts';
import type { CityPlatform, PublicReport } from '../city-types.ts';

const MOST = 200;
/** As many more as the rim is wider than the box, and a fifth; only where still more lie in it is it looked for longer. */
const RESERVE = 1.2;
const MOST_LOOKED_AT = 500;
/** Reports that ended longer ago than this are history, and in the open figures. */
const SHOWN_AFTER_END_MS = 30 * 86_400_000;
const MINUTE_MS = 60_000;
/** Another process may have ended a case by a clock that is ahead of ours. */
const CLOCKS_APART_MS = 3_600_000;

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
  const since = Math.floor((bound.now - SHOWN_AFTER_END_MS) / MINUTE_MS) * MINUTE_MS; // the same for who asks together
  const asked = withRim(bounds, coarsest);
  const newest = async (limit: number): Promise<{ readonly found: readonly PublicReport[]; readonly all: boolean }> => {
    const cases = await bound.deps.store.cases.inBounds(bound.regionId, asked, {
      serviceIds: shown,
      ended: { since, until: since + SHOWN_AFTER_END_MS + CLOCKS_APART_MS },
      limit,
    });
    const published = cases.flatMap((one) => {
      const report = publishedOf(bound, one, roundings.get(one.serviceId)?.roundedTo);
      return report !== null && isInside(report, bounds) ? [report] : [];
    });
    return { found: published.slice(0, MOST), all: cases.length < limit };
  };
  const { found, all } = await newest(
    Math.min(MOST_LOOKED_AT, Math.ceil((MOST * RESERVE * sizeOf(asked)) / sizeOf(bounds))),
  );
  return all || found.length === MOST ? found : (await newest(MOST_LOOKED_AT)).found;
}

/** At its true place only when it has ended, or its service rounds none. */
function publishedOf(bound: Bound, one: Located, rounds: number | undefined): PublicReport | null {
  if (serviceOf(bound, one.serviceId) === null) return null;
  const ended = one.status === 'ended';
  const point = { latitude: one.latitude, longitude: one.longitude };
  const isRounded = !ended && rounds !== undefined;
  return {
    number: one.number,
    serviceId: one.serviceId,
    title: titleOf(bound, one.serviceId),
    status: ended ? 'ended' : 'open',
    filedAt: one.filedAt,
    area: one.area,
    ...(isRounded ? roundedTo(point, rounds) : point),
    rounded: isRounded,
  };
}

type Bounds = Parameters<CityPlatform['reports']>[0];
type Located = Awaited<ReturnType<Bound['deps']['store']['cases']['inBounds']>>[number];
/** A rounded place is at most half a step away from the true one. */
function withRim({ west, south, east, north }: Bounds, metres: number): Bounds {
  const rim = metres / 2 / metresPerDegree;
  return { west: west - rim, south: south - rim, east: east + rim, north: north + rim };
}
/** In square degrees; a box without any is a point, and all its neighbours are in the rim. */
const sizeOf = ({ west, south, east, north }: Bounds): number =>
  Math.max(Number.MIN_VALUE, (east - west) * (north - south));
const isInside = (point: { readonly latitude: number; readonly longitude: number }, bounds: Bounds): boolean =>
  point.latitude >= bounds.south &&
  point.latitude <= bounds.north &&
  point.longitude >= bounds.west &&
  point.longitude <= bounds.east;

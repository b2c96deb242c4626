/**
 * The drawn map of the place of a case, as fine as its reader may see it.
 *
 * Must never: add to what the view says about the place.
 */
import type { Platform, PublicCaseView, Sketch } from '@balai/server/platform';

/** Null where the case has no place, or its kelurahan no shape. */
export function sketchOfCase({ portal }: Platform, { place }: Pick<PublicCaseView, 'place'>): Sketch | null {
  if (place === null) return null;
  const { code, latitude, longitude, roundedTo } = place;
  const point = latitude === null || longitude === null ? null : { latitude, longitude };
  return portal.sketch({ area: code, point, roundedTo }, 'surroundings');
}

/**
 * Looks for the landmarks of photos that were uploaded before these were looked for, a few in a round, until all have been.
 *
 * Must never: change the bytes of a photo, decode one in the server, or come back to one that cannot be read.
 */
import type { PlatformDeps } from '../platform/platform-deps.ts';

/** Some three seconds of one core. */
const A_ROUND = 20;
const NONE = new Uint8Array();

/** Returns how many were looked through. */
export async function markOldPhotos(
  { store, bytes, images }: Pick<PlatformDeps, 'store' | 'bytes' | 'images'>,
  regionId: number,
): Promise<number> {
  const photos = await store.files.unmarked(regionId, A_ROUND);
  let done = 0;
  for (const sha256 of photos) {
    const photo = await bytes.get(sha256);
    const clean = photo === null ? null : await images.clean(photo);
    // Others are served first: there will be another round.
    if (clean?.ok === false && clean.error.type === 'busy') break;
    await store.files.mark(regionId, sha256, clean?.ok === true ? clean.value.landmarks : NONE);
    done += 1;
  }
  return done;
}

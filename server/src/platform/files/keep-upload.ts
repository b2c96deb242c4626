/**
 * What somebody sent as a photo or a paper: recognised, cleaned, sealed into the store under the name of its owner.
 *
 * Must never: keep what a stranger sent as it was, or where a photo was taken, unless it is an officer's proof.
 */
import type { Instant, Result } from '@balai/kernel';
import { type FileStore, isDiskFull, recognise } from '../../images/index.ts';
import type { PlatformDeps } from '../platform-deps.ts';
import type { UploadRefusal } from '../platform-types.ts';
import { text } from '../texts/text.ts';

export const LARGEST_FILE = 15 * 1024 * 1024;

interface Sent {
  readonly regionId: number;
  readonly owner: string;
  readonly bytes: Buffer;
  readonly now: Instant;
  /** Time and place stay with a photo. */
  readonly keepsPlace: boolean;
}
interface Kept {
  readonly sha256: string;
  /** Where the camera says that it stood. */
  readonly position: { readonly latitude: number; readonly longitude: number } | null;
}
type Keeping = Pick<PlatformDeps, 'store' | 'bytes' | 'images'>;

export async function keepUpload(deps: Keeping, sent: Sent): Promise<Result<Kept, UploadRefusal>> {
  const known = recognise(sent.bytes);
  if (!known.ok)
    return refused(known.error.type === 'incompleteFile' ? 'damaged' : 'notRecognised', known.error.message);
  return known.value.isImage ? keepPhoto(deps, sent) : keepPaper(deps, sent);
}

async function keepPaper({ store, bytes: kept }: Keeping, sent: Sent): Promise<Result<Kept, UploadRefusal>> {
  const stored = await storedAll(kept, sent.regionId, [sent.bytes]);
  if (stored === null) return refused('noRoom', NO_ROOM);
  const [sha256 = ''] = stored;
  await store.files.stage(sent.regionId, {
    uploadedAt: sent.now,
    owner: sent.owner,
    sha256,
    mediaType: 'application/pdf',
    bytes: sent.bytes.length,
    width: null,
    height: null,
    thumbnailSha256: null,
    perceptual: null,
    mirrored: null,
    taken: { at: null, latitude: null, longitude: null },
  });
  await store.files.scanned(sent.regionId, sha256, sent.owner);
  return { ok: true, value: { sha256, position: null } };
}

async function keepPhoto({ store, bytes: kept, images }: Keeping, sent: Sent): Promise<Result<Kept, UploadRefusal>> {
  const clean = await images.clean(sent.bytes);
  if (!clean.ok) return refused(REFUSALS[clean.error.type] ?? 'damaged', clean.error.message);
  const { value } = clean;
  const stored = await storedAll(kept, sent.regionId, [value.bytes, value.thumbnail]);
  if (stored === null) return refused('noRoom', NO_ROOM);
  const [sha256 = '', thumbnailSha256 = ''] = stored;
  const position = value.taken.position ?? null;
  await store.files.stage(sent.regionId, {
    uploadedAt: sent.now,
    owner: sent.owner,
    sha256,
    mediaType: 'image/jpeg',
    bytes: value.bytes.length,
    width: value.width,
    height: value.height,
    thumbnailSha256,
    perceptual: value.perceptual.plain ? null : value.perceptual.hash,
    mirrored: value.perceptual.plain ? null : value.perceptual.mirrored,
    landmarks: value.landmarks,
    taken: {
      at: sent.keepsPlace ? (value.taken.at ?? null) : null,
      latitude: sent.keepsPlace ? (position?.latitude ?? null) : null,
      longitude: sent.keepsPlace ? (position?.longitude ?? null) : null,
    },
  });
  await store.files.scanned(sent.regionId, sha256, sent.owner);
  return { ok: true, value: { sha256, position } };
}

/** The names of all, or null when the disk has no room for one of them. */
async function storedAll(
  kept: FileStore,
  regionId: number,
  files: readonly Uint8Array[],
): Promise<readonly string[] | null> {
  try {
    return await Promise.all(files.map((bytes) => kept.put(bytes, regionId)));
  } catch (error) {
    if (isDiskFull(error)) return null;
    throw error;
  }
}

const refused = (type: UploadRefusal['type'], message: UploadRefusal['message']) =>
  ({ ok: false, error: { type, message } }) as const;
const REFUSALS: Readonly<Record<string, UploadRefusal['type']>> = {
  tooManyPixels: 'tooManyPixels',
  notAnImage: 'notRecognised',
  busy: 'tooMany',
  incompleteFile: 'damaged',
};
const NO_ROOM = text(
  'Tempat penyimpanan kami sedang penuh, jadi berkas ini belum tersimpan. Isian Anda yang lain tidak hilang: lanjutkan tanpa berkas bila boleh dikosongkan, atau coba lagi nanti.',
  'Our storage is full, so this file was not kept. Your other answers are not lost: go on without it where it may be left out, or try again later.',
);

/**
 * A stored file as pages show it: where it is opened, how large, when it was taken.
 *
 * Must never: show what it was called, or a position.
 */
import type { Text } from '@balai/kernel';
import type { StoredFile } from '@balai/store';
import type { FileView } from '../platform-types.ts';

export function fileView(file: StoredFile, label: Text): FileView {
  return {
    sha256: file.sha256,
    kind: file.mediaType === 'application/pdf' ? 'pdf' : 'image',
    path: `/berkas/${file.sha256}`,
    thumbnailPath: file.thumbnailSha256 === null ? null : `/berkas/${file.sha256}/kecil`,
    label,
    bytes: file.bytes,
    width: file.width,
    height: file.height,
    takenAt: file.taken.at,
  };
}

/** The files that an answer holds, in its order; those that are gone are left out. */
export const fileViews = (shas: readonly string[], files: readonly StoredFile[], label: Text): readonly FileView[] =>
  shas.flatMap((sha256) => {
    const found = files.find((file) => file.sha256 === sha256);
    return found === undefined ? [] : [fileView(found, label)];
  });

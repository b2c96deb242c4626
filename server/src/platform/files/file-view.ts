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
    takenAt: takenText(file.taken.at),
  };
}

/** `25.11.2026 13.39` of the camera's own clock, the same in both languages. */
const takenText = (at: string | null): string | null => {
  const match = at === null ? null : /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/u.exec(at);
  return match === null ? null : `${match[3]}.${match[2]}.${match[1]} ${match[4]}.${match[5]}`;
};

/** The files that an answer holds, in its order; those that are gone are left out. */
export const fileViews = (shas: readonly string[], files: readonly StoredFile[], label: Text): readonly FileView[] =>
  shas.flatMap((sha256) => {
    const found = files.find((file) => file.sha256 === sha256);
    return found === undefined ? [] : [fileView(found, label)];
  });

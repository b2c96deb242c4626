/**
 * The files of a form: each cleaned and staged under its question; what was refused is said by field.
 *
 * Must never: trust a file's name, or drop the other answers because one file is refused.
 */
import type { FilePlatform, RawForm, UploadRefusal } from '../platform/platform-types.ts';
import { UPLOAD_BYTES, type Upload } from './form-body.ts';

type Position = { readonly latitude: number; readonly longitude: number };
type Refused = {
  readonly field: string | null;
  readonly message: UploadRefusal['message'];
  readonly type: UploadRefusal['type'];
};
const TOO_LARGE: UploadRefusal = {
  type: 'tooLarge',
  message: {
    id: `Berkas lebih dari ${UPLOAD_BYTES / 1024 / 1024} MB. Perkecil atau ambil foto dengan mutu sedang.`,
    en: `The file is over ${UPLOAD_BYTES / 1024 / 1024} MB. Make it smaller, or take the photo at medium quality.`,
  },
};

/**
 * Stages each upload under its question and puts its sha256 into the form; what was refused is said by field. `position`: what
 * the last photo says of its place, for an offer; it is never put into the form, which would be a yes that nobody gave.
 */
export async function staged(
  files: FilePlatform,
  owner: Pick<Parameters<FilePlatform['stage']>[0], 'draftId' | 'number' | 'linkId' | 'asked'>,
  form: RawForm,
  uploads: readonly Upload[],
): Promise<{ readonly raw: RawForm; readonly refused: readonly Refused[]; readonly position: Position | null }> {
  const raw: Record<string, string | readonly string[]> = { ...form };
  const refused: Refused[] = [];
  let position: Position | null = null;
  for (const { name, bytes, tooLarge } of uploads) {
    const done = tooLarge
      ? ({ ok: false, error: TOO_LARGE } as const)
      : await files.stage({ ...owner, question: name, bytes });
    if (!done.ok) refused.push({ field: name, message: done.error.message, type: done.error.type });
    else {
      raw[name] = done.value.sha256;
      position = done.value.offeredPosition;
    }
  }
  return { raw, refused, position };
}

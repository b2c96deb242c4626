/**
 * Photos of a case, and of the mails in it, that another case shows too: same bytes, re-compressed, mirrored or cropped (P10).
 *
 * Must never: suspect a photo because a part of the same report was split off with it.
 */
import type { CaseSummary, StoredEvent, StoredFile } from '@balai/store';
import type { OpenCase } from '../cases/open-case.ts';
import { namingFor } from '../bound.ts';
import { fileView } from '../files/file-view.ts';
import { isFormAlone } from '../files/one-form.ts';
import { casesThatShow } from '../files/replaced-files.ts';
import { filesOfMessages } from '../messages/message-view.ts';
import type { ConsoleCaseView } from '../platform-types.ts';
import { inBoth, text } from '../texts/text.ts';

export async function reusedPhotos(open: OpenCase): Promise<ConsoleCaseView['reusedPhotos']> {
  const { bound } = open;
  const found: ConsoleCaseView['reusedPhotos'][number][] = [];
  for (const file of await photosOf(open)) {
    const alike = await alikeElsewhere(open, file);
    const other = alike === null ? null : await bound.deps.store.files.one(bound.regionId, alike.sha256);
    if (alike === null || other === null) continue;
    found.push({
      sha256: file.sha256,
      number: alike.number,
      part: alike.part,
      file: fileView(file, text('Foto di kasus ini', 'Photo in this case')),
      other: fileView(
        other,
        inBoth((language) => `${language === 'id' ? 'Foto di' : 'Photo in'} ${alike.number}`),
      ),
    });
  }
  return found;
}

/** A photo, or the photo of a paper. Papers of two people are one form: of them, parts say nothing. */
type Shown = StoredFile & { readonly isPaper?: boolean };

/** Each once, answers and proofs before what came by mail. */
async function photosOf({ bound, files, loaded, manifest }: OpenCase): Promise<readonly Shown[]> {
  const naming = namingFor(bound, manifest);
  const messages = await bound.deps.store.talk.messages(bound.regionId, loaded.caseId);
  const shown = files.map((file): Shown => ({ ...file, isPaper: naming.question(file.field)?.kind === 'file' }));
  const all: readonly Shown[] = [...shown, ...(await filesOfMessages(bound, messages))];
  const photos = all.filter(({ mediaType }) => mediaType !== 'application/pdf');
  return photos.filter(({ sha256 }, at) => photos.findIndex((file) => file.sha256 === sha256) === at);
}

/** The nearest picture of a case that is no part of the same report. */
async function alikeElsewhere(
  open: OpenCase,
  { sha256, isPaper = false }: Shown,
): Promise<{ readonly sha256: string; readonly number: string; readonly part: boolean } | null> {
  const { bound, loaded } = open;
  const { store } = bound.deps;
  for (const alike of await store.files.alike(bound.regionId, sha256, loaded.caseId)) {
    if (isPaper && isFormAlone(alike)) continue;
    const summary = await store.cases.summary(bound.regionId, alike.caseId);
    if (summary === null || (await isOfOneReport(open, summary))) continue;
    if ((await casesThatShow(bound, [alike.caseId], alike.sha256)).length > 0)
      return { ...alike, number: summary.number };
  }
  return null;
}

async function isOfOneReport({ bound, loaded, events }: OpenCase, other: CaseSummary): Promise<boolean> {
  const theirs = originOf(await bound.deps.store.cases.events(bound.regionId, other.caseId)) ?? other.number;
  return theirs === (originOf(events) ?? loaded.number) || theirs === loaded.number;
}
const originOf = ([first]: readonly StoredEvent[]): string | undefined =>
  first?.event.type === 'submitted' ? first.event.splitFrom?.number : undefined;

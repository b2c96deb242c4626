/**
 * Photos of a case that another case shows too: same bytes, re-compressed or mirrored (P10).
 *
 * Must never: suspect a photo because a part of the same report was split off with it.
 */
import type { CaseSummary, StoredEvent } from '@balai/store';
import type { OpenCase } from '../cases/open-case.ts';
import { fileView } from '../files/file-view.ts';
import type { ConsoleCaseView } from '../platform-types.ts';
import { inBoth, text } from '../texts/text.ts';

export async function reusedPhotos(open: OpenCase): Promise<ConsoleCaseView['reusedPhotos']> {
  const { bound, files } = open;
  const found: ConsoleCaseView['reusedPhotos'][number][] = [];
  for (const file of files.filter(({ mediaType }) => mediaType !== 'application/pdf')) {
    const alike = await alikeElsewhere(open, file.sha256);
    const other = alike === null ? null : await bound.deps.store.files.one(bound.regionId, alike.sha256);
    if (alike === null || other === null) continue;
    found.push({
      sha256: file.sha256,
      number: alike.number,
      file: fileView(file, text('Foto di kasus ini', 'Photo in this case')),
      other: fileView(
        other,
        inBoth((language) => `${language === 'id' ? 'Foto di' : 'Photo in'} ${alike.number}`),
      ),
    });
  }
  return found;
}

/** The nearest picture of a case that is no part of the same report. */
async function alikeElsewhere(
  open: OpenCase,
  sha256: string,
): Promise<{ readonly sha256: string; readonly number: string } | null> {
  const { bound, loaded } = open;
  const { store } = bound.deps;
  for (const alike of await store.files.alike(bound.regionId, sha256, loaded.caseId)) {
    const summary = await store.cases.summary(bound.regionId, alike.caseId);
    if (summary !== null && !(await isOfOneReport(open, summary))) return { ...alike, number: summary.number };
  }
  return null;
}

async function isOfOneReport({ bound, loaded, events }: OpenCase, other: CaseSummary): Promise<boolean> {
  const theirs = originOf(await bound.deps.store.cases.events(bound.regionId, other.caseId)) ?? other.number;
  return theirs === (originOf(events) ?? loaded.number) || theirs === loaded.number;
}
const originOf = ([first]: readonly StoredEvent[]): string | undefined =>
  first?.event.type === 'submitted' ? first.event.splitFrom?.number : undefined;

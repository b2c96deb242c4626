/**
 * The story of a case as people read it: one entry for each thing that somebody did, newest first.
 *
 * Events of one command belong together: a decision and where it led are one entry. Must never: show the public a note,
 * a name, or a photo that the service does not publish.
 */
import { keeperOf, type Instant, type Text } from '@balai/kernel';
import type { StoredEvent } from '@balai/store';
import { showAnswer } from '../answers/show-answer.ts';
import { fileView } from '../files/file-view.ts';
import { lettersOver } from '../letters/document-view.ts';
import { fileProductViews } from '../letters/file-products.ts';
import { filesIn } from '../drafts/answer-question.ts';
import type { TimelineEntry } from '../platform-types.ts';
import { asIs, inBoth, text } from '../texts/text.ts';
import type { OpenCase } from './open-case.ts';
import { noticeKind, noticePath } from './notice-kind.ts';
import { photoChecks } from './photo-checks.ts';
import { find, tell, type Of } from './tell-events.ts';

/** Who did it, by account: shown to officers; residents see unit and position. */
export type OfficerNames = ReadonlyMap<string, string>;

export function timelineOf(open: OpenCase, names: OfficerNames): readonly TimelineEntry[] {
  const groups: StoredEvent[][] = [];
  for (const stored of open.events) {
    const last = groups.at(-1);
    if (last !== undefined && last[0]?.commandId === stored.commandId) last.push(stored);
    else groups.push([stored]);
  }
  return [...groups.flatMap((group) => entryOf(open, group, names)), ...lettersOver(open)]
    .toSorted((a, b) => a.at - b.at)
    .toReversed();
}

function entryOf(open: OpenCase, group: readonly StoredEvent[], names: OfficerNames): readonly TimelineEntry[] {
  const first = group[0];
  const last = group.at(-1);
  if (first === undefined || last === undefined) return [];
  const said = tell(open, group);
  if (said === null) return [];
  const acted = find(group, 'acted');
  return [
    {
      at: first.event.at,
      version: last.version,
      title: said.title,
      who: whoOf(open, first, names),
      detail: said.detail,
      tone: said.tone,
      photos: acted === undefined ? [] : photosOf(open, acted, first.event.at),
      filledIn: acted === undefined || first.actor.kind !== 'officer' ? [] : filledInBy(open, acted),
      reasons: (acted?.because ?? [])
        .map((name) => open.naming.reason(name))
        .map(({ says, basis }) => ({ says, basis })),
      ...(open.viewer === 'resident' && noticeKind(group) !== null
        ? { noticePath: noticePath(open.loaded.number, last.version) }
        : {}),
    },
  ];
}

/** Who did it, as this viewer may know it; null for nobody. */
export function whoOf(
  { bound, naming, manifest, viewer }: OpenCase,
  { actor, channel, event }: StoredEvent,
  names: OfficerNames,
): Text | null {
  // Opened for its applicant, by an office that split it off.
  if (event.type === 'submitted' && event.splitFrom !== undefined)
    return officerText(actor.kind === 'applicant' ? names.get(actor.officer ?? '') : undefined);
  switch (actor.kind) {
    case 'system':
      return text('otomatis', 'automatic');
    case 'applicant': {
      const who = viewer === 'resident' ? text('Anda', 'You') : naming.party({ kind: 'applicant' });
      return channel === 'counter'
        ? inBoth((language) => `${who[language]}, ${language === 'id' ? 'di loket' : 'at the counter'}`)
        : who;
    }
    case 'contact':
      return naming.party({ kind: 'contact', field: actor.field });
    case 'body':
      return naming.unit(actor.unit, null);
    case 'officer': {
      // Whoever sets data right has no part in the service of the case.
      const unit = Object.hasOwn(manifest.units, actor.unit)
        ? naming.unit(actor.unit, manifest.units[actor.unit]?.per === null ? null : actor.area)
        : bound.names.unit(actor.unit, actor.area);
      const behalf =
        actor.onBehalfOf === undefined
          ? text('', '')
          : inBoth((language) =>
              language === 'id'
                ? `, jawaban dari ${naming.unit(actor.onBehalfOf ?? '', null).id}`
                : `, the answer of ${naming.unit(actor.onBehalfOf ?? '', null).en}`,
            );
      const name = viewer === 'officer' ? names.get(actor.officer) : undefined;
      return inBoth((language) => `${name === undefined ? '' : `${name}, `}${unit[language]}${behalf[language]}`);
    }
  }
}

/** By name for colleagues alone. */
const officerText = (name: string | undefined): Text =>
  name === undefined ? text('petugas', 'an officer') : asIs(name);

/** Photos that came with an action, with what can be said for or against them; a document to fetch stands among the documents alone. */
function photosOf(open: OpenCase, acted: Of<'acted'>, at: Instant): TimelineEntry['photos'] {
  const documents = new Set(open.viewer === 'resident' ? fileProductViews(open).map(({ pdfPath }) => pdfPath) : []);
  return Object.entries(acted.answers).flatMap(([name, value]) => {
    const field = open.naming.question(name);
    if (field === null || (open.viewer === 'public' && field.published !== true)) return [];
    return filesIn(value).flatMap((sha256) => {
      const file = open.files.find((one) => one.sha256 === sha256);
      return file === undefined || documents.has(`/berkas/${sha256}`)
        ? []
        : [
            {
              file: fileView(file, field.label),
              caption: field.label,
              checks: open.viewer === 'public' ? [] : photoChecks(open, field, file, at),
            },
          ];
    });
  });
}

/** The words and numbers that an office gave with an action: an act explains itself where it is told. */
function filledInBy(
  { manifest, naming, viewer, bound }: OpenCase,
  { answers }: Of<'acted'>,
): TimelineEntry['filledIn'] {
  if (viewer === 'officer') return [];
  // What an office wrote down about people is not the data of whoever came here by another case.
  const isKept = keeperOf(manifest) !== null;
  return Object.entries(answers).flatMap(([name, value]) => {
    const field = naming.question(name);
    if (field === null || filesIn(value).length > 0) return [];
    if (viewer === 'public' ? field.published !== true : isKept && field.sensitive !== undefined) return [];
    return [{ label: field.label, value: showAnswer(field, value, bound.showing) }];
  });
}

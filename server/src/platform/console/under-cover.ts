/**
 * The parts of a case that may lie under a cover, as this officer sees them now: answers, spot, photos, letters.
 *
 * Must never: give the address of a file that the door would refuse.
 */
import type { Message } from '@balai/store';
import type { OpenCase } from '../cases/open-case.ts';
import { publicCaseView } from '../cases/public-case.ts';
import { nameOfLetter } from '../cases/reading-words.ts';
import type { OfficerNames } from '../cases/timeline.ts';
import { documentViews } from '../letters/document-view.ts';
import { fileProductViews } from '../letters/file-products.ts';
import type { Money } from '../payments/bill-view.ts';
import { caseMoney } from '../payments/officer-money.ts';
import type { ConsoleCaseView, PublicCaseView } from '../platform-types.ts';
import { consoleAnswers, wordsSeenBy } from './answers-view.ts';
import { coverView, isFileOpen, isMailOpen, isPlaceOpen, type Opened } from './opened.ts';
import type { Rights } from './rights.ts';

/** What is compared with earlier ones; papers are not. */
const PICTURE = 'image/jpeg';

interface Beside {
  readonly names: OfficerNames;
  readonly reused: ConsoleCaseView['reusedPhotos'];
  readonly messages: readonly Message[];
  readonly money: Money;
}
type UnderCover = PublicCaseView & Pick<ConsoleCaseView, 'answers' | 'cover' | 'documents' | 'money' | 'reusedPhotos'>;

export function underCover(
  open: OpenCase,
  rights: Rights,
  opened: Opened,
  { names, reused, messages, money }: Beside,
): UnderCover {
  const shows = (sha256: string): boolean => isFileOpen(open, rights, sha256, opened);
  const view = publicCaseView(open, names);
  const seen = wordsSeenBy(rights, open.manifest, open.loaded.state.answers);
  const { place } = view;
  return {
    ...view,
    place: place === null || isPlaceOpen(open, rights, opened) ? place : { ...place, latitude: null, longitude: null },
    timeline: view.timeline.map((entry) => ({
      ...entry,
      // An objection is told in its maker's own words.
      detail: entry.detail === null ? null : { id: seen(entry.detail.id), en: seen(entry.detail.en) },
      photos: entry.photos.filter(({ file }) => shows(file.sha256)),
    })),
    answers: consoleAnswers(open, rights, opened),
    cover: coverView(open, rights, { messages, money }, opened),
    money: caseMoney(open, money, rights.fieldOnly ? null : opened.together),
    documents: [
      ...documentViews(open.documents, open.naming).map((document) => ({
        ...document,
        ...(opened.together.has(nameOfLetter(document.id)) ? {} : { pdfPath: null }),
      })),
      ...fileProductViews(open).map((one) =>
        shows(one.pdfPath?.split('/').at(-1) ?? '') ? one : { ...one, pdfPath: null },
      ),
    ],
    reusedPhotos: reused.filter(
      ({ sha256 }) =>
        shows(sha256) ||
        (messages.some(({ mail }) => mail?.files.includes(sha256) === true) &&
          isMailOpen(open, rights, PICTURE, opened)),
    ),
  };
}

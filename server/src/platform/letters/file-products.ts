/**
 * Products that are files of another system: handed in by an officer, kept byte for byte, given to the resident to download.
 *
 * A file product lies among the files of its case: sealed on disk, in backups and in erasures like every other. Must never: call
 * it signed or numbered by this city, or take a picture for a document.
 */
import { valueAt, type AnswerError, type ServiceManifest, type Text } from '@balai/kernel';
import type { Bound } from '../bound.ts';
import type { OpenCase } from '../cases/open-case.ts';
import { filesIn } from '../drafts/answer-question.ts';
import type { DocumentView } from '../platform-types.ts';
import { find } from '../cases/tell-events.ts';
import { inBoth } from '../texts/text.ts';

interface FileProductOf {
  readonly name: string;
  readonly title: Text;
  /** The question of a later form under which it is handed in. */
  readonly from: string;
}

export const fileProducts = ({ documents }: ServiceManifest): readonly FileProductOf[] =>
  Object.entries(documents).flatMap(([name, product]) =>
    'from' in product ? [{ name, title: product.title, from: product.from }] : [],
  );

/** The file products of an ended case; none while it goes on. */
export function fileProductViews({
  manifest,
  loaded,
  files,
  events,
  naming,
  bound,
}: OpenCase): readonly DocumentView[] {
  const { ending, answers } = loaded.state;
  return fileProducts(manifest).flatMap(({ name, title, from }): readonly DocumentView[] => {
    const [sha256] = filesIn(valueAt(answers, from));
    const file = files.find((one) => one.sha256 === sha256);
    if (ending === null || !ending.letters.includes(name) || file === undefined) return [];
    const handed = events.findLast(({ event }) => event.type === 'acted' && Object.hasOwn(event.answers, from));
    const acted = handed === undefined ? undefined : find([handed], 'acted');
    const turn = events.findLast(({ event }) => event.type === 'turnBegan' && event.turn.id === acted?.turn)?.event;
    const who = turn?.type === 'turnBegan' ? naming.party(turn.turn.party) : null;
    const day = acted === undefined ? null : bound.formats.day(acted.at);
    return [
      {
        id: name,
        title,
        number: null,
        status: 'delivered',
        statusText: inBoth((language) =>
          [
            language === 'id' ? 'Berkas PDF' : 'A PDF file',
            who === null ? '' : language === 'id' ? ` dari ${who.id}` : ` from the ${who.en}`,
            day === null ? '' : `, ${day[language]}`,
          ].join(''),
        ),
        pdfPath: `/berkas/${file.sha256}`,
        verifyPath: null,
        validUntil: null,
      },
    ];
  });
}

/** A product must be a PDF: a photo of a document is none. */
export async function notPdf(
  { deps, regionId }: Bound,
  manifest: ServiceManifest,
  values: Readonly<Record<string, unknown>>,
): Promise<readonly AnswerError[]> {
  const errors: AnswerError[] = [];
  for (const { title, from } of fileProducts(manifest)) {
    const [sha256] = filesIn(values[from]);
    const file = sha256 === undefined ? null : await deps.store.files.one(regionId, sha256);
    if (file !== null && file.mediaType !== 'application/pdf')
      errors.push({
        field: from,
        code: 'wrongKind',
        message: inBoth((language) =>
          language === 'id'
            ? `${title.id}: ini gambar. Unggah PDF yang dicetak sistem.`
            : `${title.en}: this is a picture. Upload the PDF that the system made.`,
        ),
      });
  }
  return errors;
}

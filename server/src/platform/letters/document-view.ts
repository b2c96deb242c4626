/**
 * The letters of a case as their owner and officers see them: the number, where each stands, why it waits or is in force no more.
 *
 * Must never: offer a file that is not signed.
 */
import type { Text } from '@balai/kernel';
import type { DocumentRecord } from '@balai/store';
import type { OpenCase } from '../cases/open-case.ts';
import type { DocumentView, TimelineEntry } from '../platform-types.ts';
import type { Naming } from '../texts/naming.ts';
import { inBoth, text } from '../texts/text.ts';
import { revokedBecause } from './revoked-because.ts';
import { verifyPath } from './write-letter.ts';

/** What is in force, or will be, stands before what is not any more. */
export const documentViews = (documents: readonly DocumentRecord[], naming: Naming): readonly DocumentView[] =>
  documents
    .toSorted((a, b) => Number(isOver(a)) - Number(isOver(b)))
    .map((document) => documentView(document, naming, documents));

/** Withdrawn or replaced: it was in force once. */
const isOver = ({ status }: DocumentRecord): boolean => status === 'revoked' || status === 'superseded';

/** All letters of a case are in force no more, and the latest was not replaced but withdrawn. */
export const isWithdrawn = (documents: readonly DocumentRecord[]): boolean =>
  documents.every(isOver) && documents.some(({ status }) => status === 'revoked');

function documentView(document: DocumentRecord, naming: Naming, ofCase: readonly DocumentRecord[]): DocumentView {
  const ready =
    document.sha256 !== null &&
    (document.status === 'signed' || document.status === 'delivered' || document.status === 'superseded');
  return {
    id: document.id,
    title: document.title,
    number: document.number,
    status: document.status,
    statusText: statusText(document, naming, ofCase),
    pdfPath: ready ? `/surat/${document.id}.pdf` : null,
    verifyPath: verifyPath(document.id),
    validUntil: document.validUntil,
  };
}

/** `Lurah Cibodas`: whose signature a letter carries or waits for. */
export const signerText = (document: DocumentRecord, naming: Naming): Text =>
  document.signedAs === 'seal'
    ? text('segel elektronik kota', 'the electronic seal of the city')
    : naming.position(document.unit, document.signedAs.position, document.area);

/**
 * That letters of the case were withdrawn or replaced, for its story: no event of the case says so, it stands in the log of each letter.
 * By whom is not told: it is the act of the office whose letter it is. The public does not learn that there was one.
 */
export const lettersOver = ({ documents, naming, loaded, viewer }: OpenCase): readonly TimelineEntry[] =>
  viewer === 'public'
    ? []
    : documents.flatMap((document) =>
        document.overAt === null
          ? []
          : [
              {
                at: document.overAt,
                version: loaded.version,
                title:
                  document.status === 'revoked'
                    ? text(`Surat ${document.number} dicabut`, `Letter ${document.number} was withdrawn`)
                    : text(`Surat ${document.number} diganti`, `Letter ${document.number} was replaced`),
                who: naming.unit(document.unit, document.area),
                detail: statusText(document, naming, documents),
                tone: document.status === 'revoked' ? 'soon' : 'info',
                photos: [],
                filledIn: [],
                reasons: [],
              },
            ],
      );

function statusText(document: DocumentRecord, naming: Naming, ofCase: readonly DocumentRecord[]): Text {
  const who = signerText(document, naming);
  switch (document.status) {
    case 'numbered':
    case 'signing':
      if (document.signedAs === 'seal')
        return document.status === 'numbered'
          ? text(
              'Sudah bernomor; segel elektronik segera dipasang otomatis.',
              'Numbered; the electronic seal is put on by itself in a moment.',
            )
          : text(
              'Sudah bernomor dan menunggu segel elektronik. Layanan tanda tangan sedang tidak dapat dihubungi; dicoba lagi otomatis.',
              'Numbered, and waiting for the electronic seal. The signature service cannot be reached; it is tried again automatically.',
            );
      if (document.waitsFor === 'signature')
        return inBoth((language) =>
          language === 'id'
            ? `Sudah bernomor. Layanan tanda tangan elektronik sedang tidak dapat dihubungi; ${who.id} mencoba lagi begitu pulih.`
            : `Numbered. The signature service cannot be reached; the ${who.en} tries again as soon as it is back.`,
        );
      return inBoth((language) =>
        language === 'id' ? `Menunggu tanda tangan ${who.id}` : `Waiting for the signature of the ${who.en}`,
      );
    case 'signed':
    case 'delivered':
      if (document.signedAs === 'seal')
        return document.certified
          ? text('Bersegel elektronik, bersertifikat', 'Under electronic seal, certified')
          : text('Bersegel elektronik, tidak tersertifikasi', 'Under electronic seal, not certified');
      return document.certified
        ? text('Ditandatangani secara elektronik, bersertifikat', 'Signed electronically, certified')
        : text('Ditandatangani secara elektronik, tidak tersertifikasi', 'Signed electronically, not certified');
    case 'superseded':
      return replacedBy(ofCase.find(({ id }) => id === document.supersededBy)?.number);
    case 'revoked':
      return inBoth(
        (language) =>
          `${language === 'id' ? 'Sudah dicabut' : 'Withdrawn'}${document.revokedBecause === null ? '' : `: ${revokedBecause(document.revokedBecause)[language]}`}`,
      );
  }
}

const replacedBy = (number: string | undefined): Text =>
  number === undefined
    ? text('Sudah diganti dengan surat yang lebih baru', 'Replaced by a newer letter')
    : text(`Sudah diganti dengan surat ${number}`, `Replaced by letter ${number}`);

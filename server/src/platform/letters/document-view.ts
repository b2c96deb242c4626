/**
 * A letter as its owner and officers see it: its number, where it stands, why it waits.
 *
 * Must never: offer a file that is not signed.
 */
import type { Text } from '@balai/kernel';
import type { DocumentRecord } from '@balai/store';
import type { DocumentView } from '../platform-types.ts';
import type { Naming } from '../texts/naming.ts';
import { inBoth, text } from '../texts/text.ts';
import { revokedBecause } from './revoked-because.ts';
import { verifyPath } from './write-letter.ts';

export function documentView(document: DocumentRecord, naming: Naming): DocumentView {
  const ready =
    document.sha256 !== null &&
    (document.status === 'signed' || document.status === 'delivered' || document.status === 'superseded');
  return {
    id: document.id,
    title: document.title,
    number: document.number,
    status: document.status,
    statusText: statusText(document, naming),
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

function statusText(document: DocumentRecord, naming: Naming): Text {
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
      return text('Sudah diganti dengan surat yang lebih baru', 'Replaced by a newer letter');
    case 'revoked':
      return inBoth(
        (language) =>
          `${language === 'id' ? 'Sudah dicabut' : 'Withdrawn'}${document.revokedBecause === null ? '' : `: ${revokedBecause(document.revokedBecause)[language]}`}`,
      );
  }
}

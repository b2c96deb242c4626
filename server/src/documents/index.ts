/** The door of documents. Must never: open more than other folders use. */
import { typeface } from './typeface.ts';

export { fillLetter, type LetterValue, type LetterValues } from './fill-letter.ts';
export { parseLetterNumber } from './letter-number.ts';
export { letterValues } from './letter-values.ts';
export { type LocalSigner, openLocalSigner } from './local-signer.ts';
export { type LetterSigner, renderLetter } from './render-letter.ts';
export type { Watermark } from './paper.ts';
export { renderCopy, type CopyPart } from './render-copy.ts';
export { renderNotice } from './render-notice.ts';
export { renderReceipt } from './render-receipt.ts';
export { renderSlip } from './render-slip.ts';
export type { Signer } from './signer.ts';
export { simulatedSigner, type SimulatedSigner } from './simulated-signer.ts';
export { unprintableCharacters } from './typeface.ts';
export { type DocumentRecord, verifyDocument } from './verify-document.ts';

/**
 * Loads what draws and signs documents, which is much and which no first answer needs: without it the first letter waits.
 *
 * @throws when a part of it is missing.
 */
export async function loadDocuments(): Promise<void> {
  await typeface();
  await Promise.all([import('pdfkit'), import('./sign-pdf.ts')]);
}

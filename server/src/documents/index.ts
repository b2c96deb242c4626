/** The door of documents. Must never: open more than other folders use. */
export { fillLetter, type LetterValue, type LetterValues } from './fill-letter.ts';
export { parseLetterNumber } from './letter-number.ts';
export { letterValues } from './letter-values.ts';
export { type LocalSigner, openLocalSigner } from './local-signer.ts';
export { unprintableCharacters } from './paper.ts';
export { type LetterSigner, renderLetter } from './render-letter.ts';
export { renderReceipt } from './render-receipt.ts';
export type { Signer } from './signer.ts';
export { simulatedSigner, type SimulatedSigner } from './simulated-signer.ts';
export { type DocumentRecord, verifyDocument } from './verify-document.ts';

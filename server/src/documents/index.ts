/** The door of documents. Must never: open more than other folders use. */
export { fillLetter, fillText, type LetterBlock, type LetterValue, type LetterValues } from './fill-letter.ts';
export { formatLetterNumber, type LetterNumber, parseLetterNumber } from './letter-number.ts';
export { letterValues } from './letter-values.ts';
export { type LocalSigner, openLocalSigner } from './local-signer.ts';
export { unprintableCharacters } from './paper.ts';
export { type LetterInput, type LetterSigner, renderLetter } from './render-letter.ts';
export { type ReceiptInput, renderReceipt } from './render-receipt.ts';
export type { SignedDocument, Signer, SignerUnavailable, SigningInfo } from './signer.ts';
export { simulatedSigner, type SignerState, type SimulatedSigner } from './simulated-signer.ts';
export { type DocumentLookup, type DocumentRecord, type Verdict, verifyDocument } from './verify-document.ts';

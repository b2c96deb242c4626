/**
 * Tells whether a PDF that somebody holds is a document of ours, unchanged and still in force.
 *
 * Must never: call a file genuine because it looks like ours. Only bytes that equal those on record, with a signature
 * that still fits them, are genuine; a known document with any other bytes is a changed one.
 */
import { createHash } from 'node:crypto';
import type { Text } from '@balai/kernel';
import { documentTraces } from './document-traces.ts';
import { type PdfSignature, readPdfSignature } from './pdf-signature.ts';
import { type ChangedHow, VERDICT_WORDS } from './verdict-words.ts';

/** What the store knows of a document; a caller's own record may hold more and comes back as it is. */
export interface DocumentRecord {
  readonly id: string;
  /** Of the signed bytes. */
  readonly sha256: string;
  readonly state: 'current' | 'superseded' | 'revoked';
  readonly certified: boolean;
  /** The office-holder or institution that signed. */
  readonly signer: string;
  /** Milliseconds since 1970. */
  readonly signedAt: number;
}

export interface DocumentLookup<R extends DocumentRecord> {
  readonly bySha256: (sha256: string) => Promise<R | null>;
  readonly byId: (id: string) => Promise<R | null>;
  /** The identifier in one of our verification addresses; `null` for any other address. */
  readonly idInUrl: (url: string) => string | null;
  /** Whether a certificate (SHA-256, hexadecimal) is or was of one of our signers. */
  readonly isOurKey: (fingerprint: string) => boolean;
}

interface Told {
  /** A sentence for the page, in both languages. */
  readonly title: Text;
  readonly message: Text;
  readonly sha256: string;
  readonly signature: PdfSignature | null;
}

/** `unchangedSince`: the moment of signing, when the file is byte for byte as it was then; ms since 1970. */
export type Verdict<R extends DocumentRecord> = Told &
  (
    | {
        readonly verdict: 'authentic' | 'authenticUncertified' | 'superseded' | 'revoked';
        readonly record: R;
        readonly signer: string;
        readonly signedAt: number;
        readonly unchangedSince: number;
      }
    | {
        readonly verdict: 'changed';
        readonly how: ChangedHow;
        readonly record: R | null;
        readonly signer: string | null;
        readonly signedAt: number | null;
        readonly unchangedSince: null;
      }
    | {
        readonly verdict: 'unknown';
        readonly why: 'notPdf' | 'noTrace';
        readonly signer: null;
        readonly signedAt: null;
        readonly unchangedSince: null;
      }
  );

/** The verdict on an uploaded file of at most 15 MB; longer ones are for the caller to refuse. */
export async function verifyDocument<R extends DocumentRecord>(
  pdf: Buffer,
  lookup: DocumentLookup<R>,
): Promise<Verdict<R>> {
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  if (pdf.subarray(0, 5).toString('latin1') !== '%PDF-') return unknown('notPdf', sha256, null);
  const signature = readPdfSignature(pdf);
  const record = await lookup.bySha256(sha256);
  if (record !== null) return onRecord(record, sha256, signature);
  return (await changedCopy(pdf, sha256, signature, lookup)) ?? unknown('noTrace', sha256, signature);
}

function onRecord<R extends DocumentRecord>(record: R, sha256: string, signature: PdfSignature | null): Verdict<R> {
  const fits = signature?.intact === true && signature.wholeFile;
  // The bytes are those we keep and still the signature does not fit: what we keep was damaged before it was hashed.
  if (!fits) return changed('edited', record, sha256, signature);
  const verdict = record.state === 'current' ? (record.certified ? 'authentic' : 'authenticUncertified') : record.state;
  return {
    verdict,
    record,
    signer: record.signer,
    signedAt: record.signedAt,
    unchangedSince: record.signedAt,
    ...VERDICT_WORDS[verdict],
    sha256,
    signature,
  };
}

async function changedCopy<R extends DocumentRecord>(
  pdf: Buffer,
  sha256: string,
  signature: PdfSignature | null,
  lookup: DocumentLookup<R>,
): Promise<Verdict<R> | null> {
  const before =
    signature === null
      ? null
      : await lookup.bySha256(createHash('sha256').update(pdf.subarray(0, signature.signedLength)).digest('hex'));
  if (before !== null) return changed('addedTo', before, sha256, signature);
  const original = await untouchedOriginal(pdf, lookup);
  if (original !== null) return changed('addedTo', original, sha256, signature);
  for (const id of await documentTraces(pdf, lookup.idInUrl)) {
    const record = await lookup.byId(id);
    if (record !== null) return changed(howChanged(signature), record, sha256, signature);
  }
  const ours =
    signature?.certificate !== undefined &&
    signature.certificate !== null &&
    lookup.isOurKey(signature.certificate.fingerprint);
  return ours && !(signature.intact && signature.wholeFile)
    ? changed<R>(howChanged(signature), null, sha256, signature)
    : null;
}

/** A file that was signed or saved again after us still begins with ours, up to one of its end marks. */
async function untouchedOriginal<R extends DocumentRecord>(pdf: Buffer, lookup: DocumentLookup<R>): Promise<R | null> {
  let at = pdf.indexOf('%%EOF');
  for (let tries = 0; at >= 0 && tries < 6; tries += 1) {
    const prefix = pdf.subarray(0, at + 5);
    const record =
      prefix.length < pdf.length ? await lookup.bySha256(createHash('sha256').update(prefix).digest('hex')) : null;
    if (record !== null) return record;
    at = pdf.indexOf('%%EOF', at + 5);
  }
  return null;
}

function howChanged(signature: PdfSignature | null): ChangedHow {
  if (signature === null) return 'signatureGone';
  return signature.intact && !signature.wholeFile ? 'addedTo' : signature.intact ? 'notOurSignature' : 'edited';
}

function changed<R extends DocumentRecord>(
  how: ChangedHow,
  record: R | null,
  sha256: string,
  signature: PdfSignature | null,
): Verdict<R> {
  return {
    verdict: 'changed',
    how,
    record,
    signer: record?.signer ?? null,
    signedAt: record?.signedAt ?? signature?.signedAt ?? null,
    unchangedSince: null,
    title: VERDICT_WORDS.changed.title,
    message: VERDICT_WORDS.changed.message[how],
    sha256,
    signature,
  };
}

const unknown = (why: 'notPdf' | 'noTrace', sha256: string, signature: PdfSignature | null): Verdict<never> => ({
  verdict: 'unknown',
  why,
  signer: null,
  signedAt: null,
  unchangedSince: null,
  title: VERDICT_WORDS.unknown.title,
  message: VERDICT_WORDS.unknown.message[why],
  sha256,
  signature,
});

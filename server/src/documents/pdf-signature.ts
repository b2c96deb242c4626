/**
 * Finds the last signature in a PDF and checks it over the bytes that it covers.
 *
 * Must never: believe the file about what was signed. The signed range must be everything but the signature's own
 * digits, so that nothing can hide in the gap.
 */
import { type CheckedCms, checkDetached } from './cms.ts';

export interface PdfSignature {
  /** The signed bytes are unchanged and the signature is the certificate's. */
  readonly intact: boolean;
  /** Nothing was added after signing. */
  readonly wholeFile: boolean;
  /** The length of the file as it was signed. */
  readonly signedLength: number;
  /** As the signature says; milliseconds since 1970, `null` when it does not say. */
  readonly signedAt: number | null;
  readonly certificate: {
    readonly commonName: string;
    readonly organisation: string;
    readonly serial: string;
    readonly fingerprint: string;
  } | null;
}

const BYTE_RANGE = /\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/gu;

/** The file's last signature, or `null` when it has none that a reader could find. */
export function readPdfSignature(pdf: Buffer): PdfSignature | null {
  const text = pdf.toString('latin1');
  const ranges = [...text.matchAll(BYTE_RANGE)].map((match) => ({
    at: match.index,
    range: match.slice(1, 5).map(Number),
  }));
  const last = ranges.toSorted((a, b) => end(a.range) - end(b.range)).at(-1);
  if (last === undefined) return null;
  const [start = 0, gapStart = 0, gapEnd = 0, rest = 0] = last.range;
  const gap = text.slice(gapStart, gapEnd);
  const sound = start === 0 && gapStart < gapEnd && gapEnd + rest <= pdf.length && /^<[0-9A-Fa-f]*>$/u.test(gap);
  const cms = sound
    ? checkDetached(
        Buffer.from(gap.slice(1, -1), 'hex'),
        Buffer.concat([pdf.subarray(0, gapStart), pdf.subarray(gapEnd, gapEnd + rest)]),
      )
    : null;
  return {
    intact: cms?.intact === true,
    wholeFile: sound && gapEnd + rest === pdf.length,
    signedLength: gapEnd + rest,
    signedAt: signingTime(text, last.at),
    certificate: cms === null ? null : certificateFacts(cms),
  };
}

const end = (range: readonly number[]): number => (range[2] ?? 0) + (range[3] ?? 0);

function certificateFacts({ certificate }: CheckedCms): PdfSignature['certificate'] {
  // Commas and the like are written with a backslash before them.
  const part = (name: string): string =>
    new RegExp(`^${name}=(.*)$`, 'mu').exec(certificate.subject)?.[1]?.replaceAll(/\\(.)/gu, '$1') ?? '';
  return {
    commonName: part('CN'),
    organisation: part('O'),
    serial: certificate.serialNumber.toLowerCase(),
    fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
  };
}

/** The time in the same dictionary as the byte range: `/M (D:20261125030000Z)` or with an offset `+07'00'`. */
function signingTime(text: string, at: number): number | null {
  const dictionary = text.slice(Math.max(0, text.lastIndexOf(' obj', at)), text.indexOf('endobj', at));
  const match = /\/M\s*\(D:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:Z|([+-])(\d{2})'?(\d{2})?'?)?/u.exec(
    dictionary,
  );
  if (match === null) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const offset = (Number(match[8] ?? 0) * 60 + Number(match[9] ?? 0)) * (match[7] === '-' ? -1 : 1);
  return Date.UTC(year, month - 1, day, hour, minute, second) - offset * 60_000;
}

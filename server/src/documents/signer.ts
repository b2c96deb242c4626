/**
 * The door for whoever signs documents: a local key today, a certified signer of the national certifier where the
 * city has one. Both look the same from here.
 *
 * Must never: let an uncertified key call itself certified, or lose a document because a signer is away.
 */
import type { Result, Text } from '@balai/kernel';

export interface SigningInfo {
  /** The office-holder of the day of signing, or the institution whose seal it is. */
  readonly signer: string;
  /** Why it is signed: "Surat Keterangan Domisili B/001/400.8.2.2/XI/2026". */
  readonly reason: string;
  /** Where: the city's name. */
  readonly place: string;
}

export interface SignedDocument {
  readonly pdf: Buffer;
  /** The serial number of the certificate, hexadecimal. */
  readonly serial: string;
  /** Milliseconds since 1970, whole seconds. */
  readonly signedAt: number;
}

/** Try again after `retryAfterMs`; the document keeps its number and waits. */
export interface SignerUnavailable {
  readonly type: 'signerUnavailable';
  readonly retryAfterMs: number;
  readonly message: Text;
}

export interface Signer {
  /** Whether a recognised certifier vouches for the key. `false` is printed as "tidak tersertifikasi". */
  readonly certified: boolean;
  readonly label: Text;
  sign(pdf: Buffer, info: SigningInfo): Promise<Result<SignedDocument, SignerUnavailable>>;
}

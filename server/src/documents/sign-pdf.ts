/**
 * Puts a signature of level PAdES B-B into a PDF.
 *
 * Must never: choose the key, or be loaded before there is something to sign.
 */
import type { KeyObject } from 'node:crypto';
import { plainAddPlaceholder } from '@signpdf/placeholder-plain';
import { Signer as CmsSigner, SignPdf } from '@signpdf/signpdf';
import { signDetached } from './cms.ts';

const SIGNATURE_BYTES = 6144;

export interface SigningKey {
  readonly key: KeyObject;
  /** DER. */
  readonly certificate: Buffer;
}

export async function signPdf(
  pdf: Buffer,
  { reason, signer, place }: { readonly reason: string; readonly signer: string; readonly place: string },
  key: SigningKey,
  time: Date,
): Promise<Buffer> {
  const prepared = plainAddPlaceholder({
    pdfBuffer: pdf,
    reason,
    name: signer,
    location: place,
    contactInfo: '',
    signingTime: time,
    signatureLength: SIGNATURE_BYTES,
    subFilter: 'ETSI.CAdES.detached',
    appName: 'Balai',
  });
  return new SignPdf().sign(prepared, new DetachedSigner(key), time);
}

class DetachedSigner extends CmsSigner {
  readonly #key: SigningKey;
  constructor(key: SigningKey) {
    super();
    this.#key = key;
  }
  override async sign(content: Buffer): Promise<Buffer> {
    return signDetached(content, this.#key.key, this.#key.certificate);
  }
}

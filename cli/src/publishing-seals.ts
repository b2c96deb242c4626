// The key with which this installation signs what it publishes: Ed25519, made once from a secret of the data folder.
// Must never: print it, or sign anything but a publication.
import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { Seals } from '@balai/store';
import { secretOf } from './secrets.ts';

/** What stands before the 32 bytes of a private Ed25519 key in PKCS #8 (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

export async function publishingSeals(data: string): Promise<Seals> {
  const seed = await secretOf(data, 'publishing');
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey);
  const bytes = publicKey.export({ format: 'der', type: 'spki' });
  const keyId = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  return {
    keyId,
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64'),
    verify: (text, signature, signedWith) =>
      signedWith === keyId && verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64')),
  };
}

/**
 * A file as it lies on the disk: sealed under a key of the region that first kept it, bound to the sha256 of its content.
 *
 * A file without the mark at its beginning is plain, as it was written before there were keys. Must never: hand on bytes that
 * are not those of their name.
 */
import { createHash } from 'node:crypto';
import type { Seal } from '@balai/store';

/** No picture and no PDF begins like this. */
const MARK = Buffer.from('BALAI\x01');

interface Header {
  readonly regionId: number;
  readonly keyId: string;
  readonly sealed: Buffer;
}
const boundTo = (sha256: string): string => `file ${sha256}`;
export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** As it is to be written: the plain bytes where the installation has no keys. */
export function sealFile(seal: Seal, regionId: number, sha256: string, plain: Uint8Array): Uint8Array {
  const closed = seal.close(regionId, boundTo(sha256), plain);
  if (closed === null) return plain;
  const key = Buffer.from(closed.keyId);
  const head = Buffer.alloc(5);
  head.writeUInt32BE(regionId, 0);
  head.writeUInt8(key.length, 4);
  return Buffer.concat([MARK, head, key, closed.bytes]);
}

/** Under which key it lies; null for a plain one. */
export function sealedUnder(bytes: Buffer): Header | null {
  const begins = MARK.length + 5;
  if (bytes.length < begins || !bytes.subarray(0, MARK.length).equals(MARK)) return null;
  const key = bytes.readUInt8(MARK.length + 4);
  return {
    regionId: bytes.readUInt32BE(MARK.length),
    keyId: bytes.toString('utf8', begins, begins + key),
    sealed: bytes.subarray(begins + key),
  };
}

/** The plain bytes; null when they are not what was kept under this name. Throws when the key is not here. */
export function openFile(seal: Pick<Seal, 'open'>, sha256: string, bytes: Buffer): Buffer | null {
  const header = sealedUnder(bytes);
  const plain = header === null ? bytes : seal.open(header.regionId, header.keyId, boundTo(sha256), header.sealed);
  return plain !== null && hashOf(plain) === sha256 ? plain : null;
}

/**
 * Seals personal values with AES-256-GCM, bound to where they belong: what is moved to another row, or changed, does not open.
 *
 * Must never: use a nonce twice, hold a key as text, or say in an error what was sealed.
 */
import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto';
import { sixteenRandomBytes } from '../case/ids.ts';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

export interface Sealed {
  readonly keyId: string;
  /** Nonce, sealed bytes, tag. */
  readonly bytes: Buffer;
}
/** Seals under the newest key of a region, opens under any that is still here. */
export interface Seal {
  /** What `close` seals under; null where there are no keys. */
  newest(regionId: number): string | null;
  /** `what` says where the bytes belong. Null where the installation has no keys: then they stay plain. */
  close(regionId: number, what: string, plain: Uint8Array): Sealed | null;
  /** Null when the bytes are not what was sealed for `what`. Throws when the key is not here. */
  open(regionId: number, keyId: string, what: string, sealed: Uint8Array): Buffer | null;
}
/** Where the keys lie: apart from the database and from its backups. */
export interface DataKeys {
  /** The 32 bytes; null when they are not there. */
  read(regionId: number, keyId: string): Uint8Array | null;
  /** Makes a key and has it safely kept before it returns; one that is there already stays as it is. */
  make(regionId: number, keyId: string): Uint8Array;
}
/** Opens what was sealed, for whoever has no database at hand: a backup. */
export function openerOf(dataKeys: DataKeys): Pick<Seal, 'open'> {
  const keyOf: Keys = (regionId, keyId) => {
    const bytes = dataKeys.read(regionId, keyId);
    return bytes === null ? null : secretKey(bytes);
  };
  return { open: (regionId, keyId, what, sealed) => openWith(keyOf, regionId, keyId, what, sealed) };
}
/** What opens bytes under the keys at hand. */
export type Keys = (regionId: number, keyId: string) => KeyObject | null;

export const secretKey = (bytes: Uint8Array): KeyObject => createSecretKey(Buffer.from(bytes));

const boundTo = (regionId: number, keyId: string, what: string): Buffer =>
  Buffer.from(`balai ${regionId} ${keyId} ${what}`);

export function closeWith(key: KeyObject, regionId: number, keyId: string, what: string, plain: Uint8Array): Buffer {
  const nonce = sixteenRandomBytes().subarray(0, nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(boundTo(regionId, keyId, what));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

export function openWith(keys: Keys, regionId: number, keyId: string, what: string, sealed: Uint8Array): Buffer | null {
  const key = keys(regionId, keyId);
  if (key === null) throw new Error(`the key ${keyId} of region ${regionId} is not here`);
  if (sealed.length < nonceBytes + tagBytes) return null;
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes });
  decipher.setAAD(boundTo(regionId, keyId, what));
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  const plain = decipher.update(sealed.subarray(nonceBytes, -tagBytes));
  try {
    return Buffer.concat([plain, decipher.final()]);
  } catch {
    return null;
  }
}

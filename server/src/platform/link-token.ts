/**
 * The secrets that links and reply addresses carry: 128 bits each, derived from what they are for, so that the same can be shown or sent
 * again; the store keeps their hashes. Must never: be derived for two purposes from one name.
 */
import { createHash, createHmac, type KeyObject } from 'node:crypto';

const BYTES = 16;

/** `purpose`: what it is for, with the region and the id of it: `case 3671 …`, `turn 3671 …`. */
export const derivedSecret = (key: KeyObject, purpose: string): Buffer =>
  createHmac('sha256', key).update(purpose).digest().subarray(0, BYTES);

export const derivedToken = (key: KeyObject, purpose: string): string =>
  derivedSecret(key, purpose).toString('base64url');

/** Whether a text has the shape of a token in a link. */
export const isToken = (text: string): boolean => /^[A-Za-z0-9_-]{22}$/u.test(text);

/** What the store keeps of it. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

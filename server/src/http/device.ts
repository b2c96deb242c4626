/**
 * The device: a random cookie to which drafts and cases are bound, so that nobody needs an account.
 *
 * The server keeps only its hash. Must never: be readable by script, or be set before the device does something.
 */
import { createHash, randomBytes } from 'node:crypto';

export const DEVICE_COOKIE = 'balai_perangkat';
const YEAR_SECONDS = 31_536_000;
const SHAPE = /^[A-Za-z0-9_-]{22}$/;

/** A fresh device secret: 128 bits. */
export const newDevice = (): string => randomBytes(16).toString('base64url');

/** The name of the device in the store; null for what is no device cookie. */
export const deviceIdOf = (cookie: string | undefined): string | null =>
  cookie !== undefined && SHAPE.test(cookie) ? createHash('sha256').update(cookie).digest('hex') : null;

/** The Set-Cookie header of a device. It lasts a year; "selesai dan hapus" ends it at once on both sides. */
export const deviceCookie = (device: string, secure: boolean): string =>
  `${DEVICE_COOKIE}=${device}; Path=/; Max-Age=${YEAR_SECONDS}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;

/** The value of one cookie of a Cookie header. */
export function cookieIn(header: string | undefined, name: string): string | undefined {
  for (const part of header?.split(';') ?? []) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}

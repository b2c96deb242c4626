/**
 * From a raw request to who asks: region by host, device and officer by cookie, language by wish.
 *
 * Must never: trust a header that a caller can choose for anything but language, or touch the database for a
 * request that carries no session.
 */
import type { FastifyRequest } from 'fastify';
import type { Accounts, Session } from '../accounts/accounts.ts';
import type { Platform, PlatformContext } from '../platform/platform-types.ts';
import { cookieIn, DEVICE_COOKIE, deviceIdOf, newDevice } from './device.ts';
import type { Flash, FlashBox } from './flash.ts';
import { languageOf, type Language } from './problem.ts';

/** What the pages find on the raw request (`event.platform.req`), and the API on its own. */
export interface Asking {
  readonly platform: Platform;
  readonly language: Language;
  readonly officer: Session | null;
  /** A device cookie to set with the answer: the first write of a device. */
  readonly newDevice: string | null;
  /** What the form before this page has to tell (`?pesan=ID`). */
  flash(id: string): Flash | null;
  /** Keeps what the next page is told; returns the id. */
  tell(flash: Flash): string;
}
export interface AskingOptions {
  readonly accounts: Accounts;
  platformFor(context: PlatformContext): Platform | Promise<Platform>;
  /** The region of a host name; the installation's first region for an unknown one. */
  regionOf(host: string): number;
  now(): number;
  readonly flashes: FlashBox;
}

/** `makeDevice`: also a GET gets a device (a secret link is opened). Default: only a write does. */
export async function askingOf(request: FastifyRequest, options: AskingOptions, channel: PlatformContext['channel'], makeDevice = request.method === 'POST'): Promise<Asking> {
  const cookies = request.headers.cookie;
  const known = cookieIn(cookies, DEVICE_COOKIE);
  const device = deviceIdOf(known);
  const fresh = device === null && makeDevice ? newDevice() : null;
  const officer = cookies?.includes('balai.session') === true ? await options.accounts.session(headersOf(request)) : null;
  const owner = device ?? deviceIdOf(fresh ?? undefined);
  const platform = await options.platformFor({
    regionId: options.regionOf(request.host),
    device: owner,
    officer: officer?.officer ?? null,
    channel,
    now: options.now(),
  });
  return {
    platform,
    language: languageOf(cookieIn(cookies, 'bahasa'), request.headers['accept-language']),
    officer,
    newDevice: fresh,
    flash: (id) => options.flashes.get(owner, id),
    tell: (flash) => options.flashes.put(owner, flash),
  };
}

/** The request's headers in the form that the accounts library reads. */
export function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string') headers.set(name, value);
  }
  return headers;
}

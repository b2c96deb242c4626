/**
 * From a raw request to who asks: region by host, device and officer by cookie, language by wish.
 *
 * Must never: trust a header that a caller can choose for anything but language, or touch the database for a
 * request that carries no session.
 */
import type { FastifyRequest } from 'fastify';
import type { Accounts, Session } from '../accounts/accounts.ts';
import type { OutageTold, PageRequest, PlatformContext } from '../platform/platform-types.ts';
import { cookieIn, DEVICE_COOKIE, deviceCookie, deviceIdOf, newDevice } from './device.ts';
import type { FlashBox } from './flash.ts';
import { outageOf, type Outage, RETRY_AFTER_SECONDS } from './outage.ts';
import { languageOf, statusOf } from './problem.ts';
import { formAgain, signedOutAgain } from './standing-still.ts';
import type { Watch } from './watch.ts';

/** What the pages find on the raw request, and what our own routes need besides. */
export interface Asking extends PageRequest {
  readonly officer: Session | null;
}
export interface AskingOptions {
  readonly accounts: Accounts;
  platformFor(context: PlatformContext): PageRequest['platform'] | Promise<PageRequest['platform']>;
  /** The region of a host name; the installation's first region for an unknown one. */
  regionOf(host: string): number;
  now(): number;
  readonly flashes: FlashBox;
  /** Without it nothing stands in the way of a write but what it meets. */
  readonly watch?: Pick<Watch, 'look' | 'standstill'>;
  /** True behind https. */
  readonly secureCookies: boolean;
}

/** `makeDevice`: also a GET gets a device (a secret link is opened). Default: only a write does. */
export async function askingOf(
  request: FastifyRequest,
  options: AskingOptions,
  channel: PlatformContext['channel'],
  makeDevice = request.method === 'POST',
): Promise<Asking> {
  const cookies = request.headers.cookie;
  const known = cookieIn(cookies, DEVICE_COOKIE);
  const device = deviceIdOf(known);
  const fresh = device === null && makeDevice ? newDevice() : null;
  const officer =
    cookies?.includes('balai.session') === true ? await options.accounts.session(headersOf(request)) : null;
  const owner = device ?? deviceIdOf(fresh ?? undefined);
  const language = languageOf(request.headers);
  const regionId = options.regionOf(request.host);
  const platform = await options.platformFor({
    regionId,
    device: owner,
    officer: officer?.officer ?? null,
    channel,
    language,
    now: options.now(),
  });
  return {
    platform,
    language,
    officer,
    newDeviceCookie: fresh === null ? null : deviceCookie(fresh, options.secureCookies),
    outageOf: outageTold,
    formAgain: (outage, body) => formAgain(request, outage, body),
    signedOutAgain: (body) => signedOutAgain(request, body),
    standstill: toldOf(options.watch?.standstill() ?? null),
    flash: (id) => options.flashes.get(regionId, owner, id),
    tell: (flash) => options.flashes.put(regionId, owner, flash),
  };
}

function outageTold(error: unknown): OutageTold | null {
  return toldOf(outageOf(error));
}

function toldOf(type: Outage | null): OutageTold | null {
  return type === null ? null : { type, status: statusOf(type), retryAfterSeconds: RETRY_AFTER_SECONDS[type] };
}

/** The request's headers in the form that the accounts library reads. */
export function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string') headers.set(name, value);
  }
  return headers;
}

/**
 * How fast writes may come: from one officer, from one device, from devices that a network never showed before, and from a network
 * as a whole.
 *
 * A mobile network puts thousands of people behind one address, so an address alone slows nobody down until it floods; a
 * device that sends too much waits by itself (ADR 0037). An office has one address too, and its officers are known by name: each is
 * counted alone (ADR 0045). Must never: hold more than a bounded memory.
 */
import { isIPv6 } from 'node:net';
import type { FastifyRequest } from 'fastify';
import type { Accounts } from '../accounts/accounts.ts';
import { cookieIn, DEVICE_COOKIE, deviceIdOf } from './device.ts';
import { headersOf } from './request-context.ts';

const MINUTE_MS = 60_000;
const MOST_KNOWN = 200_000;
/** As many new devices a minute from one network as one device may write; and so many writes in all. */
const NEWCOMERS = 10;
const WHOLE_NETWORK = 100;
/** An officer acts more often than a resident reports, and a city's own program may work under an account. */
const OFFICER = 5;

export interface Pace {
  /** Counts one write. Returns null when it may pass, else how many seconds to wait. */
  take(request: Pick<FastifyRequest, 'ip' | 'headers'>): number | null;
  /** A device that is no newcomer from now on. Counts nothing. */
  know(request: Pick<FastifyRequest, 'headers'>): void;
  /** What `take` would say, counting nothing. */
  wait(request: Pick<FastifyRequest, 'ip' | 'headers'>): number | null;
  /** The same for a write of an officer who is signed in, from wherever it comes. */
  takeOf(officer: string): number | null;
}

/**
 * Counts a write by whoever sends it. Who only pretends to a session is counted by network, as any stranger; so is an officer whose
 * session cannot be read, because the database is away: the write itself says so then.
 */
export async function paceOf(
  pace: Pace,
  request: FastifyRequest,
  accounts: Pick<Accounts, 'session'>,
): Promise<number | null> {
  const isSaid = request.headers.cookie?.includes('balai.session') === true;
  const session = isSaid ? await accounts.session(headersOf(request)).catch(() => null) : null;
  return session === null ? pace.take(request) : pace.takeOf(session.officer);
}

/** `perDevice`: writes a minute of one device. A clock that jumps begins a new minute, no more. */
export function openPace(perDevice: number, clock: () => number): Pace {
  let minute = -1;
  let counts = new Map<string, number>();
  const known = new Map<string, number>();
  const count = (key: string): number => {
    const now = (counts.get(key) ?? 0) + 1;
    counts.set(key, now);
    return now;
  };
  /** Begins a new minute where it is time. Returns how many seconds are left of this one. */
  const left = (): number => {
    const now = clock();
    if (Math.floor(now / MINUTE_MS) !== minute) {
      minute = Math.floor(now / MINUTE_MS);
      counts = new Map();
    }
    return Math.ceil(((minute + 1) * MINUTE_MS - now) / 1_000);
  };
  const judge = ({ ip, headers }: Pick<FastifyRequest, 'ip' | 'headers'>, counted: typeof count): number | null => {
    const wait = left();
    const network = networkOf(ip);
    const device = deviceIdOf(cookieIn(headers.cookie, DEVICE_COOKIE));
    // The device first: what one of them sends in vain is not taken from its neighbours' share.
    if (device !== null && counted(device) > perDevice) return wait;
    if (counted(`whole ${network}`) > perDevice * WHOLE_NETWORK) return wait;
    // A cookie is easily invented, so each counts as new until it was let in once.
    const isKnown = device !== null && known.has(device);
    if (!isKnown && counted(`new ${network}`) > perDevice * NEWCOMERS) return wait;
    return null;
  };
  const know: Pace['know'] = ({ headers }) => {
    const device = deviceIdOf(cookieIn(headers.cookie, DEVICE_COOKIE));
    if (device !== null) remember(known, device, minute);
  };
  return {
    takeOf(officer) {
      const wait = left();
      return count(`officer ${officer}`) > perDevice * OFFICER ? wait : null;
    },
    take(request) {
      const wait = judge(request, count);
      if (wait === null) know(request);
      return wait;
    },
    know,
    wait: (request) => judge(request, (key) => (counts.get(key) ?? 0) + 1),
  };
}

/** The oldest go first; who comes again is young again. */
function remember(known: Map<string, number>, device: string, minute: number): void {
  known.delete(device);
  known.set(device, minute);
  if (known.size <= MOST_KNOWN) return;
  const [oldest] = known.keys();
  if (oldest !== undefined) known.delete(oldest);
}

/** An IPv4 address is one network; of IPv6 a household has 2^64 addresses, so its prefix is. */
export function networkOf(ip: string): string {
  if (!isIPv6(ip) || ip.startsWith('::ffff:')) return ip.replace('::ffff:', '');
  const [head = '', tail] = ip.split('::');
  const before = head.split(':').filter((part) => part !== '');
  const after = tail?.split(':').filter((part) => part !== '') ?? [];
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - before.length - after.length }, () => '0');
  return [...before, ...zeros, ...after].slice(0, 4).join(':');
}

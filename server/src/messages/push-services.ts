/**
 * News for a browser, through the push service of whoever made it: encrypted for that browser alone (RFC 8291), signed with our key.
 *
 * The address comes out of a browser, that is from anybody: only known push services are called, on their own port. Must never: put the
 * address into an error, follow another one, or say more in the open than that there is news.
 */
import { createECDH } from 'node:crypto';
import { Agent } from 'node:https';
import { Undeliverable } from './messenger.ts';

export interface Pusher {
  /** What browsers are given to know us by (base64url). */
  readonly publicKey: string;
  /** The subscription as it is kept, if it is one of a push service that is called. Null: it is none. */
  accepts(subscription: string): string | null;
  /** `gone`: the browser has ended it. `topic` replaces what has not been shown yet. Throws like a messenger. */
  send(subscription: string, payload: string, topic: string): Promise<'sent' | 'gone'>;
}
export interface PushOptions {
  /** 32 bytes: the private key (P-256). */
  readonly secret: Buffer;
  /** `https://…`: whom a push service may write to. */
  readonly subject: string;
  /** Hosts, or ends of hosts that begin with a dot; those of the known browsers by default. */
  readonly services?: readonly string[];
  /** A certificate to trust besides the usual ones, for tests. */
  readonly ca?: string;
}

const SERVICES = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  'web.push.apple.com',
  '.push.apple.com',
  '.notify.windows.com',
];
const LONGEST = 2_000;
const KEPT_FOR_S = 24 * 3_600;
const STEP_MS = 10_000;

interface Subscription {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
}

export function openPusher({ secret, subject, services = SERVICES, ca }: PushOptions): Pusher {
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(secret);
  const publicKey = pair.getPublicKey('base64url');
  const vapidDetails = { subject, publicKey, privateKey: secret.toString('base64url') };
  const agent = new Agent(ca === undefined ? {} : { ca });
  return {
    publicKey,
    accepts(text) {
      const known = readSubscription(text, services);
      return known === null ? null : JSON.stringify(known);
    },
    async send(text, payload, topic) {
      const known = readSubscription(text, services);
      if (known === null) return 'gone';
      // Loaded with the first news: a city without it carries none of it (ADR 0041).
      const { default: webPush } = await import('web-push');
      const options = { vapidDetails, agent, topic, timeout: STEP_MS, TTL: KEPT_FOR_S, urgency: 'normal' } as const;
      try {
        await webPush.sendNotification(known, payload, { ...options, contentEncoding: 'aes128gcm' });
        return 'sent';
      } catch (problem) {
        return outcomeOf(problem);
      }
    },
  };
}

function outcomeOf(problem: unknown): 'gone' {
  const status = problem instanceof Error && 'statusCode' in problem ? Number(problem.statusCode) : null;
  if (status === 404 || status === 410) return 'gone';
  if (status === 400 || status === 413) throw new Undeliverable(`the push service refused the news (${status})`);
  throw new Error(`the push service did not take the news (${status ?? 'no answer'})`);
}

function readSubscription(text: string, services: readonly string[]): Subscription | null {
  if (text.length > LONGEST) return null;
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isSubscription(given) || !URL.canParse(given.endpoint)) return null;
  const url = new URL(given.endpoint);
  const isKnown = services.some((one) => (one.startsWith('.') ? url.host.endsWith(one) : url.host === one));
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '' || !isKnown) return null;
  const { p256dh, auth } = given.keys;
  return bytesIn(p256dh) === 65 && bytesIn(auth) === 16 ? { endpoint: url.href, keys: { p256dh, auth } } : null;
}

const bytesIn = (text: string): number => (/^[\w-]+$/u.test(text) ? Buffer.from(text, 'base64url').length : 0);

function isSubscription(given: unknown): given is Subscription {
  if (typeof given !== 'object' || given === null || !('endpoint' in given) || !('keys' in given)) return false;
  const { endpoint, keys } = given;
  if (typeof endpoint !== 'string' || typeof keys !== 'object' || keys === null) return false;
  return 'p256dh' in keys && typeof keys.p256dh === 'string' && 'auth' in keys && typeof keys.auth === 'string';
}

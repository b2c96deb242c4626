/**
 * Slows down who guesses passwords, without giving anybody the means to lock an officer out (ADR 0037).
 *
 * A browser that has signed in to an account before carries a token and is counted by itself; all others share one count of
 * failures for each account. Must never: say whether an account exists, or check a password that it has refused to check.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const WINDOW_MS = 15 * 60_000;
const MOST_FAILURES = 10;
const MOST_COUNTED = 100_000;
/** Accounts that one browser may be known to: the machine at a counter serves several officers. */
const MOST_TOKENS = 6;
const HALF_YEAR_SECONDS = 15_552_000;
export const KNOWN_COOKIE = 'balai_kenal';

export interface SignInGuard {
  /** Whose failures these would be; null when they have failed too often: the password must not be looked at. */
  admit(email: string, cookie: string | undefined): string | null;
  failed(counted: string): void;
  /** The cookie by which this browser is known to the account from now on. */
  succeeded(email: string, cookie: string | undefined, secure: boolean): string;
}

export function signInGuard(secret: string, now: () => number): SignInGuard {
  const failures = new Map<string, { count: number; readonly until: number }>();
  const macOf = (email: string, nonce: string): Buffer =>
    createHmac('sha256', secret)
      .update(`known browser ${canonical(email)} ${nonce}`)
      .digest()
      .subarray(0, 18);
  const isOf = (email: string, token: string): boolean => {
    const [nonce = '', mac = ''] = token.split('.');
    const given = Buffer.from(mac, 'base64url');
    const wanted = macOf(email, nonce);
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  };
  const tokensIn = (cookie: string | undefined): readonly string[] =>
    (cookie ?? '').split('~', MOST_TOKENS).filter((token) => /^[\w-]{16}\.[\w-]{24}$/.test(token));
  return {
    admit(email, cookie) {
      const token = tokensIn(cookie).find((one) => isOf(email, one));
      const counted = `${canonical(email)} ${token ?? ''}`;
      const before = failures.get(counted);
      if (before !== undefined && before.until <= now()) failures.delete(counted);
      return (failures.get(counted)?.count ?? 0) < MOST_FAILURES ? counted : null;
    },
    failed(counted) {
      const before = failures.get(counted);
      if (before === undefined) failures.set(counted, { count: 1, until: now() + WINDOW_MS });
      else before.count += 1;
      const [oldest] = failures.keys();
      if (failures.size > MOST_COUNTED && oldest !== undefined) failures.delete(oldest);
    },
    succeeded(email, cookie, secure) {
      const nonce = randomBytes(12).toString('base64url');
      const fresh = `${nonce}.${macOf(email, nonce).toString('base64url')}`;
      const others = tokensIn(cookie).filter((token) => !isOf(email, token));
      const value = [fresh, ...others].slice(0, MOST_TOKENS).join('~');
      return `${KNOWN_COOKIE}=${value}; Path=/sesi; Max-Age=${HALF_YEAR_SECONDS}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
    },
  };
}

const canonical = (email: string): string => email.trim().toLowerCase().slice(0, 200);

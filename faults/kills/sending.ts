/**
 * One browser at the real API: what gets no answer is sent again, the same, until there is one.
 *
 * Must never: take anything but a success for one, or go to an address that is not this machine's.
 */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

export type Body = Readonly<Record<string, unknown>>;
export interface Answered {
  readonly said: Body;
  /** What the browser keeps, as a Cookie header has it. */
  readonly cookies: string;
  /** Where it is sent on to. */
  readonly location: string | null;
  /** When the attempt that was answered was sent. */
  readonly sentAt: number;
}
/** Sends until there is an answer; null when the run is over before. */
export type Send = (method: string, path: string, body: Body, key?: string) => Promise<Answered | null>;
export interface Browser {
  /** The addresses of the same city; who gets no answer at one goes to the next. */
  readonly origins: readonly string[];
  readonly cookies: string;
  isOver(): boolean;
}

const PATIENCE_MS = 120_000;

/** Each is at another address of a mobile network. */
export function sending({ origins, cookies, isOver }: Browser): Send {
  const headers = {
    'content-type': 'application/json',
    'sec-fetch-site': 'same-origin',
    cookie: cookies,
    'x-forwarded-for': `10.${[...randomBytes(3)].join('.')}`,
  };
  const first = randomBytes(1)[0] ?? 0;
  return async (method, path, body, key) => {
    const over = performance.now() + PATIENCE_MS;
    let last = 'nothing';
    for (let at = first; performance.now() < over; at += 1) {
      const answer = await once(`${origins[at % origins.length]}${path}`, {
        method,
        headers: key === undefined ? headers : { ...headers, 'idempotency-key': key },
        body: JSON.stringify(body),
      });
      if (answer !== null && isTaken(path, answer)) return answer;
      if (answer !== null && answer.status < 500 && answer.status !== 429)
        throw new Error(`${method} ${path} was answered ${answer.status}: ${JSON.stringify(answer.said)}`);
      if (isOver()) return null;
      last = answer === null ? 'nothing' : `${answer.status} ${JSON.stringify(answer.said)}`;
      await sleep(30);
    }
    throw new Error(`${method} ${path} was not carried out for two minutes; the last answer was ${last}`);
  };
}

type Status = Answered & { readonly status: number };

/** Null: no answer came. */
async function once(address: string, request: RequestInit): Promise<Status | null> {
  const sentAt = performance.now();
  try {
    const response = await fetch(address, { ...request, redirect: 'manual', signal: AbortSignal.timeout(20_000) });
    const text = await response.text();
    return {
      status: response.status,
      said: text === '' ? {} : (JSON.parse(text) as Body),
      cookies: response.headers
        .getSetCookie()
        .map((cookie) => cookie.split(';')[0])
        .join('; '),
      location: response.headers.get('location'),
      sentAt,
    };
  } catch {
    return null;
  }
}

function isTaken(path: string, { status, said }: Status): boolean {
  if (status < 400) return true;
  // It had come the first time, and the answer was lost.
  if (said['number'] !== undefined && status === 409) return true;
  return path.endsWith('/withdrawal') && (status === 409 || status === 422);
}

/**
 * Residents who send, ask and withdraw through the real API without a pause, and write down what was acknowledged. Who gets
 * no answer sends the same again, as a browser does.
 *
 * Must never: write down what was not answered with a success, or go to an address that is not this machine's.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

/** One acknowledged write: it must be found for ever after. */
export type Acknowledged =
  | { readonly what: 'draft'; readonly draft: string }
  | { readonly what: 'case'; readonly number: string; readonly draft: string }
  | { readonly what: 'message'; readonly number: string }
  | { readonly what: 'withdrawal'; readonly number: string };
export interface Callers {
  readonly acknowledged: readonly Acknowledged[];
  /** Resolves at the next acknowledged write that is sent from now on. */
  next(): Promise<void>;
  stop(): Promise<void>;
}

const PATIENCE_MS = 120_000;

/** `origins`: the addresses of the same city; who gets no answer at one goes to the next. */
export function startCallers(origins: readonly string[], area: string, count: number): Callers {
  const acknowledged: Acknowledged[] = [];
  let stopped = false;
  let waiting: { readonly since: number; readonly tell: () => void }[] = [];
  const isOver = () => stopped;
  const note = (what: Acknowledged, sentAt: number): void => {
    acknowledged.push(what);
    for (const { since, tell } of waiting) if (sentAt > since) tell();
    waiting = waiting.filter(({ since }) => sentAt <= since);
  };
  const running = Promise.all(
    Array.from({ length: count }, async (_, caller) => {
      for (let visits = caller; !stopped; visits += 1) await visit(residentAt(origins, visits, isOver), area, note);
    }),
  );
  running.catch(() => undefined); // told to whoever waits for the next, or stops
  return {
    acknowledged,
    next: () =>
      Promise.race([
        new Promise<void>((tell) => waiting.push({ since: performance.now(), tell })),
        running.then(() => undefined),
      ]),
    async stop() {
      stopped = true;
      await running;
    },
  };
}

/** `sentAt`: when the attempt that was answered was sent. */
type Said = Readonly<Record<string, unknown>> & { readonly sentAt: number };
type Body = Readonly<Record<string, unknown>>;
/** Sends until there is an answer; null when the run is over before. */
type Send = (method: string, path: string, body: Body, key?: string) => Promise<Said | null>;

async function visit(send: Send, area: string, note: (what: Acknowledged, sentAt: number) => void): Promise<void> {
  const begun = await send('POST', '/api/v1/drafts', { service: 'lampu-jalan' });
  if (begun === null) return;
  const draft = String(begun['draftId']);
  let answered = begun;
  for (const [question, answer] of Object.entries({
    lokasi: { 'lokasi.area': area, 'lokasi.note': 'depan pasar' },
    jenis: { jenis: 'jalan' },
    kabelTerbuka: { kabelTerbuka: 'tidak' },
  })) {
    const said = await send('PUT', `/api/v1/drafts/${draft}/answers/${question}`, answer);
    if (said === null) return;
    answered = said;
  }
  note({ what: 'draft', draft }, answered.sentAt);
  const sent = await send('POST', `/api/v1/drafts/${draft}/submit`, { persetujuan: 'ya' });
  if (sent === null) return;
  const number = String(sent['number']);
  note({ what: 'case', number, draft }, sent.sentAt);
  const text = `kapan ${randomUUID()}?`;
  const asked = await send('POST', `/api/v1/cases/${number}/messages`, { text }, randomUUID());
  if (asked === null) return;
  note({ what: 'message', number }, asked.sentAt);
  const withdrawn = text < 'kapan 8' ? await send('POST', `/api/v1/cases/${number}/withdrawal`, {}) : null;
  if (withdrawn !== null) note({ what: 'withdrawal', number }, withdrawn.sentAt);
}

/** Each visit is another device, and another address of a mobile network. */
function residentAt(origins: readonly string[], first: number, isOver: () => boolean): Send {
  const headers = {
    'content-type': 'application/json',
    'sec-fetch-site': 'same-origin',
    cookie: `balai_perangkat=${randomBytes(16).toString('base64url')}`,
    'x-forwarded-for': `10.${[...randomBytes(3)].join('.')}`,
  };
  return async (method, path, body, key) => {
    const over = performance.now() + PATIENCE_MS;
    let last = 'nothing';
    for (let at = first; performance.now() < over; at += 1) {
      const sentAt = performance.now();
      const answer = await fetch(`${origins[at % origins.length]}${path}`, {
        method,
        headers: key === undefined ? headers : { ...headers, 'idempotency-key': key },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(20_000),
      })
        .then(async (response) => ({
          status: response.status,
          said: { ...((await response.json()) as Body), sentAt } as Said,
        }))
        .catch(() => null);
      if (answer !== null && answer.status < 300) return answer.said;
      // It had come the first time, and the answer was lost.
      if (answer?.said['number'] !== undefined && answer.status === 409) return answer.said;
      if (path.endsWith('/withdrawal') && (answer?.status === 409 || answer?.status === 422)) return answer.said;
      if (answer !== null && answer.status < 500 && answer.status !== 429)
        throw new Error(`${method} ${path} was answered ${answer.status}: ${JSON.stringify(answer.said)}`);
      if (isOver()) return null;
      last = answer === null ? 'nothing' : `${answer.status} ${JSON.stringify(answer.said)}`;
      await sleep(30);
    }
    throw new Error(`${method} ${path} was not carried out for two minutes; the last answer was ${last}`);
  };
}

/**
 * Residents who report dark lamps without a pause, through the balancer, as a phone does: what is not answered is sent again under
 * the same draft. Remembers every number that was acknowledged.
 *
 * Must never: count what was not answered as acknowledged.
 */
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Acknowledged {
  readonly number: string;
  readonly draft: string;
  /** On the clock of `performance.now()`. */
  readonly at: number;
}
export interface Submissions {
  readonly acknowledged: readonly Acknowledged[];
  /** Requests that were answered with an error or not at all, and sent again. */
  again(): number;
  /** Every caller ends its case and begins none. */
  stop(): Promise<void>;
}

const PATIENCE_MS = 20_000;
const AGAIN_MS = 300;
const ANSWERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  lokasi: { 'lokasi.area': '36.71.01.1001', 'lokasi.note': 'Seberang halte' },
  jenis: { jenis: 'jalan' },
  kabelTerbuka: { kabelTerbuka: 'tidak' },
};

export function submit(origin: string, callers: number): Submissions {
  const acknowledged: Acknowledged[] = [];
  let again = 0;
  let isOver = false;
  const caller = async (): Promise<void> => {
    while (!isOver) {
      const ask = device(origin, () => (again += 1));
      const begun = await ask('POST', '/api/v1/drafts', { service: 'lampu-jalan' });
      const draft = String(begun['draftId']);
      for (const [question, answer] of Object.entries(ANSWERS))
        await ask('PUT', `/api/v1/drafts/${draft}/answers/${question}`, answer);
      const { number } = await ask('POST', `/api/v1/drafts/${draft}/submit`, { persetujuan: 'ya' });
      acknowledged.push({ number: String(number), draft, at: performance.now() });
    }
  };
  const all = Promise.all(Array.from({ length: callers }, caller));
  return {
    acknowledged,
    again: () => again,
    async stop() {
      isOver = true;
      await all;
    },
  };
}

/** One phone: its cookie, its address, and the patience to send again. */
function device(origin: string, onAgain: () => void) {
  const address = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;
  let cookie = '';
  return async (method: string, path: string, body: unknown): Promise<Record<string, unknown>> => {
    for (;;) {
      const answer = await fetch(`${origin}${path}`, {
        method,
        body: JSON.stringify(body),
        headers: {
          'content-type': 'application/json',
          'sec-fetch-site': 'same-origin',
          'x-forwarded-for': address,
          ...(cookie === '' ? {} : { cookie }),
        },
        signal: AbortSignal.timeout(PATIENCE_MS),
      }).catch(() => null);
      const text = await answer?.text().catch(() => null);
      const set = answer?.headers.getSetCookie()[0]?.split(';')[0];
      if (set !== undefined) cookie = set;
      const told =
        text === null || text === undefined || text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
      if (answer?.ok === true) return told;
      // The answer to a submission was lost, and the case is there: its number is the answer.
      if (answer?.status === 409 && typeof told['number'] === 'string') return told;
      if (answer !== null && answer.status < 500 && answer.status !== 429)
        throw new Error(`${method} ${path} was answered ${answer.status}: ${text}`);
      onAgain();
      await sleep(AGAIN_MS);
    }
  };
}

/** The longest time without an acknowledgement between two moments, in ms. */
export function longestPause(acknowledged: readonly Acknowledged[], from: number, to: number): number {
  const moments = [from, ...acknowledged.map(({ at }) => at).filter((at) => at > from && at < to), to];
  return Math.max(0, ...moments.slice(1).map((at, index) => at - (moments[index] ?? at)));
}

/**
 * Residents who send, ask and withdraw, and officers who answer them, through the real API without a pause; and what was
 * acknowledged to them.
 *
 * Must never: write down what was not answered with a success.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { shift, type Desk, type OfficerAccount } from './officers.ts';
import { sending } from './sending.ts';

/** One acknowledged write: it must be found for ever after. */
export type Acknowledged =
  | { readonly what: 'draft'; readonly draft: string }
  | { readonly what: 'case'; readonly number: string; readonly draft: string }
  | { readonly what: 'message'; readonly number: string }
  | { readonly what: 'withdrawal'; readonly number: string }
  /** An officer's act; `isEnd`: it ended the case. */
  | { readonly what: 'act'; readonly number: string; readonly key: string; readonly isEnd: boolean }
  | { readonly what: 'session'; readonly session: string }
  /** This one must never be found again. */
  | { readonly what: 'signedOut'; readonly session: string };
export type Note = (what: Acknowledged, sentAt: number) => void;
export interface Callers {
  readonly acknowledged: readonly Acknowledged[];
  /** Resolves at the next acknowledged write that is sent from now on. */
  next(): Promise<void>;
  stop(): Promise<void>;
}
export interface Load {
  readonly origins: readonly string[];
  readonly area: string;
  readonly residents: number;
  readonly officers: readonly OfficerAccount[];
}

export function startCallers({ origins, area, residents, officers }: Load): Callers {
  const acknowledged: Acknowledged[] = [];
  let stopped = false;
  let waiting: { readonly since: number; readonly tell: () => void }[] = [];
  const note: Note = (what, sentAt) => {
    acknowledged.push(what);
    for (const { since, tell } of waiting) if (sentAt > since) tell();
    waiting = waiting.filter(({ since }) => sentAt <= since);
  };
  const desk: Desk = { place: { origins, isOver: () => stopped }, waiting: [], note };
  const running = Promise.all([
    ...Array.from({ length: residents }, async () => {
      while (!stopped) await visit(desk, area);
    }),
    ...officers.map(async (account) => {
      for (let shifts = 0; !stopped; shifts += 1) await shift(account, desk, shifts % 2 === 0);
    }),
  ]);
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

/** Each visit is one of another device. Half of the reports are taken back, the other half are the officers'. */
async function visit({ place, waiting, note }: Desk, area: string): Promise<void> {
  const send = sending({ ...place, cookies: `balai_perangkat=${randomBytes(16).toString('base64url')}` });
  const begun = await send('POST', '/api/v1/drafts', { service: 'lampu-jalan' });
  if (begun === null) return;
  const draft = String(begun.said['draftId']);
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
  const number = String(sent.said['number']);
  note({ what: 'case', number, draft }, sent.sentAt);
  const id = randomUUID();
  const isTakenBack = id < '8';
  const asked = await send('POST', `/api/v1/cases/${number}/messages`, { text: `kapan ${id}?` }, randomUUID());
  if (asked === null) return;
  note({ what: 'message', number }, asked.sentAt);
  if (!isTakenBack) {
    waiting.push(number);
    return;
  }
  const withdrawn = await send('POST', `/api/v1/cases/${number}/withdrawal`, {});
  if (withdrawn !== null) note({ what: 'withdrawal', number }, withdrawn.sentAt);
}

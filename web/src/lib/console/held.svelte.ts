/**
 * An action that waits ten seconds before it is sent, so that it can be taken back without un-writing anything.
 *
 * Sent when its time is over, when the officer moves on, or when the page is left. Must never: be sent twice (one key),
 * or be forgotten when the connection fails, the city writes nothing for a while, or another action is held meanwhile.
 */
const HOLD_MS = 10_000;
/** Signed out meanwhile, too many, nothing is written, no room: the same may be sent again later, and the page keeps what was typed. */
const LATER = new Set([401, 429, 503, 507]);
/** Characters of a request that may outlive its page: of at most three bytes each, within the 64 KiB of the Fetch Standard. */
const OUTLIVES_PAGE = 20_000;

export interface HeldAction {
  /** What is about to happen, in the reader's language. */
  readonly text: string;
  readonly url: string;
  readonly body: object;
  /** One for each shown form: a repeat changes nothing. */
  readonly key: string;
  readonly words: { readonly undone: string; readonly failed: string };
  /** Told how it ended: the message to show, and whether something was written. */
  done(outcome: Outcome): void;
  /** Told when it was taken back. */
  undone?(): void;
  /** Told when nothing was decided about it yet, each time: it is offered again. */
  later?(): void;
}
export interface Outcome {
  readonly ok: boolean;
  readonly message: string;
  readonly answer: unknown;
}

let action = $state<HeldAction | null>(null);
let text = $state<string | null>(null);
let phase = $state<'holding' | 'sending' | 'failed' | 'done'>('done');
let left = $state(0);
let timer: ReturnType<typeof setInterval> | undefined;
/** Not sent when another was held already: offered again after that one. */
const unsent: HeldAction[] = [];

async function send(): Promise<void> {
  const sending = action;
  if (sending === null || phase === 'sending') return;
  clearInterval(timer);
  phase = 'sending';
  const sent = await post(sending);
  if (sent.isLater) sending.later?.();
  if (action !== sending) {
    // Another is held by now, and is shown.
    if (sent.isLater) unsent.push(sending);
    else sending.done(sent.outcome);
    return;
  }
  if (sent.isLater) {
    offerAgain(sending, sent.outcome.message);
    return;
  }
  action = null;
  phase = 'done';
  text = null;
  sending.done(sent.outcome);
  const [next] = unsent.splice(0, 1);
  if (next !== undefined) offerAgain(next, next.words.failed);
}

function offerAgain(next: HeldAction, why: string): void {
  action = next;
  phase = 'failed';
  text = why;
}

interface Sent {
  /** Nothing was decided about it: the same may be sent again, under the same key. */
  readonly isLater: boolean;
  readonly outcome: Outcome;
}

async function post({ url, key, body: act, words }: HeldAction): Promise<Sent> {
  try {
    const body = JSON.stringify(act);
    const response = await fetch(url, {
      method: 'POST',
      // Whenever it fits: the page may be left while the answer is on its way.
      keepalive: body.length <= OUTLIVES_PAGE,
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body,
    });
    const answer = (await response.json()) as Readonly<Record<string, unknown>>;
    return { isLater: LATER.has(response.status), outcome: { ok: response.ok, message: sentenceOf(answer), answer } };
  } catch {
    return { isLater: true, outcome: { ok: false, message: words.failed, answer: null } };
  }
}

/** The sentence of an answer: a message in one language, or a problem with its errors. */
function sentenceOf(answer: Readonly<Record<string, unknown>>): string {
  const errors = Array.isArray(answer['errors'])
    ? (answer['errors'] as readonly { readonly detail?: string }[]).map((one) => one.detail).filter(Boolean)
    : [];
  return errors.length > 0 ? errors.join(' ') : String(answer['detail'] ?? answer['title'] ?? '');
}

export const held = {
  get text() {
    return text;
  },
  get state() {
    return phase;
  },
  get secondsLeft() {
    return left;
  },
  /** Begins to hold; what was held before goes out at once. The same pressed again is held anew in its own place. */
  hold(next: HeldAction): void {
    if (action?.key === next.key && phase !== 'sending') clearInterval(timer);
    else void send();
    action = next;
    text = next.text;
    phase = 'holding';
    left = HOLD_MS / 1_000;
    timer = setInterval(() => {
      left -= 1;
      if (left <= 0) void send();
    }, 1_000);
  },
  undo(): void {
    if (action === null || phase !== 'holding') return;
    clearInterval(timer);
    text = action.words.undone;
    action.undone?.();
    action = null;
    phase = 'done';
  },
  sendNow(): void {
    void send();
  },
  dismiss(): void {
    if (action === null) text = null;
  },
  say(message: string): void {
    if (action === null) text = message;
  },
};

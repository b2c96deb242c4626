/**
 * SMS and WhatsApp through one HTTP gateway, whatever company stands behind it: a small body goes there, a status comes back.
 *
 * A city whose gateway speaks otherwise puts a translator of some lines before it. Must never: follow the gateway to another
 * address, or put the number or the text into an error.
 */
import { smsParts } from './sms-parts.ts';
import { Undeliverable, type Messenger } from './messenger.ts';

export interface TelephoneGateway {
  /** `https://…`: takes a POST of `{ to, text, channels, parts, id }`, and may answer `{ channel }`: by which of them it goes. */
  readonly url: string;
  /** Sent as `Authorization: Bearer …`. */
  readonly token: string;
  /** In the order in which the gateway shall try them. */
  readonly channels: readonly ('whatsapp' | 'sms')[];
  /** In ms; 10,000 by default. */
  readonly timeoutMs?: number;
}

/** Statuses by which a gateway says that it had no time, not that the message is wrong. */
const LATER: ReadonlySet<number> = new Set([408, 425, 429]);
/** The gateway's own refusal of us: an operator mends that, and the message is still good. */
const OUR_FAULT: ReadonlySet<number> = new Set([401, 402, 403, 404, 405]);

export function telephoneGateway({ url, token, channels, timeoutMs = 10_000 }: TelephoneGateway): Messenger {
  return {
    async send(to, text, id) {
      const answer = await fetch(url, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${token}`,
          ...(id === undefined ? {} : { 'idempotency-key': id }),
        },
        body: JSON.stringify({ to, text, channels, parts: smsParts(text).parts, ...(id === undefined ? {} : { id }) }),
      });
      if (answer.ok) return channelOf(await begunOf(answer), channels);
      await answer.body?.cancel();
      const { status } = answer;
      if (status >= 400 && status < 500 && !LATER.has(status) && !OUR_FAULT.has(status))
        throw new Undeliverable(`the gateway refused the message (${status})`);
      throw new Error(`the gateway answered ${status}`);
    },
  };
}

type Channel = TelephoneGateway['channels'][number];
/** An answer that names a channel is short; a longer one says something else. */
const MOST_BYTES = 4_096;
async function begunOf({ body }: Response): Promise<string> {
  let said = '';
  const decoder = new TextDecoder();
  try {
    for await (const part of body ?? []) {
      said += decoder.decode(part, { stream: true });
      if (said.length > MOST_BYTES) return '';
    }
  } catch {
    // It has taken the message: that its answer broke off sends nothing a second time.
    return '';
  }
  return said;
}

/** Where only one was asked for there is nothing to say; a channel that nobody asked for is not believed. */
function channelOf(said: string, asked: readonly Channel[]): Channel | null {
  const [only, ...others] = asked;
  if (only !== undefined && others.length === 0) return only;
  try {
    const answer: unknown = JSON.parse(said);
    const named = typeof answer === 'object' && answer !== null && 'channel' in answer ? answer.channel : null;
    return asked.find((one) => one === named) ?? null;
  } catch {
    return null;
  }
}

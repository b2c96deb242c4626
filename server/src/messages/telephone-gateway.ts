/**
 * SMS and WhatsApp through one HTTP gateway, whatever company stands behind it: a small body goes there, a status comes back.
 *
 * A city whose gateway speaks otherwise puts a translator of some lines before it. Must never: follow the gateway to another
 * address, or put the number or the text into an error.
 */
import { saidBy } from './gateway-answers.ts';
import type { Messenger } from './messenger.ts';
import { smsParts } from './sms-parts.ts';

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
      return channelOf(await saidBy(answer, 'the gateway refused the message'), channels);
    },
  };
}

type Channel = TelephoneGateway['channels'][number];
/** Where only one was asked for there is nothing to say; a channel that nobody asked for is not believed. */
function channelOf({ channel }: Readonly<Record<string, unknown>>, asked: readonly Channel[]): Channel | null {
  const [only, ...others] = asked;
  if (only !== undefined && others.length === 0) return only;
  return asked.find((one) => one === channel) ?? null;
}

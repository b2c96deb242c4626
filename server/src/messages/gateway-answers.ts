/**
 * How a gateway over HTTP answers: whether what was refused may be tried again, and the little that it says.
 *
 * Must never: read more than a short answer, or take an answer that broke off for a refusal.
 */
import { Undeliverable } from './messenger.ts';

/** Statuses by which a gateway says that it had no time, not that the message is wrong. */
const LATER: ReadonlySet<number> = new Set([408, 425, 429]);
/** The gateway's own refusal of us: an operator mends that, and the message is still good. */
const OUR_FAULT: ReadonlySet<number> = new Set([401, 402, 403, 404, 405]);
/** A longer answer says something else. */
const MOST_BYTES = 4_096;

/** What it says, where it took the message. Throws `Undeliverable` where it never will, another error where it may later. */
export async function saidBy(answer: Response, what: string): Promise<Readonly<Record<string, unknown>>> {
  if (answer.ok) return objectIn(await begunOf(answer));
  await answer.body?.cancel();
  const { status } = answer;
  if (status >= 400 && status < 500 && !LATER.has(status) && !OUR_FAULT.has(status))
    throw new Undeliverable(`${what} (${status})`);
  throw new Error(`the gateway answered ${status}`);
}

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

function objectIn(said: string): Readonly<Record<string, unknown>> {
  try {
    const answer: unknown = JSON.parse(said);
    return typeof answer === 'object' && answer !== null ? { ...answer } : {};
  } catch {
    return {};
  }
}

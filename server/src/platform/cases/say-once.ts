/**
 * Messages and notes beside a case, each written once: the key of its form is its name in the store.
 *
 * Must never: take a second click for a second question, or other words under the same key for the first ones.
 */
import { randomUUID } from 'node:crypto';
import { uuidOf, type Message } from '@balai/store';
import type { Bound } from '../bound.ts';

/** The id of what is said: derived from who says it, where, and the form's key; without a key a fresh one. */
export const messageId = (caller: string, caseId: string, key: string): string =>
  key === '' ? randomUUID() : uuidOf(JSON.stringify([caller, caseId, key]));

const RESEND_MS = 10 * 60_000;

const filesOf = ({ mail }: Message): string => (mail?.files ?? []).toSorted().join();

/**
 * `said`: now, by this call or by another of the same moment. `before`: it stood there already. `keyReused`: other words
 * stand under this key. Without a key, the same words within ten minutes are the same message.
 */
export async function sayOnce(
  { deps, regionId }: Pick<Bound, 'deps' | 'regionId'>,
  message: Message,
): Promise<'said' | 'before' | 'keyReused'> {
  const { talk } = deps.store;
  const messages = await talk.messages(regionId, message.caseId);
  const same = messages.find(({ id }) => id === message.id);
  if (same !== undefined) return same.text === message.text ? 'before' : 'keyReused';
  const last = messages.at(-1);
  const isResend =
    last !== undefined &&
    last.from === message.from &&
    last.text === message.text &&
    filesOf(last) === filesOf(message) &&
    message.at - last.at < RESEND_MS;
  if (isResend) return 'before';
  return (await talk.say(regionId, message)) ? 'said' : 'before';
}

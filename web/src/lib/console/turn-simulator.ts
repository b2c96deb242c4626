/**
 * The form of a simulator's switch, from the page of all switches and from the page of outgoing messages.
 *
 * Must never: be answered in a live region; the platform knows no switch there.
 */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { messagesFor } from '../messages/index.ts';

/** Turns it, and leads back to `path` with a word of what was done. */
export async function turnSimulator(
  { request, locals }: Pick<RequestEvent, 'request' | 'locals'>,
  path: string,
): Promise<never> {
  const form = await request.formData();
  const done = await locals.platform.console.setSimulator(
    String(form.get('register') ?? ''),
    String(form.get('keadaan') ?? ''),
  );
  const words = messagesFor(locals.language).console;
  const text = done.ok ? words.simulators.done : words.refused.notFound;
  const messages = [{ field: null, message: { id: text, en: text } }];
  redirect(303, `${path}?pesan=${await locals.tell({ kind: done.ok ? 'done' : 'refused', messages, typed: {} })}`);
}

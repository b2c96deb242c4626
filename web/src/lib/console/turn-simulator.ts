/**
 * The form of a simulator's switch, from the page of all switches and from the page of outgoing messages.
 *
 * Must never: be answered in a live region; the platform knows no switch there.
 */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { SimulatorMode } from '@balai/server/platform';
import { messagesFor } from '../messages/index.ts';

const MODES = ['ok', 'slow', 'wrong', 'down', 'refuses', 'loses'] as const satisfies readonly SimulatorMode[];

/** Turns it, and leads back to `path` with a word of what was done. */
export async function turnSimulator(
  { request, locals }: Pick<RequestEvent, 'request' | 'locals'>,
  path: string,
): Promise<never> {
  const form = await request.formData();
  const mode = MODES.find((one) => one === form.get('keadaan')) ?? 'ok';
  const done = await locals.platform.console.setSimulator(String(form.get('register') ?? ''), mode);
  const words = messagesFor(locals.language).console;
  const text = done.ok ? words.simulators.done : words.refused.notFound;
  const messages = [{ field: null, message: { id: text, en: text } }];
  redirect(303, `${path}?pesan=${await locals.tell({ kind: done.ok ? 'done' : 'refused', messages, typed: {} })}`);
}

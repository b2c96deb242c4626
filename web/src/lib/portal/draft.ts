/**
 * The draft that a page of the form is about, or the way out.
 *
 * Must never: show a draft to a device that does not hold it (the platform answers null then).
 */
import { error, redirect } from '@sveltejs/kit';
import type { DraftView } from '@balai/server/platform';
import { messagesFor } from '../messages/index.ts';

/** A draft of this device. One that was sent leads to its matter; an unknown one is a 404 that says what to do. */
export async function draftOr(locals: App.Locals, id: string): Promise<DraftView> {
  const draft = await locals.platform.portal.draft(id);
  if (draft === null) error(404, messagesFor(locals.language).portal.form.missing);
  if (draft.sentAs !== null) redirect(303, `/urusan/${encodeURIComponent(draft.sentAs)}`);
  return draft;
}

/**
 * The draft that a page of the form is about, or the way out.
 *
 * Must never: show a draft to a device that does not hold it (the platform answers null then).
 */
import { error, redirect } from '@sveltejs/kit';
import type { DraftView } from '@balai/server/platform';
import { messagesFor } from '../messages/index.ts';

/** Whoever splits a case goes on where they came from. */
export const pathOfSplit = (number: string): string => `/konsol/kasus/${encodeURIComponent(number)}`;

/** A draft of this device. One that was sent leads to its matter; an unknown one is a 404 that says what to do. */
export async function draftOr(locals: App.Locals, id: string): Promise<DraftView> {
  const draft = await locals.platform.portal.draft(id);
  if (draft === null) error(404, messagesFor(locals.language).portal.form.missing);
  if (draft.sentAs !== null)
    redirect(
      303,
      draft.splitFrom === null ? `/urusan/${encodeURIComponent(draft.sentAs)}` : pathOfSplit(draft.splitFrom),
    );
  return draft;
}

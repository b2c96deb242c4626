/**
 * What a page does when the platform refuses by design: somewhere else to go, or a sentence at the form.
 *
 * Must never: lose what was typed because of a limit of attempts.
 */
import { redirect } from '@sveltejs/kit';
import type { PortalRefusal } from '@balai/server/platform';
import type { Messages } from '../i18n/language.ts';
import type { FormError } from '../forms/answer.ts';
import { messagesFor } from '../messages/index.ts';
import { notFound } from './not-found.ts';

const both = (say: (words: Messages) => string) => ({ id: say(messagesFor('id')), en: say(messagesFor('en')) });
/** An error of a form, with its sentence taken from the catalogue in both languages. */
export const formError = (field: string | null, say: (words: Messages) => string): FormError => ({
  field,
  message: both(say),
});

/** Goes where the refusal leads, or returns the error to show at the form with status 429. */
export function refused(locals: App.Locals, refusal: PortalRefusal, draftId: string | null = null): FormError {
  switch (refusal.type) {
    case 'notFound':
      notFound(locals);
    case 'alreadySent':
      redirect(303, `/urusan/${encodeURIComponent(refusal.number)}`);
    case 'serviceChanged':
      redirect(
        303,
        draftId === null
          ? '/layanan'
          : `/formulir/${encodeURIComponent(draftId)}/${encodeURIComponent(refusal.asks[0] ?? 'periksa')}`,
      );
    case 'tooMany':
      return formError(null, (words) => words.portal.common.tooMany);
    case 'standstill':
      return formError(null, (words) => words.shared.problems.standstill[refusal.because]);
  }
}

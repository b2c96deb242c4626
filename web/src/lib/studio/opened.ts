// What the studio's door answers -> the view, or the page that says why not. Must never show a part of a service without the right.
import type { Result, StudioRefusal } from '@balai/server/platform';
import { error } from '@sveltejs/kit';
import type { Language } from '../i18n/language.ts';
import { messagesFor } from '../messages/index.ts';

export function opened<View>(result: Result<View, StudioRefusal>, language: Language): View {
  if (result.ok) return result.value;
  const words = messagesFor(language).studio;
  if (result.error === 'notAllowed') error(403, words.notYours);
  error(404, words.noService);
}

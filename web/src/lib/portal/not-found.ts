// A page that does not exist, said in the reader's language. Must never say whether it exists for somebody else.
import { error } from '@sveltejs/kit';
import { messagesFor } from '../messages/index.ts';

export function notFound(locals: App.Locals): never {
  error(404, messagesFor(locals.language).shared.problems.notFound.title);
}

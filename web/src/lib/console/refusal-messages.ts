// What a form of the console says when an act was refused: the sentences of the platform, or that the case is not theirs to see.
// Must never: word a refusal for which the platform has a sentence.
import type { ConsoleActResult } from '@balai/server/platform';
import { messagesFor } from '../messages/index.ts';

type Refusal = Extract<ConsoleActResult, { readonly ok: false }>['error'];

export function refusalMessages({ language }: Pick<App.Locals, 'language'>, why: Refusal) {
  if (why.type === 'refused') return why.sentences;
  if (why.type === 'changedMeanwhile' || why.type === 'notAllowed') return [{ field: null, message: why.message }];
  const { notFound } = messagesFor(language).console.refused;
  return [{ field: null, message: { id: notFound, en: notFound } }];
}

// What the form before this page has to say, split into the good news and the errors. Must never show one as the other.
import type { FormError } from '../forms/answer.ts';

type Told = { readonly kind: 'done' | 'refused'; readonly messages: readonly FormError[] } | null;

export const doneMessages = (flash: Told): readonly FormError[] => (flash?.kind === 'done' ? flash.messages : []);
export const refusedMessages = (flash: Told): readonly FormError[] => (flash?.kind === 'refused' ? flash.messages : []);

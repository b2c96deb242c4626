/**
 * Why something is published although no example exercises it: asked in words, kept with the proposal, shown to whoever decides.
 *
 * Must never: be filled in from another answer; a reason for a change is none for leaving it untested.
 */
import { suitableText, type Adjustment, type Text } from '@balai/kernel';
import { one } from '../answers/raw-form.ts';
import type { FieldSentence, RawForm } from '../platform-types.ts';
import { text } from '../texts/text.ts';

const MOST_WORDS = 500;

/** What was typed under a name, fit to be kept; empty when nothing was. */
export const wordsTyped = (raw: RawForm, name: string): string =>
  (suitableText(one(raw, name)) ?? '').trim().slice(0, MOST_WORDS);

/** The changes of a proposal as the store keeps them: what was changed, and why it may go untested. */
export const keptChanges = (studio: readonly Adjustment[], uncoveredBecause: string): object =>
  uncoveredBecause === '' ? { studio } : { studio, uncoveredBecause };

/** The reason that a proposal brings along, from the studio or from `balai publish --allow-uncovered`; null: none. */
export function uncoveredBecauseOf({ changes }: { readonly changes: unknown }): string | null {
  if (typeof changes !== 'object' || changes === null || !('uncoveredBecause' in changes)) return null;
  const { uncoveredBecause: why } = changes;
  return typeof why === 'string' && why.trim() !== '' ? why : null;
}

/** Said at the field when the reason is missing: it names what would go untested. */
export function reasonWanted(field: string, untested: readonly Text[]): FieldSentence {
  const named = (language: keyof Text) => untested.map((says) => says[language]).join('; ');
  return {
    field,
    message: text(
      `Tulis mengapa ini terbit tanpa contoh yang mengujinya: ${named('id')}.`,
      `Write why this is published without an example that exercises it: ${named('en')}.`,
    ),
  };
}

/**
 * The refusal of a text that the documents' typeface cannot print.
 *
 * Must never: be softened to a question mark. A name printed wrongly is worse than a letter that waits.
 */
import type { Text } from '@balai/kernel';

export interface UnprintableText {
  readonly type: 'unprintable';
  readonly characters: readonly string[];
  readonly message: Text;
}

export function unprintableText(characters: readonly string[]): UnprintableText {
  const list = characters.join(' ');
  return {
    type: 'unprintable',
    characters,
    message: {
      id: `Huruf ini tidak dapat dicetak: ${list}. Mohon tuliskan dengan huruf Latin.`,
      en: `These characters cannot be printed: ${list}. Please write them in Latin letters.`,
    },
  };
}

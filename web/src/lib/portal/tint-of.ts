// The tint of a service by its category. Must never be the only sign of anything.
import type { Tone } from '../shell/tone.ts';

const TINTS: readonly Tone[] = ['info', 'ok', 'soon'];
/** The same category always has the same tint; reports the warm one. */
export function tintOf(category: string): Tone {
  if (category === 'report') return 'soon';
  const sum = [...category].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return TINTS[sum % 2] ?? 'info';
}

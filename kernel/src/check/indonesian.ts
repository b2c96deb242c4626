/**
 * What the checks say, in Indonesian: each sentence of a check, and of the compiler's own words for a service, with `{}` where
 * a name stands. A test compares it with what the checks say.
 *
 * Must never: change what is said; a sentence that is not here is shown as it is.
 */
import type { Text } from '../fields.ts';
import type { Finding } from './finding.ts';
import { ABOUT_NAMES } from './indonesian-names.ts';
import { ABOUT_VALUES } from './indonesian-values.ts';
import { INSERTED } from './indonesian-words.ts';

/** The sentence of a finding in both languages. */
export const saidOf = (finding: Pick<Finding, 'message'>): Text => inBothLanguages(finding.message);

/** A sentence of the checks, or of the types of the language, in both languages. */
export function inBothLanguages(message: string): Text {
  for (const [pattern, indonesian] of patterns()) {
    const names = pattern.exec(message)?.slice(1);
    if (names === undefined) continue;
    let index = 0;
    const inserted = (slot: string): string => {
      const name = names[index++] ?? '';
      return slot === '{}' ? words(name) : `'${name}'`;
    };
    return { id: indonesian.replaceAll(/'\{\}'|\{\}/gu, inserted), en: message };
  }
  return { id: message, en: message };
}
/** What stands between quotation marks is a name of the file, and stays; a list or a thing is said in Indonesian. */
const words = (inserted: string): string => INSERTED[inserted] ?? inserted.replaceAll("' or '", "' atau '");

let made: readonly (readonly [RegExp, string])[] | undefined;
function patterns(): readonly (readonly [RegExp, string])[] {
  made ??= [...ABOUT_NAMES, ...ABOUT_VALUES].map(([english, indonesian]) => [
    new RegExp(`^${english.split('{}').map(escaped).join('(.+?)')}$`, 'u'),
    indonesian,
  ]);
  return made;
}
const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&');

/**
 * Why somebody is asked again or refused, as a message says it: the labels of the coded reasons, where they may stand on a locked screen.
 *
 * Must never: name a reason of a service that asks for anything sensitive, or an officer's own words.
 */
import type { Field, Fields, ServiceManifest, Text } from '@balai/kernel';
import type { OutboxRow } from '@balai/store';
import { inPlainSigns, smsParts } from '../../messages/sms-parts.ts';
import { allQuestions, type Naming } from '../texts/naming.ts';
import { inBoth } from '../texts/text.ts';

export interface ReasonSaid {
  readonly says: Text;
  readonly basis: string;
}

/** More would arrive in pieces, and is read by nobody on a telephone. */
const MOST_PARTS = 2;

/** Empty where none was given, or they are for the page of the matter alone. */
export function reasonsToSay(
  body: OutboxRow['body'],
  manifest: ServiceManifest,
  naming: Naming,
): readonly ReasonSaid[] {
  const { because } = body;
  if (!Array.isArray(because) || isSensitive(manifest)) return [];
  return because.filter((name) => typeof name === 'string').map((name) => naming.reason(name));
}

/** Whether any question or fact of it is sensitive: what such a service finds about somebody tells what they were asked. */
function isSensitive(manifest: ServiceManifest): boolean {
  const isOne = (field: Field<unknown>): boolean =>
    field.sensitive !== undefined || Object.values((field.rows ?? {}) as Fields).some(isOne);
  return [...Object.values(allQuestions(manifest)), ...Object.values(manifest.facts)].some(isOne);
}

/**
 * The message with as many reasons as two parts have room for, and how many more there are; `say(null)` where not even the first
 * one fits. Each language for itself.
 */
export function saidShortly(reasons: readonly ReasonSaid[], say: (why: Text | null) => Text): Text {
  return inBoth((language) => {
    for (let count = reasons.length; count > 0; count -= 1) {
      const words = inPlainSigns(say(listOf(reasons, count))[language]);
      if (smsParts(words).parts <= MOST_PARTS) return words;
    }
    return say(null)[language];
  });
}

function listOf(reasons: readonly ReasonSaid[], count: number): Text {
  const left = reasons.length - count;
  return inBoth((language) => {
    const named = reasons.slice(0, count).map(({ says }) => says[language].replace(/\.$/u, ''));
    const more = left === 0 ? [] : [language === 'id' ? `dan ${left} alasan lain` : `and ${left} more`];
    return [...named, ...more].join('; ');
  });
}

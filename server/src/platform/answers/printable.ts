/**
 * Answers that a letter will print must be printable: what its typeface has no sign for is said at the question.
 *
 * Must never: let a letter be decided and then wait for ever, because a name holds a sign that no letter can show.
 */
import type { AnswerError, ServiceManifest } from '@balai/kernel';
import { unprintableCharacters } from '../../documents/index.ts';

/** The error of an answer that a letter of this service names and cannot print; none for every other answer. */
export async function printableErrors(
  manifest: ServiceManifest,
  question: string,
  value: unknown,
): Promise<readonly AnswerError[]> {
  if (!isPrinted(manifest, question)) return [];
  const missing = await unprintableCharacters(textsIn(value).join('\n'));
  if (missing.length === 0) return [];
  const shown = missing.slice(0, 5).join(' ');
  return [
    {
      field: question,
      code: 'unsuitableText',
      message: {
        id: `Tanda ini tidak dapat dicetak di surat: ${shown}. Tulis dengan huruf Latin.`,
        en: `These signs cannot be printed on a letter: ${shown}. Please write in Latin letters.`,
      },
    },
  ];
}

const isPrinted = ({ documents }: ServiceManifest, question: string): boolean =>
  Object.values(documents).some(
    (document) => 'body' in document && new RegExp(`\\{${RegExp.escape(question)}[}.:]`, 'u').test(document.body),
  );

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

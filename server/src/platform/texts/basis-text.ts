/**
 * The text of a law in both languages: its name stays as it is, since the law has no other; what the city notes beside it, that it is an
 * example or not confirmed yet, is told in the reader's language.
 *
 * Must never: translate the name or the article of a law.
 */
import type { Text } from '@balai/kernel';
import { text } from './text.ts';

export const basisText = (basis: string): Text =>
  text(basis, basis.replaceAll('perlu dikonfirmasi', 'to be confirmed').replaceAll(/\(contoh(?=[;)])/gu, '(example'));

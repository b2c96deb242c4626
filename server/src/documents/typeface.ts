/**
 * The typeface of official documents, parsed once for all of them.
 *
 * Must never: be read before the first text is to be printed. A city is ready for residents long before.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Font } from 'fontkit';

export type Weight = 'regular' | 'semibold' | 'bold';
type Typeface = Readonly<Record<Weight, Font>>;

let parsed: Promise<Typeface> | null = null;

/** Parsing costs more than drawing a document; each document takes its own subset. */
export function typeface(): Promise<Typeface> {
  parsed ??= parse().catch((problem: unknown) => {
    parsed = null;
    throw problem;
  });
  return parsed;
}

async function parse(): Promise<Typeface> {
  const { create } = await import('fontkit');
  const at = async (path: string): Promise<Font> =>
    create(await readFile(fileURLToPath(import.meta.resolve(`@expo-google-fonts/plus-jakarta-sans/${path}`)))) as Font;
  return {
    regular: await at('400Regular/PlusJakartaSans_400Regular.ttf'),
    semibold: await at('600SemiBold/PlusJakartaSans_600SemiBold.ttf'),
    bold: await at('700Bold/PlusJakartaSans_700Bold.ttf'),
  };
}

/** The characters of a text that the letters' typeface does not have; empty when all can be printed. */
export async function unprintableCharacters(text: string): Promise<readonly string[]> {
  const { regular } = await typeface();
  const missing = [...text.normalize('NFC')].filter(
    (character) => character !== '\n' && !regular.hasGlyphForCodePoint(character.codePointAt(0) ?? 0),
  );
  return [...new Set(missing)];
}

/**
 * Every sentence that stands in the checks, and in the types of the language, is said in Indonesian too; and nothing is translated that
 * nobody says. Reads the sources, so that a sentence which no test provokes is asked for as well.
 */
import { expect, test } from 'vitest';
import { isSentence, sentencesOfChecks, sentencesOfLoading, sentencesOfTypes } from '../../tools/sentences.ts';
import { NOUNS } from './expression-types.ts';
import { ABOUT_NAMES } from './indonesian-names.ts';
import { ABOUT_VALUES } from './indonesian-values.ts';
import { INSERTED } from './indonesian-words.ts';
import { inBothLanguages } from './indonesian.ts';

const said = [...sentencesOfChecks(), ...sentencesOfTypes(), ...sentencesOfLoading()];

test('every sentence of the checks and of the types is said in Indonesian, and what is put into it too', () => {
  expect(said.length).toBeGreaterThan(200);
  const untold = said.filter((text) => INSERTED[text] === undefined && inBothLanguages(text).id === text);
  expect(untold).toEqual([]);
  expect(Object.values(NOUNS).filter((noun) => INSERTED[noun] === undefined)).toEqual([]);
});

test('no sentence is translated that nobody says', () => {
  const patterns = [...ABOUT_NAMES, ...ABOUT_VALUES].map(([english]) => english);
  expect(patterns.filter((english) => !said.some((text) => isSentence(english, text)))).toEqual([]);
});

test('a name of the file stays as it is written, a thing does not', () => {
  expect(inBothLanguages("'number' is no stage: 'date', 'text'").id).toBe(
    "'number' bukan tahap. Yang ada: 'date', 'text'",
  );
  expect(inBothLanguages('this must give a yes or no, and gives a number').id).toBe(
    'ini harus memberi ya atau tidak, tetapi memberi angka',
  );
  expect(inBothLanguages("the fee reads 'luas', which may be empty: write otherwise(), or ask it always").id).toMatch(
    /^biaya: 'luas' dibaca/,
  );
});

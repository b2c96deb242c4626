/**
 * Small words to say what a piece of data looks like. Each checks a value and reports at its path.
 *
 * Must never: throw, whatever the value is; or look up a name that is not the object's own.
 */
import { isDate } from '../numbers-of-identity.ts';
import { suitableText } from '../suitable-text.ts';
import { oneOf, type Findings } from './finding.ts';

export type Shape = (value: unknown, at: string, found: Findings) => void;
type Shapes = Readonly<Record<string, Shape>>;

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const wrong = (found: Findings, at: string, message: string) => found.error('shape', at, message);

export const words =
  (atMost: number): Shape =>
  (value, at, found) => {
    if (typeof value !== 'string' || value.trim() === '') wrong(found, at, 'write a text here');
    else if (value.length > atMost) wrong(found, at, `at most ${atMost} characters`);
    else if (suitableText(value) === null) wrong(found, at, 'there is a hidden or control character: remove it');
  };
export const matching =
  (pattern: RegExp, example: string): Shape =>
  (value, at, found) => {
    if (typeof value !== 'string' || !pattern.test(value)) wrong(found, at, `write it like ${example}`);
  };
export const oneOfThese =
  (...allowed: readonly (string | number | boolean)[]): Shape =>
  (value, at, found) => {
    if (!allowed.includes(value as string)) wrong(found, at, `write one of ${oneOf(allowed.map(String))}`);
  };
export const yesNoShape: Shape = (value, at, found) => {
  if (typeof value !== 'boolean') wrong(found, at, 'write true or false');
};
export const onlyTrue: Shape = (value, at, found) => {
  if (value !== true) wrong(found, at, 'write true, or leave it out');
};
export const wholeNumber =
  (from: number, to: number): Shape =>
  (value, at, found) => {
    if (!Number.isInteger(value) || (value as number) < from || (value as number) > to)
      wrong(found, at, `write a whole number from ${from} to ${to}`);
  };
export const anyNumber: Shape = (value, at, found) => {
  if (typeof value !== 'number') wrong(found, at, 'write a number');
};
export const dateShape: Shape = (value, at, found) => {
  if (typeof value !== 'string' || !isDate(value)) wrong(found, at, 'write a date of the calendar, YYYY-MM-DD');
};
export const either =
  (test: (value: unknown) => boolean, yes: Shape, no: Shape): Shape =>
  (value, at, found) =>
    (test(value) ? yes : no)(value, at, found);
export const orNull =
  (shape: Shape): Shape =>
  (value, at, found) => {
    if (value !== null) shape(value, at, found);
  };
export const listShape =
  (each: Shape, from: number, to: number): Shape =>
  (value, at, found) => {
    if (!Array.isArray(value)) return wrong(found, at, 'write a list here');
    if (value.length < from || value.length > to) return wrong(found, at, `write ${from} to ${to} entries`);
    // By index, so that a hole in a list is seen as well.
    for (let index = 0; index < value.length; index += 1) each(value[index], `${at}.${index}`, found);
  };
/** An object whose keys are names that the author chose. */
export const named =
  (name: RegExp, each: Shape, atMost: number): Shape =>
  (value, at, found) => {
    if (!isRecord(value)) return wrong(found, at, 'write names with their values here');
    const names = Object.keys(value);
    if (names.length > atMost) return wrong(found, at, `at most ${atMost} names`);
    for (const key of names) {
      if (name.test(key)) each(value[key], `${at}.${key}`, found);
      else
        found.error(
          'badName',
          `${at}.${key}`,
          'a name begins with a small letter and has letters and digits, at most 40',
        );
    }
  };
/** An object with these words, some of which may be missing. */
export const object =
  (must: Shapes, may: Shapes = {}): Shape =>
  (value, at, found) => {
    if (!isRecord(value)) return wrong(found, at, `write an object with ${oneOf(Object.keys(must))}`);
    for (const [word, shape] of Object.entries(must)) {
      if (Object.hasOwn(value, word)) shape(value[word], at === '' ? word : `${at}.${word}`, found);
      else found.error('missingWord', at === '' ? word : `${at}.${word}`, `'${word}' is missing`);
    }
    for (const word of Object.keys(value)) {
      if (Object.hasOwn(must, word)) continue;
      if (Object.hasOwn(may, word)) (may[word] as Shape)(value[word], at === '' ? word : `${at}.${word}`, found);
      else
        found.error(
          'unknownWord',
          at === '' ? word : `${at}.${word}`,
          `'${word}' is no word of the language here: ${oneOf([...Object.keys(must), ...Object.keys(may)])}`,
        );
    }
  };
/** An object that says in `kind` which of these it is. */
export const kinds =
  (shapes: Shapes): Shape =>
  (value, at, found) => {
    const kind = isRecord(value) && Object.hasOwn(value, 'kind') ? value['kind'] : undefined;
    if (typeof kind === 'string' && Object.hasOwn(shapes, kind)) (shapes[kind] as Shape)(value, at, found);
    else wrong(found, `${at}.kind`, `write one of ${oneOf(Object.keys(shapes))}`);
  };

/** Both languages say the same things: what the compiler cannot see (a sentence empty in one language, a forgotten parameter). */
import { describe, expect, it } from 'vitest';
import { messagesFor } from './index.ts';

type Leaf = readonly [path: string, value: string | ((parameters: object) => string)];
const leaves = (node: object, path = ''): readonly Leaf[] =>
  Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null ? leaves(value, `${path}${key}.`) : [[`${path}${key}`, value] as Leaf],
  );

/** Stands for every parameter, and shows in the sentence that it was used. */
const parameters = (used: Set<string>) => new Proxy({}, { get: (_, name) => (used.add(String(name)), 2) });
const said = (value: Leaf[1], used = new Set<string>()): string =>
  typeof value === 'function' ? value(parameters(used)) : value;

describe('the catalogues', () => {
  const indonesian = leaves(messagesFor('id'));
  const english = new Map(leaves(messagesFor('en')));

  it('have the same keys', () => {
    expect([...english.keys()].toSorted()).toEqual(indonesian.map(([path]) => path).toSorted());
  });
  it.each(['shared', 'portal', 'console', 'city', 'desk', 'studio'])(
    'of %s are whole sentences in both languages, with the same parameters',
    (area) => {
      for (const [path, value] of indonesian.filter(([key]) => key.startsWith(`${area}.`))) {
        const [inIndonesian, inEnglish] = [new Set<string>(), new Set<string>()];
        const other = english.get(path);
        expect(typeof other, path).toBe(typeof value);
        const sentences = [said(value, inIndonesian), said(other ?? '', inEnglish)];
        expect(sentences[0] === '', `${path} is empty in one language only`).toBe(sentences[1] === '');
        for (const sentence of sentences) expect(sentence, path).not.toMatch(/undefined|\[object|<\/?[a-z]/);
        expect([...inEnglish].toSorted(), path).toEqual([...inIndonesian].toSorted());
      }
    },
  );
});

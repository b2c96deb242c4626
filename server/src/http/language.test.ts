/** A reader gets the language they asked for, whatever their browser sends. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageOf } from './problem.ts';

describe('languageOf', () => {
  it.each([
    ['bahasa=en', 'id', 'en'],
    [undefined, 'en-GB,en;q=0.9', 'en'],
    [undefined, 'id-ID,id;q=0.9,en;q=0.8', 'id'],
    [undefined, 'jv,en;q=0.5,id;q=0.7', 'id'],
    [undefined, 'in,en;q=0.5', 'id'],
    [undefined, 'fr', 'id'],
    [undefined, 'en;q=0', 'id'],
    [undefined, undefined, 'id'],
    ['bahasa=fr', 'en', 'en'],
  ] as const)('cookie %s and header %s give %s', (cookie, header, language) => {
    expect(languageOf({ cookie, 'accept-language': header })).toBe(language);
  });
  it('never fails on what a caller sends', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (cookie, header) => {
        expect(['id', 'en']).toContain(languageOf({ cookie, 'accept-language': header }));
      }),
    );
  });
});

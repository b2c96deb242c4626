/** Switching the language brings the reader back to the same page and never to another site. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localPath, wishLink } from './paths.ts';

describe('localPath', () => {
  it.each([
    '//jahat.example',
    '/\\jahat.example',
    'https://jahat.example',
    'javascript:alert(1)',
    '',
    '/a\nb',
    null,
    undefined,
    '/a b',
  ])('refuses %j', (path) => {
    expect(localPath(path)).toBe('/');
  });
  it('is always an address of this site', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.webPath(),
          fc.string().map((text) => `/${text}`),
        ),
        (path) => {
          expect(new URL(localPath(path), 'https://balai.example').origin).toBe('https://balai.example');
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('wishLink', () => {
  it('keeps the page and its query, without the name of a form’s action', () => {
    const link = new URL(
      wishLink('bahasa', 'en', new URL('https://x.example/layanan?q=lampu&/simpan=')),
      'https://x.example',
    );
    expect(link.searchParams.get('bahasa')).toBe('en');
    expect(link.searchParams.get('kembali')).toBe('/layanan?q=lampu');
    expect(localPath(link.searchParams.get('kembali'))).toBe('/layanan?q=lampu');
  });
});

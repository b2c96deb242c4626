/** Rules of web/README.md that only reading the sources can check. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const components = globSync('src/**/*.svelte', { cwd: root });

describe('components and pages', () => {
  it.each(components)('%s has no inline style, no handler attribute and no script of its own', (file) => {
    const markup = read(file)
      .replace(/<script[\s>][\s\S]*?<\/script>/g, '')
      .replace(/<style[\s>][\s\S]*?<\/style>/g, '')
      .replace(/<!--[\s\S]*?-->/g, '');
    expect(markup, 'the content security policy drops inline styles: use a class').not.toMatch(/\sstyle(=|:)/);
    expect(markup, 'the content security policy drops inline handlers: use an island').not.toMatch(/\son[a-z]+="/);
  });
});

/** `--name: value;` pairs of the block that begins with `opening`. */
function tokensAfter(css: string, opening: string): ReadonlyMap<string, string> {
  const from = css.indexOf(opening);
  if (from < 0) throw new Error(`no block ${opening}`);
  const block = css.slice(from + opening.length, css.indexOf('}', from));
  return new Map(
    [...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()]),
  );
}

function luminance(hex: string): number {
  const long = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit).join('') : hex.slice(1);
  const [r = 0, g = 0, b = 0] = [0, 2, 4]
    .map((at) => parseInt(long.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
const contrast = (one: string, other: string) => {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

describe('tokens', () => {
  const css = read('src/lib/styles/tokens.css');
  const light = tokensAfter(css, ':root {');
  const byDevice = tokensAfter(css, ":root:not([data-theme='light']) {");
  const byWish = tokensAfter(css, ":root[data-theme='dark'] {");

  it('are the same in the dark of the device and the dark of the reader’s choice', () => {
    expect([...byWish]).toEqual([...byDevice]);
  });
  const PAIRS = [
    ['--ink', '--bg'],
    ['--ink', '--surface'],
    ['--ink-2', '--bg'],
    ['--ink-2', '--surface'],
    ['--ink-2', '--surface-2'],
    ['--link', '--surface'],
    ['--link', '--bg'],
    ['--on-brand', '--brand'],
    ['--on-accent', '--accent'],
    ['--on-late', '--late'],
    ['--on-deep', '--brand-deep'],
    ['--on-deep-2', '--brand-deep'],
    ['--ok-ink', '--ok-soft'],
    ['--soon-ink', '--soon-soft'],
    ['--late-ink', '--late-soft'],
    ['--info-ink', '--info-soft'],
    ['--soon-ink', '--surface'],
    ['--late-ink', '--surface'],
    ['--map-label', '--map-land'],
  ] as const;
  it.each(PAIRS.flatMap(([text, ground]) => [['light', text, ground] as const, ['dark', text, ground] as const]))(
    '%s: %s on %s has a contrast of at least 4.5',
    (theme, text, ground) => {
      const value = (name: string): string => {
        const found = (theme === 'dark' ? byWish.get(name) : undefined) ?? light.get(name) ?? '';
        const named = /^var\((--[\w-]+)\)$/.exec(found)?.[1];
        return named === undefined ? found : value(named);
      };
      expect(contrast(value(text), value(ground))).toBeGreaterThanOrEqual(4.5);
    },
  );
});

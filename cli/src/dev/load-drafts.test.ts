// A service file is loaded as it is now, however often; one that does not load says why, and the others are loaded all the same.
// Must never: write into the checkout.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadDrafts } from './load-drafts.ts';

const folder = mkdtempSync(join(tmpdir(), 'balai-drafts-'));
afterAll(() => rmSync(folder, { recursive: true }));

function draft(id: string, text: string, examples: string | null = null) {
  const service = join(folder, `${id}.ts`);
  writeFileSync(service, text);
  if (examples === null) return { id, service, examples: null, beside: null };
  const file = join(folder, `${id}.cases.ts`);
  writeFileSync(file, examples);
  return { id, service, examples: file, beside: null };
}
const written = (title: string) => `export const x = { id: 'pohon', title: { id: '${title}' }, stages: {} };\n`;

test('a file that changed is loaded anew, with its examples', async () => {
  const cases = `export const xCases = { service: 'pohon', examples: { satu: { on: '2026-11-02T09:00' } } };\n`;
  const title = async (text: string) => {
    const { loaded, registry } = await loadDrafts([draft('pohon', written(text), cases)]);
    expect(registry).toBeNull();
    const [one] = loaded;
    if (one?.ok !== true) throw new Error('it does not load');
    expect(Object.keys(one.parts.examples.examples)).toEqual(['satu']);
    expect(one.parts.catalogue.icon).toBe('file-text');
    return one.parts.manifest?.title.id;
  };
  expect(await title('Pohon')).toBe('Pohon');
  expect(await title('Pohon tumbang')).toBe('Pohon tumbang');
});

test('a file that does not load names its line, and a good one beside it is loaded', async () => {
  const broken = draft('rusak', `const a = 1;\nthrow new TypeError('rusak.cost: not so');\nexport const x = a;\n`);
  const { loaded } = await loadDrafts([broken, draft('pohon', written('Pohon'))]);
  expect(loaded.map(({ id, ok }) => [id, ok])).toEqual([
    ['rusak', false],
    ['pohon', true],
  ]);
  const [first] = loaded;
  expect(first?.ok === false && first.message).toBe('rusak.cost: not so');
  expect(first?.ok === false && first.stack).toMatch(/rusak\.ts:2:/);
});

test('what must load besides, such as the registry, is tried too', async () => {
  const registry = draft('registry', `throw new Error('no region');\n`).service;
  expect((await loadDrafts([], [registry])).registry).toMatch(/no region/);
});

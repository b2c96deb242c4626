/**
 * What the compiler says has its entries in the guide's catalogue of errors: every number that is put into plain words is there, each snippet
 * gives what stands above it in both languages, and mended it gives nothing. Must never: write into the checkout.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../root.ts';
import { checkFile } from './check-services.ts';
import { compile } from './compile.ts';
import { KNOWN } from './compiler-words.ts';

const page = readFileSync(join(root, 'docs', 'guide', 'errors.md'), 'utf8');
const part = page.slice(page.indexOf('\n## What the compiler says\n'));
const headings = [...part.matchAll(/^### (`\w+`(?: `\w+`)*)$/gm)].map(({ 1: names = '', index }) => ({
  codes: [...names.matchAll(/\w+/g)].map(([code]) => code),
  index,
}));
const snippets = [...part.matchAll(/((?:^> .*\n)*)\n^```ts file\n\/\/ ✗\n([\s\S]*?)\/\/ ✓\n([\s\S]*?)^```/gm)].map(
  ({ 1: cited = '', 2: wrong = '', 3: mended = '', index }, at) => ({
    at,
    codes: headings.findLast((heading) => heading.index < index)?.codes ?? [],
    cited,
    wrong,
    mended,
  }),
);
const isOfCompiler = ({ codes }: { readonly codes: readonly string[] }) => codes.some((code) => code.startsWith('TS'));

const folder = mkdtempSync(join(tmpdir(), 'balai-error-page-'));
writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
afterAll(() => rmSync(folder, { recursive: true }));
/** The file is named as the page says; each half lies in a folder of its own. */
function written(name: string, code: string): string {
  const file = join(folder, name, 'coba.ts');
  mkdirSync(join(folder, name), { recursive: true });
  const text = code
    .replaceAll(`'@balai/kernel'`, `'${join(root, 'kernel', 'src', 'index.ts')}'`)
    .replaceAll(`'./city.ts'`, `'${join(root, 'services', 'tangerang', 'city.ts')}'`);
  writeFileSync(file, text);
  return file;
}
type Said = { readonly check: string; readonly message: { readonly id: string; readonly en: string } };
let said: ReadonlyMap<string, readonly Said[]>;
beforeAll(async () => {
  const files = snippets.flatMap((snippet) => [
    { key: `${snippet.at} ✗`, snippet, file: written(`wrong${snippet.at}`, snippet.wrong) },
    { key: `${snippet.at} ✓`, snippet, file: written(`mended${snippet.at}`, snippet.mended) },
  ]);
  const ofCompiler = files.filter(({ snippet }) => isOfCompiler(snippet));
  // A file that is not complete keeps the compiler from looking at the others.
  const isIncomplete = ({ snippet }: { readonly snippet: { readonly codes: readonly string[] } }) =>
    snippet.codes.includes('TS1005');
  const compiled = [
    ...(await compile(ofCompiler.filter(isIncomplete).map(({ file }) => file))),
    ...(await compile(ofCompiler.filter((one) => !isIncomplete(one)).map(({ file }) => file))),
  ];
  said = new Map(
    await Promise.all(
      files.map(async ({ key, snippet, file }) => {
        const own = compiled.filter((one) => file.endsWith(one.file.replace(/^(?:\.\.\/)+/, '/')));
        const all: readonly Said[] = isOfCompiler(snippet)
          ? own.map(({ code, message }) => ({ check: code, message }))
          : (await checkFile(file, 'coba')).filter(({ check }) => snippet.codes.includes(check));
        return [key, all] as const;
      }),
    ),
  );
});

test('every number of the compiler that is put into plain words has an entry, and so has what keeps a file from being read', () => {
  const listed = headings.flatMap(({ codes }) => codes);
  expect(listed.toSorted()).toEqual([...Object.keys(KNOWN), 'notLoaded', 'noService'].toSorted());
  expect(headings.filter(({ codes }) => !snippets.some((one) => one.codes === codes))).toEqual([]);
});

test('each snippet gives what stands above it in both languages, and mended it gives nothing', () => {
  const found = snippets.map(({ at, codes }) => {
    const first = said.get(`${at} ✗`)?.find(({ check }) => codes.includes(check));
    const { id = '', en = '' } = first?.message ?? {};
    return `> ✗ \`\`${en}\`\`\\\n> \`\`${id}\`\`\n`;
  });
  expect(snippets.map(({ cited }) => cited)).toEqual(found);
  expect(snippets.flatMap(({ at }) => said.get(`${at} ✓`))).toEqual([]);
});

/**
 * Reads docs/guide/errors.md, and provokes what its snippets provoke: each is a part of the whole example (whole.ts), of its city, or
 * of the data that the example becomes.
 *
 * Must never: write the page; kernel/tools/fill-error-page.ts does, and the test only compares.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as kernel from '../src/index.ts';

export const ERROR_PAGE = join(import.meta.dirname, '..', '..', 'docs', 'guide', 'errors.md');
const source = join(import.meta.dirname, '..', 'src', 'index.ts');
const fixtures = join(import.meta.dirname, '..', 'fixtures');

/** A snippet of the page, as it is wrong and as it is mended. `city` and `json`: not a part of the service file. */
interface Snippet {
  readonly check: string;
  readonly part: 'service' | 'city' | 'json';
  readonly wrong: string;
  readonly mended: string;
}
export interface Provoked extends Snippet {
  /** What the heading's check says of the wrong one. */
  readonly says: readonly kernel.Finding[];
  /** Everything that is said of the mended one. */
  readonly left: readonly kernel.Finding[];
}
type Data = Readonly<Record<string, unknown>>;

/** What is said, as the page cites it; then the block itself. */
const BLOCK = /\n+(?:>.*\n)*\n*^```(ts|ts city|json)\n\/\/ ✗\n([\s\S]*?)\/\/ ✓\n([\s\S]*?)^```/gm;
const HEADING = /^### `(\w+)`$/gm;

/** The checks of the data that have an entry, in the order of the page. What the compiler says stands behind them. */
export const entriesOf = (page: string): readonly string[] =>
  [...(page.split('\n## What the compiler says\n')[0] ?? '').matchAll(HEADING)].map(([, name = '']) => name);

function snippetsOf(page: string): readonly Snippet[] {
  const headings = [...page.matchAll(HEADING)];
  return [...page.matchAll(BLOCK)].map(({ 1: language, 2: wrong = '', 3: mended = '', index }) => ({
    check: headings.findLast((heading) => heading.index < index)?.[1] ?? '',
    part: language === 'json' ? 'json' : language === 'ts city' ? 'city' : 'service',
    wrong,
    mended,
  }));
}

/** Runs every snippet of the page. */
export async function provoke(page: string): Promise<readonly Provoked[]> {
  const snippets = snippetsOf(page);
  const { written, city, parts } = await loaded(snippets.flatMap(({ wrong, mended }) => [wrong, mended]));
  return snippets.map((snippet, index) => {
    const [wrong, mended] = [parts[index * 2], parts[index * 2 + 1]].map((part) =>
      findings(snippet.part, part?.() ?? {}, written, city),
    );
    return { ...snippet, says: (wrong ?? []).filter(({ check }) => check === snippet.check), left: mended ?? [] };
  });
}

function findings(part: Snippet['part'], changed: Data, written: Data, city: Data): readonly kernel.Finding[] {
  const made = kernel.defineCity(merged(city, part === 'city' ? changed : {}) as never).defineService as unknown as (
    service: Data,
  ) => Data;
  const manifest = made(merged(written, part === 'service' ? changed : {}));
  return kernel.findingsIn(part === 'json' ? merged(manifest, changed) : manifest);
}

/** Whole values are replaced; what names other things takes them in. `undefined` takes a name out. */
function merged(base: Data, more: Data): Data {
  const isNames = (value: unknown): value is Data =>
    typeof value === 'object' &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype &&
    !['kind', 'since', 'clock', 'free'].some((word) => Object.hasOwn(value, word));
  const all: Record<string, unknown> = { ...base };
  for (const [name, value] of Object.entries(more)) {
    const before = Object.hasOwn(base, name) ? base[name] : undefined;
    if (value === undefined) delete all[name];
    else all[name] = isNames(before) && isNames(value) ? merged(before, value) : value;
  }
  return all;
}

interface Loaded {
  readonly written: Data;
  readonly city: Data;
  readonly parts: readonly (() => Data)[];
}
/** The whole example and its city as they are written, before they become data; and the parts that the page changes. */
async function loaded(parts: readonly string[]): Promise<Loaded> {
  const folder = mkdtempSync(join(tmpdir(), 'balai-errors-'));
  const read = (name: string) =>
    readFileSync(join(fixtures, name), 'utf8')
      .replaceAll(`'../src/index.ts'`, `'${source}'`)
      .replaceAll(/'\.\/(\w+)\.ts'/g, (_, file) => `'${join(fixtures, `${file}.ts`)}'`);
  const code = parts.join('\n');
  const used = Object.keys(kernel).filter((name) => new RegExp(`\\b${name}\\(`).test(code) || name === 'law');
  const texts = {
    'written.ts': read('whole.ts').replace('izinKeramaian = defineService(', 'written = ('),
    'city.ts': read('city.ts').replace('{ defineService, adopt } = defineCity(', 'city = ('),
    'parts.ts': `import { ${used.join(', ')} } from '${source}';
const perda = law('2025-01-01', 'Perda Ketertiban (contoh)');
export const parts = [${parts.map((part) => `() => ({\n${part}}),`).join('\n')}];
`,
  };
  try {
    for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
    const all = await Promise.all(
      Object.keys(texts).map((name) => import(join(folder, name)) as Promise<Partial<Loaded>>),
    );
    return Object.assign({}, ...all) as Loaded;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The page with what is really said above each snippet. */
export function filled(page: string, provoked: readonly Provoked[]): string {
  let index = 0;
  return page.replaceAll(BLOCK, (block) => {
    const { says } = provoked[index++] as Provoked;
    const cited = says.map(({ weight, message }) => {
      const { id, en } = kernel.saidOf({ message });
      return `> ${weight === 'error' ? '✗' : '?'} ${asCode(en)}\\\n> ${asCode(id)}\n`;
    });
    return `\n\n${[...new Set(cited)].slice(0, MOST_CITED).join('>\n')}\n${block.slice(block.indexOf('```'))}`;
  });
}
/** One mistake may be told at several places. */
const MOST_CITED = 2;
/** Sentences have backquotes of their own. */
const asCode = (text: string): string => (/^`|`$/.test(text) ? `\`\` ${text} \`\`` : `\`\`${text}\`\``);

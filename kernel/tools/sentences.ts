/**
 * The sentences that stand in the sources of the checks and of the types of the language, with SLOT where a value is put in: for tests that
 * ask whether each is said in Indonesian and explained in the guide, also those that no example provokes. Must never: judge one.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const TYPES = ['checks.ts', 'checks-actors.ts', 'checks-graph.ts', 'checks-parts.ts', 'definition.ts', 'fields.ts'];
/** Where what keeps a file from being loaded is thrown. */
const THROWING = ['recorder.ts', 'gathered.ts'];
const SLOT = 'zzz';

/** The texts of a source, with SLOT where a value is put in; those inside of others too. */
function textsIn(source: string): readonly string[] {
  const found: string[] = [];
  let at = 0;
  const readText = (): void => {
    const quote = source[at];
    let text = '';
    for (at += 1; at < source.length && source[at] !== quote; at += 1) {
      if (source[at] === '\\') text += source[(at += 1)];
      else if (quote === '`' && source.startsWith('${', at)) {
        text += SLOT;
        readSlot();
      } else text += source[at];
    }
    at += 1;
    found.push(text);
  };
  const readSlot = (): void => {
    at += 2;
    for (let depth = 1; at < source.length; at += 1) {
      while (`'"\``.includes(source[at] ?? '')) readText();
      depth += source[at] === '{' ? 1 : source[at] === '}' ? -1 : 0;
      if (depth === 0) return;
    }
  };
  while (at < source.length) {
    if (`'"\``.includes(source[at] ?? '')) readText();
    else at += 1;
  }
  return found;
}

/** Without comments, regular expressions, imports, and what is said in both languages where it stands. */
const bare = (source: string): string =>
  source
    .replaceAll(/^import [\s\S]*?;$/gm, '')
    .replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*/gm, '')
    .replaceAll(/\{ id: '[^']*', en: '[^']*' \}/g, '')
    .replaceAll(/(?<=[(\s])\/(?:\[[^\]]*\]|\\.|[^/\n[\\])+\/u?(?=[,.)])/g, '');

const source = join(import.meta.dirname, '..', 'src');
const checks = readdirSync(join(source, 'check')).filter(
  (name) => name.endsWith('.ts') && !/test\.ts$|^indonesian|^every-/.test(name),
);
const read = (...path: readonly string[]) => readFileSync(join(source, ...path), 'utf8');
const thrown = (source: string) => source.match(/^.*(?:throw new \w+Error\(|const INSTEAD =).*$/gm)?.join('\n') ?? '';
const sentencesIn = (sources: readonly string[]): readonly string[] =>
  sources.flatMap(textsIn).filter((text) => /\S \S/.test(text));

/** What the checks of the data say, or put into what they say. */
export const sentencesOfChecks = (): readonly string[] => sentencesIn(checks.map((name) => bare(read('check', name))));
/** What the types say in the editor. */
export const sentencesOfTypes = (): readonly string[] => sentencesIn(TYPES.map((name) => bare(read(name))));
/** What keeps a file from being loaded. */
export const sentencesOfLoading = (): readonly string[] => sentencesIn(THROWING.map((name) => thrown(read(name))));

/** Whether a text is this sentence, `{}` standing for whatever was put in. */
export const isSentence = (english: string, text: string): boolean =>
  new RegExp(
    `^${english
      .split('{}')
      .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.+?')}$`,
    'u',
  ).test(text);

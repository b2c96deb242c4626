/**
 * What the guide says to type can be typed: each command is in the table, and each of its words is one that it takes.
 *
 * Must never: let a command go on once it has understood its words.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { calledWrongly, type Command } from '../command.ts';
import { commands, findCommand } from '../commands.ts';
import { root } from '../root.ts';
import { calledBy, shellLines, wordsOf, type Called } from './shell-lines.ts';

/** Thrown in place of going on: the words were read, and nothing of them refused. */
class Understood extends Error {}
vi.mock('node:util', async (load) => {
  const real = await load<typeof import('node:util')>();
  const parseArgs: typeof real.parseArgs = (config) => {
    real.parseArgs(config);
    throw new Understood();
  };
  return { ...real, parseArgs };
});

const pages = [
  join(root, 'README.md'),
  join(root, 'CONTRIBUTING.md'),
  ...readdirSync(join(root, 'docs', 'guide'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(root, 'docs', 'guide', name)),
];
const lines = pages.flatMap((page) => shellLines(relative(root, page), readFileSync(page, 'utf8')));
const scripts = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object }).scripts;

/** What a command says of these words; null: it takes them. One that reads no flags is asked for none. */
async function refusalOf(words: readonly string[]): Promise<string | null> {
  const given = words[0] === 'help' ? words.slice(1) : words;
  const found = findCommand(given);
  if (found === undefined) return `there is no command ${given.join(' ')}`;
  const command: Command = await found.load();
  const flags = found.rest.filter((word) => word.startsWith('--')).map((word) => word.split('=')[0] ?? word);
  const unsaid = flags.filter((flag) => !`${command.takes} ${command.help?.en}`.includes(flag));
  if (unsaid.length > 0) return `${found.name} says nothing of ${unsaid.join(' ')}`;
  const file = /commands\/[\w/-]+\.ts/.exec(String(commands[found.name]))?.[0] ?? '';
  if (!readFileSync(join(root, 'cli', 'src', file), 'utf8').includes('parseArgs(')) return null;
  // A flag that ends a piece of prose may want a value that the piece leaves out.
  const attempts = [found.rest, [...found.rest, 'VALUE']];
  for (const attempt of attempts) {
    const thrown: unknown = await command.run(attempt).catch((error: unknown) => error);
    if (thrown instanceof Understood) return null;
    const wrong = calledWrongly(thrown);
    if (wrong === undefined) throw thrown;
    if (attempt !== found.rest) return wrong.sentence.en;
  }
  return null;
}

/** Why this cannot be typed; null: it can. */
async function troubleWith(calls: Called): Promise<string | null> {
  switch (calls.kind) {
    case 'balai':
      return refusalOf(calls.words);
    case 'script':
      return Object.hasOwn(scripts, calls.name) ? null : `there is no npm run ${calls.name}`;
    case 'file':
      return existsSync(join(root, calls.path)) ? null : `there is no file ${calls.path}`;
    case 'elsewhere':
      return null;
    case 'unknown':
      return 'nobody knows this program: name it in shell-lines.ts, or mend the page';
  }
}

describe('the guide', () => {
  test('shows commands on its pages for authors and operators', () => {
    const count = (page: string) => lines.filter((one) => one.page === page && one.calls.kind === 'balai').length;
    expect(count('docs/guide/service-author.md')).toBeGreaterThanOrEqual(10);
    expect(count('docs/guide/operators/backup.md')).toBeGreaterThanOrEqual(2);
    expect(count('docs/guide/operators/one-machine.md')).toBeGreaterThanOrEqual(5);
    expect(count('docs/guide/operators/keys-and-erasure.md')).toBeGreaterThanOrEqual(4);
  });

  test.each(lines)('$page:$line  $text', async ({ calls }) => expect(await troubleWith(calls)).toBe(null));
});

describe('a line of shell', () => {
  test('that cannot be typed is noticed', async () => {
    expect(await refusalOf(wordsOf('publisch pohon'))).toContain('no command');
    expect(await refusalOf(wordsOf('publish pohon --becuase "x"'))).toContain('--becuase');
    expect(await refusalOf(wordsOf('draw pohon --svg'))).toBe(null);
    expect(calledBy('npx balai publish')).toEqual({ kind: 'unknown' });
  });
  test('is split as a shell does, up to its comment', () => {
    expect(wordsOf(`BALAI_DATA=/srv npm run balai -- publish pohon --because "Perwali 5/2027"   # says 'why'`)).toEqual(
      ['BALAI_DATA=/srv', 'npm', 'run', 'balai', '--', 'publish', 'pohon', '--because', 'Perwali 5/2027'],
    );
    expect(calledBy('PORT=3001 npm start')).toEqual({ kind: 'script', name: 'start' });
  });
});

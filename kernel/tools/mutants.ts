/**
 * `npm run mutants`: changes the case logic in one small place at a time, and asks whether a test notices.
 *
 * Works on a copy in a temporary folder, for a bounded time, in an order that a seed decides. The score is printed and
 * gates nothing. Must never: touch the sources. Its folder goes when it ends; a killed run leaves it to the temp cleaner.
 *
 * Usage: node kernel/tools/mutants.ts [--seconds 240] [--seed 1] [--file enter.ts]
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { mutantsOf, shuffled, type Mutant } from './mutate.ts';

const kernel = resolve(import.meta.dirname, '..');
const root = resolve(kernel, '..');
/** What decides about a case. The language and its checks have a test for each sentence instead. */
const LOGIC = [
  'accept.ts',
  'act.ts',
  'amend.ts',
  'clock.ts',
  'door.ts',
  'end.ts',
  'enter.ts',
  'evolve.ts',
  'fees.ts',
  'knowledge.ts',
  'leave.ts',
  'meeting.ts',
  'object.ts',
  'parties.ts',
  'pass-time.ts',
  'promise.ts',
  'rules.ts',
  'slots.ts',
  'submit.ts',
  'transfer.ts',
];
const LONGEST_RUN = 60_000;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '240' },
    seed: { type: 'string', default: '1' },
    file: { type: 'string' },
  },
});
function run(budget: number, seed: number, only: string | undefined): number {
  const folder = mkdtempSync(join(tmpdir(), 'balai-mutants-'));
  try {
    prepare(folder);
    const began = performance.now();
    const usual = digestOf(folder);
    if (usual === null || !passes(folder)) {
      console.error('The tests fail without any change: mend them first, then ask for mutants.');
      return 1;
    }
    const files = LOGIC.filter((file) => only === undefined || file === only);
    const mutants = shuffled(
      files.flatMap((file) => mutantsOf(file, readFileSync(join(kernel, 'src', file), 'utf8'))),
      seed,
    );
    report(mutants.length, tryAll(folder, mutants, began + budget, usual));
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A copy of the kernel with the tests that are quick; the packages are those of the repository. */
function prepare(folder: string): void {
  for (const part of ['src', 'fixtures', 'golden', 'tools', 'package.json'])
    cpSync(join(kernel, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const config = {
    test: {
      include: ['src/cases/*.test.ts', 'src/*.test.ts', 'golden/*.test.ts'],
      exclude: ['src/random-walks.test.ts', 'src/terms.test.ts', 'node_modules/**'],
      pool: 'threads',
      isolate: false,
      maxWorkers: 1,
      testTimeout: 10_000,
    },
  };
  writeFileSync(join(folder, 'vitest.config.mjs'), `export default ${JSON.stringify(config)};\n`);
}

/** What the walks decide, in one word; null when they throw or never end. */
function digestOf(folder: string): string | null {
  const walked = spawnSync(process.execPath, [join(folder, 'tools', 'walk-digest.ts')], {
    timeout: LONGEST_RUN,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return walked.status === 0 ? walked.stdout : null;
}
const passes = (folder: string): boolean =>
  spawnSync(
    process.execPath,
    [
      join(root, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--root',
      folder,
      '--bail',
      '1',
      '--silent',
      '--reporter',
      'dot',
    ],
    {
      timeout: LONGEST_RUN,
      stdio: 'ignore',
    },
  ).status === 0;

/** Returns what became of each mutant that there was time for. A run that never ends counts as noticed. */
function tryAll(
  folder: string,
  mutants: readonly Mutant[],
  until: number,
  usual: string,
): readonly { readonly mutant: Mutant; readonly noticed: boolean }[] {
  const tried: { readonly mutant: Mutant; readonly noticed: boolean }[] = [];
  for (const mutant of mutants) {
    if (performance.now() > until) break;
    const file = join(folder, 'src', mutant.file);
    const source = readFileSync(file, 'utf8');
    writeFileSync(file, source.slice(0, mutant.at) + mutant.to + source.slice(mutant.at + mutant.from.length));
    tried.push({ mutant, noticed: digestOf(folder) !== usual || !passes(folder) });
    writeFileSync(file, source);
  }
  return tried;
}

function report(possible: number, tried: readonly { readonly mutant: Mutant; readonly noticed: boolean }[]): void {
  const survivors = tried.filter(({ noticed }) => !noticed);
  for (const { mutant } of survivors) {
    console.log(
      `survived  kernel/src/${mutant.file}:${mutant.line}  '${mutant.from.trim()}' -> '${mutant.to.trim()}'\n          ${mutant.text.trim().slice(0, 140)}`,
    );
  }
  const noticed = tried.length - survivors.length;
  const share = tried.length === 0 ? 0 : Math.round((noticed / tried.length) * 100);
  console.log(
    `mutants: ${tried.length} of ${possible} tried, ${noticed} noticed (${share} %), ${survivors.length} survived`,
  );
}

process.exitCode = run(Number(values.seconds) * 1_000, Number(values.seed), values.file);

// What the compiler says about service files, each with its place. It reads the files and everything that they import; only
// what is wrong in the files that were asked about is told. Must never: write into the checkout.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { packageProgram, runProgram } from '../checks/run-program.ts';
import { root } from '../root.ts';
import { plainly } from './compiler-words.ts';
import type { Placed } from './test-report.ts';

export type CompilerMistake = Placed & {
  /** `TS2322`, for who wants to look it up. */
  readonly code: string;
  /** The compiler's own words. */
  readonly detail: string;
};

/** Compiles `files` (absolute paths). Throws when the compiler itself cannot be run. */
export async function compile(files: readonly string[]): Promise<readonly CompilerMistake[]> {
  const folder = await mkdtemp(join(tmpdir(), 'balai-compile-'));
  try {
    const project = join(folder, 'tsconfig.json');
    await writeFile(project, projectOf(files));
    const { code, text } = await runProgram([...packageProgram('tsc'), '--pretty', 'false', '-p', project]);
    const mistakes = mistakesIn(text);
    if (code !== 0 && mistakes.length === 0) throw new Error(text.trim());
    const asked = new Set(files.map((file) => relative(root, file)));
    return mistakes.filter(({ file }) => asked.has(file));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A project of these files alone, that may lie anywhere. */
export function projectOf(files: readonly string[]): string {
  const compilerOptions = { typeRoots: [join(root, 'node_modules', '@types')] };
  return JSON.stringify({ extends: join(root, 'tsconfig.base.json'), compilerOptions, files, include: [] });
}

/** The mistakes in what `tsc --pretty false` prints; lines that are indented go on with the one before. */
export function mistakesIn(text: string): readonly CompilerMistake[] {
  return text.split(/\r?\n(?=\S)/).flatMap((part) => {
    const found = /^(.+?)\((\d+),(\d+)\): error (TS\d+): ([\s\S]*)$/.exec(part);
    if (found === null) return [];
    const [, path = '', line = '', column = '', code = '', detail = ''] = found;
    const file = relative(root, resolve(root, path));
    return [
      { file, line: Number(line), column: Number(column), code, message: plainly(code, detail), detail: detail.trim() },
    ];
  });
}

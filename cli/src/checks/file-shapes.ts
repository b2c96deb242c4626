// What oxlint cannot see: the length of whole components, and that every file begins by saying what it is.
// Looks only at files that git knows or would take.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';
import type { Outcome } from './step.ts';

const longestFile = 400;
/** A service is read by people who are no programmers: what does not fit asks for a platform feature, not for more lines. */
const longestService = 160;
const definesService = /^export const \w+ = defineService\(/m;
const forbiddenNames = /(^|\/)(utils?|helpers?|common|misc)(\.|\/)/;

export function fileShapes(): Outcome {
  const listed = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  const files = listed.stdout
    .split('\n')
    .filter((file) => /\.(ts|mjs|svelte|css)$/.test(file) && !file.endsWith('.d.ts'));
  const texts = files.map((file) => [file, textOf(file)] as const);
  const faults = texts.flatMap(([file, text]) => faultsOf(file, text));
  const services = texts.filter(([file, text]) => isService(file, text)).map(([, text]) => linesOf(text));
  return {
    passed: files.length > 0 && faults.length === 0 ? 1 : 0,
    failed: faults.length > 0 ? 1 : 0,
    output: faults.join('\n'),
    note: `${services.length} services, median ${medianOf(services)} lines, at most ${Math.max(0, ...services)}`,
  };
}

const linesOf = (text: string): number => text.split('\n').length - 1;
const isService = (file: string, text: string): boolean =>
  /^services\/[^/]+\/[^/]+\.ts$/.test(file) && definesService.test(text);

function medianOf(lengths: readonly number[]): number {
  const sorted = lengths.toSorted((a, b) => a - b);
  return ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.floor(sorted.length / 2)] ?? 0)) / 2;
}

/** What is wrong with the shape of one file; empty when nothing is. */
export function faultsOf(file: string, text: string): string[] {
  const faults: string[] = [];
  const lines = linesOf(text);
  if (lines > longestFile) faults.push(`${file}: ${lines} lines, at most ${longestFile}; split it by concept`);
  if (isService(file, text) && lines > longestService) {
    faults.push(
      `${file}: ${lines} lines, at most ${longestService} for a service; see services/indonesia for what is written already`,
    );
  }
  if (forbiddenNames.test(file)) faults.push(`${file}: name it after what it holds`);
  if (/\.(ts|mjs)$/.test(file) && !/^(#!.*\n)?(\/\/|\/\*)/.test(text)) {
    faults.push(`${file}: begin with a comment that says what this file is, and what it must never do`);
  }
  return faults;
}

function textOf(file: string): string {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch {
    return '//'; // git still lists it, but it was deleted
  }
}

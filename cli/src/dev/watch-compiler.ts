// The compiler beside the author: it looks again at every change, and says what is wrong now.
// Must never: write a file of the checkout.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { followProgram, packageProgram } from '../checks/run-program.ts';
import { type CompilerMistake, mistakesIn, projectOf } from '../services/compile.ts';

/** Tells `onSettled` after each look: everything that is wrong, and when it began to look. Returns what removes its folder. */
export function watchCompiler(
  files: readonly string[],
  onSettled: (mistakes: readonly CompilerMistake[], began: number) => void,
): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'balai-watch-'));
  writeFileSync(join(folder, 'tsconfig.json'), projectOf(files));
  let text = '';
  let began = performance.now();
  const argv = [...packageProgram('tsc'), '--watch', '--preserveWatchOutput', '--pretty', 'false', '-p', folder];
  followProgram(argv, (more) => {
    text += more;
    if (more.includes('File change detected')) began = performance.now();
    for (let end = SETTLED.exec(text); end !== null; end = SETTLED.exec(text)) {
      onSettled(mistakesIn(text.slice(0, end.index)), began);
      text = text.slice(end.index + end[0].length);
    }
  });
  return () => rmSync(folder, { recursive: true, force: true });
}
const SETTLED = /^.*Found \d+ errors?\. Watching for file changes\.$/m;

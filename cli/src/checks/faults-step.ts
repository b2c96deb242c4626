// The steps `faults` and `kills` of `npm test`: 200 seeds of disturbed life, and the real product killed once in each way. A seed
// counts as one test; one that fails says how it is replayed.
import { packageProgram, runProgram } from './run-program.ts';
import type { Step } from './step.ts';

const SEEDS = 200;
const KILLS = 4;

export const faultsStep: Step = {
  name: 'faults',
  run: async () => {
    const { code, text } = await runProgram([
      ...packageProgram('balai'),
      'project',
      'faults',
      '--seeds',
      String(SEEDS),
    ]);
    const broken = Number(/(\d+) seeds with a broken invariant/.exec(text)?.[1] ?? Number.NaN);
    if (Number.isNaN(broken) || (broken === 0 && code !== 0)) return { passed: 0, failed: 1, output: text };
    return { passed: SEEDS - broken, failed: broken, output: text };
  },
};

export const killsStep: Step = {
  name: 'kills',
  run: async () => {
    const { code, text } = await runProgram([...packageProgram('balai'), 'project', 'kills', '--kills', String(KILLS)]);
    return code === 0 ? { passed: KILLS + 1, failed: 0, output: '' } : { passed: 0, failed: 1, output: text };
  },
};

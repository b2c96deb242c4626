// The authors' examples as a step of `npm test`: each example counts as one test, and each service once more for having
// left nothing out. Loaded when it runs, so that a broken service file fails this step and not the whole command.
import type { Finding } from '@balai/kernel';
import type { ServiceReport } from '../services/test-report.ts';
import type { Outcome, Step } from './step.ts';

export const examplesStep: Step = {
  name: 'examples of services',
  run: async (): Promise<Outcome> => {
    const { chooseServices } = await import('../services/choose-services.ts');
    const { examine, isComplete } = await import('../services/examine.ts');
    const { reportOf } = await import('../services/test-report.ts');
    const examined = chooseServices([]).map(examine);
    const faults = examined.filter((one) => !isComplete(one)).flatMap((one) => faultsOf(one.findings, reportOf(one)));
    const all = examined.reduce((sum, { played }) => sum + played.length + 1, 0);
    return { passed: Math.max(0, all - faults.length), failed: faults.length, output: faults.join('\n') };
  },
};

function faultsOf(findings: readonly Finding[], report: ServiceReport): readonly string[] {
  const name = `${report.region}/${report.service}`;
  return [
    ...report.problems.map(({ file, line, example, message }) => `${file}:${line} ${example}: ${message.en}`),
    ...report.notExercised.map(({ file, line, message }) => `${file}:${line} no example: ${message.en}`),
    ...findings.filter(({ weight }) => weight === 'error').map(({ at, message }) => `${name}, ${at}: ${message}`),
    ...(report.examples.total === 0 ? [`${name}: there are no examples`] : []),
  ];
}

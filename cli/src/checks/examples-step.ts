// The authors' examples as a step of `npm test`: each example counts as one test, and each service once more for having
// left nothing out. Loaded when it runs, so that a broken service file fails this step and not the whole command.
import type { Outcome, Step } from './step.ts';

export const examplesStep: Step = {
  name: 'examples of services',
  run: async (): Promise<Outcome> => {
    const { regions } = await import('@balai/services');
    const { chooseServices, examine } = await import('../services/examine.ts');
    const examined = examine(chooseServices(regions, []));
    const faults = examined.flatMap(({ region, service, examples, missing, findings }) => [
      ...examples
        .filter(({ problems }) => problems.length > 0)
        .map(({ name, problems }) => `${region}/${service}, ${name}: ${problems.join('; ')}`),
      ...(missing.length > 0 ? [`${region}/${service}: no example for ${missing.join(', ')}`] : []),
      ...findings
        .filter(({ weight }) => weight === 'error')
        .map(({ at, message }) => `${region}/${service}, ${at}: ${message}`),
      ...(examples.length === 0 ? [`${region}/${service}: there are no examples`] : []),
    ]);
    const all = examined.reduce((sum, { examples }) => sum + examples.length + 1, 0);
    return { passed: Math.max(0, all - faults.length), failed: faults.length, output: faults.join('\n') };
  },
};

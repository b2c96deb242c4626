// `balai project test` (npm test): everything that must hold, on a machine that has nothing but Node: checks, tests, the authors'
// examples, and the city from end to end in a browser. Ends with one line: N passed, N failed.
import { buildWeb } from '../../build-web.ts';
import { checkPhases } from '../../checks/check-steps.ts';
import { examplesStep } from '../../checks/examples-step.ts';
import { faultsStep, killsStep } from '../../checks/faults-step.ts';
import { stopPrograms } from '../../checks/run-program.ts';
import { type Phase, runPhases, type Step } from '../../checks/step.ts';
import { prepareTestTools } from '../../checks/test-tools.ts';
import { vitestStep } from '../../checks/vitest-step.ts';
import { openWorkshop } from '../../checks/workshop.ts';
import { CalledWrongly, type Command } from '../../command.ts';
import { showProgress } from '../../progress.ts';
import { troubleOf } from '../../trouble.ts';

const silent = { step: <T>(_: unknown, work: (now: () => void) => Promise<T>) => work(() => {}) };

const pages: Step = {
  name: 'pages',
  run: async () => {
    try {
      await buildWeb(silent);
      return { passed: 1, failed: 0, output: '' };
    } catch (error) {
      const known = troubleOf(error);
      if (known === undefined) throw error;
      return { passed: 0, failed: 1, output: known.en };
    }
  },
};

const [checksBeforeBuild, otherChecks] = checkPhases;
const phases: readonly Phase[] = [
  checksBeforeBuild,
  { lanes: 2, steps: [pages, ...otherChecks.steps, examplesStep] },
  { lanes: 1, steps: [vitestStep('tests', ['unit'])] },
  // Browsers and programs mostly wait, for pages and for each other; together they fill the time.
  { lanes: 2, steps: [vitestStep('end to end', ['e2e']), vitestStep('processes', ['process']), faultsStep, killsStep] },
];

export const test: Command = {
  takes: '[STEP ...]',
  summary: {
    id: 'Memeriksa dan menguji semuanya; menyiapkan sendiri yang diperlukan.',
    en: 'Checks and tests everything; sets up by itself what it needs.',
  },
  help: {
    id: 'Tanpa STEP: semua langkah. Dengan STEP: hanya langkah yang namanya diawali kata itu (types, style, tests ...).',
    en: 'Without STEP: all steps. With STEP: only those whose name begins with it (types, style, tests ...).',
  },
  run: async (wanted) => {
    const chosen = choose(wanted);
    const removeWorkshop = openWorkshop();
    process.once('exit', removeWorkshop);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const)
      process.once(signal, () => void stop());
    await prepareTestTools(showProgress());
    const { passed, failed } = await runPhases(chosen);
    console.log(`${passed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  },
};

function choose(wanted: readonly string[]): readonly Phase[] {
  if (wanted.length === 0) return phases;
  const chosen = phases
    .map(({ lanes, steps }) => ({
      lanes,
      steps: steps.filter(({ name }) => wanted.some((word) => name.startsWith(word))),
    }))
    .filter(({ steps }) => steps.length > 0);
  if (chosen.length > 0) return chosen;
  const names = phases.flatMap(({ steps }) => steps.map(({ name }) => name)).join(', ');
  throw new CalledWrongly({
    id: `tidak ada langkah itu; yang ada: ${names}`,
    en: `there is no such step; there are: ${names}`,
  });
}

async function stop(): Promise<void> {
  stopPrograms('SIGTERM');
  await new Promise((next) => setTimeout(next, 1_500)); // a database and a browser need a moment to go
  stopPrograms('SIGKILL');
  process.exit(130);
}

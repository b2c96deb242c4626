// A step of `npm test`, and how steps are run: two at a time, each shown when it ends, with what failed.
// A step that examined nothing has failed; nothing is ever skipped in silence.
import { seconds } from '../progress.ts';

export type Outcome = {
  readonly passed: number;
  readonly failed: number;
  /** What a person needs to mend it; shown only when something failed. */
  readonly output: string;
  /** A figure worth a glance, beside the time that the step took. */
  readonly note?: string;
};

export type Step = {
  readonly name: string;
  readonly run: () => Promise<Outcome>;
};

/** Steps of a phase run beside each other, at most `lanes` at once; the next phase begins when all have ended. */
export type Phase = { readonly lanes: 1 | 2; readonly steps: readonly Step[] };

const shownLines = 60;

export async function runPhases(phases: readonly Phase[]): Promise<{ passed: number; failed: number }> {
  const total = { passed: 0, failed: 0 };
  for (const { lanes, steps } of phases) {
    const waiting = [...steps];
    const lane = async (): Promise<void> => {
      for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
        const { passed, failed } = await runStep(step);
        total.passed += passed;
        total.failed += failed;
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  }
  return total;
}

async function runStep(step: Step): Promise<Outcome> {
  const began = performance.now();
  const outcome = await step.run().catch(asFailure);
  const empty = outcome.passed + outcome.failed === 0;
  const counted = empty ? { passed: 0, failed: 1, output: `${outcome.output}\nnothing was examined` } : outcome;
  const took = seconds(performance.now() - began).padStart(8);
  const tests = counted.passed + counted.failed > 1 ? `  ${counted.passed} passed, ${counted.failed} failed` : '';
  const note = outcome.note === undefined ? '' : `  ${outcome.note}`;
  console.log(`  ${counted.failed === 0 ? '✓' : '✗'} ${step.name.padEnd(22)}${took}${tests}${note}`);
  if (counted.failed > 0) console.log(indent(counted.output));
  return counted;
}

function asFailure(error: unknown): Outcome {
  return { passed: 0, failed: 1, output: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

function indent(text: string): string {
  const lines = text.trim().split('\n');
  const shown = lines.slice(0, shownLines).map((line) => `      ${line}`);
  if (lines.length > shownLines) shown.push(`      ... ${lines.length - shownLines} more lines`);
  return shown.join('\n');
}

// Runs vitest projects and counts their tests. A test that was skipped, a file that could not be loaded and a run that
// ended early are failures like any other.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageProgram, runProgram } from './run-program.ts';
import type { Outcome, Step } from './step.ts';

type Report = {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
};

export function vitestStep(name: string, projects: readonly string[]): Step {
  return {
    name,
    run: async () => {
      const folder = mkdtempSync(join(tmpdir(), 'report-'));
      const file = join(folder, 'report.json');
      try {
        const words = [
          'run',
          ...projects.flatMap((project) => ['--project', project]),
          '--reporter',
          'dot',
          '--reporter',
          'json',
          '--outputFile.json',
          file,
        ];
        const { code, text } = await runProgram([...packageProgram('vitest'), ...words]);
        return outcomeOf(code, text, reportIn(file));
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

/** What a run amounts to; `report` is undefined when vitest did not live to write it. */
export function outcomeOf(code: number, text: string, report: Report | undefined): Outcome {
  if (report === undefined) return { passed: 0, failed: 1, output: tail(text) };
  const skipped = report.testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status !== 'passed' && status !== 'failed').map(({ fullName }) => fullName),
  );
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  const counted = report.numFailedTests + skipped.length + broken.length;
  // An error outside every test (a leak, a rejected promise) fails the run without failing a test.
  const failed = counted === 0 && code !== 0 ? 1 : counted;
  const notes = skipped.map((test) => `skipped, which counts as failed: ${test}`);
  return { passed: report.numPassedTests, failed, output: [...notes, tail(text)].join('\n') };
}

function reportIn(file: string): Report | undefined {
  try {
    const report: Report = JSON.parse(readFileSync(file, 'utf8'));
    return report;
  } catch {
    return undefined;
  }
}

// The failures stand at the end of what vitest prints; the dots before them help nobody.
function tail(text: string): string {
  const from = text.search(/⎯+ Failed|⎯+ Unhandled/);
  return from < 0 ? text.split('\n').slice(-50).join('\n') : text.slice(from);
}

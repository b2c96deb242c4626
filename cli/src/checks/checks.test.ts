// The checks check: that nothing skipped, empty or broken counts as passed, and that the house's own rules do run.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { faultsOf } from './file-shapes.ts';
import { packageProgram, runProgram } from './run-program.ts';
import { runPhases } from './step.ts';
import { outcomeOf } from './vitest-step.ts';

const report = (statuses: readonly string[]) => ({
  success: true,
  numPassedTests: statuses.filter((status) => status === 'passed').length,
  numFailedTests: statuses.filter((status) => status === 'failed').length,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [
    { name: 'a.test.ts', status: 'passed', assertionResults: statuses.map((status) => ({ status, fullName: status })) },
  ],
});

test('a skipped test, a run that died and an error outside every test are failures', () => {
  expect(outcomeOf(0, '', report(['passed', 'passed']))).toMatchObject({ passed: 2, failed: 0 });
  expect(outcomeOf(0, '', report(['passed', 'skipped']))).toMatchObject({ passed: 1, failed: 1 });
  expect(outcomeOf(1, '', report(['passed', 'failed']))).toMatchObject({ passed: 1, failed: 1 });
  expect(outcomeOf(1, 'unhandled', report(['passed']))).toMatchObject({ passed: 1, failed: 1 });
  expect(outcomeOf(1, 'killed', undefined)).toMatchObject({ passed: 0, failed: 1, output: 'killed' });
});

test('a step that examines nothing or falls over fails, and the others still run', async () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  onTestFinished(() => log.mockRestore());
  const total = await runPhases([
    {
      lanes: 2,
      steps: [
        { name: 'empty', run: async () => ({ passed: 0, failed: 0, output: '' }) },
        { name: 'broken', run: () => Promise.reject(new Error('no such program')) },
        { name: 'right', run: async () => ({ passed: 3, failed: 0, output: '' }) },
      ],
    },
  ]);
  expect(total).toEqual({ passed: 3, failed: 2 });
  expect(log.mock.calls.flat().join('\n')).toContain('no such program');
});

test('a long file, a vague name and a missing opening comment are told', () => {
  expect(faultsOf('store/src/a.ts', '// What it is.\n')).toEqual([]);
  expect(faultsOf('store/src/a.ts', 'export {};\n')).toHaveLength(1);
  expect(faultsOf('store/src/utils.ts', '// x\n')).toHaveLength(1);
  expect(faultsOf('web/src/A.svelte', '\n'.repeat(401))).toHaveLength(1);
  const service = (lines: number): string => `// x\nexport const a = defineService({\n${'\n'.repeat(lines - 2)}`;
  expect(faultsOf('services/tangerang/a.ts', service(160))).toEqual([]);
  expect(faultsOf('services/tangerang/a.ts', service(161))).toHaveLength(1);
  expect(faultsOf('services/tangerang/a.cases.ts', service(161).replace('defineService', 'examplesOf'))).toEqual([]);
});

test('the rules of the house are loaded by the linter and find what they look for', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lint-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const rules = { 'balai/no-clock': 'error', 'balai/no-chance': 'error', 'balai/no-operators-on-terms': 'error' };
  const jsPlugins = [join(import.meta.dirname, 'lint-rules.ts')];
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ jsPlugins, rules }));
  writeFileSync(
    join(folder, 'bad.ts'),
    'export const a = [Date.now(), new Date(), Math.random(), crypto, b && 1, b ? 1 : 2];\n',
  );
  writeFileSync(join(folder, 'good.ts'), 'export const a = [new Date(0), Date.UTC(2026), b.and(1)];\n');
  const said = await runProgram([...packageProgram('oxlint'), '-c', 'config.json', '-f', 'unix', '.'], { cwd: folder });
  const found = said.text.split('\n').filter((line) => line.includes('balai('));
  expect(found.filter((line) => line.startsWith('bad.ts')).length).toBeGreaterThanOrEqual(5);
  expect(found.filter((line) => line.startsWith('good.ts'))).toEqual([]);
});

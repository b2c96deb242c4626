/**
 * What `balai test` prints: every line that no example exercises stands there with its number, its text and what is missing.
 *
 * Must never: pass because nothing was printed.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../root.ts';
import { chooseServices, type ChosenService } from './choose-services.ts';
import { examine } from './examine.ts';
import { reportMutants } from './mutant-report.ts';
import { printReport, printTotal } from './print-report.ts';
import { reportOf } from './test-report.ts';

const lamp = chooseServices(['tangerang/lampu-jalan'])[0] as ChosenService;
const lines = readFileSync(join(root, 'services', 'tangerang', 'lampu-jalan.ts'), 'utf8').split('\n');

/** The same service with the first of its examples alone, or with none. */
function withExamples(count: number): ChosenService {
  const { examples } = lamp.service;
  const kept = Object.fromEntries(Object.entries(examples.examples).slice(0, count));
  return { ...lamp, service: { ...lamp.service, examples: { ...examples, examples: kept } } };
}
function printed(chosen: ChosenService, whole = false) {
  const [examined, out] = [examine(chosen), [] as string[]];
  const report = reportOf(examined);
  printReport(report, examined, whole, (line) => out.push(line));
  return { report, out, text: out.join('\n') };
}

test('of a complete service there is one line, and nothing to do', () => {
  const { report, out } = printed(lamp);
  expect(report.ok).toBe(true);
  expect(out[0]).toMatch(/^ {2}✓ tangerang\/lampu-jalan .*100 %/);
  expect(out.join('\n')).not.toContain('✗');
});

test('each line that no example exercises is marked in the file, with what is missing on it', () => {
  const { report, out } = printed(withExamples(1));
  expect(report.ok).toBe(false);
  expect(out[0]).toMatch(/^ {2}✗ tangerang\/lampu-jalan .*1 of 1 examples hold/);
  expect(report.notExercised.length).toBeGreaterThan(10);
  for (const { file, line, message } of report.notExercised) {
    expect(file).toBe('services/tangerang/lampu-jalan.ts');
    const marked = out.findIndex((one) => one.startsWith('      ✗ ') && Number(/✗ +(\d+) │/.exec(one)?.[1]) === line);
    expect(marked, message.en).toBeGreaterThan(0);
    expect(out[marked]).toContain(lines[line - 1]);
    const under = out.slice(
      marked + 1,
      out.findIndex((one, at) => at > marked && !one.includes('│   ↑')),
    );
    expect(
      under.some((one) => one.endsWith(`↑ no example: ${message.en}`)),
      message.en,
    ).toBe(true);
  }
  // What lies between is left out, and said to be.
  expect(out.some((one) => one.trim() === '…')).toBe(true);
});

test('with every line asked for, no line of the file is missing and exercised ones are ticked', () => {
  const { out } = printed(withExamples(1), true);
  const shown = out.flatMap((one) => /^ {6}(✓|✗| ) +(\d+) │ /.exec(one)?.[2] ?? []);
  expect(shown.map(Number)).toEqual(lines.map((_, index) => index + 1));
  expect(out.some((one) => one.startsWith('      ✓ '))).toBe(true);
});

test('without an example it says what to write; an example that does not hold stands at its line with its name', () => {
  expect(printed(withExamples(0)).text).toContain('no examples yet: write its .cases.ts');
  const [[name, example] = ['', {}]] = Object.entries(lamp.service.examples.examples);
  const wrong = { ...example, expect: { outcome: 'lapsed' } };
  const examples = { ...lamp.service.examples, examples: { [name]: wrong } } as typeof lamp.service.examples;
  const { report, text } = printed({ ...lamp, service: { ...lamp.service, examples } });
  const [problem] = report.problems;
  expect(problem).toMatchObject({ file: 'services/tangerang/lampu-jalan.cases.ts', example: name });
  expect(text).toContain(`lampu-jalan.cases.ts:${problem?.line}:${problem?.column}  ${name}`);
  expect(text).toContain(problem?.message.en);
});

test('the last line adds up all services, and is no better than the worst', () => {
  const out: string[] = [];
  const reports = [reportOf(examine(lamp)), reportOf(examine(withExamples(1)))];
  printTotal(reports, (line) => out.push(line));
  const [all, some] = reports.map(({ coverage }) => coverage);
  const exercised = (all?.exercised ?? 0) + (some?.exercised ?? 0);
  expect(out).toEqual([
    expect.stringContaining(`${exercised} of ${(all?.total ?? 0) + (some?.total ?? 0)} parts exercised`),
  ]);
  expect(out[0]).not.toContain('100 %');
});

test('planted mistakes that no example notices stand on their lines; where examples fail none is counted', () => {
  const out: string[] = [];
  const report = reportMutants(withExamples(2), (line) => out.push(line));
  expect(report).toMatchObject({ ok: false, noticed: report.total - report.notNoticed.length });
  expect(out[0]).toMatch(new RegExp(`✗ tangerang/lampu-jalan .*${report.noticed} of ${report.total} mistakes noticed`));
  for (const { line, message } of report.notNoticed) {
    expect(
      out.some((one) => new RegExp(`^ {6}✗ +${line} │`).test(one)),
      `${line}`,
    ).toBe(true);
    expect(
      out.some((one) => one.endsWith(`no example notices: ${message.en}`)),
      message.en,
    ).toBe(true);
  }
  expect(reportMutants(lamp, () => {})).toMatchObject({ ok: true });
  const [[name, example] = ['', {}]] = Object.entries(lamp.service.examples.examples);
  const examples = { ...lamp.service.examples, examples: { [name]: { ...example, expect: { outcome: 'lapsed' } } } };
  const failing = { ...lamp, service: { ...lamp.service, examples } } as ChosenService;
  expect(reportMutants(failing, (line) => out.push(line))).toMatchObject({ ok: false, total: 0, percent: 0 });
  expect(out.at(-1)).toContain('examples do not hold yet');
});

// The report of `balai test` on a terminal: one line for each service, then what is to be mended, where it stands.
// Must never: hide a line that no example exercises.
import { say, type Sentence } from '../say.ts';
import type { Examined } from './examine.ts';
import { type Listing, listingOf, type ServiceReport } from './test-report.ts';

type Print = (line: string) => void;

/** The line of one service, and everything that keeps it from being complete. `whole`: with every line of the file. */
export function printReport(report: ServiceReport, examined: Examined, whole: boolean, print: Print): void {
  const { examples, coverage, tookMs } = report;
  const name = `${report.region}/${report.service}`.padEnd(32);
  const played = say({
    id: `${examples.passed} dari ${examples.total} contoh sesuai`,
    en: `${examples.passed} of ${examples.total} examples hold`,
  });
  print(`  ${report.ok ? '✓' : '✗'} ${name} ${played.padEnd(26)} ${exercised(coverage)}   ${tookMs} ms`);
  if (examples.total === 0)
    print(
      `      ${say({ id: 'belum ada contoh: tulis berkas .cases.ts', en: 'no examples yet: write its .cases.ts' })}`,
    );
  if (report.findings > 0)
    print(
      `      ${say({ id: `${report.findings} kesalahan pada berkas: balai check ${report.service}`, en: `${report.findings} mistakes in the file: balai check ${report.service}` })}`,
    );
  for (const { file, line, column, example, message } of report.problems) {
    print(`\n      ${file}:${line}:${column}  ${example}`);
    print(`          ${say(message)}`);
  }
  const { all = [], missing = [] } = examined.coverage ?? {};
  if (whole || missing.length > 0) {
    const open = new Set<unknown>(missing);
    printListing(
      listingOf(examined, all, (thing) => open.has(thing)),
      { id: 'belum ada contoh', en: 'no example' },
      whole,
      print,
    );
  }
  for (const { file, line, message } of report.outOfReach) print(`      ${file}:${line}  ${say(message)}`);
}

function exercised(coverage: ServiceReport['coverage']): string {
  if (coverage === null)
    return say({ id: 'cakupan dihitung di daerah asalnya', en: 'coverage is counted where it was written' });
  const { exercised: count, total, percent } = coverage;
  return say({
    id: `${count} dari ${total} bagian diuji, ${percent} %`,
    en: `${count} of ${total} parts exercised, ${percent} %`,
  });
}

/** The lines of the file: ✗ where something is left open, ✓ where nothing is. `whole`: every line, not only those around a ✗. */
export function printListing({ file, lines, marks }: Listing, what: Sentence, whole: boolean, print: Print): void {
  const width = String(lines.length).length;
  const isShown = (number: number): boolean =>
    whole || [number - 1, number, number + 1].some((near) => (marks.get(near)?.open.length ?? 0) > 0);
  print(`\n      ${file}`);
  let skipped = false;
  for (const [index, text] of lines.entries()) {
    const number = index + 1;
    if (!isShown(number)) {
      skipped = true;
      continue;
    }
    if (skipped) print(`      ${' '.repeat(width + 2)} …`);
    skipped = false;
    const mark = marks.get(number);
    const sign = mark === undefined ? ' ' : mark.open.length > 0 ? '✗' : '✓';
    print(`      ${sign} ${String(number).padStart(width)} │ ${text}`);
    for (const open of mark?.open ?? []) print(`      ${' '.repeat(width + 2)} │   ↑ ${say(what)}: ${say(open)}`);
  }
  print('');
}

/** The last line: all services together. */
export function printTotal(reports: readonly ServiceReport[], print: Print): void {
  const sum = (of: (report: ServiceReport) => number) => reports.reduce((total, report) => total + of(report), 0);
  const [passed, examples] = [sum((one) => one.examples.passed), sum((one) => one.examples.total)];
  const [count, total] = [sum((one) => one.coverage?.exercised ?? 0), sum((one) => one.coverage?.total ?? 0)];
  const percent = total === 0 ? 100 : Math.floor((count / total) * 100);
  print(
    say({
      id: `${passed} dari ${examples} contoh sesuai; ${count} dari ${total} bagian diuji, ${percent} %`,
      en: `${passed} of ${examples} examples hold; ${count} of ${total} parts exercised, ${percent} %`,
    }),
  );
}

// What axe finds on a page as it stands. axe is put into the document once and run there as often as asked: the usual
// driver opens another page for every look, which costs ten times the look itself.
// Must never: look at a page with frames, because it would not see into them.
import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

/** One line for each violation: the rule, and where. Without options: every rule of axe. */
export async function axeFaults(page: Page, options: RunOptions = {}): Promise<readonly string[]> {
  if (page.frames().length > 1) throw new Error(`${page.url()} has frames; this does not look into them`);
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults, RunOptions>(
    (wanted) => (globalThis as unknown as { axe: typeof axe }).axe.run(document, wanted),
    { resultTypes: ['violations'], ...options },
  );
  return violations.map(
    ({ id, nodes }) =>
      `${id} at ${nodes.map(({ target, html }) => `${target.join(' ')} ${html.slice(0, 120)}`).join(', ')}`,
  );
}

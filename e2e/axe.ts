// What axe finds on a page as it stands. axe is put into the document once and run there as often as asked: the usual
// driver opens another page for every look, which costs ten times the look itself.
// Must never: look at a page with frames, because it would not see into them.
import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

/** One line for each violation: the rule, and where. Without options: every rule of axe. */
export async function axeFaults(page: Page, options: RunOptions = {}): Promise<readonly string[]> {
  await page.waitForLoadState('domcontentloaded');
  if (page.frames().length > 1) throw new Error(`${page.url()} has frames; this does not look into them`);
  // axe waits for promises and timers, which rest where scripts are off.
  const still = await page.evaluate(() => matchMedia('(scripting: none)').matches);
  return still ? onTwin(page, (twin) => faultsOf(twin, options)) : faultsOf(page, options);
}

/** The same document, without its scripts, in a page where axe can run: same size, colours and cookies. */
export async function onTwin<T>(page: Page, look: (twin: Page) => Promise<T>): Promise<T> {
  const html = (await page.content()).replaceAll(/<script\b[^>]*>[\s\S]*?<\/script>/gi, '');
  const dark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  const context = await page
    .context()
    .browser()
    ?.newContext({
      storageState: await page.context().storageState(),
      viewport: page.viewportSize(),
      colorScheme: dark ? 'dark' : 'light',
    });
  if (context === undefined) throw new Error('the page has no browser to open a second one in');
  try {
    const [address = ''] = page.url().split('#');
    await context.route(
      ({ href }) => href === address,
      (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }),
    );
    const twin = await context.newPage();
    await twin.goto(address);
    return await look(twin);
  } finally {
    await context.close();
  }
}

async function faultsOf(page: Page, options: RunOptions): Promise<readonly string[]> {
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
